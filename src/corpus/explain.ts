// Renders a parsed document for a person: its text in order, with what was left out and why.
import { boilerplateTexts } from '../texts.js';
import type { BoilerplateReason, Language, Localized, ParsedDocument } from '../types.js';

/** How a terminal (or nothing) paints the parts; each keeps its text. */
export interface ExplanationStyle {
  heading(text: string): string;
  leftOut(text: string): string;
  note(text: string): string;
}

/** Without colours: the brackets alone show what was left out. */
const plainStyle: ExplanationStyle = { heading: (text) => text, leftOut: (text) => text, note: (text) => text };

/** The text with `⟦reason: words⟧` around what was left out, then a count for each reason. Ends without a newline. */
export function explainDocument(
  document: ParsedDocument,
  language: Language,
  style: ExplanationStyle = plainStyle,
): string {
  return [headerOf(document, language, style), bodyOf(document, language, style), summaryOf(document, language, style)]
    .filter((part) => part !== '')
    .join('\n\n');
}

function headerOf({ metadata, notices }: ParsedDocument, language: Language, style: ExplanationStyle): string {
  const { title, author, publisher, date, url } = metadata;
  const details = [author, publisher, date, url].filter((detail) => detail !== null).join(' · ');
  const lines = [title === null ? '' : style.heading(visible(title)), style.note(visible(details))];
  return [...lines, ...notices.map((notice) => style.note(notice.sentence[language]))]
    .filter((line) => line !== '')
    .join('\n');
}

function bodyOf({ text, boilerplate }: ParsedDocument, language: Language, style: ExplanationStyle): string {
  let body = '';
  let reached = 0;
  for (const { start, end, reason } of boilerplate) {
    body += visible(text.slice(reached, start));
    body += style.leftOut(`⟦${boilerplateTexts[reason][language]}: ${visible(text.slice(start, end))}⟧`);
    reached = end;
  }
  body += visible(text.slice(reached));
  return body.replace(/\n(?:[^\S\n]*\n){2,}/g, '\n\n').trim();
}

function summaryOf(
  { text, boilerplate, sentences }: ParsedDocument,
  language: Language,
  style: ExplanationStyle,
): string {
  const counts = new Map<BoilerplateReason, number>();
  for (const { reason } of boilerplate) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const left = boilerplate.reduce((sum, span) => sum + span.end - span.start, 0);
  const share = Math.round((100 * left) / Math.max(1, text.length));
  const total: Localized = {
    id: `${sentences.length} kalimat dapat dikutip; ${boilerplate.length} bagian (${share} % teks) dikeluarkan.`,
    en: `${sentences.length} sentences can be quoted; ${boilerplate.length} spans (${share} % of the text) left out.`,
  };
  const lines = [...counts].map(
    ([reason, count]) => `${String(count).padStart(4)}  ${boilerplateTexts[reason][language]}`,
  );
  return [total[language], ...lines].map((line) => style.note(line)).join('\n');
}

/** Control, bidirectional and zero-width characters of a hostile file must not reach a terminal. */
function visible(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/[^\P{C}\n\t]/gu, '\ufffd');
}
