// Rows: how the records of store.ts lie in SQLite's columns, read in one place.
import type { Format, Metadata, Notice, Span } from '../types.js';
import type { Collection, DocumentRecord, StoredPassage } from './store.js';

/** Selects collections with their published generation; a `WHERE` follows. */
export const SELECT_COLLECTION = `
  SELECT c.id, c.owner, c.name, g.name AS generation, g.model
  FROM collections c LEFT JOIN generations g ON g.collection_id = c.id AND g.retired_at IS NULL`;

export type CollectionRow = Collection;

/** Selects document versions as DocumentRow; a `WHERE` follows. */
export const SELECT_DOCUMENT = `
  SELECT d.id, v.id AS version_id, d.collection_id, d.path, v.format, v.file_hash, v.metadata, v.notices, v.pages,
    t.length, v.added_at, v.retired_at,
    (SELECT count(*) FROM passages p WHERE p.version_id = v.id AND p.published = 1) AS passages
  FROM versions v JOIN documents d ON d.id = v.document_id JOIN texts t ON t.id = v.text_id`;

export interface DocumentRow {
  id: number;
  version_id: number;
  collection_id: number;
  path: string;
  format: Format;
  file_hash: string;
  metadata: string;
  notices: string;
  pages: number | null;
  length: number;
  added_at: number;
  retired_at: number | null;
  passages: number;
}

export function documentOf(row: DocumentRow): DocumentRecord {
  const metadata: Metadata = JSON.parse(row.metadata);
  const notices: Notice[] = JSON.parse(row.notices);
  return {
    id: row.id,
    versionId: row.version_id,
    collectionId: row.collection_id,
    path: row.path,
    format: row.format,
    fileHash: row.file_hash,
    metadata,
    notices,
    pages: row.pages,
    length: row.length,
    passages: row.passages,
    addedAt: row.added_at,
    retiredAt: row.retired_at,
  };
}

/** True of a version `v` whose file or collection was removed: it is not shown any more, even before the next generation. */
export const REMOVED = `(
  EXISTS (SELECT 1 FROM files gone WHERE gone.id = v.file_id AND gone.removed_at IS NOT NULL)
  OR v.document_id IN (SELECT lost.id FROM documents lost JOIN collections c ON c.id = lost.collection_id
    WHERE c.removed_at IS NOT NULL))`;

/** True of a version `v` that people see. */
export const SEEN = `v.published = 1 AND NOT ${REMOVED}`;

/** What belongs to a collection, by its id: its versions, and their passages. */
export const OF_COLLECTION = 'document_id IN (SELECT id FROM documents WHERE collection_id = ?)';
export const VERSIONS_OF_COLLECTION = `version_id IN (SELECT id FROM versions WHERE ${OF_COLLECTION})`;

/** Selects passages as PassageRow; a `WHERE` follows. */
export const SELECT_PASSAGE = `
  SELECT p.id, p.version_id, v.document_id, p.start, p."end", p.sentences, p.seen_from, p.section, p.page, p.paragraph, p.vector_hash
  FROM passages p JOIN versions v ON v.id = p.version_id`;

export interface PassageRow {
  id: number;
  version_id: number;
  document_id: number;
  start: number;
  end: number;
  sentences: string;
  seen_from: number;
  section: string | null;
  page: string | null;
  paragraph: number;
  vector_hash: string;
}

export function passageOf(row: PassageRow): StoredPassage {
  return {
    id: row.id,
    documentId: row.document_id,
    versionId: row.version_id,
    start: row.start,
    end: row.end,
    sentences: spansOf(row.sentences),
    seenFrom: row.seen_from,
    section: row.section,
    page: row.page,
    paragraph: row.paragraph,
    vectorHash: row.vector_hash,
  };
}

/** Spans as one flat JSON list `[start, end, start, end, …]`: a third of the size of objects. */
export function flatSpans(spans: readonly Span[]): string {
  return JSON.stringify(spans.flatMap(({ start, end }) => [start, end]));
}

export function spansOf(flat: string): Span[] {
  const numbers: number[] = JSON.parse(flat);
  const spans: Span[] = [];
  for (let at = 0; at + 1 < numbers.length; at += 2) {
    spans.push({ start: numbers[at] ?? 0, end: numbers[at + 1] ?? 0 });
  }
  return spans;
}
