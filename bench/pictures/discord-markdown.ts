// Discord's Markdown as a tree. Home of discord-markdown-parser (1.3.1), two of whose rules are mended.
import { type parse, rulesExtended, SimpleMarkdown } from 'discord-markdown-parser';

/** A text, a style around other nodes, or something with properties of its own (`type` says which). */
export type MarkdownNode = ReturnType<typeof parse>[number];
type Rule = (typeof rulesExtended)[string];

/**
 * As Discord reads the text of a bot's message. The library knows headings and small text only after a line break of its
 * own making, not after a block quote, and no lists at all (here a `list` is the mark before an item).
 */
export function discordMarkdown(content: string): MarkdownNode[] {
  return parser(content, { inline: true });
}

/** The nodes within a style; none of a text. */
export function innerNodes(node: MarkdownNode): MarkdownNode[] {
  return Array.isArray(node['content']) ? node['content'] : [];
}

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
