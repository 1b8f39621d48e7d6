// Groups texts that say nearly the same words: MinHash over word shingles, bands for candidates, exact verification
// (Broder 1997, "On the resemblance and containment of documents"; Leskovec et al., "Mining of Massive Datasets", 3.4).

/** Words in a shingle. */
const SHINGLE_WORDS = 3;
/** 8 bands of 3 minima find a pair of resemblance .6 with probability .86, of .8 with .997. */
const BANDS = 8;
const ROWS = 3;
/** Texts are nearly the same from this share of common shingles on ... */
const RESEMBLANCE = 0.6;
/** ... or when the shorter is contained in the longer to this share; very short texts are contained by chance. */
const CONTAINMENT = 0.9;
const LEAST_CONTAINED_SHINGLES = 12;
/** Candidates kept in a bucket: bounds the work where thousands of texts share a phrase. */
const MOST_IN_BUCKET = 24;

interface Sketch {
  /** Distinct shingle hashes, ascending. */
  readonly shingles: Uint32Array;
  /** Distinct hashes of words with digits, ascending. */
  readonly figures: Uint32Array;
}

/**
 * For each text the index of the first text of its group (its own where it is alone). Texts whose figures differ are
 * never grouped, however alike: they disagree. The same texts make the same groups in whatever order they are given.
 */
export function nearDuplicateGroups(texts: readonly string[]): Uint32Array {
  const groups = new Uint32Array(texts.length);
  const sketches: (Sketch | undefined)[] = [];
  const buckets: Buckets = new Map();
  for (const index of longestFirst(texts)) {
    const sketch = sketchOf(texts[index] ?? '');
    const keys = bandKeys(sketch.shingles);
    const original = firstAlike(candidates(buckets, keys), sketches, sketch);
    groups[index] = original ?? index;
    if (original !== undefined) continue;
    // Only the longest text of a group is compared with, so that groups cannot drift from neighbour to neighbour.
    sketches[index] = sketch;
    for (const key of keys) addTo(buckets, key, index);
  }
  return namedByFirst(groups);
}

/** An order that depends on the texts alone: documents arrive in any, and are numbered as they came. */
function longestFirst(texts: readonly string[]): number[] {
  const order = [...texts.keys()];
  const textAt = (index: number) => texts[index] ?? '';
  return order.sort((a, b) => textAt(b).length - textAt(a).length || compare(textAt(a), textAt(b)));
}

/** By UTF-16 units, whatever the machine's language. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** The same groups, each named by the smallest of its indexes. */
function namedByFirst(groups: Uint32Array): Uint32Array {
  const firsts = new Map<number, number>();
  return groups.map((group, index) => {
    const first = firsts.get(group) ?? index;
    firsts.set(group, first);
    return first;
  });
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:[.,]\p{N}+)*/gu;

function sketchOf(text: string): Sketch {
  const words = text.normalize('NFKC').toLowerCase().match(WORD) ?? [];
  const length = words.length === 0 ? 0 : Math.max(1, words.length - SHINGLE_WORDS + 1);
  const shingles = new Uint32Array(length);
  const figures: number[] = [];
  for (const [index, word] of words.entries()) {
    const hash = hashOf(word);
    if (/\d/.test(word)) figures.push(hash);
    // The word is in the shingle that begins with it and in those that begin up to two words before, at another place.
    for (let place = 0; place < SHINGLE_WORDS && place <= index; place += 1) {
      const start = index - place;
      if (start < length) shingles[start] = mix((shingles[start] ?? 0) ^ hash);
    }
  }
  return { shingles: distinct(shingles), figures: distinct(Uint32Array.from(figures)) };
}

/** FNV-1a over UTF-16 units. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < word.length; index += 1) hash = Math.imul(hash ^ word.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}

/** Finalizer of MurmurHash3. */
function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function distinct(values: Uint32Array): Uint32Array {
  values.sort();
  let size = 0;
  for (const value of values) {
    if (size > 0 && values[size - 1] === value) continue;
    values[size] = value;
    size += 1;
  }
  return values.slice(0, size);
}

/** One key for each band of minima; none for an empty text. */
function bandKeys(shingles: Uint32Array): number[] {
  if (shingles.length === 0) return [];
  const keys: number[] = [];
  for (let band = 0; band < BANDS; band += 1) {
    let key = band;
    for (let row = 0; row < ROWS; row += 1) key = mix(key ^ minimum(shingles, band * ROWS + row + 1));
    keys.push(key * BANDS + band);
  }
  return keys;
}

/** The smallest of the shingles' hashes under the hash function of this number. */
function minimum(shingles: Uint32Array, number: number): number {
  const multiplier = mix(number) | 1;
  const offset = mix(number + 0x9e3779b9);
  let least = 0xffffffff;
  for (let index = 0; index < shingles.length; index += 1) {
    const product = Math.imul((shingles[index] ?? 0) ^ offset, multiplier);
    const hash = (product ^ (product >>> 15)) >>> 0;
    if (hash < least) least = hash;
  }
  return least;
}

/** Indexes of texts by band key. Nearly all buckets hold one, and eight arrays for each text would cost more than all else. */
type Buckets = Map<number, number | number[]>;

const NO_CANDIDATES: ReadonlySet<number> = new Set();

function candidates(buckets: Buckets, keys: readonly number[]): ReadonlySet<number> {
  let found: Set<number> | null = null;
  for (const key of keys) {
    const bucket = buckets.get(key);
    if (bucket === undefined) continue;
    found ??= new Set();
    if (typeof bucket === 'number') found.add(bucket);
    else for (const index of bucket) found.add(index);
  }
  return found ?? NO_CANDIDATES;
}

function addTo(buckets: Buckets, key: number, index: number): void {
  const bucket = buckets.get(key);
  if (bucket === undefined) buckets.set(key, index);
  else if (typeof bucket === 'number') buckets.set(key, [bucket, index]);
  else if (bucket.length < MOST_IN_BUCKET) bucket.push(index);
}

function firstAlike(
  indexes: ReadonlySet<number>,
  sketches: readonly (Sketch | undefined)[],
  sketch: Sketch,
): number | undefined {
  for (const index of indexes) if (isNearDuplicate(sketches[index], sketch)) return index;
  return undefined;
}

function isNearDuplicate(earlier: Sketch | undefined, later: Sketch): boolean {
  if (earlier === undefined) return false;
  const common = countCommon(earlier.shingles, later.shingles);
  const smaller = Math.min(earlier.shingles.length, later.shingles.length);
  const union = earlier.shingles.length + later.shingles.length - common;
  const isContained = smaller >= LEAST_CONTAINED_SHINGLES && common >= CONTAINMENT * smaller;
  if (common < RESEMBLANCE * union && !isContained) return false;
  const fewerFigures = Math.min(earlier.figures.length, later.figures.length);
  return countCommon(earlier.figures, later.figures) === fewerFigures;
}

/** Size of the intersection of two ascending arrays. */
function countCommon(a: Uint32Array, b: Uint32Array): number {
  let common = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const difference = (a[i] ?? 0) - (b[j] ?? 0);
    if (difference === 0) common += 1;
    if (difference <= 0) i += 1;
    if (difference >= 0) j += 1;
  }
  return common;
}
