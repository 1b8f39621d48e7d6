// Worthy sentences as a generation keeps them: in the order of its ordinals, and as if some of them were not there.
import type { WorthySentences } from './worthy-sentences.js';

/** A sentence that was found worthy, in whatever order. */
export interface ChosenSentence {
  /** Row id of its passage. */
  readonly passageId: number;
  /** See WorthySentences. */
  readonly place: number;
  /** The same for all sentences that say nearly the same, and for no other. */
  readonly group: number;
  readonly key: bigint;
  readonly weight: number;
}

/** `ordinals`: of each passage, by row id; sentences of other passages are left out. */
export function placeWorthy(chosen: readonly ChosenSentence[], ordinals: ReadonlyMap<number, number>): WorthySentences {
  const ordinalOf = ({ passageId }: ChosenSentence) => ordinals.get(passageId) ?? -1;
  const placed = chosen
    .filter((sentence) => ordinalOf(sentence) >= 0)
    .sort((a, b) => ordinalOf(a) - ordinalOf(b) || a.place - b.place);
  return {
    ordinals: Uint32Array.from(placed, ordinalOf),
    places: Uint32Array.from(placed, ({ place }) => place),
    groups: namedByFirst(placed.map(({ group }) => group)),
    keys: BigUint64Array.from(placed, ({ key }) => key),
    weights: Float32Array.from(placed, ({ weight }) => weight),
  };
}

/** Without the sentences of other passages than these; the first that is left names its group. */
export function keepWorthy(worthy: WorthySentences, isKept: (ordinal: number) => boolean): WorthySentences {
  const kept: number[] = [];
  for (let at = 0; at < worthy.ordinals.length; at++) if (isKept(worthy.ordinals[at] as number)) kept.push(at);
  return {
    ordinals: Uint32Array.from(kept, (at) => worthy.ordinals[at] as number),
    places: Uint32Array.from(kept, (at) => worthy.places[at] as number),
    groups: namedByFirst(kept.map((at) => worthy.groups[at] as number)),
    keys: BigUint64Array.from(kept, (at) => worthy.keys[at] as bigint),
    weights: Float32Array.from(kept, (at) => worthy.weights[at] as number),
  };
}

/** For each position the first that has the same name. */
function namedByFirst(names: readonly number[]): Uint32Array {
  const first = new Map<number, number>();
  return Uint32Array.from(names, (name, at) => {
    const found = first.get(name) ?? at;
    first.set(name, found);
    return found;
  });
}
