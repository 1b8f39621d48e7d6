// What every kind of call at the gate passes through.
import type { Caller } from './caller.js';
import type { Contexts } from './context.js';
import type { Guard } from './guard.js';

export interface GateParts {
  readonly guarded: Guard;
  readonly contexts: Contexts;
  /** What is heavy waits for its turn. */
  inTurn<T>(heavy: boolean | undefined, caller: Caller, work: () => Promise<T>): Promise<T>;
}
