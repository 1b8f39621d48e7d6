// The collections of a server: a list from which one is chosen, and what can be chosen for that one.
import type { CollectionSummary, Reply } from '../../reply.js';
import { countOf, texts } from '../../texts.js';
import type { Language } from '../../types.js';
import { channelsMenu } from './channels-menu.js';
import { SMALL } from './citation.js';
import { COLLECTION_WORDS as WORDS } from './collection-words.js';
import { button, buttonRows, selectRow } from './components.js';
import { momentMark } from './date-mark.js';
import { documentButtons } from './document-buttons.js';
import { boldLine, fittingLine } from './one-line.js';
import { CONTENT_LIMIT, type Payload, payload, type Row, type View } from './payload.js';
import { channelMention } from './setting-words.js';
import { wholeLines } from './whole-lines.js';

type Collections = Extract<Reply, { kind: 'collections' }>;

/** UTF-16 units. */
const LIMITS = { label: 110, note: 300 };
/** Of a menu; Discord takes no more. */
const MOST_CHOICES = 25;
/** Channels named in a line, and in the line of a list. */
const CHANNELS = { most: 15, inList: 3 };
/** How long a collection can be brought back. */
const UNDO_MS = 24 * 60 * 60 * 1000;

export function renderCollections(reply: Collections, view: View): Payload {
  const { chosen, stage, note, language } = reply;
  const notes = note === null ? [] : [fittingLine(note, { units: LIMITS.note })];
  if (chosen === null) return list(reply, notes);
  if (stage === 'removal-asked') return removalAsked(chosen, language);
  if (stage === 'removed' || chosen.removedAt !== null) return removed(chosen, reply, notes);
  return oneCollection(chosen, reply, notes, view);
}

function list({ collections, language }: Collections, notes: readonly string[]): Payload {
  const there = collections.filter(({ removedAt }) => removedAt === null);
  const head = [
    ...notes,
    `📁 **${countOf(there.length, 'collection', language)}**`,
    SMALL + [WORDS.purpose[language], ...(collections.length > 1 ? [WORDS.chooseOne[language]] : [])].join(' '),
    '',
  ];
  const lines = collections.flatMap((collection) => listed(collection, language));
  const content = wholeLines([...head, ...lines], CONTENT_LIMIT);
  return payload(content, [...choiceMenu(collections, null, language), ...buttonRows([createButton(language)])]);
}

function listed(collection: CollectionSummary, language: Language): string[] {
  const { documents, usedIn, tiedTo, removedAt } = collection;
  const count = countOf(documents, 'document', language);
  if (removedAt !== null) return [`🗑️ ${nameOf(collection, language)}`, SMALL + undoUntil(removedAt, language)];
  const facts = [
    usedIn.length === 0 ? null : `${WORDS.usedIn[language]} ${mentions(usedIn, CHANNELS.inList)}`,
    tiedTo.length === 0 ? null : `🔒 ${WORDS.onlyFor[language]} ${mentions(tiedTo, CHANNELS.inList)}`,
  ].filter((part) => part !== null);
  const lines = [`${nameOf(collection, language)} · ${count}`];
  return facts.length === 0 ? lines : [...lines, SMALL + facts.join(' · ')];
}

