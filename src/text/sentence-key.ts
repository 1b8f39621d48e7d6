// The key of a sentence: its words in 64 bits, the same wherever and whenever they are read.
import { createHash } from 'node:crypto';

/** Spaces, hyphens, quotation marks and all other signs; between two figures they tell numbers apart ("1.5", "15"). */
const SIGNS = /(?<!\p{N})[^\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}]+(?!\p{N})/gu;

/**
 * The first 64 bits of the SHA-256 of its letters and figures (NFKC, lower case). Spaces, hyphenation and punctuation do not
 * count, in which two readings of one sentence differ.
 */
export function sentenceKey(sentence: string): bigint {
  const words = sentence.normalize('NFKC').toLowerCase().replace(SIGNS, '');
  return createHash('sha256').update(words).digest().readBigUInt64LE();
}
