// The plan of a study session: the passages that best cover a topic or a document, diverse, in reading order.
import type { Generation } from '../../embeddings/generation.js';
import { likenessIn } from '../../embeddings/likeness.js';
import type { Quote } from '../types.js';
import { UserError } from '../user-error.js';
import { cover } from './cover.js';
import { passageOfQuote } from './locate-quote.js';
import { isLongEnough, ordinalsOf, type PlanCandidate, type PlanSource, planCandidates } from './plan-candidates.js';
import type { ReadingPorts, StudyText } from './study-ports.js';

export interface PlanRequest extends PlanSource {
  /** The most passages. */
  readonly passages: number;
  /** Quote ids of passages that are left out, and with them what is nearly the same. */
  readonly without?: readonly string[];
}

/** A passage of a plan, as it is quoted. */
export interface PlannedQuote {
  readonly quote: Quote;
  readonly passage: StudyText;
  /** In the generation that it was planned in. */
  readonly ordinal: number;
}

/**
 * No two near-duplicates; in reading order (documents by date, then title), only that the passage that a session is around comes
 * first. The same for the same generation. Throws UserError `nothing-to-study` where there is not one, and as `passagesAbout`.
 */
export async function plan(ports: ReadingPorts, request: PlanRequest): Promise<PlannedQuote[]> {
  const generation = await ports.library.generation(request.collectionId);
  if (generation === null) throw nothingToStudy(request, 'nothing');
  const { first, others } = await planCandidates(ports, generation, request);
  const left = await leftOut(ports, generation, request);
  const groupOf = (ordinal: number) => generation.duplicateGroups[ordinal] ?? ordinal;
  const isLeft = ({ ordinal }: PlanCandidate) => !left.has(groupOf(ordinal));
  const around = first === null || !isLeft(first) ? [] : await quotesOf(ports, request.owner, [first]);
  const planned = await quoteBest(ports, generation, request, { candidates: others.filter(isLeft), around });
  if (planned.length === 0) throw nothingToStudy(request, others.some((each) => !isLeft(each)) ? 'read' : 'nothing');
  const ordered = await inReadingOrder(ports, planned.slice(around.length));
  return [...around, ...ordered];
}

/** What is around comes first; one that may not be quoted makes room for another. */
async function quoteBest(
  ports: ReadingPorts,
  generation: Generation,
  { owner, passages }: PlanRequest,
  { candidates, around }: { readonly candidates: readonly PlanCandidate[]; readonly around: readonly PlannedQuote[] },
): Promise<PlannedQuote[]> {
  const unlike = {
    likeness: likenessIn(generation.vectors, ports.profile.cosineRange),
    groupOf: (ordinal: number) => generation.duplicateGroups[ordinal] ?? ordinal,
  };
  const planned = [...around];
  let free = candidates;
  while (planned.length < passages) {
    const ordinals = planned.map(({ ordinal }) => ordinal);
    const chosen = cover(free, ordinals, passages - planned.length, unlike);
    if (chosen.length === 0) break;
    planned.push(...(await quotesOf(ports, owner, chosen)));
    free = free.filter((each) => !chosen.includes(each));
  }
  return planned;
}

/** Without those of which nothing, or too little, may be quoted. */
async function quotesOf(
  { answers }: ReadingPorts,
  owner: string,
  chosen: readonly PlanCandidate[],
): Promise<PlannedQuote[]> {
  const quoted = await answers.quotePassages(
    owner,
    chosen.map(({ passage }) => passage.id),
  );
  return quoted.flatMap(({ at, quote }) => {
    const candidate = chosen[at];
    if (candidate === undefined) return [];
    const { passage, ordinal } = candidate;
    return isLongEnough(passage.text) && !isLongEnough(quote.text) ? [] : [{ quote, passage, ordinal }];
  });
}

/** Groups of passages that are left out. */
async function leftOut(
  ports: ReadingPorts,
  generation: Generation,
  { owner, without = [] }: PlanRequest,
): Promise<Set<number>> {
  const groups = new Set<number>();
  for (const quoteId of without) {
    const passage = await passageOfQuote(ports, owner, quoteId);
    const ordinal = passage === null ? undefined : ordinalsOf(generation, [passage.id]).get(passage.id);
    if (ordinal !== undefined) groups.add(generation.duplicateGroups[ordinal] ?? ordinal);
  }
  return groups;
}

/** Documents whose date is not known come last. */
async function inReadingOrder({ library }: ReadingPorts, planned: readonly PlannedQuote[]): Promise<PlannedQuote[]> {
  const ids = [...new Set(planned.map(({ passage }) => passage.documentId))];
  const records = (await Promise.all(ids.map((id) => library.document(id)))).filter((record) => record !== null);
  const keyOf = ({ metadata, path }: (typeof records)[number]) =>
    [metadata.date ?? '~', metadata.title ?? path, path].join('\n');
  const byKey = records
    .map((record) => ({ id: record.id, key: keyOf(record) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const places = new Map(byKey.map(({ id }, place) => [id, place]));
  const placeOf = ({ passage }: PlannedQuote) => places.get(passage.documentId) ?? places.size;
  return [...planned].sort((a, b) => placeOf(a) - placeOf(b) || a.passage.start - b.passage.start);
}

/** `read`: there is something, but all of it is left out. */
function nothingToStudy({ about }: PlanRequest, left: 'nothing' | 'read'): UserError {
  if (left === 'read') {
    return new UserError('nothing-to-study', {
      id: 'Semua bagiannya sudah dibaca di sesi sebelumnya. Pilih topik atau dokumen lain.',
      en: 'All of its passages were read in sessions before. Choose another topic or document.',
    });
  }
  if (about.kind === 'document') {
    return new UserError('nothing-to-study', {
      id: 'Tidak ada bagian dokumen ini yang bisa dibahas. Pilih dokumen lain.',
      en: 'There is no passage in this document to discuss. Choose another document.',
    });
  }
  return new UserError('nothing-to-study', {
    id: 'Tidak ada bagian dokumen yang membahas ini. Coba dengan kata lain, atau tambahkan dokumen tentang ini.',
    en: 'No passage of the documents is about this. Try other words, or add documents about it.',
  });
}
