// Places of another server do not exist for a person, and what is posted through them is looked at once more.
import { expect, it } from 'vitest';
import { seenMessenger } from '../../src/dispatch/seen-messenger.js';
import type { Post } from '../../src/ports.js';
import type { Reply } from '../../src/reply.js';
import { UserError } from '../../src/user-error.js';
import { recordingMessenger } from '../commands/recording-messenger.js';

const OWN = 'kanal-sendiri';
const FOREIGN = 'kanal-asing';
const reply: Reply = { kind: 'notice', language: 'id', sentence: 'Halo' };
const post: Post = { reply, title: 'Halo', mark: 'MARK', role: null, tag: null };

function seen(isAllowed = true) {
  const recorded = recordingMessenger('server');
  recorded.place(FOREIGN, { owner: 'other' });
  const asked: (readonly string[])[] = [];
  const posting = {
    async require(_owner: string, channels: () => readonly string[] | Promise<readonly string[]>) {
      asked.push(await channels());
      if (!isAllowed) throw new UserError('not-here', { id: 'Bukan di sini.', en: 'Not here.' });
    },
  };
  const messenger = seenMessenger(recorded, posting, { owner: 'server', channels: [OWN] });
  return { messenger, recorded, asked };
}

it('a place of another server is as one that is gone', async () => {
  const { messenger, recorded } = seen();
  expect(await messenger.postingPlace(OWN)).toMatchObject({ owner: 'server' });
  expect(await messenger.postingPlace(FOREIGN)).toBeNull();
  expect(await messenger.refusalToMention(OWN, 'role')).toBeNull();
  expect(await messenger.refusalToMention(FOREIGN, 'role')).toMatchObject({ code: 'channel-gone' });
  expect(await messenger.isSeenByReadersOf(OWN, OWN)).toBe(true);
  expect(await messenger.isSeenByReadersOf(OWN, FOREIGN)).toBe(false);
  expect(await messenger.isSeenByReadersOf(FOREIGN, FOREIGN)).toBe(false);
  expect(await messenger.findPost(OWN, 'MARK', 0)).toEqual({ kind: 'absent' });
  expect(await messenger.findPost(FOREIGN, 'MARK', 0)).toEqual({ kind: 'unreadable', passing: false });
  expect(await messenger.post(FOREIGN, post)).toMatchObject({ kind: 'refused', reason: { code: 'channel-gone' } });
  expect(recorded.posts).toEqual([]);
});

it('what is posted or told is looked at once more', async () => {
  const { messenger, recorded, asked } = seen();
  expect(await messenger.post(OWN, post)).toMatchObject({ kind: 'sent' });
  expect(await messenger.notify('budi', reply)).toBe(true);
  expect(asked).toEqual([[OWN], []]);
  expect([recorded.posts, recorded.notified]).toMatchObject([[{ channel: OWN, post }], [{ person: 'budi', reply }]]);
});

it('what is for other channels is neither posted nor told', async () => {
  const { messenger, recorded } = seen(false);
  await expect(messenger.post(OWN, post)).rejects.toMatchObject({ code: 'not-here' });
  await expect(messenger.notify('budi', reply)).rejects.toMatchObject({ code: 'not-here' });
  expect([recorded.posts, recorded.notified]).toEqual([[], []]);
});

const AT_HOME = { channel: OWN, message: 'pesan' };
const ABROAD = { channel: FOREIGN, message: 'pesan' };
const EVENT = { name: 'Sesi belajar', start: 1000, end: 2000, channel: OWN };

it('sessions are held in places of the own server only', async () => {
  const { messenger, recorded } = seen();
  expect(await messenger.threadOn(AT_HOME, 'Sesi')).toBe('pesan');
  await expect(messenger.threadOn(ABROAD, 'Sesi')).rejects.toMatchObject({ code: 'channel-gone' });
  expect(await messenger.edit(AT_HOME, reply)).toBe(true);
  expect(await messenger.edit(ABROAD, reply)).toBe(false);
  for (const thread of [OWN, FOREIGN]) await messenger.closeThread(thread);
  expect(recorded).toMatchObject({
    ...{ hung: [{ address: AT_HOME }], edits: [{ address: AT_HOME, reply }], closed: [OWN] },
  });
});

it('events are those of the own server only', async () => {
  const { messenger, recorded } = seen();
  const id = (await messenger.saveEvent('server', EVENT, null)) ?? '';
  expect(await messenger.saveEvent('other', EVENT, null)).toBeNull();
  expect(await messenger.saveEvent('server', { ...EVENT, channel: FOREIGN }, null)).toBeNull();
  await messenger.deleteEvent('other', id);
  expect([...recorded.events.values()]).toEqual([{ ...EVENT, owner: 'server' }]);
  await messenger.deleteEvent('server', id);
  expect(recorded.events.size).toBe(0);
});

it('a message does not come to show what is for other channels', async () => {
  const { messenger, recorded } = seen(false);
  await expect(messenger.edit(AT_HOME, reply)).rejects.toMatchObject({ code: 'not-here' });
  expect(recorded.edits).toEqual([]);
});
