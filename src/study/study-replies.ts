// What stands in a session's messages, for whoever shows it again.

import type { StudyPorts } from './session-ports.js';
import { showPassage } from './show-passage.js';
import { showRound } from './show-round.js';
import { showOpening, showRecap, showScores } from './show-session.js';
import { type Snapshot, snapshotOf } from './snapshot.js';
import type { StudyReplies } from './study-keeper.js';

export function createStudyReplies(ports: StudyPorts): StudyReplies {
  const { store } = ports;
  async function of<T>(owner: string, id: string, make: (snapshot: Snapshot) => Promise<T | null>): Promise<T | null> {
    const session = await store.session(owner, id);
    return session && make(await snapshotOf(ports, session));
  }
  return {
    opening: (owner, id) => of(owner, id, (snapshot) => showOpening(ports, snapshot, null)),
    passage: (owner, id, step) =>
      of(owner, id, async (snapshot) => {
        const { shown, last } = snapshot.progress;
        const posted = shown.find((each) => each.step === step);
        const state = step < last || snapshot.info.ended ? 'past' : 'now';
        return posted ? showPassage(ports, snapshot, step, { mark: posted.mark, state }) : null;
      }),
    async round(owner, roundId) {
      const round = await store.round(owner, roundId);
      return round && of(owner, round.sessionId, (snapshot) => showRound(ports, snapshot, round));
    },
    scores: (owner, id) => of(owner, id, (snapshot) => showScores(ports, snapshot)),
    recap: (owner, id) => of(owner, id, (snapshot) => showRecap(ports, snapshot)),
  };
}
