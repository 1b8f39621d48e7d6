// The worthy sentences of a generation that a digest has not used yet, and the passages in which the best of them stand.
import { setImmediate as turn } from 'node:timers/promises';
import type { Generation } from '../../embeddings/generation.js';
import type { Used } from './used-keys.js';

export interface Pool {
  readonly generation: Generation;
  /** 1 for each group of sentences (by its number) that is used, or is to be left alone. */
  readonly taken: Uint8Array;
  /** Groups with a sentence that can be found; and how many of these are used. */
  readonly worthy: number;
  readonly used: number;
}

/** A passage with sentences that may be quoted. */
export interface PoolPassage {
  readonly ordinal: number;
  /** How much it matters; comparable within one list. */
  readonly relevance: number;
  /** Positions among the generation's worthy sentences. */
  readonly sentences: readonly number[];
}

/** Sentences looked at before others have their turn: a few milliseconds. */
const PORTION = 10_000;
/** Keys fall into so many places, a power of two. */
const MARKS = 2 ** 20;
/** No row has this id: the passage was removed since the generation was built. */
const REMOVED = 0;

/** A group is used when any of its sentences is. */
export async function poolOf(generation: Generation, { sentences: used }: Pick<Used, 'sentences'>): Promise<Pool> {
  const { groups } = generation.worthy;
  const isUsed = among(used, generation.worthy.keys);
  const taken = new Uint8Array(groups.length);
  const present = new Uint8Array(groups.length);
  await eachSentence(generation, (at, group) => {
    if (isUsed(at)) taken[group] = 1;
    if (isPresent(generation, at)) present[group] = 1;
  });
  let worthy = 0;
  let usedOfThem = 0;
  for (let group = 0; group < present.length; group++) {
    if (present[group] !== 1) continue;
    worthy += 1;
    if (taken[group] === 1) usedOfThem += 1;
  }
  return { generation, taken, worthy, used: usedOfThem };
}

/**
 * At most `most` passages with sentences that are not taken, the most relevant first, equal ones by ordinal. `relevanceOf`:
 * of the passage of this ordinal; null for one that is not wanted. The more of a passage is taken, the less it matters, so
 * that others have their turn.
 */
export async function bestPassages(
  { generation, taken }: Pool,
  relevanceOf: (ordinal: number) => number | null,
  most: number,
): Promise<PoolPassage[]> {
  const { ordinals } = generation.worthy;
  const best: PoolPassage[] = [];
  let ordinal = -1;
  let sentences: number[] = [];
  let gone = 0;
  const end = () => {
    const relevance = sentences.length === 0 ? null : relevanceOf(ordinal);
    if (relevance !== null) insert(best, { ordinal, relevance: relevance / (1 + gone), sentences }, most);
  };
  await eachSentence(generation, (at, group) => {
    if (ordinals[at] !== ordinal) {
      end();
      [ordinal, sentences, gone] = [ordinals[at] ?? -1, [], 0];
    }
    if (taken[group] === 1) gone++;
    else if (isPresent(generation, at)) sentences.push(at);
  });
  end();
  return best;
}

/** Documents with sentences that are not taken, for which `isWanted` holds. */
export async function documentsIn(
  { generation, taken }: Pool,
  isWanted: (documentId: number, ordinal: number) => boolean,
): Promise<Set<number>> {
  const { ordinals } = generation.worthy;
  const found = new Set<number>();
  await eachSentence(generation, (at, group) => {
    const ordinal = ordinals[at] ?? 0;
    const documentId = generation.documentIds[ordinal] ?? 0;
    if (taken[group] === 1 || !isWanted(documentId, ordinal) || !isPresent(generation, at)) return;
    found.add(documentId);
  });
  return found;
}

/** Positions of the sentences with these keys. */
export async function positionsOf({ generation }: Pool, keys: ReadonlySet<bigint>): Promise<number[]> {
  const found: number[] = [];
  if (keys.size === 0) return found;
  const isWanted = among(keys, generation.worthy.keys);
  await eachSentence(generation, (at) => {
    if (isWanted(at) && isPresent(generation, at)) found.push(at);
  });
  return found;
}

/** Keys of all sentences of these groups: nothing that says nearly the same comes again. */
export async function keysOf({ generation }: Pool, groups: ReadonlySet<number>): Promise<Set<bigint>> {
  const keys = new Set<bigint>();
  await eachSentence(generation, (at, group) => {
    const key = groups.has(group) ? generation.worthy.keys[at] : undefined;
    if (key !== undefined) keys.add(key);
  });
  return keys;
}

/**
 * Whether the key at a position is one of `wanted`. Most are told apart by some of their bits: to read hundreds of thousands of
 * them as bigint, and look each up, would take several times as long.
 */
function among(wanted: ReadonlySet<bigint>, keys: BigUint64Array): (at: number) => boolean {
  const marked = new Uint8Array(MARKS);
  const halvesOf = (all: BigUint64Array) => new Uint32Array(all.buffer, all.byteOffset, 2 * all.length);
  const wantedHalves = halvesOf(BigUint64Array.from(wanted));
  for (let at = 0; at < wantedHalves.length; at += 2) marked[(wantedHalves[at] ?? 0) % MARKS] = 1;
  const halves = halvesOf(keys);
  return (at) => {
    if (marked[(halves[2 * at] ?? 0) % MARKS] !== 1) return false;
    const key = keys[at];
    return key !== undefined && wanted.has(key);
  };
}

function isPresent({ worthy, passageIds }: Generation, at: number): boolean {
  return (passageIds[worthy.ordinals[at] ?? 0] ?? REMOVED) !== REMOVED;
}

async function eachSentence({ worthy: { groups } }: Generation, look: (at: number, group: number) => void) {
  for (let at = 0; at < groups.length; at++) {
    if (at > 0 && at % PORTION === 0) await turn();
    look(at, groups[at] ?? at);
  }
}

/** Keeps the list sorted and no longer than `most`. */
function insert(best: PoolPassage[], passage: PoolPassage, most: number): void {
  const worst = best.at(-1);
  if (best.length >= most && worst !== undefined && worst.relevance >= passage.relevance) return;
  let low = 0;
  let high = best.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((best[middle]?.relevance ?? 0) >= passage.relevance) low = middle + 1;
    else high = middle;
  }
  best.splice(low, 0, passage);
  if (best.length > most) best.pop();
}
