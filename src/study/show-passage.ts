// A passage of a session as it stands in the thread: sliced anew each time, with what goes with it.

import type { Reply, ShownPrompt } from '../reply.js';
import type { StudySession } from '../study-types.js';
import type { Quote } from '../types.js';
import { unmarkedQuote } from '../unmarked-quote.js';
import type { StudyPorts } from './session-ports.js';
import type { Snapshot } from './snapshot.js';

export type PassageReply = Extract<Reply, { readonly kind: 'study-passage' }>;

/** `mark`: id of its posting. Null where the passage was removed, blocked or changed. */
export async function showPassage(
  ports: Pick<StudyPorts, 'answers'>,
  snapshot: Snapshot,
  step: number,
  as: Pick<PassageReply, 'mark' | 'state'>,
): Promise<PassageReply | null> {
  const { session, info, ready } = snapshot;
  const planned = session.plan[step];
  const quote = planned && (await quoteAgain(ports, session.owner, planned.quoteId));
  if (!quote) return null;
  const prompt = await promptOf(ports, snapshot, step, quote);
  return {
    kind: 'study-passage',
    language: session.language,
    session: info,
    ...{ step, quote, prompt, ready: ready(step), ...as },
  };
}

/** Null where it may not be shown any more. */
export async function quoteAgain(
  { answers }: Pick<StudyPorts, 'answers'>,
  owner: string,
  id: string,
): Promise<Quote | null> {
  return (await quotesAgain({ answers }, owner, [id]))[0] ?? null;
}

/** In the order given, without those that may not be shown any more. */
export function quotesAgain(
  { answers }: Pick<StudyPorts, 'answers'>,
  owner: string,
  ids: readonly string[],
): Promise<Quote[]> {
  return answers.showAgain(owner, ids.map(unmarkedQuote));
}

/** Null where there is none, or what it needs is gone. */
async function promptOf(
  ports: Pick<StudyPorts, 'answers'>,
  { session, progress }: Snapshot,
  step: number,
  quote: Quote,
): Promise<ShownPrompt | null> {
  const prompt = session.plan[step]?.prompt ?? null;
  if (prompt === null) return null;
  if (prompt.kind === 'recall') return liesIn(quote, prompt.hidden) ? prompt : null;
  const earlier = await earlierQuote(ports, session, prompt.with);
  if (earlier === null || !liesIn(quote, prompt.here) || !liesIn(earlier, prompt.there)) return null;
  const address = progress.shown.find((each) => each.step === prompt.with)?.address ?? null;
  return { kind: 'comparison', here: prompt.here, earlier: { quote: earlier, there: prompt.there, address } };
}

async function earlierQuote(
  ports: Pick<StudyPorts, 'answers'>,
  { owner, plan }: StudySession,
  step: number,
): Promise<Quote | null> {
  const earlier = plan[step];
  return earlier === undefined ? null : quoteAgain(ports, owner, earlier.quoteId);
}

function liesIn(quote: Quote, [start, end]: readonly [number, number]): boolean {
  return start >= quote.start && end <= quote.end && start < end;
}
