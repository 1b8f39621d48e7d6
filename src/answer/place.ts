// A span of a document version -> a place with everything a person needs to find it again.
import type { Generation } from '../../embeddings/generation.js';
import type { DocumentRecord, QuoteRecord, StoredPassage, Structure, WithdrawnQuote } from '../database/store.js';
import type { Place, Span } from '../types.js';

/** One version of a document, as the library describes it. */
export type SourceDocument = DocumentRecord;

/** What checking, citing and listing need of the library. */
export interface SourceLibrary {
  /** Published documents by path. */
  documents(collectionId: number): Promise<readonly DocumentRecord[]>;
  /** The published version; null when the document was removed. */
  document(documentId: number): Promise<DocumentRecord | null>;
  /** Any version that is still kept. */
  version(versionId: number): Promise<DocumentRecord | null>;
  structure(versionId: number): Promise<Structure | null>;
  sourceText(versionId: number): Promise<string | null>;
  /** In the order asked for. */
  passages(ids: readonly number[]): Promise<readonly StoredPassage[]>;
  generation(collectionId: number): Promise<Generation | null>;
  quote(owner: string, id: string): Promise<QuoteRecord | null>;
  /** Where the owner removed the quote's document. */
  withdrawnQuote(owner: string, id: string): Promise<WithdrawnQuote | null>;
}

/** The place of a span; `id` is that of the quote it was shown as, or null. */
export async function placeOf(
  library: SourceLibrary,
  document: DocumentRecord,
  span: Span,
  id: string | null = null,
): Promise<Place> {
  const source = await sourceOf(library, document);
  const structure = await library.structure(document.versionId);
  const { title, author, publisher, date, url } = document.metadata;
  return {
    id,
    start: span.start,
    end: span.end,
    text: source.slice(span.start, span.end),
    document: document.path,
    title,
    author,
    publisher,
    date,
    url,
    ...locators(structure, source, span.start),
  };
}

/** The source text of a version that is known to be kept. */
export async function sourceOf(library: SourceLibrary, document: DocumentRecord): Promise<string> {
  const source = await library.sourceText(document.versionId);
  if (source === null) throw new Error(`the text of version ${document.versionId} is missing`);
  return source;
}

/** Page, section and paragraph number of an offset; the first paragraph for what stands before it. */
function locators(structure: Structure | null, source: string, offset: number) {
  const paragraphs = structure?.paragraphs ?? [];
  const at = Math.max(
    0,
    paragraphs.findLastIndex((paragraph) => paragraph.start <= offset),
  );
  const heading = paragraphs
    .slice(0, at + 1)
    .findLast((paragraph) => paragraph.kind === 'heading' && !isBoilerplate(structure, paragraph));
  return {
    page: paragraphs[at]?.page ?? null,
    section: heading === undefined ? null : source.slice(heading.start, heading.end).trim(),
    paragraph: at + 1,
  };
}

/** Whether some of the span is not the document's own prose. */
export function isBoilerplate(structure: Structure | null, span: Span): boolean {
  return structure?.boilerplate.some((mark) => mark.start < span.end && span.start < mark.end) ?? false;
}
