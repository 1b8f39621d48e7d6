// Shows in the message to come how far long work has got, at a pace that Discord likes.
import type { Clock, Progress } from '../ports.js';
import type { Reply } from '../reply.js';
import type { Language } from '../types.js';

export interface ProgressPace {
  /** Between two sightings. */
  readonly progressEveryMs: number;
  /** After the beginning; an interaction's token lives for 15 minutes. */
  readonly progressUntilMs: number;
}

export interface ShownProgress extends Progress {
  /** Nothing is shown any more; resolves when what was under way stands. */
  end(): Promise<void>;
}

/** `show` is never called while it is under way; an update that comes too early is left out, for another follows. */
export function showProgress(
  show: (reply: Reply) => Promise<void>,
  language: Language,
  { progressEveryMs, progressUntilMs }: ProgressPace,
  clock: Clock,
): ShownProgress {
  const begun = clock.now();
  let last = Number.NEGATIVE_INFINITY;
  let underWay: Promise<void> | null = null;
  let ended = false;

  return {
    update(done, total, label) {
      const now = clock.now();
      if (ended || underWay !== null || now - last < progressEveryMs || now - begun >= progressUntilMs) return;
      last = now;
      underWay = show({ kind: 'progress', language, done, total, label }).finally(() => {
        underWay = null;
      });
    },
    finish() {
      ended = true;
    },
    async end() {
      ended = true;
      await underWay;
    },
  };
}
