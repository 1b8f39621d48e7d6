// What a check of the doctor finds out: a verdict, a sentence and, where something is wrong, the remedy.
import type { Localized } from '../types.js';
import { UserError } from '../user-error.js';

export type Verdict = 'ok' | 'warn' | 'fail';

export interface Finding {
  /** Name of the check, stable, for `--json`. */
  readonly check: string;
  readonly verdict: Verdict;
  readonly sentence: Localized;
  /** What to do; null when there is nothing to do, or when the sentence says it. */
  readonly remedy: Localized | null;
}

export function ok(check: string, id: string, en: string): Finding {
  return { check, verdict: 'ok', sentence: { id, en }, remedy: null };
}

export function warn(check: string, sentence: Localized, remedy: Localized | null = null): Finding {
  return { check, verdict: 'warn', sentence, remedy };
}

export function fail(check: string, sentence: Localized, remedy: Localized | null = null): Finding {
  return { check, verdict: 'fail', sentence, remedy };
}

/** A failure as a finding: the sentence of a `UserError` names its own remedy; anything else gets `remedy`. */
export function failure(check: string, error: unknown, remedy: Localized): Finding {
  if (error instanceof UserError) return fail(check, error.sentence);
  const message = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
  return fail(check, { id: message, en: message }, remedy);
}
