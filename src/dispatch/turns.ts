// Turns at the models: a few at a time, a bounded queue, and a pause for a person who asks very often. Home of p-queue.
import PQueue from 'p-queue';
import { type Clock, systemClock } from '../ports.js';
import { UserError } from '../user-error.js';

export interface Turns {
  /** Runs the work when its turn comes. Throws UserError('busy') or ('too-fast') at once instead of waiting too long. */
  take<T>(person: string, work: () => Promise<T>): Promise<T>;
  /** Counts work that asks no models, which runs at once. Throws UserError('too-fast'). */
  count(person: string): void;
  readonly running: number;
  readonly waiting: number;
}

export interface TurnLimits {
  /** Works that run at one time. */
  readonly concurrent: number;
  /** Works that may wait. */
  readonly waiting: number;
  /** Works that one person may begin within a minute. */
  readonly perMinute: number;
}

const MINUTE_MS = 60_000;

export function createTurns(limits: TurnLimits, clock: Clock = systemClock): Turns {
  const queue = new PQueue({ concurrency: limits.concurrent });
  /** Person -> when each work of the last minute began. */
  const recent = new Map<string, number[]>();

  function requirePause(person: string): void {
    const now = clock.now();
    const begun = (recent.get(person) ?? []).filter((at) => now - at < MINUTE_MS);
    if (begun.length >= limits.perMinute) throw tooFast(MINUTE_MS - (now - (begun[0] ?? now)));
    recent.set(person, [...begun, now]);
    // Whoever has been quiet for a minute is forgotten, so the map stays as small as the number of people asking.
    if (recent.size > 1000) {
      for (const [other, times] of recent) if (now - (times.at(-1) ?? 0) >= MINUTE_MS) recent.delete(other);
    }
  }

  return {
    async take(person, work) {
      if (queue.pending >= limits.concurrent && queue.size >= limits.waiting) throw busy();
      requirePause(person);
      // The queue's own promise may resolve to nothing (when cleared, which never happens here), so the result goes past it.
      return new Promise((resolve, reject) => {
        void queue.add(() => work().then(resolve, reject));
      });
    },
    count: requirePause,
    get running() {
      return queue.pending;
    },
    get waiting() {
      return queue.size;
    },
  };
}

function busy(): UserError {
  return new UserError('busy', {
    id: 'Kutip sedang ramai ditanya. Coba lagi sebentar lagi, ya.',
    en: 'Many people are asking right now. Try again in a moment.',
  });
}

function tooFast(waitMs: number): UserError {
  const seconds = Math.ceil(waitMs / 1000);
  return new UserError('too-fast', {
    id: `Pelan-pelan, ya. Coba lagi dalam ${seconds} detik.`,
    en: `Slow down a little. Try again in ${seconds} seconds.`,
  });
}
