// What a plan chooses from: passages that bear on what a session reads, and how much each does.
import type { Generation } from '../../embeddings/generation.js';
import type { SessionAbout } from '../study-types.js';
import { passageOfQuote, textOfQuote } from './locate-quote.js';
import type { ReadingPorts, StudyText } from './study-ports.js';

export interface PlanCandidate {
  /** In the generation. */
  readonly ordinal: number;
  readonly passage: StudyText;
  /** How much it bears on what is read, 0 to 1. */
  readonly relevance: number;
}

export interface PlanSource {
  readonly owner: string;
  readonly collectionId: number;
  readonly about: SessionAbout;
}

export interface PlanCandidates {
  /** Read before all others: the passage that the session is around. */
  readonly first: PlanCandidate | null;
  readonly others: readonly PlanCandidate[];
}

/** Of a topic: enough to be diverse. */
const ABOUT_TOPIC = 60;
/** Of one document: more are compared in no time, but their texts take a while to load. */
const OF_DOCUMENT = 300;
/** Fused score below the best at which a passage matters nothing any more. */
const RANGE = 0.3;
/** Score of the passages of a document that the topic names; see `AnswerService.passagesAbout`. */
const OF_NAMED = 1;
/** What others matter beside them. */
const BESIDE_NAMED = 0.7;
/** UTF-16 units; the longest topic that can be asked. */
const LONGEST_TOPIC = 200;
/** Fewer words are nothing to talk about: a remark, a caption, what is left of a list. */
const LEAST_WORDS = 15;
/** A passage without a sentence that is worth reading by itself matters so much less: tables, references, dialogue. */
const UNWORTHY = 0.6;

/** No two are promised to be unlike. Throws as `passagesAbout`. */
export async function planCandidates(
  ports: Pick<ReadingPorts, 'library' | 'answers'>,
  generation: Generation,
  { owner, collectionId, about }: PlanSource,
): Promise<PlanCandidates> {
  const find = async (scored: readonly Scored[]) => candidatesOf(ports, generation, scored);
  const search = async (topic: string, around: { around?: number } = {}) =>
    find(
      asRelevance(
        await ports.answers.passagesAbout({ owner, collectionId, topic, most: ABOUT_TOPIC, broadly: true, ...around }),
      ),
    );
  if (about.kind === 'topic') return { first: null, others: worthReading(await search(about.topic)) };
  if (about.kind === 'document') {
    return { first: null, others: worthReading(await find(await central(ports, generation, about.documentId))) };
  }
  const quoted = await passageOfQuote(ports, owner, about.quoteId);
  const [first = null] = quoted === null ? [] : await find([{ passageId: quoted.id, score: 1 }]);
  const topic = await topicOf(ports, owner, about.quoteId);
  const found = topic === null ? [] : await search(topic, quoted === null ? {} : { around: quoted.id });
  return { first, others: worthReading(found.filter(({ ordinal }) => ordinal !== first?.ordinal)) };
}

export function isLongEnough(text: string): boolean {
  return (text.match(/\p{L}[\p{L}\p{M}]*/gu)?.length ?? 0) >= LEAST_WORDS;
}

/** Short ones only where there is nothing else. */
function worthReading(candidates: readonly PlanCandidate[]): readonly PlanCandidate[] {
  const long = candidates.filter(({ passage }) => isLongEnough(passage.text));
  return long.length > 0 ? long : candidates;
}

interface Scored {
  readonly passageId: number;
  readonly score: number;
}

/** What was found lies within a small range; the passages of a document that was named are above it. */
function asRelevance(found: readonly Scored[]): Scored[] {
  const others = found.filter(({ score }) => score !== OF_NAMED).map(({ score }) => score);
  const most = others.length === found.length ? 1 : BESIDE_NAMED;
  const best = Math.max(...others);
  return found.map(({ passageId, score }) => ({
    passageId,
    score: score === OF_NAMED ? 1 : most * Math.max(0, 1 - (best - score) / RANGE),
  }));
}

/** The document's passages that say most of what the others say. */
async function central(
  { library }: Pick<ReadingPorts, 'library'>,
  generation: Generation,
  documentId: number,
): Promise<Scored[]> {
  const ids = (await library.passagesOf(documentId)).map(({ id }) => id);
  const ordinals = ordinalsOf(generation, ids);
  const scored = ids.map((passageId) => ({
    passageId,
    score: generation.centrality[ordinals.get(passageId) ?? -1] ?? 0,
  }));
  const most = Math.max(...scored.map(({ score }) => score), Number.MIN_VALUE);
  return scored
    .sort((a, b) => b.score - a.score || a.passageId - b.passageId)
    .slice(0, OF_DOCUMENT)
    .map(({ passageId, score }) => ({ passageId, score: score / most }));
}

/** Those that the generation holds. */
async function candidatesOf(
  { library }: Pick<ReadingPorts, 'library'>,
  generation: Generation,
  scored: readonly Scored[],
): Promise<PlanCandidate[]> {
  const scores = new Map(scored.map(({ passageId, score }) => [passageId, score]));
  const ordinals = ordinalsOf(generation, [...scores.keys()]);
  const worthy = new Set(generation.worthy.ordinals);
  return (await library.passages([...ordinals.keys()])).flatMap((passage) => {
    const ordinal = ordinals.get(passage.id);
    if (ordinal === undefined) return [];
    const relevance = (scores.get(passage.id) ?? 0) * (worthy.has(ordinal) ? 1 : UNWORTHY);
    return [{ ordinal, passage, relevance }];
  });
}

/** In the order of the ids; those that the generation does not hold are left out. */
export function ordinalsOf({ passageIds }: Generation, ids: readonly number[]): Map<number, number> {
  const wanted = new Set(ids);
  const found = new Map<number, number>();
  for (const [ordinal, id] of passageIds.entries()) if (wanted.has(id)) found.set(id, ordinal);
  return new Map(ids.flatMap((id) => (found.has(id) ? [[id, found.get(id) ?? -1] as const] : [])));
}

/** The words of a quote as a topic: cut between two of them where they are too many. */
async function topicOf(ports: Pick<ReadingPorts, 'library'>, owner: string, quoteId: string): Promise<string | null> {
  const said = (await textOfQuote(ports, owner, quoteId))?.replace(/\s+/gu, ' ').trim();
  if (said === undefined) return null;
  if (said.length <= LONGEST_TOPIC) return said;
  const cut = said.slice(0, LONGEST_TOPIC + 1);
  return cut.slice(0, Math.max(cut.lastIndexOf(' '), 0) || LONGEST_TOPIC);
}
