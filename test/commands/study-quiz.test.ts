// Quizzes and the recap of a session, as those who guide it and those who take part meet them.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Caller, Dispatcher } from '../../src/dispatch.js';
import type { QuizRound } from '../../src/study-types.js';
import { ofKind } from './reply-of-kind.js';
import { type StudyServer, studyServer, TABLE } from './study-server.js';
import { openToyServices, type ToyServices } from './toy-services.js';

const BUDI = { person: 'budi' };
const MINUTE_MS = 60_000;

let toy: ToyServices;
let gate: Dispatcher;
let server: StudyServer;
let id: string;
let thread: string;
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
  ({ id, thread } = await server.begin());
  for (let count = 0; count < 3; count += 1) await server.call('lanjut', {}, inside());
});

const inside = (change: Partial<Caller> = {}): Partial<Caller> => ({ channels: [thread, TABLE], ...change });
const quiz = (rounds: string) => server.call('kuis', { ronde: rounds, rounds }, inside());
/** The question that was posted last. */
async function question(): Promise<QuizRound> {
  const posted = toy.messenger.sent.findLast(
    ({ channel, reply }) => channel === thread && reply.kind === 'study-round',
  );
  const round = posted && (await toy.services.study.round(server.owner, ofKind(posted.reply, 'study-round').id));
  if (!round) throw new Error('no question was posted');
  return round;
}
const choose = ({ id: round }: QuizRound, choice: number, change: Partial<Caller> = {}) =>
  server.press('quiz-choice', `${round}.${choice}`, inside(change));

describe('a quiz', () => {
  it('is started by who guides, with as many questions as are wanted and can be made', async () => {
    expect(await quiz('1')).toMatchObject({ sentence: 'Kuisnya dimulai: 1 pertanyaan.' });
    expect(await question()).toMatchObject({ number: 0, choices: { length: 4 }, state: 'open' });
    expect(await server.press('study-quiz', id, inside())).toMatchObject({ code: 'quiz-open' });
    for (const reply of [
      await server.call('kuis', {}, inside(BUDI)),
      await server.press('study-quiz', id, inside(BUDI)),
    ]) {
      expect(reply).toMatchObject({ code: 'guides-only' });
    }
  });

  it('says where fewer can be made, and what is no number', async () => {
    expect(await quiz('10')).toMatchObject({ sentence: expect.stringContaining('Lebih banyak pertanyaan') });
    for (const rounds of ['0', '11', 'banyak']) {
      expect(await quiz(rounds), rounds).toMatchObject({ code: 'bad-rounds' });
    }
  });

  it('tells each person alone whether the choice was right; the first one counts', async () => {
    await quiz('1');
    const round = await question();
    const wrong = round.right === 0 ? 1 : 0;
    const [right, other] = [round.choices[round.right], round.choices[wrong]];
    const told = ofKind(await choose(round, round.right, { language: 'en' }), 'study-choice');
    expect(told).toMatchObject({ language: 'en', choice: right, right, first: true, quote: { id: round.quoteId } });
    expect(await choose(round, wrong, BUDI)).toMatchObject({ choice: other, right, first: true });
    expect(await choose(round, round.right, BUDI)).toMatchObject({ choice: other, right, first: false });
    for (const argument of [`${round.id}.4`, `${round.id}.-1`, `${round.id}.`, 'ABSENT00.1']) {
      expect(await server.press('quiz-choice', argument, inside()), argument).toMatchObject({ code: 'round-over' });
    }
  });

  it('goes on for who guides, shows what was right, and ends with the scores', async () => {
    await quiz('2');
    const first = await question();
    await choose(first, first.right, BUDI);
    expect(await server.press('quiz-next', first.id, inside(BUDI))).toMatchObject({ code: 'guides-only' });
    const message = { channel: thread, message: 'another' };
    expect(await server.press('quiz-next', first.id, inside({ message }))).toMatchObject({ code: 'round-over' });
    const closed = ofKind(await server.press('quiz-next', first.id, inside()), 'study-round');
    expect(closed).toMatchObject({ id: first.id, state: 'closed', right: first.right, answered: 1 });
    const second = await question();
    expect(second.number).toBe(1);
    expect(await choose(first, 0)).toMatchObject({ code: 'round-over' });
    await server.press('quiz-next', second.id, inside());
    expect(toy.messenger.sent.at(-1)?.reply).toMatchObject({ kind: 'study-scores', rounds: 2, people: 1 });
  });

  it('drops a bad question at once for who guides, else where two say so', async () => {
    await quiz('2');
    const first = await question();
    expect(await server.press('quiz-bad', first.id, inside(BUDI))).toMatchObject({
      sentence: expect.stringContaining('satu orang lagi'),
    });
    expect(await server.press('quiz-bad', first.id, inside({ person: 'citra', language: 'en' }))).toMatchObject({
      sentence: 'That question is dropped and counts for nobody.',
    });
    expect(await server.press('quiz-bad', first.id, inside(BUDI))).toMatchObject({ code: 'round-over' });
    const second = await question();
    expect(await server.press('quiz-bad', second.id, inside())).toMatchObject({
      sentence: expect.stringContaining('dibatalkan'),
    });
    expect((await toy.services.study.round(server.owner, second.id))?.state).toBe('dropped');
  });

  it('closes with its session', async () => {
    await quiz('1');
    const round = await question();
    await server.call('selesai', {}, inside());
    for (const action of ['quiz-choice', 'quiz-next', 'quiz-bad']) {
      expect(await server.press(action, `${round.id}.0`, inside()), action).toMatchObject({ code: 'session-over' });
    }
  });
});

