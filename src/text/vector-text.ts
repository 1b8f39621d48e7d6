// What the encoder (and the lexical index) sees of a passage: its own words and where it stands.
import { createHash } from 'node:crypto';
import type { Metadata, Passage } from '../types.js';

/**
 * Title, section and text, separated by full stops; the text begins with the sentence before the passage, where there is
 * one. A passage often speaks of its subject as "ia" or "the alliance" only; these name it. `text` is the source text. Vectors are stored under the hash of this string: change it, and every
 * passage is embedded anew.
 */
export function vectorText(metadata: Metadata, passage: Passage, text: string): string {
  const own = text.slice(passage.seenFrom, passage.end);
  const headings = [metadata.title, passage.section === metadata.title ? null : passage.section];
  return [...headings.filter((heading) => heading !== null && heading !== '').map(asSentence), own].join(' ');
}

/** SHA-256 (hex) of `vectorText`: the key of a passage's vector, and proof that its text is still what was indexed. */
export function vectorHash(metadata: Metadata, passage: Passage, text: string): string {
  return createHash('sha256')
    .update(vectorText(metadata, passage, text))
    .digest('hex');
}

const asSentence = (heading: string | null): string => (/[.!?:]$/.test(heading ?? '') ? `${heading}` : `${heading}.`);
