// What one question is searched in and what the search finds; shared by answers, searches and overviews.
import type { Generation } from '../../embeddings/generation.js';
import type { EncoderProfile } from '../../embeddings/profile.js';
import type { StoredPassage } from '../database/store.js';
import type { Blocking } from './blocked-sentences.js';
import type { TermWeights } from './rank-sentences.js';
import type { Candidate } from './retrieve.js';

export type PassageWithText = StoredPassage & { readonly text: string };

/** The state of the documents for one question, and the question as the retriever sees it. */
export interface Search {
  readonly generation: Generation;
  readonly profile: EncoderProfile;
  /** Passages that were searched. */
  readonly searched: number;
  /** Ascending ordinals when only some documents were searched. */
  readonly within?: Uint32Array;
  /** By fused score, best first; none when there was nothing to look for. */
  readonly candidates: readonly Candidate[];
  readonly weights: TermWeights;
  /** What the owner never wants to see again. */
  readonly blocking: Blocking;
}

export interface FoundPassage {
  readonly candidate: Candidate;
  readonly passage: PassageWithText;
}

/** Where passages come from, with their texts. */
export interface PassageSource {
  passages(ids: readonly number[]): Promise<readonly PassageWithText[]>;
}

/** How many passages are wanted: from the `least`th on only those whose fused score is at most `within` below the first. */
export interface Wanted {
  readonly most: number;
  readonly least?: number;
  readonly within?: number;
}

/** The best passages, no two of them near-duplicates and none of one in `besides`, with their texts. */
export async function distinctPassages(
  library: PassageSource,
  search: Search,
  { most, least = most, within = 0 }: Wanted,
  besides: readonly StoredPassage[] = [],
): Promise<FoundPassage[]> {
  const { generation, candidates } = search;
  const groupOf = (ordinal: number) => generation.duplicateGroups[ordinal] ?? ordinal;
  const apart = new Set(besides.map(({ id }) => id));
  const groups = new Set(
    candidates.flatMap(({ ordinal }) => (apart.has(generation.passageIds[ordinal] ?? -1) ? [groupOf(ordinal)] : [])),
  );
  const chosen: Candidate[] = [];
  for (const candidate of candidates) {
    const near = candidate.fused >= (chosen[0]?.fused ?? candidate.fused) - within;
    if (chosen.length === most || (chosen.length >= least && !near)) break;
    const group = groupOf(candidate.ordinal);
    if (groups.has(group)) continue;
    groups.add(group);
    chosen.push(candidate);
  }
  const ids = chosen.map(({ ordinal }) => generation.passageIds[ordinal] ?? -1);
  const passages = new Map((await library.passages(ids)).map((passage) => [passage.id, passage]));
  return chosen.flatMap((candidate, at) => {
    const passage = passages.get(ids[at] ?? -1);
    return passage === undefined ? [] : [{ candidate, passage }];
  });
}

/** Sentences of a passage as offsets into its own text. */
export function ownSentences(passage: StoredPassage): { readonly start: number; readonly end: number }[] {
  return passage.sentences.map(({ start, end }) => ({ start: start - passage.start, end: end - passage.start }));
}
