// How far a session is: read from the ledger of its passages, and nowhere else.
import type { Store } from '../database/store.js';
import type { Posting } from '../schedule-types.js';
import type { StudySession } from '../study-types.js';
import { contentOf, stepKey, stepOfKey, tryOfKey } from './passage-content.js';
import { PASSAGE_GONE } from './reasons.js';
import type { ShownPassage } from './study-keeper.js';

/** More than a session can have, with what failed and what earlier sessions of the thread had. */
const LOOKED_BACK = 300;

export interface Progress {
  /** In order. */
  readonly shown: readonly (ShownPassage & { readonly mark: string })[];
  /** The last step that was shown, or left out because its passage is gone; -1: none yet. */
  readonly last: number;
  /** The last step that a posting is or was to bring; -1: none yet. */
  readonly decided: number;
  /** Whether the step is being posted: perhaps it stands there, and nobody has noted it. */
  isUnderWay(step: number): boolean;
  /** Key of the next try to post a step; null while one is under way. */
  nextKey(step: number): string | null;
}

/** `but`: a posting that is left out, because it is the one that is decided about. */
export async function progressOf(
  { store }: { readonly store: Pick<Store, 'postings'> },
  session: StudySession,
  but: string | null = null,
): Promise<Progress> {
  const { owner, scheduleId } = session;
  const all = scheduleId === null ? [] : await store.postings(owner, scheduleId, LOOKED_BACK);
  return readProgress(session, all.filter(({ id }) => id !== but).reverse());
}

/** `postings`: the oldest first. */
function readProgress({ id, plan }: StudySession, postings: readonly Posting[]): Progress {
  const own = postings.flatMap((posting) => {
    const content = contentOf(posting);
    return content?.session === id && plan[content.step] !== undefined ? [{ posting, step: content.step }] : [];
  });
  const stepsOf = (those: typeof own) => Math.max(-1, ...those.map(({ step }) => step));
  const seen = own.filter(({ posting: { state } }) => state === 'sent' || state === 'uncertain');
  const left = own.filter(({ posting }) => posting.state === 'skipped' && posting.reason?.code === PASSAGE_GONE.code);
  const open = own.filter(({ posting }) => posting.settledAt === null);
  return {
    shown: seen
      .map(({ posting, step }) => ({
        ...{ step, address: posting.address, mark: posting.id },
        quoteId: plan[step]?.quoteId ?? '',
      }))
      .sort((a, b) => a.step - b.step),
    last: stepsOf([...seen, ...left]),
    decided: stepsOf([...seen, ...left, ...open]),
    isUnderWay: (step) => open.some((each) => each.step === step && each.posting.state === 'sending'),
    nextKey(step) {
      const tries = postings.filter((posting) => stepOfKey(id, posting) === step);
      if (tries.some(({ settledAt }) => settledAt === null)) return null;
      // Not their number: of a long outage not all are looked at.
      return stepKey(id, step, Math.max(-1, ...tries.map(tryOfKey)) + 1);
    },
  };
}
