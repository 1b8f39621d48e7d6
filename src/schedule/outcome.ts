// What became of a posting that was worked on.
import type { MessageAddress } from '../group-types.js';
import type { Posting, Reason } from '../schedule-types.js';
import { passesByItself, WAS_OFF } from './reasons.js';

export type Outcome =
  /** `address`: where it stands. */
  | { readonly kind: 'sent'; readonly address: MessageAddress }
  | { readonly kind: 'skipped' | 'missed' | 'failed' | 'uncertain'; readonly reason: Reason }
  /** To be looked at again. `sent`: a request may have been executed. */
  | { readonly kind: 'later'; readonly tryAt: number; readonly sent: boolean; readonly reason: Reason | null }
  /** Another process has it now. */
  | { readonly kind: 'lost' };

/** It is certain that nothing was posted, and there will be no other try. */
export function gaveUp(reason: Reason, passing: boolean = passesByItself(reason)): Outcome {
  return { kind: passing ? 'missed' : 'failed', reason };
}

/** Its window has passed, and it is certain that nothing was posted. */
export function tooLate({ reason }: Posting): Outcome {
  return gaveUp(reason ?? WAS_OFF);
}
