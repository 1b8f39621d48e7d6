// What a reader sees of a message's text, by an independent parser of Discord's Markdown (discord-markdown-parser 1.3.1).
//
// Two of its rules are mended, both to be stricter: it recognises headings and small text only after a line break of its
// own making, not after a block quote; and it does not know lists. What it does not know at all (`:smile:`, addresses
// without a scheme, mail, telephone numbers, `<id:…>`) is looked for in the raw text by `signsOfItsOwn`.
import { type parse, rulesExtended, SimpleMarkdown } from 'discord-markdown-parser';

type Node = ReturnType<typeof parse>[number];
type Rule = (typeof rulesExtended)[string];

export interface Shown {
  /** All that can be read, without marks of styles and without the addresses of links. */
  readonly text: string;
  /** Lines of `text`. */
  readonly lines: readonly string[];
  /** Texts of block quotes, in order. */
  readonly quotes: readonly string[];
  /** Texts in bold within block quotes. */
  readonly boldInQuotes: readonly string[];
  /** Where links lead. */
  readonly links: readonly string[];
  /** Everything in it that is not plain text: `strong`, `link`, `user`, `everyone` … */
  readonly kinds: ReadonlySet<string>;
}

export function asShown(content: string): Shown {
  const nodes = parser(content, { inline: true });
  const all = nodes.flatMap(withInner);
  const quotes = all.filter((node) => node.type === 'blockQuote');
  const bold = quotes
    .flatMap(innerOf)
    .flatMap(withInner)
    .filter((node) => node.type === 'strong');
  const text = textOf(nodes);
  return {
    text,
    lines: text.split('\n'),
    quotes: quotes.map((quote) => textOf(innerOf(quote)).replace(/\n$/, '')),
    boldInQuotes: bold.map((node) => textOf(innerOf(node))),
    links: all.filter((node) => node.type === 'link').map((node) => String(node['target'])),
    kinds: new Set(all.map((node) => node.type).filter((type) => !['text', 'br', 'twemoji'].includes(type))),
  };
}

/** Everything in the raw text that a client or Discord itself might take for a link, mention or emoji; ours must be named. */
export function signsOfItsOwn(content: string, own: readonly string[] = []): string[] {
  const rest = own.reduce((text, each) => text.replaceAll(each, '\0'), content);
  return [...rest.matchAll(SIGNS)].map((match) => match[0]);
}

const SIGNS = new RegExp(
  [
    /(?<!\\)(?:\\\\)*<[^\s>]*>/, // any `<…>`
    /[a-z][a-z\d+.-]*:\/\/\S/, // any scheme
    /(?:mailto|tel|sms|magnet):\S/,
    /(?<!\\)(?:\\\\)*:[^\s:]+:/, // :smile:
    /\]\(/, // the end of a masked link
    /\bwww\.\S/,
    /\bdiscord(?:app)?\.(?:gg|com|gift|new)\b/,
    /(?<!\\)@/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'giu',
);

const startsLine = (before: string) => before === '' || before.endsWith('\n');
const atLineStart = (rule: Rule | undefined, pattern: RegExp): Rule => {
  if (rule === undefined) throw new Error('the parser lost a rule');
  return { ...rule, match: (source, _state, before) => (startsLine(before) ? pattern.exec(source) : null) };
};
const parser = SimpleMarkdown.parserFor({
  ...rulesExtended,
  heading: atLineStart(rulesExtended['heading'], /^ *(#{1,3}) +([^\n]+?)(\n|$)/),
  subtext: atLineStart(rulesExtended['subtext'], /^ *-# +([^\n]+?)(\n|$)/),
  list: {
    order: 0.5,
    match: (source, _state, before) => (startsLine(before) ? /^ *(?:[-*+]|\d+[.)]) +(?=\S)/.exec(source) : null),
    parse: () => ({ content: [] }),
  },
});

function innerOf(node: Node): Node[] {
  return Array.isArray(node['content']) ? node['content'] : [];
}

function withInner(node: Node): Node[] {
  return [node, ...innerOf(node).flatMap(withInner)];
}

function textOf(nodes: readonly Node[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'br') return '\n';
      if (node.type === 'twemoji') return String(node['name']);
      // Both take the line break with them.
      if (node.type === 'subtext' || node.type === 'heading') return `${textOf(innerOf(node))}\n`;
      return Array.isArray(node['content']) ? textOf(node['content']) : String(node['content'] ?? '');
    })
    .join('');
}
