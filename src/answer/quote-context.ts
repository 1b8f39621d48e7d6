// The text around a quote, for a person who wants to read on; boilerplate never comes with it.
import type { DocumentRecord, QuoteRecord } from '../database/store.js';
import type { QuoteContext } from '../reply.js';
import type { Span } from '../types.js';
import { placeOf, type SourceLibrary, sourceOf } from './place.js';

/** Sentences shown on either side. */
const AROUND = 4;

/** A shown quote with up to four sentences on either side, as far as the document's own prose goes on. */
export async function contextOf(
  library: SourceLibrary,
  document: DocumentRecord,
  quote: QuoteRecord,
): Promise<QuoteContext> {
  const place = await placeOf(library, document, quote, quote.id);
  const source = await sourceOf(library, document);
  const structure = await library.structure(document.versionId);
  const sentences = structure?.sentences ?? [];
  const clear = (span: Span) =>
    !(structure?.boilerplate ?? []).some((mark) => mark.start < span.end && span.start < mark.end);
  const first = sentences
    .filter((sentence) => sentence.end <= quote.start)
    .slice(-AROUND)
    .find((sentence) => clear({ start: sentence.start, end: quote.start }));
  const last = sentences
    .filter((sentence) => sentence.start >= quote.end)
    .slice(0, AROUND)
    .findLast((sentence) => clear({ start: quote.end, end: sentence.end }));
  return {
    ...place,
    id: quote.id,
    before: source.slice(first?.start ?? quote.start, quote.start),
    after: source.slice(quote.end, last?.end ?? quote.end),
  };
}
