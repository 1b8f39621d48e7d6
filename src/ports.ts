// What services need of the world, passed in from main: console, Discord and tests each provide their own.

/** Progress of long work; `done` of `total` units, `label` names the present one (a file name, never a question). */
export interface Progress {
  update(done: number, total: number, label: string): void;
  finish(): void;
}

/** Tells whoever runs Kutip that something is wrong; `where` names the part, and neither says what was asked or read. */
export interface WarningLog {
  warning(where: string, sentence: string): void;
}

export interface Clock {
  /** Milliseconds since 1970-01-01T00:00Z. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

export const noProgress: Progress = { update: () => {}, finish: () => {} };
