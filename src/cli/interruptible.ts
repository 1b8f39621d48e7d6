// Work that Ctrl+C asks to give up: it tidies up behind itself, and the person is told what that means.
import type { Localized } from '../types.js';
import { UserError } from '../user-error.js';
import { createEnding, listenForEnd } from './ending.js';

/** `sentence`: what stands now, and how to go on. A second Ctrl+C ends the program at once. */
export async function interruptible<T>(sentence: Localized, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const ending = createEnding();
  listenForEnd(ending, process);
  try {
    return await work(ending.signal);
  } catch (error) {
    if (!ending.signal.aborted) throw error;
    await ending.reached;
    throw new UserError('interrupted', sentence);
  }
}
