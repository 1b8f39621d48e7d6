// A dictionary as two arrays, searched by halving: opening a hundred thousand words costs nothing.

/** Words in ascending order of their UTF-16 units; UTF-16 because that is what JavaScript compares without decoding. */
export class SortedWords {
  readonly size: number;
  /** All words, one after the other. */
  readonly units: Uint16Array;
  /** Word i stands at `[offsets[i], offsets[i + 1])`. */
  readonly offsets: Uint32Array;

  constructor(units: Uint16Array, offsets: Uint32Array) {
    this.units = units;
    this.offsets = offsets;
    this.size = offsets.length - 1;
  }

  /** Position of the word, or -1. */
  find(word: string): number {
    let low = 0;
    let high = this.size - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const order = this.compare(word, middle);
      if (order === 0) return middle;
      if (order < 0) high = middle - 1;
      else low = middle + 1;
    }
    return -1;
  }

  word(position: number): string {
    return String.fromCharCode(...this.units.subarray(this.offsets[position], this.offsets[position + 1]));
  }

  private compare(word: string, position: number): number {
    const start = this.offsets[position] as number;
    const length = (this.offsets[position + 1] as number) - start;
    const shared = Math.min(word.length, length);
    for (let i = 0; i < shared; i++) {
      const difference = word.charCodeAt(i) - (this.units[start + i] as number);
      if (difference !== 0) return difference;
    }
    return word.length - length;
  }
}

/** The arrays of a dictionary. @param words ascending, as `Array.prototype.sort` leaves them, each once. */
export function packWords(words: readonly string[]): { readonly units: Uint16Array; readonly offsets: Uint32Array } {
  const offsets = new Uint32Array(words.length + 1);
  for (const [i, word] of words.entries()) offsets[i + 1] = (offsets[i] as number) + word.length;
  const units = new Uint16Array(offsets[words.length] as number);
  for (const [i, word] of words.entries()) {
    const start = offsets[i] as number;
    for (let j = 0; j < word.length; j++) units[start + j] = word.charCodeAt(j);
  }
  return { units, offsets };
}
