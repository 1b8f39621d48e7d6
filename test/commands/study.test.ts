// /study next and end, and the buttons of a session: who guides it, and how everybody goes on.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Caller, Dispatcher } from '../../src/dispatch.js';
import { ofKind } from './reply-of-kind.js';
import { type StudyServer, studyServer, TABLE } from './study-server.js';
import { openToyServices, type ToyServices } from './toy-services.js';

const DOCUMENT = { document: 'sungai.md' };

let toy: ToyServices;
let gate: Dispatcher;
let server: StudyServer;
beforeAll(async () => {
  toy = await openToyServices();
  gate = toy.gate();
});
afterAll(async () => {
  expect(toy.failures).toEqual([]);
  await toy.close();
});
beforeEach(async () => {
  server = await studyServer(toy, gate);
});

const inside = (thread: string, change: Partial<Caller> = {}): Partial<Caller> => ({
  channels: [thread, TABLE],
  ...change,
});
const BUDI = { person: 'budi' };
const postsIn = (thread: string) => toy.messenger.posts.filter(({ channel }) => channel === thread);
const sessions = () => toy.services.study.openSessions(server.owner);

describe('going on', () => {
  it('brings the next passage for who guides, by command and by button, and once for those who press together', async () => {
    const { id, thread } = await server.begin();
    expect(await server.call('lanjut', {}, inside(thread))).toMatchObject({
      sentence: 'Bagian berikutnya sudah dikirim.',
    });
    const presses = await Promise.all([
      server.press('study-next', `${id}.1.MARK0000`, inside(thread)),
      server.press('study-next', `${id}.1.MARK0000`, inside(thread, { ...BUDI, managesServer: true })),
    ]);
    expect(presses).toMatchObject([
      { kind: 'study-passage', step: 1, state: 'past' },
      { kind: 'study-passage', step: 1, state: 'past' },
    ]);
    expect(postsIn(thread)).toHaveLength(3);
  });

  it('counts everybody else as ready, and says so', async () => {
    const { id, thread } = await server.begin();
    await server.press('study-join', id, { ...BUDI });
    await server.press('study-join', id, { person: 'citra' });
    const called = await server.call('next', {}, inside(thread, { ...BUDI, language: 'en' }));
    expect(called).toMatchObject({ sentence: 'You count as ready: 1 of 2. Whoever guides this session goes on.' });
    const pressed = await server.press('study-next', `${id}.0.MARK0000`, inside(thread, { person: 'citra' }));
    expect(pressed).toMatchObject({ kind: 'study-passage', step: 0, ready: 2, state: 'now', session: { joined: 2 } });
    expect(await server.press('study-ready', `${id}.0`, inside(thread, { person: 'dewi' }))).toMatchObject({
      ready: 3,
    });
    expect(postsIn(thread)).toHaveLength(1);
  });

  it('is up to half of those who joined where nobody guides for ten minutes', async () => {
    const { id, thread } = await server.begin();
    for (const person of ['budi', 'citra', 'dewi']) await server.press('study-join', id, { person });
    toy.clock.pass(10 * 60_000);
    await server.press('study-ready', `${id}.0`, inside(thread, BUDI));
    expect(postsIn(thread)).toHaveLength(1);
    const moved = await server.press('study-ready', `${id}.0`, inside(thread, { person: 'citra' }));
    expect(moved).toMatchObject({ kind: 'study-passage', step: 0, state: 'past' });
    expect(postsIn(thread)).toHaveLength(2);
  });

  it('shows on the opening who joined and who left', async () => {
    const { id } = await server.begin();
    const message = (await sessions())[0]?.opening ?? { channel: TABLE, message: '' };
    const joined = async (action: string, person: string) =>
      ofKind(await server.press(action, `${id}.MARK0000`, { person, message }), 'study-opening').session.joined;
    expect(await joined('study-join', 'budi')).toBe(1);
    expect(await joined('study-join', 'budi')).toBe(1);
    expect(await joined('study-join', 'citra')).toBe(2);
    expect(await joined('study-leave', 'budi')).toBe(1);
  });

  it('changes no other message than the one that Kutip put the button on', async () => {
    const { id, thread } = await server.begin();
    const message = { channel: thread, message: 'another' };
    for (const [action, argument] of [
      ['study-join', id],
      ['study-ready', `${id}.0`],
      ['study-next', `${id}.0`],
      ['study-next', `${id}.7`],
      ['study-next', id],
    ] as const) {
      expect(await server.press(action, argument, inside(thread, { message })), action).toMatchObject({
        code: 'outdated',
      });
    }
    expect(postsIn(thread)).toHaveLength(1);
  });

  it('ends the session behind the last passage', async () => {
    const { id, thread } = await server.begin({ ...DOCUMENT, passages: '2' });
    await server.call('lanjut', {}, inside(thread));
    expect(await server.call('next', {}, inside(thread, { language: 'en' }))).toMatchObject({
      sentence: expect.stringContaining('has ended'),
    });
    expect((await toy.services.study.view(server.owner, id))?.session).toMatchObject({ endedBy: 'finished' });
  });
});

describe('/study end', () => {
  it('is for who guides and for managers, and posts the recap', async () => {
    const { id, thread } = await server.begin();
    for (const reply of [
      await server.call('selesai', {}, inside(thread, BUDI)),
      await server.press('study-end', id, inside(thread, BUDI)),
    ]) {
      expect(reply).toMatchObject({ code: 'guides-only' });
    }
    const ended = await server.press('study-end', id, inside(thread, { ...BUDI, managesServer: true, language: 'en' }));
    expect(ended).toMatchObject({ sentence: 'This session has ended. Its recap is in its thread.' });
    expect(toy.messenger.sent.at(-1)).toMatchObject({ channel: thread, reply: { kind: 'study-recap' } });
    expect(await sessions()).toEqual([]);
  });

  it('leaves buttons that say so, in both languages', async () => {
    const { id, thread } = await server.begin();
    await server.call('selesai', {}, inside(thread));
    for (const [action, argument] of [
      ['study-join', id],
      ['study-leave', id],
      ['study-ready', `${id}.0`],
      ['study-next', `${id}.0`],
      ['study-quiz', id],
      ['study-end', id],
    ] as const) {
      const said = await server.press(action, argument, inside(thread));
      expect(said, action).toMatchObject({ code: 'session-over', sentence: expect.stringContaining('/belajar mulai') });
      const english = await server.press(action, argument, inside(thread, { language: 'en' }));
      expect(english, action).toMatchObject({ sentence: expect.stringContaining('has ended') });
    }
  });
});

describe('commands of a session', () => {
  it('say what to do where there is none', async () => {
    for (const subcommand of ['lanjut', 'kuis', 'rekap', 'selesai']) {
      expect(await server.call(subcommand), subcommand).toMatchObject({
        ...{ code: 'no-session-here', sentence: expect.stringContaining('/belajar mulai') },
      });
      expect(await server.call(subcommand, {}, { language: 'en' }), subcommand).toMatchObject({
        sentence: expect.stringContaining('/study start'),
      });
    }
    for (const action of ['study-join', 'study-next', 'study-end', 'study-recap', 'study-file', 'study-score']) {
      expect(await server.press(action, 'ABSENT00.md'), action).toMatchObject({ code: 'outdated' });
    }
  });
});
