// A quiz of a session: each round stands once in the thread, also after Kutip ended in the middle of it.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { QuizRound, StudySession } from '../../src/study-types.js';
import { openToySessions, sentOf, type ToyProcess, type ToySessions } from './toy-sessions.js';

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

/** A session whose first passage says how many bamboo poles a raft needs, with so many questions of it that nobody has posted. */
async function withRounds(count: number): Promise<{ session: StudySession; rounds: readonly QuizRound[] }> {
  const { session } = (await kutip.keeper.begin(world.request())).view;
  const quote = await kutip.keeper.show.passage(world.owner, session.id, 0);
  const { id, start, text } = quote?.quote ?? { id: '', start: 0, text: '' };
  const at = start + text.search(/\d/);
  const draft = { quoteId: id, hidden: { start: at, end: at + 2 }, choices: ['12', '3', '40', '7'], right: 0 };
  return { session, rounds: await world.store.saveRounds(world.owner, session.id, Array(count).fill(draft)) };
}

const roundOf = async (id: string | undefined) => kutip.keeper.round(world.owner, id ?? '');

describe('after Kutip ended while it asked', () => {
  it('finds the question that it had posted, and posts it no second time', async () => {
    const { session, rounds } = await withRounds(2);
    const [first] = rounds;
    const there = { channel: session.thread ?? '', message: 'kuis' };
    world.messenger.find(there.channel, { kind: 'found', address: there });
    await kutip.keeper.startQuiz(world.owner, session.id, 5);
    expect(sentOf(world, 'study-round')).toEqual([]);
    expect(await roundOf(first?.id)).toMatchObject({ state: 'open', address: there });
    expect(world.messenger.looked.at(-1)).toMatchObject({ channel: there.channel, mark: first?.id });
  });

  it('posts the question that it had not', async () => {
    const { session, rounds } = await withRounds(2);
    await kutip.keeper.startQuiz(world.owner, session.id, 5);
    expect(sentOf(world, 'study-round').map(({ id }) => id)).toEqual([rounds[0]?.id]);
    await kutip.keeper.closeRound(world.owner, rounds[0]?.id ?? '');
    expect(sentOf(world, 'study-round').map(({ id }) => id)).toEqual(rounds.map(({ id }) => id));
  });
});

it('tells nothing more where its collection may not be shown any more', async () => {
  const { session, rounds } = await withRounds(2);
  await kutip.keeper.startQuiz(world.owner, session.id, 5);
  world.closed.add(session.thread ?? '');
  const before = [world.messenger.sent.length, world.messenger.edits.length];
  await kutip.keeper.closeRound(world.owner, rounds[0]?.id ?? '');
  await kutip.keeper.end(world.owner, session.id, 'guide');
  expect([world.messenger.sent.length, world.messenger.edits.length - 1]).toEqual(before);
  expect(world.messenger.edits.at(-1)).toMatchObject({ address: session.opening, reply: { kind: 'study-opening' } });
});
