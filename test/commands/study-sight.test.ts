// Sessions of a collection that somebody does not see: for that person they do not exist, whatever is pressed, typed or guessed.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPosting } from '../../src/dispatch/posting.js';
import type { Caller, Dispatcher } from '../../src/dispatch.js';
import type { Reply } from '../../src/reply.js';
import { ofKind } from './reply-of-kind.js';
import { DOCUMENTS, OTHER, SECRET, type StudyServer, studyServer, TABLE } from './study-server.js';
import { openToyServices, type ToyServices } from './toy-services.js';

const INSIDER: Partial<Caller> = { sees: () => true, channels: [SECRET], person: 'guru', managesServer: true };
/** Manages the server, and sees every channel but `SECRET`. */
const OUTSIDER: Partial<Caller> = { person: 'budi', managesServer: true };
const EXAM = 'Ujian';

let toy: ToyServices;
let gate: Dispatcher;
let server: StudyServer;
let session: string;
let thread: string;
let round: string;
let schedule: string;
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
  const { id } = await server.collection(EXAM, [SECRET]);
  await server.give(DOCUMENTS, id);
  ({ id: session, thread } = await server.begin({ document: 'sungai.md', collection: EXAM }, INSIDER));
  const inside = { ...INSIDER, channels: [thread, SECRET] };
  for (let count = 0; count < 3; count += 1) await server.call('lanjut', {}, inside);
  await server.call('kuis', { rounds: '2' }, inside);
  round = ofKind(toy.messenger.sent.at(-1)?.reply ?? { kind: 'welcome', language: 'id' }, 'study-round').id;
  const wanted = { topic: 'sungai', collection: EXAM, days: 'Senin', time: '19.00' };
  schedule = ofKind(await server.call('jadwalkan', wanted, INSIDER), 'study-schedule').id;
});

const kept = async () =>
  JSON.stringify([
    await toy.services.study.view(server.owner, session),
    await toy.services.study.round(server.owner, round),
    await toy.services.study.recap(server.owner, session),
    await toy.services.sessionSchedules.schedule(server.owner, schedule),
    [toy.messenger.sent.length, toy.messenger.posts.length, toy.messenger.edits.length],
  ]);

describe('a session of a collection out of sight', () => {
  it('answers its buttons as one that is not there, and nothing changes', async () => {
    const before = await kept();
    const presses: readonly (readonly [string, string])[] = [
      ...['study-join', 'study-leave', 'study-quiz', 'study-recap', 'study-end', 'study-score'].map(
        (action) => [action, session] as const,
      ),
      ...['study-ready', 'study-next'].map((action) => [action, `${session}.0`] as const),
      ...['md', 'html'].map((type) => ['study-file', `${session}.${type}`] as const),
      ...['quiz-choice', 'quiz-next', 'quiz-bad'].map((action) => [action, `${round}.0`] as const),
      ['stop-study', schedule],
    ];
    const absent = (argument: string) => argument.replace(/^[^.]+/, 'ABSENT00');
    // Also to who claims to be in the thread.
    for (const change of [OUTSIDER, { ...OUTSIDER, channels: [thread, SECRET] }]) {
      for (const [action, argument] of presses) {
        const said = await server.press(action, argument, change);
        expect(said, action).toMatchObject({ kind: 'refusal' });
        expect(said, action).toEqual(await server.press(action, absent(argument), change));
      }
    }
    expect(await kept()).toBe(before);
  });

  it('is not told elsewhere by a recap without quotes', async () => {
    const recap = await toy.services.study.show.recap(server.owner, session);
    if (recap === null) throw new Error('no recap');
    const posting = createPosting(toy.services);
    const inTable = (reply: Reply) => posting.allows(server.owner, () => [TABLE], reply);
    expect(await inTable({ ...recap, quotes: [] })).toBe(false);
    expect(await posting.allows(server.owner, () => [thread, SECRET], { ...recap, quotes: [] })).toBe(true);
  });

  it('is not told in a channel where it was neither begun nor held, to whoever sees it', async () => {
    for (const [action, argument] of [
      ['study-recap', session],
      ['study-file', `${session}.md`],
      ['study-score', session],
      ['quiz-choice', `${round}.0`],
    ] as const) {
      const elsewhere = await server.press(action, argument, { ...INSIDER, channels: [OTHER] });
      expect(elsewhere, action).toMatchObject({ kind: 'refusal', code: 'outdated' });
    }
    expect(await server.press('study-recap', session, INSIDER)).toMatchObject({ kind: 'study-recap' });
  });

  it('answers commands in its thread as where no session is held', async () => {
    const before = await kept();
    for (const subcommand of ['lanjut', 'kuis', 'rekap', 'selesai']) {
      expect(await server.call(subcommand, {}, { ...OUTSIDER, channels: [thread, SECRET] })).toMatchObject({
        code: 'no-session-here',
      });
    }
    const question = 'Berapa panjang sungai itu dari hulu sampai muara?';
    const caller = server.member({ ...OUTSIDER, channels: [thread, SECRET] });
    expect(await gate.run(caller, { command: 'ask', options: { question } })).toMatchObject({ code: 'no-documents' });
    expect(await kept()).toBe(before);
  });

  it('is not among the schedules of who does not see it, and gives way to what is set in its channel', async () => {
    expect(await server.call('jadwalkan', {}, OUTSIDER)).toMatchObject({ code: 'no-study-schedule' });
    const { id } = await server.collection('Kelas');
    await server.give(DOCUMENTS, id);
    const wanted = { topic: 'sungai', collection: 'Kelas', days: 'Senin', time: '19.00', channel: TABLE };
    const visible = await server.call('jadwalkan', wanted, OUTSIDER);
    expect(visible).toMatchObject({ kind: 'study-schedule', collectionId: id });
    await toy.services.collections.tie(server.owner, id, [SECRET]);
    expect(await server.call('jadwalkan', { channel: TABLE }, OUTSIDER)).toMatchObject({ code: 'no-study-schedule' });
    const anew = await server.call('jadwalkan', { ...wanted, collection: 'utama', topic: 'kapal' }, OUTSIDER);
    expect(anew).toMatchObject({ kind: 'study-schedule', title: 'kapal', channel: TABLE });
    expect(await toy.services.sessionSchedules.schedule(server.owner, schedule)).toMatchObject({ state: 'active' });
  });
});
