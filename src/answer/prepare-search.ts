// From an interpreted question to ranked passages: which documents, which words, which are nearest.
import type { Encoder } from '../../embeddings/encoder.js';
import type { Generation } from '../../embeddings/generation.js';
import type { BlockedQuote, DocumentFilter, DocumentMatches } from '../database/store.js';
import { analyse } from '../text/terms.js';
import { UserError } from '../user-error.js';
import { type Blocking, blockingOf, quotableSentences } from './blocked-sentences.js';
import type { PassageSource, Search } from './found-passages.js';
import type { Interpretation } from './interpret.js';
import { type Candidate, retrieve } from './retrieve.js';
import type { Stopwatch } from './stopwatch.js';
import { termWeights } from './term-weights.js';
import { withCorrections } from './typing-errors.js';

export interface SearchPorts {
  readonly library: PassageSource & {
    generation(collectionId: number): Promise<Generation | null>;
    documentsMatching(collectionId: number, filter: DocumentFilter): Promise<DocumentMatches>;
    blockedQuotes(owner: string): Promise<readonly BlockedQuote[]>;
  };
  readonly encoder: Encoder;
}

export interface SearchRequest {
  readonly collectionId: number;
  readonly owner: string;
  readonly document?: string;
  /** Ids of documents: no others are searched, unless none of them is there. */
  readonly among?: readonly number[];
  readonly since?: string;
  readonly until?: string;
}

export interface PreparedSearch {
  readonly search: Search;
  /** How the question was read, typing errors mended; null when just as it was typed. */
  readonly readAs: string | null;
  /** Documents left out only because their date is not known. */
  readonly undated: number;
}

/** Candidates whose passages are looked at for blocked sentences: all on which the decision to answer rests. */
const LOOKED_AT = 50;

/** Throws UserError `no-documents` or `no-matching-documents`. */
export async function prepareSearch(
  ports: SearchPorts,
  request: SearchRequest,
  { subject, language, readAs }: Interpretation,
  watch: Stopwatch,
): Promise<PreparedSearch> {
  const generation = await ports.library.generation(request.collectionId);
  if (generation === null || generation.live === 0) throw noDocuments();
  const { within, undated } = await documentsAsked(ports, request, generation);
  const blocking = blockingOf(await ports.library.blockedQuotes(request.owner));
  const mended = withCorrections(subject, language, generation.lexical);
  const question = analyse(mended);
  const { profile } = ports.encoder;
  const vector = await watch.time('encode', () => (subject === '' ? null : ports.encoder.embedQuestion(subject)));
  const candidates = await watch.time('retrieve', async () => {
    if (vector === null) return [];
    const ranked = retrieve(generation, { vector, terms: question.terms }, profile, within);
    return withoutBlocked(ports.library, generation, ranked, blocking);
  });
  const weights = termWeights(question, generation);
  const searched = within?.length ?? generation.live;
  return {
    search: { generation, profile, searched, candidates, weights, blocking, ...(within && { within }) },
    readAs: mended === subject ? readAs : mended,
    undated,
  };
}

/** A passage of which nothing may be quoted is not found either. */
async function withoutBlocked(
  library: PassageSource,
  { passageIds }: Generation,
  candidates: Candidate[],
  blocking: Blocking,
): Promise<Candidate[]> {
  if (!blocking.any) return candidates;
  const idOf = ({ ordinal }: Candidate) => passageIds[ordinal] ?? -1;
  const passages = await library.passages(candidates.slice(0, LOOKED_AT).map(idOf));
  const blocked = new Set(
    passages.filter((passage) => quotableSentences(passage, blocking).length === 0).map(({ id }) => id),
  );
  return candidates.filter((candidate) => !blocked.has(idOf(candidate)));
}

/** Ascending ordinals of the documents asked for; undefined when all are. */
async function documentsAsked(
  { library }: SearchPorts,
  { collectionId, document, among, since, until }: SearchRequest,
  generation: Generation,
): Promise<{ readonly within?: Uint32Array; readonly undated: number }> {
  if (among !== undefined) {
    const there = ordinalsOf(among, generation);
    return { undated: 0, ...(there.length > 0 && { within: there }) };
  }
  if (document === undefined && since === undefined && until === undefined) return { undated: 0 };
  const filter = {
    ...(document !== undefined && { source: document }),
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
  };
  const { ids, undated } = await library.documentsMatching(collectionId, filter);
  const within = ordinalsOf(ids, generation);
  if (within.length === 0) throw noMatchingDocuments(undated);
  return { within, undated };
}

function ordinalsOf(documentIds: readonly number[], generation: Generation): Uint32Array {
  const wanted = new Set(documentIds);
  const ordinals = generation.documentIds.reduce<number[]>((found, id, ordinal) => {
    if (wanted.has(id)) found.push(ordinal);
    return found;
  }, []);
  return Uint32Array.from(ordinals);
}

function noDocuments(): UserError {
  return new UserError('no-documents', {
    id: 'Belum ada dokumen yang bisa dikutip. Tambahkan dokumen dulu, lalu tanya lagi.',
    en: 'There are no documents to quote from yet. Add some, then ask again.',
  });
}

function noMatchingDocuments(undated: number): UserError {
  const id = undated === 0 ? '' : ` ${undated} dokumen tanpa tanggal tidak ikut dicari.`;
  const en =
    undated === 0
      ? ''
      : ` ${undated} ${undated === 1 ? 'document without a date was' : 'documents without a date were'} left out.`;
  return new UserError('no-matching-documents', {
    id: `Tidak ada dokumen dengan nama atau tanggal itu.${id} Lihat daftarnya dengan /dokumen daftar.`,
    en: `No document has that name or date.${en} See them with /documents list.`,
  });
}
