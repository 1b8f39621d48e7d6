// Why a program that runs on and on ends: a signal, or something that cannot be mended while it runs. The first reason counts.
import { type Clock, systemClock } from '../ports.js';

export interface Ending {
  /** Aborted when the program is to end. */
  readonly signal: AbortSignal;
  /** Resolves when it was asked to end; rejects with what made it impossible to go on. */
  readonly reached: Promise<void>;
  /** Whoever is asked to end has done nothing wrong. */
  stop(): void;
  fail(error: unknown): void;
}

/** The part of `process` that is listened to. */
export interface ProcessEvents {
  on(event: 'SIGTERM' | 'SIGINT', listener: () => void): unknown;
  on(event: 'uncaughtException' | 'unhandledRejection', listener: (error: unknown) => void): unknown;
  exit(code: number): void;
}

/** `npm start` repeats Ctrl+C to its child, which the terminal has told already: that is one wish, not two. */
const ONE_WISH_MS = 500;
/** What shells report for a program that SIGINT ended. */
const INTERRUPTED = 130;

export function createEnding(): Ending {
  const controller = new AbortController();
  const { signal } = controller;
  const reached = new Promise<void>((resolve, reject) => {
    signal.addEventListener('abort', () => (isFailure(signal.reason) ? reject(signal.reason.error) : resolve()));
  });
  // Whoever waits hears of it; nobody may be waiting yet.
  reached.catch(() => {});
  return {
    signal,
    reached,
    stop: () => controller.abort(),
    fail: (error) => controller.abort({ error }),
  };
}

/** A first SIGTERM or SIGINT asks the program to end, a second one ends it at once; what nobody caught makes it fail. */
export function listenForEnd(ending: Ending, events: ProcessEvents, clock: Clock = systemClock): void {
  let askedAt: number | null = null;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    events.on(signal, () => {
      if (askedAt !== null && clock.now() - askedAt >= ONE_WISH_MS) events.exit(INTERRUPTED);
      askedAt ??= clock.now();
      ending.stop();
    });
  }
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    events.on(event, (error) => ending.fail(error));
  }
}

function isFailure(reason: unknown): reason is { readonly error: unknown } {
  return typeof reason === 'object' && reason !== null && !(reason instanceof Error) && 'error' in reason;
}