describe('the recap', () => {
  it('shows what was read to everybody, at most once a minute', async () => {
    const reply = ofKind(await server.call('rekap', {}, inside(BUDI)), 'study-recap');
    expect(reply).toMatchObject({ language: 'id', endedBy: null, quotes: { length: 4 }, files: { length: 2 } });
    const invocation = { command: 'study', subcommand: 'recap', options: {} };
    expect(await gate.acknowledge(server.member(inside()), invocation)).toBe('public');
    expect(await server.press('study-recap', id, inside({ language: 'en' }))).toMatchObject({ code: 'just-posted' });
    toy.clock.pass(MINUTE_MS);
    await server.call('selesai', {}, inside());
    expect(await server.press('study-recap', id, inside())).toMatchObject({ kind: 'study-recap', endedBy: 'guide' });
  });

  it('can be kept as Markdown and as a page, also once the session has ended', async () => {
    await server.call('selesai', {}, inside());
    for (const type of ['md', 'html']) {
      const file = ofKind(await server.press('study-file', `${id}.${type}`, inside({ language: 'en' })), 'file');
      expect(file.name.endsWith(`.${type}`)).toBe(true);
      expect(Buffer.from(file.bytes).toString()).toContain('348 kilometer');
      expect(file.sentence).toContain('to keep');
    }
    expect(await server.press('study-file', `${id}.exe`, inside())).toMatchObject({ code: 'outdated' });
    expect(await server.press('study-file', `${id}.md`, inside({ fileLimit: 10 }))).toMatchObject({
      code: 'file-too-large',
    });
  });

  it('names the scores of those who agreed, until they take that back, and never who is not to be named', async () => {
    await quiz('1');
    const round = await question();
    for (const person of ['ani', 'budi']) await choose(round, round.right, { person });
    await server.press('quiz-next', round.id, inside());
    const scores = async () =>
      (await toy.services.study.show.recap(server.owner, id))?.scores.map(({ person }) => person);
    expect(await scores()).toEqual([]);
    expect(await server.press('study-score', id, inside(BUDI))).toMatchObject({
      sentence: expect.stringContaining('ditampilkan di rekap'),
    });
    expect(await scores()).toEqual(['budi']);
    expect(await server.press('study-score', id, inside({ ...BUDI, language: 'en' }))).toMatchObject({
      sentence: 'Your score is not shown in the recap.',
    });
    expect(await scores()).toEqual([]);
    await toy.services.group.changeUnnamed(server.owner, 'ani', true);
    expect(await server.press('study-score', id, inside())).toMatchObject({
      ...{ code: 'unnamed', sentence: expect.stringContaining('/data-saya lihat') },
    });
    expect(await scores()).toEqual([]);
  });
});
