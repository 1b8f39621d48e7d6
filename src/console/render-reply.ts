// Any reply as text for the terminal.
import { displayDate, displayDay } from '../citation-line.js';
import type { DocumentSummary, HelpEntry, QuoteContext, Reference, Reply } from '../reply.js';
import { countOf, texts } from '../texts.js';
import type { Language } from '../types.js';
import { visibleText } from '../visible-text.js';
import { barredLines, citationLines, HEAVY_BAR, indented } from './quote-block.js';
import { renderAnswer, shownQuotes } from './render-answer.js';
import { renderCheck } from './render-check.js';
import type { Screen } from './screen.js';
import { wrapText } from './wrap.js';

type ReplyOf<K extends Reply['kind']> = Extract<Reply, { kind: K }>;

/** Text of a reply, without a last line break. Nothing in it can command the terminal but our own styles. */
export function renderReply(reply: Reply, screen: Screen): string {
  return linesOf(reply, screen).join('\n').trimEnd();
}

/** Ids of the numbered quotes; number n is at n - 1. Null for a reply without numbers. */
export function numberedQuotes(reply: Reply): readonly string[] | null {
  return reply.kind === 'answer' ? shownQuotes(reply.answer).map((quote) => quote.id) : null;
}

function linesOf(reply: Reply, screen: Screen): string[] {
  const { language } = reply;
  switch (reply.kind) {
    case 'answer':
      return renderAnswer(reply, screen);
    case 'documents':
      return documentLines(reply, screen);
    case 'document':
      return singleDocumentLines(reply.document, reply.opening, language, screen);
    case 'check':
      return reply.checked.flatMap(({ result }) => [...renderCheck(result, language, screen), '']);
    case 'context':
      return [
        ...contextLines(reply.context, language, screen),
        ...changedLines(reply.changedSince, language, screen).map((line) => `    ${line}`),
      ];
    case 'reference':
      return [
        ...referenceLines(reply.reference, language, screen),
        ...changedLines(reply.changedSince, language, screen),
      ];
    case 'help':
      return helpLines(reply.entries, language, screen);
    case 'refusal':
      return wrapText(visibleText(reply.sentence), screen.width).map(screen.styles.doubtful);
    case 'failure':
      return wrapText(`${texts.failure[language]}: ${reply.id}.`, screen.width).map(screen.styles.bad);
    case 'notice':
      return wrapText(visibleText(reply.sentence), screen.width);
    default:
      throw new Error(`a reply of kind ${reply.kind} has no meaning in a terminal`);
  }
}

function documentLines({ documents, total, search, language }: ReplyOf<'documents'>, screen: Screen): string[] {
  if (documents.length === 0) return [(search === null ? texts.noDocuments : texts.nothingFound)[language]];
  const lines = [screen.styles.strong(`${texts.documents[language]} (${total})`), ''];
  return [...lines, ...documents.flatMap((document) => [...summaryLines(document, language, screen), ''])];
}

function summaryLines(document: DocumentSummary, language: Language, screen: Screen): string[] {
  const { styles } = screen;
  const { title, author, publisher, date } = document.metadata;
  const source = [author, publisher === author ? null : publisher, date === null ? null : displayDate(date, language)]
    .filter((part) => part !== null)
    .join(', ');
  const passages = countOf(document.passages, 'passage', language);
  const pages = document.pages === null ? null : countOf(document.pages, 'page', language);
  const facts = [document.path, pages, passages].filter((part) => part !== null).join(' · ');
  return [
    ...wrapText(visibleText(title ?? document.path), screen.width).map(styles.strong),
    ...(source === '' ? [] : indented(visibleText(source), screen)),
    ...indented(visibleText(facts), screen).map(styles.quiet),
    ...document.notices.flatMap((notice) =>
      indented(visibleText(notice.sentence[language]), screen).map(styles.doubtful),
    ),
  ];
}

function singleDocumentLines(
  document: DocumentSummary,
  opening: readonly string[],
  language: Language,
  screen: Screen,
): string[] {
  const lines = summaryLines(document, language, screen);
  if (document.metadata.url !== null) lines.push(...indented(visibleText(document.metadata.url), screen));
  if (opening.length === 0) return lines;
  const block = barredLines([{ text: visibleText(opening.join(' ')) }], null, screen);
  return [...lines, '', `${texts.opening[language]}:`, '', ...block];
}

/** The quote stands out by its bar among the sentences around it. */
function contextLines(context: QuoteContext, language: Language, screen: Screen): string[] {
  const block = (text: string, bar?: string) => barredLines([{ text: visibleText(text) }], null, screen, bar);
  return [
    ...context.parts.flatMap(({ text, quoted }) => block(text, quoted ? HEAVY_BAR : undefined)),
    ...citationLines(context, language, screen),
  ];
}

/** Which text this is, where the document says something else by now. */
function changedLines(changedSince: number | null, language: Language, { styles }: Screen): string[] {
  if (changedSince === null) return [];
  const day = displayDay(changedSince, language);
  return [styles.doubtful(`${texts.textOf[language]} ${day}, ${texts.changedSince[language]}.`)];
}

/** Unwrapped, so that it can be copied as one line. */
function referenceLines(reference: Reference, language: Language, { styles }: Screen): string[] {
  return [
    styles.quiet(`${texts.reference[language]}:`),
    oneLine(reference.plain),
    '',
    styles.quiet(`${texts.inText[language]}:`),
    oneLine(reference.inText),
  ];
}

function oneLine(text: string): string {
  return visibleText(text).replace(/\s+/g, ' ');
}

function helpLines(entries: readonly HelpEntry[], language: Language, screen: Screen): string[] {
  const { styles } = screen;
  const lines = [...wrapText(texts.help[language], screen.width), ''];
  for (const entry of entries) {
    const options = entry.options.map(({ name, required }) =>
      required ? `<${name[language]}>` : `[${name[language]}:…]`,
    );
    lines.push(...wrapText([`/${entry.name[language]}`, ...options].join(' '), screen.width).map(styles.strong));
    lines.push(...indented(entry.help[language], screen));
  }
  return lines;
}
