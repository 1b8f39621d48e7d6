// The text around a quote, for a person who wants to read on; boilerplate never comes with it.
import type { DocumentRecord, QuoteRecord, Structure } from '../database/store.js';
import type { QuoteContext } from '../reply.js';
import type { Span } from '../types.js';
import { isBoilerplate, placeOf, type SourceLibrary, sourceOf } from './place.js';

/** Sentences shown on either side of the quote. */
const AROUND = 4;
/** Sentences on every other page. */
const PAGE = 8;

/**
 * Page 0: the quote with up to four sentences on either side. Pages below it go back, those above it go on, eight
 * sentences at a time, as far as the document's own prose reaches. A page beyond that is empty.
 */
export async function contextOf(
  library: SourceLibrary,
  document: DocumentRecord,
  quote: QuoteRecord,
  page = 0,
): Promise<QuoteContext> {
  const place = await placeOf(library, document, quote, quote.id);
  const source = await sourceOf(library, document);
  const structure = await library.structure(document.versionId);
  const before = clearRun(structure, quote, 'before');
  const after = clearRun(structure, quote, 'after');
  const slice = (start: number, end: number, quoted = false) => ({ text: source.slice(start, end), quoted });
  const back = pageOf(before, -page);
  const on = pageOf(after, page);
  const parts =
    page === 0
      ? [
          slice(back.at(-1)?.start ?? quote.start, quote.start),
          slice(quote.start, quote.end, true),
          slice(quote.end, on.at(-1)?.end ?? quote.end),
        ]
      : [page < 0 ? slice(back.at(-1)?.start ?? 0, back[0]?.end ?? 0) : slice(on[0]?.start ?? 0, on.at(-1)?.end ?? 0)];
  return {
    ...place,
    id: quote.id,
    at: page,
    earlier: page <= 0 ? pageOf(before, 1 - page).length > 0 : true,
    later: page >= 0 ? pageOf(after, 1 + page).length > 0 : true,
    parts: parts.filter(({ text }) => text !== ''),
  };
}

/** Sentences on one side of the quote, nearest first, up to the first boilerplate between. */
function clearRun(structure: Structure | null, quote: Span, side: 'before' | 'after'): Span[] {
  const sentences = structure?.sentences ?? [];
  const run =
    side === 'before'
      ? sentences.filter((sentence) => sentence.end <= quote.start).reverse()
      : sentences.filter((sentence) => sentence.start >= quote.end);
  const clear = (span: Span) => !isBoilerplate(structure, span);
  const blocked = run.findIndex((sentence) =>
    side === 'before'
      ? !clear({ start: sentence.start, end: quote.start })
      : !clear({ start: quote.end, end: sentence.end }),
  );
  return blocked < 0 ? run : run.slice(0, blocked);
}

/** The sentences of a page, nearest to the quote first. */
function pageOf(run: readonly Span[], page: number): readonly Span[] {
  if (page < 0) return [];
  return page === 0 ? run.slice(0, AROUND) : run.slice(AROUND + (page - 1) * PAGE, AROUND + page * PAGE);
}
