// Names of collections: how labels are compared, and what the command line calls a collection.
import { newQuoteId } from './quote-id.js';

/** UTF-16 units; the command line takes no longer name (see kept-place.ts). */
const LONGEST = 50;

/** Equal for labels that a reader takes for one: case, accents and spaces apart. */
export function foldedLabel(label: string): string {
  return label.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/gu, ' ').trim();
}

/**
 * The label as far as the command line can be given it (letters, digits, spaces, `-`, `_`), with a random end where that is
 * taken. Never the default collection's name.
 */
export function nameFor(label: string, taken: ReadonlySet<string>): string {
  const plain = trimmed(
    label
      .normalize('NFC')
      .replace(/[^\p{L}\p{N} _-]+/gu, ' ')
      .replace(/ +/g, ' '),
  );
  const stem = plain === '' ? 'koleksi' : plain;
  if (stem.length <= LONGEST && stem.toLowerCase() !== 'default' && !taken.has(stem)) return stem;
  for (;;) {
    const end = `-${newQuoteId().slice(0, 4).toLowerCase()}`;
    const name = `${trimmed(stem.slice(0, LONGEST - end.length).replace(/[\uD800-\uDBFF]$/u, ''))}${end}`;
    if (!taken.has(name)) return name;
  }
}

/** Begins and ends with a letter or digit. */
function trimmed(name: string): string {
  return name.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
}
