// What every kind of call at the gate passes through.
import type { Action } from '../../commands/command.js';
import type { Caller } from './caller.js';
import type { Contexts } from './context.js';
import type { Guard } from './guard.js';
import type { Posting } from './posting.js';

export interface GateParts {
  readonly guarded: Guard;
  readonly contexts: Contexts;
  readonly posting: Posting;
  /** What is heavy waits for its turn; what is counted runs at once unless the person does such things very often. */
  inTurn<T>(cost: Pick<Action, 'heavy' | 'counted'>, caller: Caller, work: () => Promise<T>): Promise<T>;
}
