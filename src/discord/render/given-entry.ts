// What became of one document that somebody gave, as an entry of a list.
import type { GivenDocument } from '../../reply.js';
import { texts } from '../../texts.js';
import type { Language, Localized } from '../../types.js';
import { momentMark } from './date-mark.js';
import { leftOutOf, lengthOf, nameOf, sourceOf } from './document-facts.js';
import { type Entry, entryLines } from './entry.js';

type State = GivenDocument['state'];

export const STATE_SIGNS: Readonly<Record<State, string>> = {
  read: '✅',
  waiting: '⏳',
  refused: '⚠️',
  known: '🔁',
  rejected: '❌',
  removed: '🗑️',
};

const STATES: Readonly<Record<Exclude<State, 'read'>, Localized>> = {
  waiting: { id: 'Sedang dibaca', en: 'Being read' },
  refused: { id: 'Tidak bisa dibaca', en: 'Cannot be read' },
  known: { id: 'Isinya sudah ada di sini', en: 'Its contents are here already' },
  removed: { id: 'Sudah dihapus', en: 'Removed' },
  rejected: { id: 'Tidak ditambahkan', en: 'Not added' },
};

/** The sign that stands before it; one of which nothing can be quoted is no success. */
export function signOf({ state, passages }: GivenDocument): string {
  return state === 'read' && passages === 0 ? STATE_SIGNS.refused : STATE_SIGNS[state];
}

/** At most `units` UTF-16 units, from about 80 on. */
export function givenEntry(document: GivenDocument, language: Language, units: number): string {
  const { id, state, undoUntil } = document;
  const entry = { sign: signOf(document), name: nameOf(document), instead: id };
  if (state === 'removed' && undoUntil !== null) {
    return entryLines({ ...entry, details: [''], end: `${texts.undoUntil[language]} ${momentMark(undoUntil)}` }, units);
  }
  return entryLines({ ...entry, details: detailsOf(document, language) }, units);
}

/** Plain texts, the fullest first. What a person has to do something about stays when there is little room. */
function detailsOf(document: GivenDocument, language: Language): Entry['details'] {
  const { state, metadata, name, refusal, notices } = document;
  const warnings = notices.map(({ sentence }) => `⚠️ ${sentence[language]}`);
  if (state !== 'read') {
    const sentence = refusal === null ? STATES[state][language] : `${STATES[state][language]}: ${refusal[language]}`;
    return [joined([sentence, ...warnings])];
  }
  const file = nameOf(document) === name ? null : name;
  const source = metadata === null ? '' : sourceOf(metadata, language);
  const length = lengthOf(document, language);
  const leftOut = leftOutOf(document, language);
  return [
    joined([source, file, length, leftOut, ...warnings]),
    joined([source, length, leftOut, ...warnings]),
    joined([length, ...warnings, source, leftOut]),
  ];
}

function joined(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join(' · ');
}
