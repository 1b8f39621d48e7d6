// What is known of one document, and how its text begins.
import type { DocumentSummary, Reply } from '../../reply.js';
import { texts } from '../../texts.js';
import type { Language } from '../../types.js';
import { lengthOf, sourceOf } from './document-facts.js';
import { excerptOf } from './excerpt.js';
import { linkTo } from './link.js';
import { boldLine, fittingLine } from './one-line.js';
import { CONTENT_LIMIT, type Payload, payload, type View } from './payload.js';
import { wholeLines } from './whole-lines.js';

const GAP = '\n\n';
/** UTF-16 units. */
const LIMITS = { title: 300, source: 300, path: 80, notice: 240 };

export function renderDocument(
  { document, opening }: Extract<Reply, { kind: 'document' }>,
  { language }: View,
): Payload {
  const { title, url } = document.metadata;
  const link = linkTo(url, language);
  const source = fittingLine(sourceOf(document.metadata, language), { units: LIMITS.source });
  const lines = [
    `${boldLine(title ?? '', { units: LIMITS.title }, texts.untitled[language])} · ${texts.document[language]}`,
    ...(source === '' ? [] : [source]),
    facts(document, language),
    ...(link === null ? [] : [link]),
    ...document.notices.map((notice) => `⚠️ ${fittingLine(notice.sentence[language], { units: LIMITS.notice })}`),
  ];
  const head = wholeLines(lines, CONTENT_LIMIT);
  const label = `${texts.opening[language]}:`;
  const room = CONTENT_LIMIT - head.length - label.length - GAP.length - 1;
  const words = opening.length === 0 ? null : excerptOf({ text: opening.join(' '), prefix: '> ' }, room);
  return payload(words === null ? head : `${head}${GAP}${label}\n${words.markdown}`);
}

/** Where it is and how long. Markdown. */
function facts(document: DocumentSummary, language: Language): string {
  const path = fittingLine(document.path, { units: LIMITS.path });
  return [path, lengthOf(document, language)].filter((part) => part !== '').join(' · ');
}
