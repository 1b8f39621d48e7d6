// A quiz of a session: one round after another, each closed by those who guide.
import type { MessageAddress } from '../group-types.js';
import type { QuizRound, StudySession } from '../study-types.js';
import { changeMessage } from './change-message.js';
import { CLOCK_DIFFERENCE_MS } from './clock-difference.js';
import { quizQuestions } from './quiz-questions.js';
import { quizOpen } from './reasons.js';
import type { StudyPorts } from './session-ports.js';
import { showRound } from './show-round.js';
import { showScores } from './show-session.js';
import { snapshotOf } from './snapshot.js';
import type { QuizStart, StudyKeeper } from './study-keeper.js';

/** So many people have to find a question bad. */
const COMPLAINTS = 2;

type Quiz = Pick<StudyKeeper, 'startQuiz' | 'round' | 'answer' | 'closeRound' | 'dropRound'>;

export function createQuiz(ports: StudyPorts): Quiz {
  const { store, clock } = ports;
  return {
    startQuiz: (owner, id, rounds) => inTurn(ports, owner, id, () => startQuiz(ports, owner, id, rounds)),
    round: (owner, id) => store.round(owner, id),
    async answer(owner, roundId, person, choice) {
      const round = await store.round(owner, roundId);
      if (round === null || round.choices[choice] === undefined) return null;
      const counted = await store.answerRound(owner, roundId, person, choice);
      if (counted === null) return null;
      await store.touchSession(owner, round.sessionId, clock.now(), false);
      return { ...counted, round };
    },
    closeRound: (owner, roundId) => settleRound(ports, owner, roundId, 'closed'),
    async dropRound(owner, roundId, person, guides) {
      const complaints = guides ? COMPLAINTS : await store.complainOfRound(owner, roundId, person);
      return complaints >= COMPLAINTS && settleRound(ports, owner, roundId, 'dropped');
    },
  };
}

async function startQuiz(ports: StudyPorts, owner: string, id: string, wanted: number): Promise<QuizStart | null> {
  const { store, clock } = ports;
  const session = await store.session(owner, id);
  if (session?.state !== 'open') return null;
  await store.touchSession(owner, id, clock.now(), true);
  const before = await store.rounds(owner, id);
  const left = before.filter(({ state }) => state === 'open');
  if (left[0] !== undefined) {
    if (left[0].address !== null) throw quizOpen();
    // Kutip ended, or could not post, before the round was there.
    await goOn(ports, session, { again: true });
    return { rounds: left, fewer: false };
  }
  const { progress } = await snapshotOf(ports, session);
  const drafts = await quizQuestions(ports, {
    ...{ owner, collectionId: session.collectionId, wanted, seed: `${id} ${before.length}` },
    shown: progress.shown.map(({ quoteId }) => quoteId),
    without: before.flatMap(({ choices, right }) => choices[right] ?? []),
  });
  const rounds = drafts.length === 0 ? [] : await store.saveRounds(owner, id, drafts);
  if (rounds.length > 0) await goOn(ports, session, { again: false });
  return { rounds, fewer: rounds.length < wanted };
}

/** False when it was not open any more. */
async function settleRound(
  ports: StudyPorts,
  owner: string,
  roundId: string,
  state: 'closed' | 'dropped',
): Promise<boolean> {
  const { store, clock } = ports;
  const round = await store.round(owner, roundId);
  if (round === null) return false;
  return inTurn(ports, owner, round.sessionId, async () => {
    const session = await store.session(owner, round.sessionId);
    if (session?.state !== 'open') return false;
    const isOurs = await store.closeRound(owner, roundId, state);
    if (isOurs) {
      await store.touchSession(owner, session.id, clock.now(), state === 'closed');
      const shown = round.address && (await showRound(ports, await snapshotOf(ports, session), { ...round, state }));
      if (round.address && shown) await changeMessage(ports, owner, round.address, shown);
    }
    const next = await nextRound(ports, session);
    // Also where the round was closed, but Kutip ended before the next one was there.
    if (isOurs || (next !== null && next.address === null)) await goOn(ports, session, { again: !isOurs });
    return isOurs;
  });
}

/** Posts the round that is next; where there is none, how everybody did. `again`: perhaps it was posted before Kutip ended itself. */
async function goOn(ports: StudyPorts, session: StudySession, { again }: { readonly again: boolean }): Promise<void> {
  const { store, messenger } = ports;
  const { owner, thread } = session;
  if (thread === null) return;
  const snapshot = await snapshotOf(ports, session);
  for (let round = await nextRound(ports, session); round !== null; round = await nextRound(ports, session)) {
    const shown = await showRound(ports, snapshot, round);
    if (shown !== null && (await ports.mayPost(owner, thread, shown))) {
      const before = again ? await roundBefore(ports, session, thread, round) : null;
      await store.locateRound(owner, round.id, before ?? (await messenger.send(thread, shown)));
      return;
    }
    // Its passage was removed, or may not be shown here any more.
    await store.closeRound(owner, round.id, 'dropped');
  }
  const scores = await showScores(ports, snapshot);
  if (await ports.mayPost(owner, thread, scores)) await messenger.send(thread, scores);
}

/** Where the round stands already; null where it does not, or nobody can tell: a quiz that stands twice is better than none. */
async function roundBefore(
  { messenger }: Pick<StudyPorts, 'messenger'>,
  { startedAt }: StudySession,
  thread: string,
  { id }: QuizRound,
): Promise<MessageAddress | null> {
  const found = await messenger.findPost(thread, id, startedAt - CLOCK_DIFFERENCE_MS);
  return found.kind === 'found' ? found.address : null;
}

async function nextRound({ store }: Pick<StudyPorts, 'store'>, { owner, id }: StudySession): Promise<QuizRound | null> {
  return (await store.rounds(owner, id)).find(({ state }) => state === 'open') ?? null;
}

function inTurn<T>(ports: StudyPorts, owner: string, id: string, work: () => Promise<T>): Promise<T> {
  return ports.inTurn(`quiz ${owner} ${id}`, work);
}
