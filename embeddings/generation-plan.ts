// Which ordinal every passage of the next generation gets. Pure.
import type { PassageTable } from './generation-files.js';

/** Above this share of deleted ordinals a generation is built from scratch. */
const MAX_DEAD_SHARE = 0.2;

/** The passages that the next generation shall find, in three arrays of the same length. */
export interface WantedPassages {
  /** Row ids, each once. A row id never comes to mean another text or vector. */
  readonly passageIds: Uint32Array;
  readonly documentIds: Uint32Array;
  /** Position (in these arrays) of the first passage that is nearly the same; its own position when it is alone. */
  readonly duplicateGroups: Uint32Array;
}

export interface GenerationPlan {
  readonly table: PassageTable;
  /** Ordinals below this one are taken over from the last generation with their vectors; 0 when starting from scratch. */
  readonly kept: number;
  /** Ordinals that the last generation still finds and the next one must not. */
  readonly newlyDeleted: readonly number[];
}

/**
 * Passages of the last generation keep their ordinals, new ones follow, in their order. Starts from scratch when more than
 * 20 % of the ordinals would be dead.
 */
export function planGeneration(last: PassageTable | null, wanted: WantedPassages): GenerationPlan {
  const kept = last?.passageIds.length ?? 0;
  const ordinals = ordinalsOf(last, wanted.passageIds);
  const size = ordinals.reduce((most, ordinal) => Math.max(most, ordinal + 1), kept);
  if (last !== null && size - ordinals.length > size * MAX_DEAD_SHARE) return planGeneration(null, wanted);

  const deleted = new Uint8Array(size).fill(1);
  for (const ordinal of ordinals) deleted[ordinal] = 0;
  const newlyDeleted: number[] = [];
  for (let ordinal = 0; ordinal < kept; ordinal++) {
    if (deleted[ordinal] === 1 && last?.deleted[ordinal] === 0) newlyDeleted.push(ordinal);
  }
  const passageIds = extended(last?.passageIds, size);
  const documentIds = extended(last?.documentIds, size);
  for (const [i, ordinal] of ordinals.entries()) {
    passageIds[ordinal] = wanted.passageIds[i] as number;
    documentIds[ordinal] = wanted.documentIds[i] as number;
  }
  const duplicateGroups = groupsOf(ordinals, wanted.duplicateGroups, size);
  return { table: { passageIds, documentIds, duplicateGroups, deleted }, kept, newlyDeleted };
}

/** The ordinal of each wanted passage. */
function ordinalsOf(last: PassageTable | null, wanted: Uint32Array): Uint32Array {
  const known = new Map<number, number>();
  for (const [ordinal, id] of last?.passageIds.entries() ?? []) {
    if (last?.deleted[ordinal] === 0) known.set(id, ordinal);
  }
  let next = last?.passageIds.length ?? 0;
  return wanted.map((id) => known.get(id) ?? next++);
}

/** Groups by the smallest ordinal of their members; a deleted passage is alone. */
function groupsOf(ordinals: Uint32Array, positions: Uint32Array, size: number): Uint32Array {
  const first = new Map<number, number>();
  for (const [i, position] of positions.entries()) {
    const ordinal = ordinals[i] as number;
    first.set(position, Math.min(ordinal, first.get(position) ?? ordinal));
  }
  const groups = Uint32Array.from({ length: size }, (_, ordinal) => ordinal);
  for (const [i, position] of positions.entries()) groups[ordinals[i] as number] = first.get(position) as number;
  return groups;
}

function extended(numbers: Uint32Array | undefined, size: number): Uint32Array {
  const longer = new Uint32Array(size);
  if (numbers !== undefined) longer.set(numbers);
  return longer;
}
