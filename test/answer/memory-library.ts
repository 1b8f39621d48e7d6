// A library in memory for tests: documents given as text, one passage for each paragraph, scores by shared terms.
import { createHash } from 'node:crypto';
import type { LexicalIndex } from '../../embeddings/lexical-index.js';
import type { SourceLibrary } from '../../src/answer/place.js';
import type { DocumentRecord, QuoteRecord, StoredPassage, Structure } from '../../src/database/store.js';
import { splitSentences } from '../../src/text/sentences.js';
import { analyse } from '../../src/text/terms.js';
import type { Metadata, Span } from '../../src/types.js';
import { nothingWorthy } from '../embeddings/no-worthy.js';

export const OWNER = 'console';
export const COLLECTION = 1;

export interface MemoryLibrary extends SourceLibrary {
  /** Publishes the document, or its new version. */
  put(path: string, text: string, metadata?: Partial<Metadata>): void;
  /** At a time in milliseconds since 1970. */
  remove(path: string, at: number): void;
  /** Remembers words of a document as a shown quote; returns its id. */
  show(path: string, words: string): string;
}

interface Version {
  readonly record: DocumentRecord;
  readonly text: string;
  readonly structure: Structure;
}

export function memoryLibrary(): MemoryLibrary {
  const versions: Version[] = [];
  const live = new Map<string, Version>();
  const quotes = new Map<string, QuoteRecord>();
  const ids = new Map<string, number>();

  const passages = (): (StoredPassage & { readonly words: ReadonlySet<string> })[] =>
    [...live.values()].flatMap(({ record, text, structure }) =>
      structure.paragraphs.flatMap((paragraph, index) => {
        if (paragraph.kind === 'heading' || structure.boilerplate.some((mark) => mark.start === paragraph.start))
          return [];
        const slice = text.slice(paragraph.start, paragraph.end);
        return [
          {
            id: record.versionId * 1000 + index,
            documentId: record.id,
            versionId: record.versionId,
            start: paragraph.start,
            end: paragraph.end,
            sentences: splitSentences(text, paragraph),
            seenFrom: paragraph.start,
            section: null,
            page: null,
            paragraph: index + 1,
            vectorHash: '',
            words: new Set(analyse(slice).terms),
          },
        ];
      }),
    );

  return {
    documents: async () => [...live.values()].map((version) => version.record),
    document: async (id) => [...live.values()].find((version) => version.record.id === id)?.record ?? null,
    version: async (id) => versions.find((version) => version.record.versionId === id)?.record ?? null,
    structure: async (id) => versions.find((version) => version.record.versionId === id)?.structure ?? null,
    sourceText: async (id) => versions.find((version) => version.record.versionId === id)?.text ?? null,
    passages: async (wanted) => {
      const all = passages();
      return wanted.flatMap((id) => all.filter((passage) => passage.id === id));
    },
    withdrawnQuote: async () => null,
    quote: async (owner, id) => (owner === OWNER ? (quotes.get(id) ?? null) : null),
    generation: async () => {
      const all = passages();
      return {
        id: 'memory',
        size: all.length,
        live: all.length,
        passageIds: Uint32Array.from(all, (passage) => passage.id),
        documentIds: Uint32Array.from(all, (passage) => passage.documentId),
        duplicateGroups: Uint32Array.from(all.keys()),
        ...nothingWorthy(all.length),
        vectors: { ...nothingNear, size: all.length },
        lexical: sharedTerms(all.map((passage) => passage.words)),
        close: () => {},
      };
    },
    put(path, text, metadata = {}) {
      const id = ids.get(path) ?? ids.size + 1;
      ids.set(path, id);
      const record = recordOf(path, text, id, versions.length + 1, metadata);
      this.remove(path, record.addedAt);
      const version = { record, text, structure: structureOf(text) };
      versions.push(version);
      live.set(path, version);
    },
    remove(path, at) {
      const version = live.get(path);
      if (version === undefined) return;
      live.delete(path);
      versions[versions.indexOf(version)] = { ...version, record: { ...version.record, retiredAt: at } };
    },
    show(path, words) {
      const version = live.get(path);
      const start = version?.text.indexOf(words) ?? -1;
      if (version === undefined || start < 0) throw new Error(`${path} does not hold these words`);
      const id = `7K2M9QX${quotes.size}`;
      const hash = createHash('sha256').update(words).digest('hex');
      const span: Span = { start, end: start + words.length };
      const { id: documentId, versionId } = version.record;
      quotes.set(id, { ...span, id, owner: OWNER, documentId, versionId, hash, createdAt: 0 });
      return id;
    },
  };
}

function recordOf(
  path: string,
  text: string,
  id: number,
  versionId: number,
  metadata: Partial<Metadata>,
): DocumentRecord {
  return {
    id,
    versionId,
    collectionId: COLLECTION,
    path,
    format: 'md',
    fileHash: '',
    metadata: { title: null, author: null, publisher: null, date: null, url: null, language: 'id', ...metadata },
    notices: [],
    pages: null,
    length: text.length,
    passages: 1,
    addedAt: Date.UTC(2026, 0, versionId),
    retiredAt: null,
  };
}

/** Paragraphs are separated by blank lines; `# ` makes a heading, `!` boilerplate. */
function structureOf(text: string): Structure {
  const paragraphs = [...text.matchAll(/\S(?:[^\n]|\n(?!\n))*/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].trimEnd().length,
    kind: match[0].startsWith('# ') ? ('heading' as const) : ('prose' as const),
    level: match[0].startsWith('# ') ? 1 : null,
    page: null,
  }));
  const boilerplate = paragraphs
    .filter(({ start }) => text[start] === '!')
    .map(({ start, end }) => ({ start, end, reason: 'spam' as const }));
  const prose = paragraphs.filter(({ start, kind }) => kind === 'prose' && text[start] !== '!');
  return { paragraphs, boilerplate, sentences: prose.flatMap((paragraph) => splitSentences(text, paragraph)) };
}

const nothingNear = { dimensions: 1, nearest: () => [], cosine: () => 0, vector: () => new Float32Array(1) };

/** Scores a passage by how many of the distinct terms it holds. */
function sharedTerms(passages: readonly ReadonlySet<string>[]): LexicalIndex {
  return {
    size: passages.length,
    scores: (terms) =>
      Float32Array.from(passages, (words) => [...new Set(terms)].filter((term) => words.has(term)).length),
    idf: () => 1,
    knows: (term) => passages.some((words) => words.has(term)),
    holds: (ordinal, term) => passages[ordinal]?.has(term) ?? false,
    ceiling: (terms) => new Set(terms).size,
    wordFrequency: () => 0,
    nearWords: () => [],
  };
}
