// Quotes that were shown before, sliced anew from their source text and compared with what was shown then.

import type { QuoteRecord } from '../database/store.js';
import type { ShownQuote } from '../group-types.js';
import type { Quote } from '../types.js';
import type { AnswerPorts } from './answer-ports.js';
import { type Blocking, blockingOf, NOTHING_BLOCKED } from './blocked-sentences.js';
import type { QuotingPorts } from './make-quotes.js';
import { placeOf } from './place.js';
import { quoteHash } from './quote-hash.js';

export interface ShowAgainOptions {
  /** Also quotes that are never to be shown to people, for those who decide that. */
  readonly evenBlocked?: boolean;
}

/** See `AnswerService.showAgain`. */
export async function showAgain(
  ports: Pick<AnswerPorts, 'library' | 'log'>,
  owner: string,
  shown: readonly ShownQuote[],
  { evenBlocked = false }: ShowAgainOptions = {},
): Promise<Quote[]> {
  const blocking = evenBlocked ? NOTHING_BLOCKED : blockingOf(await ports.library.blockedQuotes(owner));
  const quotes: Quote[] = [];
  for (const [at, each] of shown.entries()) {
    const record = await ports.library.quote(owner, each.id);
    const quote = record && (await quoteAgain(ports, record, each, blocking));
    // The scores of then are not kept; the order is theirs.
    if (quote) quotes.push({ ...quote, score: shown.length - at });
  }
  return quotes;
}

async function quoteAgain(
  { library, log }: QuotingPorts,
  record: QuoteRecord,
  { emphasis }: ShownQuote,
  blocking: Blocking,
): Promise<Omit<Quote, 'score'> | null> {
  const [present, cited, source, structure] = await Promise.all([
    library.document(record.documentId),
    library.version(record.versionId),
    library.sourceText(record.versionId),
    library.structure(record.versionId),
  ]);
  if (present === null || cited === null || source === null) return null;
  const { id, versionId, start, end } = record;
  const text = source.slice(start, end);
  if (quoteHash(text) !== record.hash) {
    log.warning('quotes', `quote ${id} is no longer the slice that was shown and is not shown again`);
    return null;
  }
  const sentences = structure?.sentences ?? [];
  const own = sentences.filter((sentence) => sentence.start < end && start < sentence.end);
  const textOf = (sentence: { start: number; end: number }) => source.slice(sentence.start, sentence.end);
  if ([record, ...own].some((each) => blocking.blocks(versionId, each, textOf(each)))) return null;
  const before = sentences.findLast((sentence) => sentence.end <= start);
  const after = sentences.find((sentence) => sentence.start >= end);
  const isWithin = emphasis !== null && start <= emphasis[0] && emphasis[0] < emphasis[1] && emphasis[1] <= end;
  return {
    ...(await placeOf(library, cited, record)),
    id,
    before: before === undefined ? null : textOf(before),
    after: after === undefined ? null : textOf(after),
    emphasis: isWithin ? emphasis : null,
    ...(present.versionId !== versionId && { readAt: cited.addedAt }),
  };
}
