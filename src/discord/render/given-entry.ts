// What became of one document that somebody gave, as an entry of a list.
import type { GivenDocument } from '../../reply.js';
import { texts } from '../../texts.js';
import type { Language, Localized } from '../../types.js';
import { momentMark } from './date-mark.js';
import { leftOutOf, lengthOf, nameOf, sourceOf } from './document-facts.js';
import { entryLines } from './entry.js';

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
  waiting: { id: 'sedang dibaca', en: 'being read' },
  refused: { id: 'Tidak bisa dibaca', en: 'Cannot be read' },
  known: { id: 'isinya sudah ada di sini', en: 'its contents are here already' },
  removed: { id: 'sudah dihapus', en: 'removed' },
  rejected: { id: 'Tidak ditambahkan', en: 'Not added' },
};

/** The sign that stands before it; one of which nothing can be quoted is no success. */
export function signOf({ state, passages }: GivenDocument): string {
  return state === 'read' && passages === 0 ? STATE_SIGNS.refused : STATE_SIGNS[state];
}

/** At most `units` UTF-16 units, from about 80 on. */
export function givenEntry(document: GivenDocument, language: Language, units: number): string {
  const { id, state, undoUntil } = document;
  const details = detailsOf(document, language);
  const until = `${texts.undoUntil[language]} ${momentMark(undoUntil ?? 0)}`;
  const end = state !== 'removed' || undoUntil === null ? '' : details === '' ? until : ` · ${until}`;
  const name = nameOf(document);
  return entryLines({ sign: signOf(document), name, instead: id, details: [details], end }, units);
}

/** A plain text. What a person has to do something about stands first, should it be cut. */
function detailsOf(document: GivenDocument, language: Language): string {
  const { state, metadata, name, refusal, notices } = document;
  const file = nameOf(document) === name ? null : name;
  if (state === 'refused' || state === 'rejected') {
    return [`${STATES[state][language]}:`, refusal?.[language], file === null ? null : `(${file})`]
      .filter(isThere)
      .join(' ');
  }
  if (state === 'removed' && document.undoUntil !== null) return file ?? '';
  if (state !== 'read') return [file, STATES[state][language]].filter(isThere).join(' · ');
  const warnings = notices.map(({ sentence }) => `⚠️ ${sentence[language]}`);
  const source = metadata === null ? '' : sourceOf(metadata, language);
  const parts = [source, file, lengthOf(document, language), leftOutOf(document, language), ...warnings];
  return parts.filter(isThere).join(' · ');
}

function isThere(part: string | null | undefined): part is string {
  return part != null && part !== '';
}
