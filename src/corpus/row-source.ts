// Rows: the lines of an evaluation file as documents, read by the same code as txt files.
import type { ParsedDocument } from '../types.js';
import type { DocumentSource } from './document-source.js';
import { parseDocument } from './parse-document.js';

/** One row of a passages file (see the README beside the evaluation data). */
export interface DocumentRow {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** Each row is one document: its id is the path, its title the title. Rows are trusted, so no child process reads them. */
export function rowSource(rows: readonly DocumentRow[]): DocumentSource {
  const entries = rows.map((row) => ({
    path: row.id,
    bytes: async () => new TextEncoder().encode(JSON.stringify([row.title, row.text])),
    parse: async (): Promise<ParsedDocument> => {
      const parsed = await parseDocument(new TextEncoder().encode(row.text), `${row.id}.txt`);
      return { ...parsed, metadata: { ...parsed.metadata, title: row.title === '' ? null : row.title } };
    },
  }));
  return { list: async () => ({ entries, notices: [], unreadable: [] }) };
}
