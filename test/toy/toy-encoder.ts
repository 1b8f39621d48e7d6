// Toy encoder: hashed word counts scaled to length 1, so that a cosine can be worked out by hand.
import type { Encoder } from '../../embeddings/encoder.js';
import type { EncoderProfile } from '../../embeddings/profile.js';

export interface ToyEncoder extends Encoder {
  /** Every text that was embedded as a passage, in order: tests count what was embedded again. */
  readonly embedded: string[];
}

/**
 * Two texts of m and n distinct words that share s of them have the cosine s / sqrt(m * n) (unless two words fall into one
 * of the `dimensions` places, which is rare with 384). Tokens are words. A text without words points along dimension 0.
 */
export function createToyEncoder(profile: Partial<EncoderProfile> = {}): ToyEncoder {
  const full: EncoderProfile = {
    id: 'toy-encoder',
    questionPrefix: '',
    passagePrefix: '',
    pooling: 'mean',
    dimensions: 384,
    tokenLimit: 512,
    cosineRange: [0, 1],
    ...profile,
  };
  const embedded: string[] = [];
  return {
    profile: full,
    embedded,
    embedQuestion: async (question) => toyVector(question, full.dimensions),
    embedPassages: async (texts) => {
      embedded.push(...texts);
      return texts.map((text) => toyVector(text, full.dimensions));
    },
    countTokens: async (texts) => texts.map((text) => text.split(/\s+/u).filter(Boolean).length),
  };
}

/** Words as the toy models see them: lower case letters and digits. */
export function toyWords(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function toyVector(text: string, dimensions: number): Float32Array {
  const counts = new Float32Array(dimensions);
  for (const word of toyWords(text)) {
    const place = hash(word) % dimensions;
    counts[place] = (counts[place] ?? 0) + 1;
  }
  const length = Math.hypot(...counts);
  if (length === 0) counts[0] = 1;
  return counts.map((count) => count / (length || 1));
}

/** FNV-1a, 32 bits. */
function hash(word: string): number {
  let value = 0x811c9dc5;
  for (const character of word) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return value;
}
