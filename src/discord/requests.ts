// The requests that are being worked on, so that Kutip can stop when they are done, or excuse itself for what is not.
import { setTimeout as pause } from 'node:timers/promises';

export interface Request {
  /** True once Kutip excused itself: nothing may be shown any more. */
  readonly abandoned: boolean;
  /** How to tell the person that no answer will come; at once where that is so already. It never rejects. */
  onAbandoned(excuse: () => Promise<void>): void;
}

export interface Requests {
  readonly pending: number;
  /** Counts the work until it is done. */
  run(work: (request: Request) => Promise<void>): Promise<void>;
  /** Resolves when nothing is pending, or after `graceMs`, when everybody who still waits was told. */
  settle(graceMs: number): Promise<void>;
}

export function createRequests(): Requests {
  const open = new Set<OpenRequest>();
  let whenEmpty: (() => void) | null = null;

  return {
    get pending() {
      return open.size;
    },
    async run(work) {
      const request = new OpenRequest();
      open.add(request);
      try {
        await work(request);
      } finally {
        open.delete(request);
        if (open.size === 0) whenEmpty?.();
      }
    },
    async settle(graceMs) {
      if (open.size === 0) return;
      const emptied = new Promise<void>((resolve) => {
        whenEmpty = resolve;
      });
      await Promise.race([emptied, pause(graceMs, undefined, { ref: false })]);
      await Promise.all([...open].map((request) => request.abandon()));
    },
  };
}

class OpenRequest implements Request {
  abandoned = false;
  #excuse: () => Promise<void> = async () => {};

  onAbandoned(excuse: () => Promise<void>): void {
    this.#excuse = excuse;
    if (this.abandoned) void excuse();
  }

  abandon(): Promise<void> {
    this.abandoned = true;
    return this.#excuse();
  }
}
