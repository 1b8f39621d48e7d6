// An order that a seed decides: the same for the same seed, after a restart too.
import { createHash } from 'node:crypto';

/** Sorted by the SHA-256 of seed and text; equal texts keep their order. */
export function shuffled(texts: readonly string[], seed: string): string[] {
  const keyOf = (text: string) => createHash('sha256').update(`${seed}\n${text}`).digest('hex');
  return texts
    .map((text) => ({ text, key: keyOf(text) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ text }) => text);
}