function oneCollection(
  chosen: CollectionSummary,
  { collections, language }: Collections,
  notes: readonly string[],
  { mention }: View,
): Payload {
  const { id, isDefault, documents, usedIn, tiedTo } = chosen;
  const title = `📁 ${nameOf(chosen, language)} · ${countOf(documents, 'document', language)}`;
  const choice = choiceMenu(collections, chosen, language);
  if (isDefault) {
    const rows = [...choice, ...buttonRows([documentButtons.add(id, language), createButton(language)])];
    return payload([title, ...notes, WORDS.aboutMain[language]].join('\n'), rows);
  }
  const lines = [
    title,
    ...notes,
    '',
    `**${WORDS.used[language]}:** ${mentions(usedIn, CHANNELS.most) || WORDS.usedNowhere[language]}`,
    SMALL + (usedIn.length === 0 ? WORDS.aboutUnused : WORDS.aboutUsed)[language](mention('ask')),
    `${tiedTo.length === 0 ? '' : '🔒 '}**${WORDS.tied[language]}:** ${mentions(tiedTo, CHANNELS.most) || WORDS.tiedNowhere[language]}`,
    SMALL + (tiedTo.length === 0 ? WORDS.aboutUntied : WORDS.aboutTied)[language],
  ];
  return payload(lines.join('\n'), [
    ...choice,
    channelsMenu(WORDS.chooseUsed[language], 'use-collection', String(id), usedIn),
    channelsMenu(WORDS.chooseTied[language], 'tie-collection', String(id), tiedTo),
    ...buttonRows([
      documentButtons.add(id, language),
      button(WORDS.rename[language], 'rename-collection', String(id)),
      button(texts.remove[language], 'remove-collection', String(id)),
      createButton(language),
    ]),
  ]);
}

function removalAsked(chosen: CollectionSummary, language: Language): Payload {
  const { id, documents } = chosen;
  const name = nameOf(chosen, language);
  const sentence = documents === 0 ? WORDS.askEmpty[language](name) : WORDS.ask[language](name, documents);
  return payload(
    `${sentence}\n${SMALL}${texts.goneForGood[language]}`,
    buttonRows([
      button(texts.yesRemove[language], 'confirm-remove-collection', String(id), { style: 'danger' }),
      button(texts.cancel[language], 'choose-collection', String(id)),
    ]),
  );
}

function removed(chosen: CollectionSummary, { collections, language }: Collections, notes: readonly string[]): Payload {
  const { id, removedAt } = chosen;
  const until = removedAt === null ? [] : [`${SMALL}${undoUntil(removedAt, language)}`];
  const lines = [`🗑️ ${WORDS.removed[language](nameOf(chosen, language))}`, ...notes, ...until];
  return payload(lines.join('\n'), [
    ...choiceMenu(collections, chosen, language),
    ...buttonRows([button(texts.bringBack[language], 'undo-collection', String(id))]),
  ]);
}

/** None where there is nothing to choose between; the chosen one is always in it. */
function choiceMenu(
  collections: readonly CollectionSummary[],
  chosen: CollectionSummary | null,
  language: Language,
): Row[] {
  if (collections.length < 2) return [];
  const at = collections.findIndex(({ id }) => id === chosen?.id);
  const first = at < MOST_CHOICES ? collections : [...collections.slice(at), ...collections.slice(0, at)];
  const choices = first.slice(0, MOST_CHOICES).map((collection) => ({
    label: plainNameOf(collection, language),
    value: String(collection.id),
    description:
      collection.removedAt === null ? countOf(collection.documents, 'document', language) : WORDS.gone[language],
    chosen: collection.id === chosen?.id,
  }));
  return [selectRow(WORDS.choose[language], 'choose-collection', '', choices)];
}

function createButton(language: Language) {
  return button(WORDS.create[language], 'new-collection', '');
}

function plainNameOf({ label, name }: CollectionSummary, language: Language): string {
  return label === null ? texts.mainCollection[language] : label.trim() || name;
}

/** Markdown. */
function nameOf(collection: CollectionSummary, language: Language): string {
  return boldLine(plainNameOf(collection, language), { units: LIMITS.label }, collection.name);
}

function undoUntil(removedAt: number, language: Language): string {
  return `${texts.undoUntil[language]} ${momentMark(removedAt + UNDO_MS)}`;
}

/** Of so many channels; empty for none. */
function mentions(channels: readonly string[], most: number): string {
  const shown = channels.slice(0, most).map(channelMention).join(' ');
  return channels.length > most ? `${shown} +${channels.length - most}` : shown;
}
