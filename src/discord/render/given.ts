// What became of documents that somebody gave: one with all that was understood of it, several as a list.
import { displayDate } from '../../citation-line.js';
import type { GivenDocument, Reply } from '../../reply.js';
import { countOf, texts } from '../../texts.js';
import { SMALL } from './citation.js';
import { buttonRows } from './components.js';
import { momentMark } from './date-mark.js';
import { correctMenu, documentButtons, removeMenu } from './document-buttons.js';
import { leftOutOf, lengthOf, nameOf } from './document-facts.js';
import { fittingList } from './fair-share.js';
import { givenEntry, signOf } from './given-entry.js';
import { FIELDS, GIVEN_WORDS, stateSentence } from './given-words.js';
import { linkTo } from './link.js';
import { boldLine, fittingLine } from './one-line.js';
import { CONTENT_LIMIT, type Payload, payload, type Row, type View } from './payload.js';
import { wholeLines } from './whole-lines.js';

type Given = Extract<Reply, { kind: 'given' }>;

/** Documents that a list shows; a form takes no more files. */
const MOST = 10;
/** UTF-16 units. */
const LIMITS = { name: 200, field: 200, sentence: 600, notice: 240, label: 110 };
const GAP = '\n\n';

export function renderGiven(reply: Given, view: View): Payload {
  const [only, ...others] = reply.documents;
  if (only === undefined) return payload(GIVEN_WORDS.nothing[view.language]);
  return others.length === 0 ? oneDocument(only, reply, view) : severalDocuments(reply, view);
}

function oneDocument(document: GivenDocument, reply: Given, view: View): Payload {
  const { language } = view;
  const { refusal, notices, undoUntil } = document;
  const name = boldLine(nameOf(document), { units: LIMITS.name }, document.id);
  const lines = [
    ...lateLines(reply, view),
    `${signOf(document)} ${stateSentence(document, reply.corrected, name, language)}`,
    ...(refusal === null ? [] : [fittingLine(refusal[language], { units: LIMITS.sentence })]),
    ...(undoUntil === null ? [] : [`${SMALL}${texts.undoUntil[language]} ${momentMark(undoUntil)}`]),
    ...understoodLines(document, reply, view),
    ...notices.map(({ sentence }) => `⚠️ ${fittingLine(sentence[language], { units: LIMITS.notice })}`),
  ];
  const foot = [...waitingLines(reply, view), ...correctionLines(document, view), ...askingLines(reply, view)];
  const end = foot.length === 0 ? '' : `\n${foot.join('\n')}`;
  return payload(wholeLines(lines, CONTENT_LIMIT - end.length) + end, buttonRows(buttonsOf(document, reply, view)));
}

/** Fields as they will stand in citations, then what kind of document it is. */
function understoodLines(document: GivenDocument, { collection }: Given, { language }: View): string[] {
  const { metadata, name, state } = document;
  const field = (label: keyof typeof FIELDS, markdown: string) => `**${FIELDS[label][language]}:** ${markdown}`;
  const text = (label: keyof typeof FIELDS, value: string | null) =>
    value === null || value.trim() === '' ? [] : [field(label, fittingLine(value, { units: LIMITS.field }))];
  const link = linkTo(metadata?.url ?? null, language);
  const file = nameOf(document) === name ? null : fittingLine(name, { units: LIMITS.field });
  const length = state === 'read' || (state === 'known' && metadata !== null) ? lengthOf(document, language) : null;
  const facts = [file, length, link, collectionOf(collection, language)].filter((part) => part !== null);
  const leftOut = leftOutOf(document, language);
  return [
    ...(metadata === null ? [] : text('author', metadata.author)),
    ...(metadata === null || metadata.publisher === metadata.author ? [] : text('publisher', metadata.publisher)),
    ...(metadata?.date == null ? [] : [field('date', displayDate(metadata.date, language))]),
    ...(facts.length === 0 ? [] : [SMALL + facts.join(' · ')]),
    ...(leftOut === null ? [] : [SMALL + leftOut]),
  ];
}

