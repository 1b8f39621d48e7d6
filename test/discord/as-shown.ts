// What a reader sees of a message's text, by an independent parser of Discord's Markdown.
//
// Where that parser knows less than Discord (`:smile:`, addresses without a scheme, mail, telephone numbers, `<id:…>`),
// `signsOfItsOwn` looks in the raw text.
import { discordMarkdown, innerNodes, type MarkdownNode } from '../../bench/pictures/discord-markdown.js';

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
  const nodes = discordMarkdown(content);
  const all = nodes.flatMap(withInner);
  const quotes = all.filter((node) => node.type === 'blockQuote');
  const bold = quotes
    .flatMap(innerNodes)
    .flatMap(withInner)
    .filter((node) => node.type === 'strong');
  const text = textOf(nodes);
  return {
    text,
    lines: text.split('\n'),
    quotes: quotes.map((quote) => textOf(innerNodes(quote)).replace(/\n$/, '')),
    boldInQuotes: bold.map((node) => textOf(innerNodes(node))),
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
    /\bwww\.[^\s…]/,
    /\bdiscord(?:app)?\.(?:gg|com|gift|new)\b/,
    /(?<!\\)@/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'giu',
);

function withInner(node: MarkdownNode): MarkdownNode[] {
  return [node, ...innerNodes(node).flatMap(withInner)];
}

function textOf(nodes: readonly MarkdownNode[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'br') return '\n';
      if (node.type === 'twemoji') return String(node['name']);
      // Both take the line break with them.
      if (node.type === 'subtext' || node.type === 'heading') return `${textOf(innerNodes(node))}\n`;
      return Array.isArray(node['content']) ? textOf(node['content']) : String(node['content'] ?? '');
    })
    .join('');
}
