// Tries again what failed in passing, and nothing else.
import { setTimeout as pause } from 'node:timers/promises';

/** `pausesMs`: before each further try. Rejects with what the last try rejected with. */
export async function insist<T>(
  call: () => Promise<T>,
  pausesMs: readonly number[],
  mayTryAgain: (error: unknown) => boolean,
): Promise<T> {
  for (const milliseconds of pausesMs) {
    try {
      return await call();
    } catch (error) {
      if (!mayTryAgain(error)) throw error;
    }
    await pause(milliseconds);
  }
  return call();
}
