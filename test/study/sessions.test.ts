// A group reads together: one passage after another, each once, until the recap.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AnswerDraft } from '../../src/database/store.js';
import type { SessionView } from '../../src/study/study-keeper.js';
import { UserError } from '../../src/user-error.js';
import {
  DAY,
  HOUR,
  lastStep,
  MINUTE,
  openToySessions,
  postedSteps,
  SEVEN_DAILY,
  sentOf,
  TEN,
  type ToyProcess,
  type ToySessions,
} from './toy-sessions.js';

let world: ToySessions;
let kutip: ToyProcess;
beforeAll(async () => {
  world = await openToySessions();
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.anew();
  kutip = world.start();
});
afterEach(() => expect(world.failures).toEqual([]));

const begin = async (change = {}): Promise<SessionView> => (await kutip.keeper.begin(world.request(change))).view;
const viewOf = async (id: string): Promise<SessionView> => {
  const view = await kutip.keeper.view(world.owner, id);
  if (view === null) throw new Error('no such session');
  return view;
};

describe('a live session', () => {
  it('goes from its opening to the recap', async () => {
    const { session } = await begin();
    const { id } = session;
    expect(session).toMatchObject({ state: 'open', channel: 'umum', thread: 'message-1', guide: 'ani' });
    expect(world.messenger.sent[0]).toMatchObject({ channel: 'umum', reply: { kind: 'study-opening', documents: 1 } });
    expect(world.messenger.hung).toMatchObject([{ thread: 'message-1', title: 'Belajar: rakit' }]);
    expect(postedSteps(world, id)).toEqual([0]);
    for (const person of ['budi', 'citra']) await kutip.keeper.join(world.owner, id, person);
    expect(await kutip.keeper.ready(world.owner, id, 'budi', 0)).toBe('counted');
    expect(await viewOf(id)).toMatchObject({ joined: 2, ready: 1 });
    for (const step of [0, 1, 2]) expect(await kutip.keeper.next(world.owner, id, step)).toBe('moved');
    expect(world.messenger.edits).toMatchObject([0, 1, 2].map((step) => ({ reply: { step, state: 'past' } })));
    expect(await viewOf(id)).toMatchObject({ ready: 0 });
    expect(await kutip.keeper.next(world.owner, id, 3)).toBe('finished');
    expect(postedSteps(world, id)).toEqual([0, 1, 2, 3]);
    const [recap] = sentOf(world, 'study-recap');
    expect(recap).toMatchObject({ endedBy: 'finished', people: 2 });
    expect(recap?.quotes.map((quote) => quote.id)).toEqual(session.plan.map(({ quoteId }) => quoteId));
    expect(world.messenger.closed).toEqual(['message-1']);
    expect(world.messenger.edits.at(-1)).toMatchObject({ reply: { kind: 'study-opening', session: { ended: true } } });
  });

  it('moves on once, whoever presses at once', async () => {
    const { session } = await begin();
    const { id } = session;
    const people = Array.from({ length: 30 }, (_, at) => `person-${at}`);
    await Promise.all(people.map(() => kutip.keeper.next(world.owner, id, 0)));
    expect(postedSteps(world, id)).toEqual([0, 1]);
    for (const person of people) await kutip.keeper.join(world.owner, id, person);
    world.now += 10 * MINUTE;
    await Promise.all(people.map((person) => kutip.keeper.ready(world.owner, id, person, 1)));
    expect(postedSteps(world, id)).toEqual([0, 1, 2]);
    expect(await kutip.keeper.next(world.owner, id, 1)).toBe('late');
    expect(await kutip.keeper.next(world.owner, id, -1)).toBe('late');
    expect(await kutip.keeper.ready(world.owner, id, 'dewi', 1)).toBe('late');
    expect(postedSteps(world, id)).toEqual([0, 1, 2]);
  });

  it('waits ten minutes for who guides it, then for half of those who joined', async () => {
    const { id } = (await begin()).session;
    for (const person of ['budi', 'citra', 'dewi', 'eka']) await kutip.keeper.join(world.owner, id, person);
    world.now += 9 * MINUTE;
    expect(await kutip.keeper.ready(world.owner, id, 'budi', 0)).toBe('counted');
    expect(await kutip.keeper.ready(world.owner, id, 'citra', 0)).toBe('counted');
    world.now += MINUTE;
    await kutip.tend();
    expect(postedSteps(world, id)).toEqual([0, 1]);
    expect(await kutip.keeper.ready(world.owner, id, 'dewi', 1)).toBe('counted');
    expect(await kutip.keeper.ready(world.owner, id, 'dewi', 1)).toBe('counted');
    expect(await kutip.keeper.ready(world.owner, id, 'eka', 1)).toBe('moved');
    await kutip.keeper.next(world.owner, id, 2);
    expect(await kutip.keeper.ready(world.owner, id, 'budi', 3)).toBe('counted');
  });

  it('that has ended says so, and ends once', async () => {
    const { id } = (await begin()).session;
    const ends = await Promise.all([
      kutip.keeper.end(world.owner, id, 'guide'),
      kutip.keeper.end(world.owner, id, 'guide'),
      kutip.keeper.threadClosed(world.owner, 'message-1', 'thread-archived'),
    ]);
    expect(ends.filter((ended) => ended === true).length).toBeLessThanOrEqual(1);
    expect(sentOf(world, 'study-recap')).toHaveLength(1);
    expect(await kutip.keeper.next(world.owner, id, 0)).toBe('over');
    expect(await kutip.keeper.ready(world.owner, id, 'budi', 0)).toBe('over');
    expect(await kutip.keeper.startQuiz(world.owner, id, 3)).toBeNull();
    expect(await kutip.keeper.adopt(world.owner, id, { channel: 'umum', message: 'message-1' })).toBeNull();
    expect((await viewOf(id)).session).toMatchObject({ state: 'ended' });
    expect(postedSteps(world, id)).toEqual([0]);
  });

  it('goes on beside another one', async () => {
    const [one, other] = await Promise.all([begin(), begin({ channel: 'lain' })]);
    await kutip.keeper.next(world.owner, one.session.id, 0);
    await kutip.keeper.end(world.owner, one.session.id, 'guide');
    await kutip.keeper.next(world.owner, other.session.id, 0);
    expect(postedSteps(world, one.session.id)).toEqual([0, 1]);
    expect(postedSteps(world, other.session.id)).toEqual([0, 1]);
    expect(one.session.thread).not.toBe(other.session.thread);
  });

  it('is held in the thread where it was begun, which goes on after it', async () => {
    world.messenger.allow('utas', { isThread: true, canOpenThread: false, parent: 'umum' });
    const first = (await begin({ channel: 'utas' })).session;
    await expect(begin({ channel: 'utas' })).rejects.toMatchObject({ code: 'session-here' });
    await kutip.keeper.end(world.owner, first.id, 'guide');
    const second = (await begin({ channel: 'utas' })).session;
    await kutip.keeper.next(world.owner, second.id, 0);
    expect(second.thread).toBe('utas');
    expect(postedSteps(world, second.id)).toEqual([0, 1]);
    expect(world.messenger.closed).toEqual([]);
  });

  it('is a post of its own in a forum', async () => {
    world.messenger.allow('forum', { isForum: true });
    const { session } = await begin({ channel: 'forum' });
    expect(world.messenger.threads).toMatchObject([{ channel: 'forum', first: { kind: 'study-opening' } }]);
    expect(session.opening).toEqual({ channel: session.thread, message: session.thread });
    await kutip.keeper.end(world.owner, session.id, 'guide');
    expect(world.messenger.closed).toEqual([session.thread]);
  });

  it('about one quote there is one in a channel', async () => {
    const quoteId = (await begin()).session.plan[0]?.quoteId ?? '';
    const about = { kind: 'quote', quoteId, title: 'Rakit' } as const;
    const both = await Promise.all([1, 2].map(() => kutip.keeper.begin(world.request({ about }))));
    expect(both.map(({ existed }) => existed).sort()).toEqual([false, true]);
    expect(new Set(both.map(({ view }) => view.session.id)).size).toBe(1);
  });
});

