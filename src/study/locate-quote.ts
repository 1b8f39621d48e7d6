// Finds what a quote says, and the passage of the published documents in which it stands, also where its document was read again since.
import type { StoredPassage } from '../database/store.js';
import type { ReadingPorts } from './study-ports.js';

/** The published passage that holds most of the quote's sentences; null where none holds any. */
export async function passageOfQuote(
  { library }: Pick<ReadingPorts, 'library'>,
  owner: string,
  quoteId: string,
): Promise<StoredPassage | null> {
  const quote = await library.quote(owner, quoteId);
  const document = quote && (await library.document(quote.documentId));
  if (!quote || !document) return null;
  const passages = await library.passagesOf(document.id);
  if (document.versionId === quote.versionId) {
    return largest(passages, (each) => Math.min(each.end, quote.end) - Math.max(each.start, quote.start));
  }
  const [then, now] = [await library.sourceText(quote.versionId), await library.sourceText(document.versionId)];
  const said = then?.slice(quote.start, quote.end) ?? '';
  return largest(passages, ({ sentences }) =>
    sentences.reduce(
      (sum, { start, end }) => sum + (said.includes(now?.slice(start, end) ?? '\0') ? end - start : 0),
      0,
    ),
  );
}

/** Null where it is not known any more. */
export async function textOfQuote(
  { library }: Pick<ReadingPorts, 'library'>,
  owner: string,
  quoteId: string,
): Promise<string | null> {
  const quote = await library.quote(owner, quoteId);
  const source = quote && (await library.sourceText(quote.versionId));
  return quote && source !== null ? source.slice(quote.start, quote.end) : null;
}

function largest(passages: readonly StoredPassage[], sizeOf: (passage: StoredPassage) => number): StoredPassage | null {
  let best: StoredPassage | null = null;
  let bestSize = 0;
  for (const passage of passages) {
    const size = sizeOf(passage);
    if (size > bestSize) [best, bestSize] = [passage, size];
  }
  return best;
}
