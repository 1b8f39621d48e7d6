// Reading queue: whose documents are read when. Owners take turns, one collection of an owner at a time.
import type { CollectionPlace } from '../database/store.js';
import { noProgress, type Progress } from '../ports.js';

export interface ReadingQueue {
  /**
   * Resolves when a reading that began after this call is done; rejects with what it threw. `progress` is told of all turns
   * of the collection from now on, and finished once.
   */
  read(place: CollectionPlace, progress?: Progress): Promise<void>;
  /** Gives up what is being read and waits for its end; everything that waits is rejected. */
  close(): Promise<void>;
}

/** Reads for a while; resolves to true when more is left, which comes after the other owners' turns. */
export type Turn = (place: CollectionPlace, progress: Progress, signal: AbortSignal) => Promise<boolean>;

interface Waiting {
  readonly progress: Progress;
  resolve(): void;
  reject(error: unknown): void;
}

interface Job {
  readonly place: CollectionPlace;
  readonly waiting: Waiting[];
}

/** `concurrent`: owners whose turns may run at the same time; what they share (the models) is shared by small jobs. */
export function createReadingQueue(turn: Turn, concurrent: number): ReadingQueue {
  /** In the order of their turns. */
  const owners = new Map<string, Job[]>();
  const running = new Map<string, Promise<void>>();
  const closing = new AbortController();

  function jobFor(place: CollectionPlace): Job {
    const jobs = owners.get(place.owner) ?? [];
    owners.set(place.owner, jobs);
    const known = jobs.find((job) => job.place.collectionId === place.collectionId);
    if (known !== undefined) return known;
    const job = { place, waiting: [] };
    jobs.push(job);
    return job;
  }

  function start(): void {
    while (running.size < concurrent) {
      const next = [...owners].find(([owner]) => !running.has(owner));
      if (next === undefined) return;
      const [owner, jobs] = next;
      const job = jobs.shift();
      owners.delete(owner);
      if (jobs.length > 0) owners.set(owner, jobs); // behind the others
      if (job === undefined) continue;
      running.set(
        owner,
        work(job).then(() => {
          running.delete(owner);
          start();
        }),
      );
    }
  }

  async function work(job: Job): Promise<void> {
    try {
      closing.signal.throwIfAborted();
      const more = await turn(job.place, toAll(job.waiting), closing.signal);
      if (more) jobFor(job.place).waiting.push(...job.waiting);
      else settle(job, ({ resolve }) => resolve());
    } catch (error) {
      settle(job, ({ reject }) => reject(error));
    }
  }

  return {
    read: (place, progress = noProgress) =>
      new Promise((resolve, reject) => {
        if (closing.signal.aborted) return reject(closing.signal.reason);
        jobFor(place).waiting.push({ progress, resolve, reject });
        start();
      }),
    async close() {
      closing.abort();
      while (running.size > 0) await Promise.all(running.values());
    },
  };
}

function settle(job: Job, how: (waiting: Waiting) => void): void {
  for (const waiting of job.waiting) {
    waiting.progress.finish();
    how(waiting);
  }
}

/** A turn that ends is not the end of the work. */
function toAll(waiting: readonly Waiting[]): Progress {
  return {
    update: (done, total, label) => {
      for (const { progress } of waiting) progress.update(done, total, label);
    },
    finish: () => {},
  };
}
