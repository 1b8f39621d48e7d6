// Characters that could deceive the eye or command the terminal, shown as visible placeholders on every surface.

/** Controls, all that is drawn as nothing (bidi, zero width, tags, fillers), private and unassigned ones, lone surrogates. */
const HIDDEN = /(?![\t\n\r])[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Default_Ignorable_Code_Point}\u2028\u2029]/gu;
/** What joins emoji to one picture, and what chooses between a picture and a plain sign. */
const EMOJI_PARTS =
  /(?<=\p{Extended_Pictographic}\ufe0f?\p{Emoji_Modifier}?)\u200d(?=\p{Extended_Pictographic})|(?<=\p{Emoji})[\ufe0e\ufe0f]/gu;
/** A soft hyphen marks where a word may be cut; PDF texts hold many, and it changes no reading. */
const SOFT_HYPHEN = '\u00ad';

/** Text that is safe to print: `ESC` becomes `␛`, a right-to-left override `⟨U+202E⟩`; white space stays. */
export function visibleText(text: string): string {
  const shown = placeholders(text);
  return text.replace(HIDDEN, (character, offset: number) => shown.get(offset) ?? character);
}

/** Offset of each hidden character -> what is shown instead. */
export function placeholders(text: string): ReadonlyMap<number, string> {
  const emojiParts = new Set([...text.matchAll(EMOJI_PARTS)].map((match) => match.index));
  const hidden = [...text.matchAll(HIDDEN)].filter(
    ({ 0: character, index }) => character !== SOFT_HYPHEN && !emojiParts.has(index),
  );
  return new Map(hidden.map(({ 0: character, index }) => [index, placeholder(character)]));
}

function placeholder(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '␡';
  return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
}
