// What a person reads of a Discord message: its Markdown undone, and what it quotes.

/** `\*` and the like: the sign itself, never a style. */
const ESCAPED = /\\([!-/:-@[-`{-~])/g;
/** Escaped signs wait here, in a private use area, while styles are undone. */
const WAITING = 0xf0000;
/** People, roles, channels, emoji, times and commands: Discord draws them, they are no words of the message. */
const DRAWN = /<(?:[@#][!&]?\d+|a?:\w+:\d+|t:-?\d+(?::\w)?|\/[^:<>\n]+:\d+|id:\w+)>/g;
const CODE = /```(?:[\w+-]+\n)?([\s\S]*?)```|``([\s\S]*?)``|`([^`]+)`/gu;
const LINK = /\[([^[\]\n]+)\]\(<?[^\s<>()]+>?\)/g;
const ADDRESS = /<(https?:[^\s<>]+)>/g;
/** Headings, small text, quotes and lists. */
const LINE_OPENING = /^[^\S\n]*(?:#{1,3} |-# |>>> |> |[-*+] )/gm;
const STYLES = [
  /(\*\*|__|~~|\|\|)(?=\S)([\s\S]+?)(?<=\S)\1/g,
  /(?<![\p{L}\p{N}])([*_])(?=[^\s*_])([^\n]*?[^\s*_])\1(?![\p{L}\p{N}])/gu,
];

const QUOTED = /“([^“”]+)”|„([^„“”]+)[“”]|«([^«»]+)»|"([^"]+)"/g;
/** Fewer are a name or a word set apart, and stand in too many places to be looked for. */
const LEAST_WORDS = 3;

/** The words of a message, without the signs that style them. */
export function plainText(markdown: string): string {
  let text = markdown
    .replace(ESCAPED, (_, sign: string) => String.fromCodePoint(WAITING + sign.charCodeAt(0)))
    .replace(DRAWN, ' ')
    .replace(CODE, (_, ...inner: unknown[]) => String(inner.find((each) => typeof each === 'string')))
    .replace(LINK, '$1')
    .replace(ADDRESS, '$1')
    .replace(LINE_OPENING, '');
  for (const style of STYLES) text = text.replace(style, '$2');
  return text
    .replace(/[\u{f0021}-\u{f007e}]/gu, (sign) => String.fromCharCode((sign.codePointAt(0) ?? WAITING) - WAITING))
    .trim();
}

/** What stands in block quotes, each without its styles; small text among it is no quote but where it is from. */
export function blockQuotes(markdown: string): string[] {
  const blocks: string[][] = [];
  let within = false;
  let toTheEnd = false;
  for (const line of markdown.split('\n')) {
    const opening: string | undefined = toTheEnd ? '' : /^>>> |^> /.exec(line)?.[0];
    toTheEnd ||= opening === '>>> ';
    if (opening !== undefined) {
      if (!within) blocks.push([]);
      const words = line.slice(opening.length);
      if (!words.startsWith('-# ')) blocks.at(-1)?.push(words);
    }
    within = opening !== undefined;
  }
  return longEnough(blocks.map((lines) => plainText(lines.join('\n'))));
}

/** What stands between quotation marks. */
export function quotedPassages(markdown: string): string[] {
  const passages = [...plainText(markdown).matchAll(QUOTED)].map((match) => match.slice(1).find((each) => each) ?? '');
  return longEnough(passages.map((passage) => passage.trim()));
}

function longEnough(texts: readonly string[]): string[] {
  const words = (text: string) => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  return [...new Set(texts)].filter((text) => words(text) >= LEAST_WORDS);
}
