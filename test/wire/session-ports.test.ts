// What study sessions need of Discord, over real sockets: threads on messages, edits, closed threads, events of the server.
import { Routes } from 'discord.js';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { MessageAddress } from '../../src/group-types.js';
import type { Messenger, ServerEvent } from '../../src/ports.js';
import type { Reply } from '../../src/reply.js';
import { type LocalDiscord, type LocalServer, startLocalDiscord, wire } from './local-discord.js';
import { startToyKutip, type ToyKutip } from './toy-kutip.js';

const NOBODY_HAS = '1100000000000000009';
const HOUR = 3_600_000;
const THREADS = /^\/channels\/\d+\/messages\/\d+\/threads$/;
const MESSAGE = /^\/channels\/\d+\/messages\/\d+$/;
const EVENTS = /^\/guilds\/\d+\/scheduled-events$/;
const EVENT = /^\/guilds\/\d+\/scheduled-events\/\d+$/;

const notice = (sentence: string): Reply => ({ kind: 'notice', language: 'id', sentence });

wire('A study session', () => {
  let discord: LocalDiscord;
  let kutip: ToyKutip;
  let server: LocalServer;
  let messenger: Messenger;

  beforeAll(async () => {
    discord = await startLocalDiscord({
      servers: [
        {
          name: 'Geografi',
          systemChannel: null,
          kutip: ['CreateEvents'],
          channels: [
            {
              name: 'umum',
              threads: [
                { name: 'hidup' },
                { name: 'arsip', archived: true },
                { name: 'milik-orang' },
                { name: 'terkunci', archived: true, locked: true },
              ],
            },
            { name: 'tanpa-utas', denied: ['CreatePublicThreads', 'SendMessagesInThreads'] },
            { name: 'rapat', kind: 'voice' },
            { name: 'forum', kind: 'forum' },
          ],
          people: [{ name: 'Sari', locale: 'id' }],
        },
        { name: 'Sejarah', systemChannel: null },
        { name: 'Biologi', systemChannel: null, kutip: ['ManageEvents', 'ManageThreads'], channels: [BIOLOGY] },
      ],
    });
    kutip = await startToyKutip(discord, { restTimeoutMs: 2000 });
    server = discord.server();
    messenger = kutip.surface.messenger;
  });
  afterEach(() => {
    discord.clearFaults();
    expect(discord.problems()).toEqual([]);
    expect(kutip.failures.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await kutip.stop();
    await discord.close();
  });

  const idOf = (name: string) => server.channel(name).id;
  const sent = (name: string, words = 'Sesi belajar') => messenger.send(idOf(name), notice(words));
  const requests = (method: string, path: RegExp) =>
    discord.requests.filter((each) => each.method === method && path.test(each.path)).length;
  const shown = ({ channel, message }: MessageAddress) => {
    const all = [server.channel('umum'), ...server.channel('umum').threads(), ...server.channel('forum').threads()];
    return all
      .find(({ id }) => id === channel)
      ?.seen()
      .find(({ id }) => id === message);
  };

  describe('has a thread', () => {
    it('that hangs on its opening, and is the same for whoever asks again', async () => {
      const address = await sent('umum');
      const thread = await messenger.threadOn(address, '  Sungai\ndan danau ');
      expect(thread).toBe(address.message);
      expect(await messenger.threadOn(address, 'Lain')).toBe(thread);
      const all = server.channel('umum').threads();
      expect(all.filter(({ id }) => id === thread).map(({ name }) => name)).toEqual(['Sungai dan danau']);
      expect(discord.requests.findLast(({ path }) => THREADS.test(path))?.body).toMatchObject({
        auto_archive_duration: 10080,
      });
      await messenger.send(thread, notice('Bagian pertama'));
      expect(all.at(-1)?.seen()).toMatchObject([{ content: 'Bagian pertama' }]);
    });

    it('one, when two ask at once', async () => {
      const address = await sent('umum');
      const both = await Promise.all([messenger.threadOn(address, 'Satu'), messenger.threadOn(address, 'Dua')]);
      expect(both).toEqual([address.message, address.message]);
    });

    it('with a name within the limits', async () => {
      for (const [title, name] of [
        ['x'.repeat(300), `${'x'.repeat(99)}…`],
        ['   ', 'Kutip'],
      ]) {
        const thread = await messenger.threadOn(await sent('umum'), title ?? '');
        const opened = server.channel('umum').threads();
        expect(opened.find(({ id }) => id === thread)?.name).toBe(name);
      }
    });

    it.each([
      ['its answer is lost', { reset: 'after' }],
      ['the connection breaks', { reset: 'before' }],
      ['Discord is in trouble', { status: 502 }],
      ['Discord says nothing', { hang: 'after' }],
    ] as const)(
      'also when %s',
      async (_, fault) => {
        const address = await sent('umum');
        discord.fault({ method: 'POST', path: THREADS, ...fault });
        expect(await messenger.threadOn(address, 'Sungai')).toBe(address.message);
      },
      15_000,
    );

    it('in which it stands already', async () => {
      const inThread = await sent('hidup');
      expect(await messenger.threadOn(inThread, 'Sungai')).toBe(idOf('hidup'));
      const post = await messenger.openThread(idOf('forum'), 'Sungai', notice('Sesi belajar'));
      expect(await messenger.threadOn({ channel: post, message: post }, 'Danau')).toBe(post);
    });

    it('still when Kutip may open no more', async () => {
      const channel = await server.addChannel({ name: 'berubah' });
      await vi.waitFor(async () => expect(await messenger.abilities(channel.id)).toMatchObject({ canSend: true }));
      const address = await messenger.send(channel.id, notice('Sesi belajar'));
      const thread = await messenger.threadOn(address, 'Sungai');
      await vi.waitFor(() => expect(kutip.client.channels.cache.has(thread)).toBe(true));
      await channel.deny('CreatePublicThreads');
      await vi.waitFor(async () =>
        expect(await messenger.abilities(channel.id)).toMatchObject({ canOpenThread: false }),
      );
      expect(await messenger.threadOn(address, 'Sungai')).toBe(thread);
    });
  });

  describe('has no thread', () => {
    it('where a permission is missing, and names each', async () => {
      const address = await sent('tanpa-utas');
      const before = requests('POST', THREADS);
      await expect(messenger.threadOn(address, 'Sungai')).rejects.toMatchObject({
        code: 'missing-permission',
        sentence: {
          id: expect.stringContaining(
            'Buat Utas Publik (Create Public Threads), Kirim Pesan di Utas (Send Messages in Threads) di #tanpa-utas',
          ),
        },
      });
      expect(requests('POST', THREADS)).toBe(before);
    });

    it.each([
      [403, 50013, 'missing-permission'],
      [400, 160006, 'too-many-threads'],
      [404, 10003, 'channel-gone'],
    ])('where Discord refuses with %i %i', async (status, code, expected) => {
      const address = await sent('umum');
      discord.fault({ method: 'POST', path: THREADS, status, body: { code, message: 'x' } });
      await expect(messenger.threadOn(address, 'Sungai')).rejects.toMatchObject({ code: expected });
    });

    it('where its place or its opening is gone, or is no place for threads', async () => {
      const threadOn = (channel: string, message = NOBODY_HAS) => messenger.threadOn({ channel, message }, 'Sungai');
      await expect(threadOn(NOBODY_HAS)).rejects.toMatchObject({ code: 'channel-gone' });
      await expect(threadOn(idOf('umum'))).rejects.toMatchObject({ code: 'message-gone' });
      await expect(threadOn(idOf('rapat'))).rejects.toMatchObject({ code: 'no-threads-here' });
    });
  });

  describe('changes its messages', () => {
    it('in channels, threads and posts, and keeps them the same when told twice', async () => {
      const post = await messenger.openThread(idOf('forum'), 'Danau', notice('lama'));
      for (const address of [await sent('umum'), await sent('hidup'), { channel: post, message: post }]) {
        for (let time = 0; time < 2; time++) expect(await messenger.edit(address, notice('4 dari 6'))).toBe(true);
        expect(shown(address)).toMatchObject({ content: '4 dari 6', edited: true });
      }
    });

    it.each([
      ['an answer that is lost', { reset: 'after' }],
      ['a bad gateway', { status: 502, times: 2 }],
    ] as const)(
      'despite %s',
      async (_, fault) => {
        const address = await sent('umum');
        discord.fault({ method: 'PATCH', path: MESSAGE, ...fault });
        expect(await messenger.edit(address, notice('baru'))).toBe(true);
        expect(shown(address)).toMatchObject({ content: 'baru' });
      },
      15_000,
    );

    it('and their files only where the new words bring some', async () => {
      const bytes = Buffer.from('Rangkuman');
      const file = (name: string): Reply => ({ kind: 'file', language: 'id', sentence: 'Rangkuman', name, bytes });
      const address = await messenger.send(idOf('umum'), file('lama.md'));
      const names = () => shown(address)?.files.map(({ name }) => name);
      expect(await messenger.edit(address, notice('tetap'))).toBe(true);
      expect(names()).toEqual(['lama.md']);
      for (let time = 0; time < 2; time++) expect(await messenger.edit(address, file('baru.md'))).toBe(true);
      expect(names()).toEqual(['baru.md']);
    });

    it('but not those that are gone, nor in threads that are archived or locked', async () => {
      const channel = await server.addChannel({ name: 'sebentar' });
      await vi.waitFor(async () => expect(await messenger.abilities(channel.id)).toMatchObject({ canSend: true }));
      const hidden = await messenger.send(channel.id, notice('x'));
      const deleted = await sent('umum');
      await kutip.client.rest.delete(Routes.channelMessage(deleted.channel, deleted.message));
      const thread = await server.channel('umum').openThread({ name: 'tidur' });
      const asleep = await messenger.send(thread.id, notice('x'));
      await thread.archive();
      await channel.deny('ViewChannel');
      for (const address of [hidden, deleted, asleep, { channel: NOBODY_HAS, message: NOBODY_HAS }]) {
        expect(await messenger.edit(address, notice('baru'))).toBe(false);
      }
      discord.fault({ method: 'PATCH', path: MESSAGE, status: 403, body: { code: 160005, message: 'x' } });
      expect(await messenger.edit(await sent('umum'), notice('baru'))).toBe(false);
      await channel.remove();
    });

    it('and says so where Discord cannot be reached', async () => {
      const address = await sent('umum');
      discord.fault({ method: 'PATCH', path: MESSAGE, status: 500, times: 99 });
      await expect(messenger.edit(address, notice('baru'))).rejects.toMatchObject({ status: 500 });
    });
  });

  describe('closes its thread', () => {
    it('that Kutip opened; it can be written in again', async () => {
      const thread = await messenger.threadOn(await sent('umum'), 'Selesai');
      await messenger.closeThread(thread);
      expect(server.channel('Selesai').archived).toBe(true);
      expect(await messenger.threadIsUsable(thread)).toBe(true);
      // Archived already.
      await messenger.closeThread(thread);
    });

    it('also when the answer is lost', async () => {
      const thread = await messenger.threadOn(await sent('umum'), 'Selesai juga');
      discord.fault({ method: 'PATCH', path: /^\/channels\/\d+$/, reset: 'after' });
      await messenger.closeThread(thread);
      expect(server.channel('Selesai juga').archived).toBe(true);
    });

    it('of somebody else only where it manages threads', async () => {
      const before = requests('PATCH', /^\/channels\/\d+$/);
      for (const id of [idOf('milik-orang'), idOf('terkunci'), idOf('umum'), NOBODY_HAS])
        await messenger.closeThread(id);
      expect(requests('PATCH', /^\/channels\/\d+$/)).toBe(before);
      expect(server.channel('milik-orang').archived).toBe(false);
      const other = discord.server('Biologi').channel('utas-orang');
      await messenger.closeThread(other.id);
      expect(other.archived).toBe(true);
    });

    it('or leaves it open where Discord is away, which is logged', async () => {
      const thread = await messenger.threadOn(await sent('umum'), 'Terbuka');
      discord.fault({ method: 'PATCH', path: /^\/channels\/\d+$/, status: 500, times: 99 });
      await messenger.closeThread(thread);
      expect(server.channel('Terbuka').archived).toBe(false);
      expect(kutip.failures.splice(0)).toMatchObject([{ where: 'closing a thread' }]);
    });

    it('or leaves it open where Discord refuses', async () => {
      const thread = await messenger.threadOn(await sent('umum'), 'Ditolak');
      discord.fault({ method: 'PATCH', path: /^\/channels\/\d+$/, status: 403, body: { code: 50013, message: 'x' } });
      await messenger.closeThread(thread);
      expect(server.channel('Ditolak').archived).toBe(false);
    });
  });

  describe('hears of its thread', () => {
    const heard = (thread: string) => kutip.closed.filter((each) => each.startsWith(`${thread} `));
    const toldOf = (thread: string, by: string) => vi.waitFor(() => expect(heard(thread)).toEqual([`${thread} ${by}`]));
    const opened = async (title: string) => {
      const id = await messenger.threadOn(await sent('umum'), title);
      await vi.waitFor(() => expect(kutip.client.channels.cache.has(id)).toBe(true));
      return { id, thread: server.channel(title) };
    };

    it('that somebody archived it, and nothing when it is opened again', async () => {
      const { id, thread } = await opened('Diarsipkan');
      await thread.archive();
      await toldOf(id, 'thread-archived');
      expect(await messenger.threadIsUsable(id)).toBe(true);
      await thread.reopen();
      await vi.waitFor(() => expect(kutip.client.channels.cache.get(id)).toMatchObject({ archived: false }));
      expect(heard(id)).toHaveLength(1);
    });

    it.each([true, false])('that somebody locked it (archived: %s)', async (archived) => {
      const { id, thread } = await opened(`Dikunci ${archived}`);
      await (archived ? thread.archive({ locked: true }) : thread.lock());
      await toldOf(id, 'thread-locked');
      expect(await messenger.threadIsUsable(id)).toBe(false);
    });

    it('nothing when Discord archived it because nobody wrote there', async () => {
      const { id } = await opened('Sepi');
      const asleep = new Date(Date.now() + 7 * 24 * HOUR).toISOString();
      const metadata = { archived: true, locked: false, auto_archive_duration: 10080, archive_timestamp: asleep };
      const { type, name, guildId, parentId } = await threadOf(kutip, id);
      discord.gateway.emit('THREAD_UPDATE', {
        ...{ id, type, name, guild_id: guildId, parent_id: parentId, owner_id: discord.applicationId },
        thread_metadata: metadata,
      });
      await vi.waitFor(() => expect(kutip.client.channels.cache.get(id)).toMatchObject({ archived: true }));
      expect(heard(id)).toEqual([]);
    });

    it('that it, or the channel around it, is gone', async () => {
      const { id, thread } = await opened('Dihapus');
      await thread.remove();
      await toldOf(id, 'thread-gone');
      const channel = await server.addChannel({ name: 'dibongkar' });
      await vi.waitFor(async () =>
        expect(await messenger.abilities(channel.id)).toMatchObject({ canOpenThread: true }),
      );
      const inside = await messenger.threadOn(await messenger.send(channel.id, notice('x')), 'Di dalam');
      await vi.waitFor(() => expect(kutip.client.channels.cache.has(inside)).toBe(true));
      await channel.remove();
      await toldOf(inside, 'thread-gone');
      await toldOf(channel.id, 'thread-gone');
    });
  });

  describe('stands among the events of the server', () => {
    const event = (change: Partial<ServerEvent> = {}): ServerEvent => {
      const start = Math.ceil(Date.now() / 1000) * 1000 + HOUR;
      return { name: 'Sesi belajar: Sungai', start, end: start + HOUR, channel: idOf('umum'), ...change };
    };
    const save = (made: ServerEvent, id: string | null = null) => messenger.saveEvent(server.id, made, id);
    const saved = async (made: ServerEvent, id: string | null = null) => {
      const result = await save(made, id);
      if (result === null) throw new Error('no event was saved');
      return result;
    };
    const clear = () => {
      for (const { id } of server.events()) server.removeEvent(id);
    };
    afterEach(clear);

    it('with its name, its times and its channel, until it is taken away', async () => {
      const made = event();
      const id = await saved(made);
      const { name, start, end } = made;
      expect(server.events()).toMatchObject([
        {
          ...{ id, name, start, end, location: '#umum', creatorId: discord.applicationId },
          description: `https://discord.com/channels/${server.id}/${idOf('umum')}`,
        },
      ]);
      for (let time = 0; time < 2; time++) await messenger.deleteEvent(server.id, id);
      expect(server.events()).toEqual([]);
    });

    it('with a name within the limits', async () => {
      await saved(event({ name: ` ${'x'.repeat(200)}` }));
      expect(server.events()).toMatchObject([{ name: `${'x'.repeat(99)}…` }]);
    });

    it('once, however often the answer is lost', async () => {
      for (const reset of ['after', 'before'] as const) {
        discord.fault({ method: 'POST', path: EVENTS, reset });
        const id = await saved(event());
        expect(server.events()).toMatchObject([{ id }]);
        discord.fault({ method: 'DELETE', path: EVENT, reset });
        await messenger.deleteEvent(server.id, id);
        expect(server.events()).toEqual([]);
      }
    });

    it('and is changed there', async () => {
      const id = await saved(event());
      const later = event({ name: 'Sesi belajar: Danau', start: Date.now() + 5 * HOUR, end: Date.now() + 6 * HOUR });
      discord.fault({ method: 'PATCH', path: EVENT, reset: 'after' });
      expect(await saved(later, id)).toBe(id);
      expect(server.events()).toMatchObject([{ id, name: later.name, start: later.start, end: later.end }]);
    });

    it('anew where somebody took it away', async () => {
      const id = await saved(event());
      server.removeEvent(id);
      const again = await saved(event(), id);
      expect(again).not.toBe(id);
      expect(server.events()).toMatchObject([{ id: again }]);
    });

    it('not where its start is past, or its channel is gone or another server’s', async () => {
      expect(await save(event({ start: Date.now() - 1000 }))).toBeNull();
      expect(await save(event({ channel: NOBODY_HAS }))).toBeNull();
      expect(await save(event({ channel: discord.server('Sejarah').channel('umum').id }))).toBeNull();
      expect(await messenger.saveEvent(NOBODY_HAS, event(), null)).toBeNull();
      expect(server.events()).toEqual([]);
    });

    it('not where Kutip may not, of which Discord is not even asked', async () => {
      const other = discord.server('Sejarah');
      const before = requests('POST', EVENTS);
      expect(await messenger.saveEvent(other.id, event({ channel: other.channel('umum').id }), null)).toBeNull();
      expect(requests('POST', EVENTS)).toBe(before);
      const { id } = other.addEvent({ name: 'Lain', start: Date.now() + HOUR, end: Date.now() + 2 * HOUR });
      await messenger.deleteEvent(other.id, id);
      expect(other.events()).toHaveLength(1);
    });

    it('not where Discord refuses: it may manage events only, or there are too many', async () => {
      const other = discord.server('Biologi');
      expect(await messenger.saveEvent(other.id, event({ channel: other.channel('umum').id }), null)).toBeNull();
      for (let count = 0; count < 100; count++) {
        server.addEvent({ name: `${count}`, start: Date.now() + HOUR, end: Date.now() + 2 * HOUR });
      }
      expect(await save(event())).toBeNull();
    });

    it('not while Discord is away, which whoever asked is told', async () => {
      discord.fault({ method: 'POST', path: EVENTS, status: 500, times: 99 });
      await expect(save(event())).rejects.toMatchObject({ status: 500 });
      discord.fault({ method: 'DELETE', path: EVENT, status: 500, times: 99 });
      await expect(messenger.deleteEvent(server.id, NOBODY_HAS)).rejects.toMatchObject({ status: 500 });
    });

    // Moves Discord's clock, which does not go back: the last ones.
    it('anew where the one before is under way', async () => {
      const id = await saved(event());
      discord.moveClock(1.5 * HOUR);
      const next = event({ start: Date.now() + 30 * HOUR, end: Date.now() + 31 * HOUR });
      const again = await saved(next, id);
      expect(server.events()).toMatchObject([{ id }, { id: again, start: next.start }]);
      discord.moveClock(2 * HOUR);
      expect(await saved(next, id)).toBe(again);
      expect(server.events()).toMatchObject([{ id: again }]);
    });

    it('not where Discord’s clock says that its start is past, which is logged', async () => {
      expect(await save(event())).toBeNull();
      expect(kutip.failures.splice(0)).toMatchObject([{ where: 'server event' }]);
    });
  });
});

const BIOLOGY = { name: 'umum', threads: [{ name: 'utas-orang' }] } as const;

async function threadOf({ client }: ToyKutip, id: string) {
  const thread = await client.channels.fetch(id);
  if (thread?.isThread() !== true) throw new Error('no thread');
  return thread;
}
