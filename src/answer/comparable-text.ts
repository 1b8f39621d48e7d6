// Text reduced to what must agree when a quotation is checked: spaces, quotation marks and hyphenation set aside.
import type { HarmlessDifference, Span } from '../types.js';

/** `text` with, for each of its UTF-16 units, the piece of the original it stands for. */
interface ComparableText {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

const SPACE = /[\s\p{Cc}\p{Cf}]/u;
const QUOTATION_MARK = /["'`´‘’‚‛“”„‟«»‹›′″「」『』]/u;
const HYPHEN = /[\p{Pd}\u2212\u00ad]/u;
const DIGIT = /\p{Nd}/u;
const MARK = /^\p{M}/u;

type CharacterKind = HarmlessDifference | 'kept';

function kindOf(character: string): CharacterKind {
  // The soft hyphen is also a format character (Cf), so hyphens are asked for first.
  if (HYPHEN.test(character)) return 'hyphenation';
  if (SPACE.test(character)) return 'spaces';
  return QUOTATION_MARK.test(character) ? 'quotation-marks' : 'kept';
}

/**
 * Sets aside spaces, quotation marks and hyphens between kept characters, and decomposes accents (NFD), so that
 * `"infor-\nmasi"` and `informasi` are alike. A hyphen beside a figure stays (`-5`, `2020–2022`), and so does a space
 * between figures (`1 5`), because there they change the meaning.
 */
export function comparableText(original: string): ComparableText {
  const parts: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const add = (text: string, start: number, end: number) => {
    parts.push(text);
    for (let unit = 0; unit < text.length; unit++) {
      starts.push(start);
      ends.push(end);
    }
  };
  let previous: string | null = null;
  let hyphenAt = -1;
  let spaceAt = -1;
  let offset = 0;
  for (const character of original) {
    const kind = kindOf(character);
    if (kind === 'hyphenation') hyphenAt = offset;
    else if (kind === 'spaces') spaceAt = offset;
    else if (kind === 'kept') {
      if (previous !== null && hyphenAt >= 0 && (DIGIT.test(previous) || DIGIT.test(character))) {
        add('-', hyphenAt, hyphenAt + 1);
      } else if (previous !== null && hyphenAt < 0 && spaceAt >= 0 && DIGIT.test(previous) && DIGIT.test(character)) {
        add(' ', spaceAt, spaceAt + 1);
      }
      add(character.normalize('NFD'), offset, offset + character.length);
      previous = character;
      hyphenAt = -1;
      spaceAt = -1;
    }
    offset += character.length;
  }
  return { text: parts.join(''), starts, ends };
}

/** Where `wanted` stands in `source`, as offsets into the source's original; null when its words are not there. */
export function findComparable(source: ComparableText, wanted: ComparableText): Span | null {
  if (wanted.text === '') return null;
  for (let at = source.text.indexOf(wanted.text); at >= 0; at = source.text.indexOf(wanted.text, at + 1)) {
    const start = source.starts[at];
    const end = source.ends[at + wanted.text.length - 1];
    // A following mark belongs to the last letter: the source has another letter there ("cafe" is not "café").
    const splitsLetter = MARK.test(source.text.slice(at + wanted.text.length, at + wanted.text.length + 2));
    if (start !== undefined && end !== undefined && !splitsLetter) return { start, end };
  }
  return null;
}

/** Names the ways in which two texts with the same comparable form differ, apart from marks around them. */
export function harmlessDifferences(text: string, source: string): HarmlessDifference[] {
  const one = gaps(text);
  const other = gaps(source);
  const kinds: HarmlessDifference[] = ['spaces', 'quotation-marks', 'hyphenation'];
  return kinds.filter((kind) => one[kind].join('\n') !== other[kind].join('\n'));
}

/** What was set aside before each kept character, by kind; the ends of the text are left out. */
function gaps(text: string): Record<HarmlessDifference, string[]> {
  const found: Record<HarmlessDifference, string[]> = { spaces: [], 'quotation-marks': [], hyphenation: [] };
  let gap: Record<HarmlessDifference, string> = { spaces: '', 'quotation-marks': '', hyphenation: '' };
  let index = 0;
  for (const character of text) {
    const kind = kindOf(character);
    if (kind !== 'kept') {
      gap[kind] += kind === 'spaces' ? `${character.codePointAt(0)} ` : character;
      continue;
    }
    if (index > 0) {
      for (const each of ['spaces', 'quotation-marks', 'hyphenation'] as const) {
        if (gap[each] !== '') found[each].push(`${index}:${gap[each]}`);
      }
    }
    gap = { spaces: '', 'quotation-marks': '', hyphenation: '' };
    index += character.normalize('NFD').length;
  }
  return found;
}
