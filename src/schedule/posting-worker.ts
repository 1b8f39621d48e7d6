// Works on one posting after another as it is given them, and never fails: what goes wrong is told, and its hold ends by itself.
import type { Posting } from '../schedule-types.js';
import { pauseAfterFailures } from './pause-after-failures.js';
import { isPlanned } from './planned.js';
import { letGo, type PostingWork, postOnce, settle } from './post-once.js';

/** `asked`: somebody waits for it. */
export type PostingWorker = (posting: Posting, asked?: boolean) => Promise<void>;

/** One posting is never worked on twice at a time. */
export function createPostingWorker(work: PostingWork): PostingWorker {
  const inHand = new Set<string>();
  return async (posting, asked = false) => {
    const key = `${posting.owner}/${posting.id}`;
    // Its hold ended before its work did; taking it has prolonged the hold.
    if (inHand.has(key)) return;
    inHand.add(key);
    try {
      const put = asked ? null : letGo(work, posting);
      const outcome = put === null ? await postOnce(work, posting, asked) : await settle(work, posting, put);
      if (outcome.kind === 'failed' && isPlanned(posting)) await pauseAfterFailures(work.ports, posting);
    } catch (error) {
      work.ports.onFailure(error);
    } finally {
      inHand.delete(key);
    }
  };
}
