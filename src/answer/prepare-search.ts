// From an interpreted question to ranked passages: which documents, which words, which are nearest.
import type { Encoder } from '../../embeddings/encoder.js';
import type { Generation } from '../../embeddings/generation.js';
import type { DocumentFilter, DocumentMatches } from '../database/store.js';
import { analyse } from '../text/terms.js';
import { UserError } from '../user-error.js';
import type { Search } from './found-passages.js';
import type { Interpretation } from './interpret.js';
import { retrieve } from './retrieve.js';
import type { Stopwatch } from './stopwatch.js';
import { termWeights } from './term-weights.js';
import { withCorrections } from './typing-errors.js';

export interface SearchPorts {
  readonly library: {
    generation(collectionId: number): Promise<Generation | null>;
    documentsMatching(collectionId: number, filter: DocumentFilter): Promise<DocumentMatches>;
  };
  readonly encoder: Encoder;
}

export interface SearchRequest {
  readonly collectionId: number;
  readonly document?: string;
  readonly since?: string;
  readonly until?: string;
}

export interface PreparedSearch {
  readonly search: Search;
  /** How the question was read, typing errors mended; null when just as it was typed. */
  readonly readAs: string | null;
}

/** Throws UserError `no-documents` or `no-matching-documents`. */
export async function prepareSearch(
  ports: SearchPorts,
  request: SearchRequest,
  { subject, language, readAs }: Interpretation,
  watch: Stopwatch,
): Promise<PreparedSearch> {
  const generation = await ports.library.generation(request.collectionId);
  if (generation === null || generation.live === 0) throw noDocuments();
  const within = await ordinalsWithin(ports, request, generation);
  const mended = withCorrections(subject, language, generation.lexical);
  const question = analyse(mended);
  const { profile } = ports.encoder;
  const vector = await watch.time('encode', () => (subject === '' ? null : ports.encoder.embedQuestion(subject)));
  const candidates = await watch.time('retrieve', () =>
    vector === null ? [] : retrieve(generation, { vector, terms: question.terms }, profile, within),
  );
  const weights = termWeights(question, generation);
  const searched = within?.length ?? generation.live;
  return {
    search: { generation, profile, searched, candidates, weights, ...(within && { within }) },
    readAs: mended === subject ? readAs : mended,
  };
}

/** Ascending ordinals of the documents asked for; undefined when all are. */
async function ordinalsWithin(
  { library }: SearchPorts,
  { collectionId, document, since, until }: SearchRequest,
  generation: Generation,
): Promise<Uint32Array | undefined> {
  if (document === undefined && since === undefined && until === undefined) return undefined;
  const filter = {
    ...(document !== undefined && { source: document }),
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
  };
  const { ids, undated } = await library.documentsMatching(collectionId, filter);
  const wanted = new Set(ids);
  const within = generation.documentIds.reduce<number[]>((found, id, ordinal) => {
    if (wanted.has(id)) found.push(ordinal);
    return found;
  }, []);
  if (within.length === 0) throw noMatchingDocuments(undated);
  return Uint32Array.from(within);
}

function noDocuments(): UserError {
  return new UserError('no-documents', {
    id: 'Belum ada dokumen yang bisa dikutip. Tambahkan dokumen dulu, lalu tanya lagi.',
    en: 'There are no documents to quote from yet. Add some, then ask again.',
  });
}

function noMatchingDocuments(undated: number): UserError {
  const id = undated === 0 ? '' : ` ${undated} dokumen tanpa tanggal tidak ikut dicari.`;
  const en = undated === 0 ? '' : ` ${undated} documents without a date were left out.`;
  return new UserError('no-matching-documents', {
    id: `Tidak ada dokumen dengan nama atau tanggal itu.${id} Lihat daftarnya dengan /dokumen daftar.`,
    en: `No document has that name or date.${en} See them with /documents list.`,
  });
}