/** What a citation would lack, and that all of it can be corrected. */
function correctionLines({ state, metadata }: GivenDocument, { language }: View): string[] {
  if (state !== 'read' || metadata === null) return [];
  const missing = (['title', 'author', 'date'] as const).filter((each) => metadata[each] === null);
  const names = missing.map((each) => FIELDS[each][language].toLowerCase()).join(', ');
  return [SMALL + (missing.length === 0 ? GIVEN_WORDS.correct[language] : GIVEN_WORDS.missing[language](names))];
}

function buttonsOf(document: GivenDocument, { collection, proposals = 0 }: Given, { language }: View) {
  const { id, state } = document;
  const correctable = id !== '' && ['read', 'waiting', 'known'].includes(state);
  const removable = id !== '' && ['read', 'waiting', 'refused'].includes(state);
  return [
    ...(correctable ? [documentButtons.correct(id, language)] : []),
    ...(removable ? [documentButtons.remove(id, language)] : []),
    ...(id !== '' && state === 'removed' ? [documentButtons.undo(id, language)] : []),
    documentButtons.addMore(collection.id, language),
    ...(proposals > 0 ? [documentButtons.proposals(proposals, language)] : []),
  ];
}

function severalDocuments(reply: Given, view: View): Payload {
  const { language } = view;
  const { documents, collection } = reply;
  const quotable = documents.filter(({ state, passages }) => ['read', 'known'].includes(state) && passages > 0).length;
  const place = collectionOf(collection, language);
  const title = `📚 **${GIVEN_WORDS.quotable[language](quotable, documents.length)}**`;
  const head = [...lateLines(reply, view), place === null ? title : `${title} · ${place}`].join('\n');
  const shown = shownOf(documents);
  const rest = documents.length - shown.length;
  const foot = [
    ...(rest === 0 ? [] : [`… ${GIVEN_WORDS.more[language]} ${countOf(rest, 'document', language)}`]),
    ...waitingLines(reply, view),
    ...askingLines(reply, view),
  ].join('\n');
  const room = CONTENT_LIMIT - head.length - foot.length - 2 * GAP.length;
  const list = fittingList(shown, (document, units) => givenEntry(document, language, units), room);
  const correctable = documents.filter(({ id, state }) => id !== '' && ['read', 'waiting', 'known'].includes(state));
  const refused = documents.filter(({ state }) => state === 'refused');
  const rows: Row[] = [
    ...correctMenu(correctable, language),
    ...removeMenu(refused, language),
    ...buttonRows([documentButtons.addMore(collection.id, language)]),
  ];
  return payload([head, list, foot].filter((part) => part !== '').join(GAP), rows);
}

/** All, or where there are too many first those that a person has to do something about. */
function shownOf(documents: readonly GivenDocument[]): readonly GivenDocument[] {
  if (documents.length <= MOST) return documents;
  const isFine = ({ state }: GivenDocument) => Number(state === 'read' || state === 'known');
  return [...documents].sort((a, b) => isFine(a) - isFine(b)).slice(0, MOST);
}

function lateLines({ late }: Given, { language }: View): string[] {
  return late ? [SMALL + GIVEN_WORDS.late[language]] : [];
}

/** How to go on with what can be quoted from now on. */
function askingLines({ documents, corrected }: Given, { language, mention }: View): string[] {
  const isNew = corrected === undefined && documents.some(({ state, passages }) => state === 'read' && passages > 0);
  return isNew ? [SMALL + GIVEN_WORDS.ask[language](mention('ask'))] : [];
}

/** Where what became of the others will be said. */
function waitingLines({ going, told }: Given, view: View): string[] {
  if (!going) return [];
  const { language } = view;
  const list = view.mention('documents list');
  return [SMALL + (told ? GIVEN_WORDS.told : GIVEN_WORDS.untold)[language](list)];
}

/** Null for the main collection, which needs no name. Markdown. */
function collectionOf({ label }: Given['collection'], language: View['language']): string | null {
  return label === null ? null : `${GIVEN_WORDS.collection[language]} ${boldLine(label, { units: LIMITS.label }, '?')}`;
}
