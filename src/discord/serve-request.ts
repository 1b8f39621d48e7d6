// One request from hearing of it to its answer: progress, delivery, and the excuse when Kutip must stop meanwhile.

import type { Caller } from '../dispatch.js';
import { newFailureId } from '../failure-id.js';
import type { MessageAddress } from '../group-types.js';
import type { Reply } from '../reply.js';
import { UserError } from '../user-error.js';
import { isOver, isPassing } from './failure.js';
import { showProgress } from './progress.js';
import type { Request } from './requests.js';
import { refusal, sentences } from './sentences.js';
import type { Serving, Tools } from './tools.js';

/** Where the answer to one request goes. */
export interface Respondent {
  /** How far the work is. */
  show(reply: Reply): Promise<void>;
  /** Resolves to where everybody sees it; null where only one person does. */
  deliver(reply: Reply): Promise<MessageAddress | null>;
  /** No answer will come. */
  excuse(reply: Reply): Promise<unknown>;
}

export interface Work {
  /** A command or a part of Kutip, for the log. */
  readonly what: string;
  readonly caller: Caller;
  readonly respondent: Respondent;
  /** Milliseconds since 1970. */
  readonly heardAt: number;
  readonly request: Request;
  run(caller: Caller): Promise<Reply>;
}

/** Never rejects. */
export async function serveRequest(
  { what, caller, respondent, heardAt, request, run }: Work,
  serving: Serving,
): Promise<void> {
  const { timing, clock, metrics, dispatcher } = serving;
  const { language } = caller;
  const attempt = async (call: () => Promise<unknown>): Promise<void> => {
    await call().catch((error: unknown) => tellLog(error, what, serving));
  };
  let delivering = false;
  request.onAbandoned(async () => {
    if (!delivering) await attempt(() => respondent.excuse(refusal('stopping', sentences.stopping, language)));
  });
  if (request.abandoned) return;
  const progress = showProgress((reply) => attempt(() => respondent.show(reply)), language, timing, clock);
  try {
    const reply = await run({ ...caller, progress });
    await progress.end();
    if (request.abandoned) return;
    delivering = true;
    const address = await respondent.deliver(reply);
    metrics.answered(clock.now() - heardAt);
    if (address !== null || reply.kind === 'deletion')
      await attempt(() => dispatcher.delivered(caller, reply, address));
  } catch (error) {
    const id = tellLog(error, what, serving);
    if (id !== null && !isPassing(error)) await attempt(() => respondent.deliver({ kind: 'failure', language, id }));
  }
}

/** Returns the id under which it is logged; null when the person or the message had gone, which is nobody's failure. */
export function tellLog(error: unknown, what: string, { log }: Pick<Tools, 'log'>): string | null {
  if (isOver(error)) {
    log.warning(what, 'message, channel or interaction was gone before the answer');
    return null;
  }
  const id = newFailureId();
  // The sentence of a refusal may name a channel.
  log.failure(id, what, error instanceof UserError ? new Error(`refused: ${error.code}`) : error);
  return id;
}