describe('a passage', () => {
  it('that was removed is left out', async () => {
    const { session } = await begin();
    const taken = session.plan[1]?.quoteId ?? '';
    await world.store.blockQuote(world.owner, taken, (await textOf(taken)) ?? '', 'ani');
    expect(await kutip.keeper.next(world.owner, session.id, 0)).toBe('moved');
    expect(postedSteps(world, session.id)).toEqual([0, 2]);
    expect(await kutip.keeper.next(world.owner, session.id, 2)).toBe('moved');
    expect(await kutip.keeper.next(world.owner, session.id, 3)).toBe('finished');
    expect(sentOf(world, 'study-recap')[0]?.quotes).toHaveLength(3);
  });

  const textOf = async (id: string) => {
    const [quote] = await world.toy.answers.showAgain(world.owner, [
      { id, emphasis: null, sentence: { start: 0, end: 0 } },
    ]);
    return quote?.text;
  };

  it('that Discord refuses is told, and comes when somebody presses again', async () => {
    const { id, thread } = (await begin()).session;
    const reason = { code: 'missing-permission', sentence: { id: 'Belum ada izin.', en: 'No permission.' } };
    world.messenger.answer(thread ?? '', { kind: 'refused', passing: false, reason });
    await expect(kutip.keeper.next(world.owner, id, 0)).rejects.toMatchObject({ code: 'missing-permission' });
    expect(lastStep(await viewOf(id))).toBe(0);
    expect(await kutip.keeper.next(world.owner, id, 0)).toBe('moved');
    expect(postedSteps(world, id)).toEqual([0, 1]);
  });

  it.each([
    ['thread-gone', null],
    ['thread-locked', { locked: true }],
  ] as const)('cannot come where the thread is closed: the session ends (%s)', async (by, place) => {
    const { id, thread } = (await begin()).session;
    const reason = { code: 'gone', sentence: { id: 'x', en: 'x' } };
    world.messenger.place(thread ?? '', place);
    world.messenger.answer(thread ?? '', { kind: 'refused', passing: false, reason });
    expect(await kutip.keeper.next(world.owner, id, 0)).toBe('over');
    expect((await viewOf(id)).session).toMatchObject({ state: 'ended', endedBy: by });
    expect(sentOf(world, 'study-recap')).toEqual([]);
  });
});

