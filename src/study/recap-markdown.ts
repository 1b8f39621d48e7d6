// A recap as Markdown, every foreign text escaped so that it shows as it is.
import { visibleText } from '../visible-text.js';
import { type QuoteContent, recapContent } from './recap-content.js';
import type { RecapDetails, RecapToKeep } from './recap-files.js';
import { RECAP_WORDS as WORDS } from './recap-words.js';
import { webLink } from './web-link.js';

/** Signs of styles, links, html, entities, tables and mathematics; where a line begins also of headings, lists and rules. */
const SPECIAL = /[\\`*_[\]<>|~$]|&(?=[#\w]+;)|(?<=^)[#+\-=:]|(?<=^\d+)[.)]/gm;
/** Addresses that some readers make links of by themselves. */
const ADDRESS = /(?<=[a-z\d])(?:(:)(?=\/\/)|(?<=\bwww)(\.))|@/gi;

export function recapMarkdown(recap: RecapToKeep, details: RecapDetails): string {
  const { language } = details;
  const content = recapContent(recap, details);
  const { questions, scores, references } = content;
  const list = (heading: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [`## ${heading}`, lines.map((line) => `- ${line}`).join('\n')];
  const parts = [
    `# ${content.heading}: ${lineOf(content.title)}`,
    lineOf(content.facts),
    ...(content.quotes.length === 0 ? [] : [`## ${WORDS.quotes[language]}`, ...content.quotes.map(quoteOf)]),
    ...list(
      WORDS.questions[language],
      questions.map(({ question, state }) => `${lineOf(question)} (${state})`),
    ),
    ...list(WORDS.scores[language], scores.map(lineOf)),
    ...list(
      WORDS.references[language],
      references.map(({ plain, url }) => lineOf(plain) + addressOf(url)),
    ),
    '---',
    WORDS.made[language],
  ];
  return `${parts.join('\n\n')}\n`;
}

function quoteOf({ text, place, inText, url, notice }: QuoteContent): string {
  const words = escaped(text)
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`));
  const below = [lineOf(place), lineOf(inText) + addressOf(url), ...(notice === null ? [] : [notice])];
  return `${words.join('\n')}\n\n${below.join('  \n')}`;
}

function addressOf(url: string | null): string {
  const link = webLink(url);
  return link === null ? '' : ` <${link}>`;
}

/** On one line. */
function lineOf(text: string): string {
  return escaped(text.replace(/\s+/g, ' ').trim());
}

/** White space that begins or ends a line would be code or a break; it is left out. */
function escaped(text: string): string {
  return visibleText(text)
    .replace(/\r\n?/g, '\n')
    .replace(/^[^\S\n]+|[^\S\n]+$/gm, '')
    .replace(SPECIAL, '\\$&')
    .replace(ADDRESS, '\\$&');
}
