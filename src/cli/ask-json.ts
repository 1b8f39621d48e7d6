// Questions one after another -> one JSON line each, in order; a question that cannot be asked does not stop the others.

import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { DispatchLog } from '../dispatch.js';
import { newFailureId } from '../failure-id.js';
import { texts } from '../texts.js';
import type { Answer, Language } from '../types.js';
import { UserError } from '../user-error.js';
import { answerJson } from './answer-json.js';

interface AskedLines {
  /** Lines answered, also by an abstention. */
  readonly served: number;
  /** Lines with an error. */
  readonly failed: number;
}

/** Reads no further than it has written, whoever is slower. */
export async function askInJson(
  ask: (question: string) => Promise<Answer>,
  questions: Iterable<string> | AsyncIterable<string>,
  output: Writable,
  { language, log }: { readonly language: Language; readonly log: DispatchLog },
): Promise<AskedLines> {
  let served = 0;
  let failed = 0;
  for await (const question of questions) {
    let line: Record<string, unknown>;
    try {
      line = answerJson(await ask(question));
      served += 1;
    } catch (error) {
      line = { question, error: describe(error, language, log) };
      failed += 1;
    }
    if (!output.write(`${JSON.stringify(line)}\n`)) await once(output, 'drain');
  }
  return { served, failed };
}

function describe(error: unknown, language: Language, log: DispatchLog): { code: string; message: string } {
  if (error instanceof UserError) return { code: error.code, message: error.in(language) };
  const id = newFailureId();
  log.failure(id, 'ask', error);
  return { code: 'failure', message: `${texts.failure[language]}: ${id}.` };
}