describe('a daily session', () => {
  it('brings a passage each day, and none twice', async () => {
    const { id } = (await begin({ pace: 'daily', plan: SEVEN_DAILY })).session;
    expect(postedSteps(world, id)).toEqual([0]);
    world.now = TEN + 21 * HOUR - 1;
    await kutip.scheduler.look();
    expect(postedSteps(world, id)).toEqual([0]);
    world.now += 1;
    await kutip.scheduler.look();
    await kutip.scheduler.look();
    expect(postedSteps(world, id)).toEqual([0, 1]);
    expect(await kutip.keeper.next(world.owner, id, 1)).toBe('moved');
    world.now += DAY;
    await kutip.scheduler.look();
    expect(postedSteps(world, id)).toEqual([0, 1, 2, 3]);
    expect(await viewOf(id)).toMatchObject({ nextAt: null, session: { state: 'open' } });
    world.now += DAY;
    await kutip.scheduler.look();
    expect(postedSteps(world, id)).toEqual([0, 1, 2, 3]);
    world.now += 3 * DAY;
    await kutip.tend();
    expect((await viewOf(id)).session).toMatchObject({ state: 'ended', endedBy: 'finished' });
  });

  it('brings its first on one day and the second on the next, however soon its time comes', async () => {
    const { view } = await kutip.keeper.begin(
      world.request({ pace: 'daily', plan: { ...SEVEN_DAILY, time: '10:01' } }),
    );
    expect(view.nextAt).toBe(TEN + DAY + MINUTE);
  });

  it('is not idle while passages are to come', async () => {
    const { id } = (await begin({ pace: 'daily', plan: { ...SEVEN_DAILY, days: [7] } })).session;
    world.now += 5 * DAY;
    await kutip.tend();
    expect((await viewOf(id)).session.state).toBe('open');
  });
});

