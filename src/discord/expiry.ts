// When the reply to an interaction can be shown no more.

export interface Expiry {
  readonly signal: AbortSignal;
  /** Nothing expires any more: the reply was shown. */
  release(): void;
}

/** Keeps no process alive. */
export function startExpiry(milliseconds: number): Expiry {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), milliseconds).unref();
  return { signal: controller.signal, release: () => clearTimeout(timer) };
}
