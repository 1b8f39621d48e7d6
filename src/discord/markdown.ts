// Any text as Markdown that Discord shows as exactly that text: no style, mention, link, emoji or time of its own.
import { placeholders, visibleText } from '../visible-text.js';

/** One grapheme of a text, never to be cut: its offsets in the text and the Markdown that shows it. */
export interface Unit {
  readonly start: number;
  readonly end: number;
  readonly markdown: string;
}

/**
 * What needs a backslash. Always: signs of styles, links, mentions (`<@…>`, `<t:…>`, `</ask:…>`) and of escaping itself.
 * Where a line begins: headings, small text, quotes and lists. `(` after `]`, because what looks like the end of a link
 * ends one that began before it. `:` before anything (addresses, `:emoji:`) and `.` within a name (www.example.com,
 * invitations), because clients make links of them.
 */
const SPECIAL =
  /[\\*_~`|<[\]@]|(?<=^\s*)[#>+-]|(?<=^\s*\d+)[.)](?=\s|$)|(?<=\])\(|:(?=[^\t\n\r\p{Zs}])|(?<=[\p{L}\p{N}]\p{M}*)\.(?=\p{L})/gmu;
const ESCAPED = /\\([^0-9A-Za-z\s])/g;

/** Markdown of the whole text; line breaks stay, and it may stand anywhere in a message, at the start of a line too. */
export function escaped(text: string): string {
  let markdown = '';
  for (const unit of escapedUnits(text)) markdown += unit.markdown;
  return markdown;
}

/** The visible text on one line: white space becomes one space each; only spaces that are not to be broken at stay. */
export function oneLine(text: string): string {
  return visibleText(text)
    .replace(/[^\S\u00a0]+/g, ' ')
    .trim();
}

/** The visible text that escaped Markdown shows. Placeholders of hidden characters stay placeholders. */
export function unescaped(markdown: string): string {
  return markdown.replace(ESCAPED, '$1');
}

/** The escaped text grapheme by grapheme, to be cut anywhere between them. */
export function escapedUnits(text: string): Unit[] {
  const special = new Set([...text.matchAll(SPECIAL)].map((match) => match.index));
  const hidden = placeholders(text);
  return [...new Intl.Segmenter().segment(text)].map(({ segment, index: start }) => {
    let markdown = '';
    let at = start;
    for (const character of segment) {
      markdown += special.has(at) ? `\\${character}` : (hidden.get(at) ?? character);
      at += character.length;
    }
    return { start, end: at, markdown: markdown.replace(/\r\n?/g, '\n') };
  });
}