describe('nobody uses it', () => {
  it('for three hours: a live one ends with its recap', async () => {
    const { id } = (await begin()).session;
    world.now += 2 * HOUR;
    await kutip.keeper.join(world.owner, id, 'budi');
    world.now += 3 * HOUR;
    await kutip.tend();
    expect((await viewOf(id)).session.state).toBe('open');
    world.now += 1;
    await kutip.tend();
    expect((await viewOf(id)).session).toMatchObject({ state: 'ended', endedBy: 'idle' });
    expect(sentOf(world, 'study-recap')).toHaveLength(1);
  });
});

describe('the recap', () => {
  it('comes without its files where Kutip may not attach any; its buttons lead to them', async () => {
    const { session } = await begin();
    const { send } = world.messenger;
    world.messenger.send = async (channel, reply) => {
      if (reply.kind === 'study-recap' && reply.files.length > 0) {
        throw new UserError('missing-permission', { id: 'Tanpa Lampirkan File.', en: 'Without Attach Files.' });
      }
      return send(channel, reply);
    };
    await kutip.keeper.end(world.owner, session.id, 'guide');
    world.messenger.send = send;
    expect(sentOf(world, 'study-recap')).toMatchObject([{ files: [] }]);
  });

  it('names those who agreed, and nobody who does not want to be named', async () => {
    const { id } = (await begin()).session;
    for (const step of [0, 1, 2]) await kutip.keeper.next(world.owner, id, step);
    const people = ['budi', 'citra', 'dewi'];
    const start = await kutip.keeper.startQuiz(world.owner, id, 2);
    for (const round of start?.rounds ?? []) {
      for (const person of people) await kutip.keeper.answer(world.owner, round.id, person, round.right);
      expect(await kutip.keeper.closeRound(world.owner, round.id)).toBe(true);
    }
    await kutip.keeper.showScore(world.owner, id, 'budi', true);
    await kutip.keeper.showScore(world.owner, id, 'citra', true);
    await world.store.saveUnnamed(world.owner, 'citra', true);
    await world.store.saveUnnamed(world.owner, 'ani', true);
    const recap = await kutip.keeper.recap(world.owner, id);
    if ((start?.rounds.length ?? 0) > 0) expect(recap?.scores.map(({ person }) => person)).toEqual(['budi']);
    const scores = await kutip.keeper.show.scores(world.owner, id);
    const opening = await kutip.keeper.show.opening(world.owner, id);
    expect(opening?.session.guide).toBeNull();
    for (const said of [recap?.scores, scores, opening]) expect(JSON.stringify(said)).not.toMatch(/citra|dewi|"ani"/);
  });

  it('holds the public questions of its thread, as they stand there', async () => {
    const { id, thread } = (await begin()).session;
    const draft: Omit<AnswerDraft, 'visibility' | 'answered'> = {
      ...{ owner: world.owner, collectionId: world.collectionId, asker: 'budi', language: 'id', kind: 'question' },
      ...{ sure: true, figuresDiffer: false, quotes: [], nearest: [], more: [], alsoIn: {} },
    };
    for (const [message, visibility, answered] of [
      ['satu', 'public', true],
      ['dua', 'private', true],
      ['tiga', 'public', false],
      ['hilang', 'public', true],
    ] as const) {
      const answer = await world.store.saveAnswer({ ...draft, visibility, answered });
      await world.store.locateAnswer(world.owner, answer, { channel: thread ?? '', message });
      if (message !== 'hilang') world.messenger.show(message, `Apa itu ${message}?`);
    }
    expect((await kutip.keeper.recap(world.owner, id))?.questions).toEqual([
      { question: 'Apa itu satu?', answered: true },
      { question: 'Apa itu tiga?', answered: false },
    ]);
  });
});
