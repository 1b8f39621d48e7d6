// Characters that could deceive the eye or command the terminal, shown as visible placeholders.

/** Controls, format characters (bidi, zero width, tags), private and unassigned ones, lone surrogates; white space stays. */
const HIDDEN = /(?![\t\n\r])[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\u2028\u2029\u115f\u1160\u3164\uffa0]/gu;
const EMOJI_JOINER = /(?<=\p{Extended_Pictographic}\ufe0f?\p{Emoji_Modifier}?)\u200d(?=\p{Extended_Pictographic})/gu;
/** A soft hyphen marks where a word may be cut; PDF texts hold many, and it changes no reading. */
const SOFT_HYPHEN = '\u00ad';

/** Text that is safe to print: `ESC` becomes `␛`, a right-to-left override `⟨U+202E⟩`. */
export function visibleText(text: string): string {
  const joiners = new Set([...text.matchAll(EMOJI_JOINER)].map((match) => match.index));
  return text.replace(HIDDEN, (character, offset: number) =>
    character === SOFT_HYPHEN || joiners.has(offset) ? character : placeholder(character),
  );
}

function placeholder(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '␡';
  return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
}
