// Buttons for documents, as they stand below several kinds of messages.
import type { GivenDocument } from '../../reply.js';
import { texts } from '../../texts.js';
import type { Language, Localized } from '../../types.js';
import { type ButtonLook, button, selectRow } from './components.js';
import { nameOf } from './document-facts.js';
import type { Row } from './payload.js';

type Button = ReturnType<typeof button>;

const WORDS = {
  add: { id: 'Tambah dokumen', en: 'Add documents' },
  addMore: { id: 'Tambah lagi', en: 'Add more' },
  correct: { id: 'Betulkan', en: 'Correct' },
  collections: { id: 'Koleksi', en: 'Collections' },
  proposals: { id: 'Usulan', en: 'Proposals' },
} satisfies Record<string, Localized>;
/** Of one menu. */
const MOST_CHOICES = 25;

export const documentButtons = {
  add: (collectionId: number, language: Language, look: ButtonLook = {}): Button =>
    button(WORDS.add[language], 'add-documents', String(collectionId), look),
  addMore: (collectionId: number, language: Language): Button =>
    button(WORDS.addMore[language], 'add-documents', String(collectionId)),
  correct: (id: string, language: Language): Button => button(WORDS.correct[language], 'correct-document', id),
  remove: (id: string, language: Language): Button => button(texts.remove[language], 'ask-removal', id),
  collections: (language: Language): Button => button(WORDS.collections[language], 'choose-collection', ''),
  proposals: (count: number, language: Language): Button =>
    button(`${WORDS.proposals[language]} (${count})`, 'proposals', ''),
  undo: (id: string, language: Language): Button => button(texts.bringBack[language], 'undo-removal', id),
};

/** Which of several documents is to be corrected. */
export function correctMenu(documents: readonly GivenDocument[], language: Language): Row[] {
  return menuOf(documents, `${WORDS.correct[language]} …`, 'correct-document');
}

/** Which of several removed documents is to be brought back. */
export function undoMenu(documents: readonly GivenDocument[], language: Language): Row[] {
  return menuOf(documents, `${texts.bringBack[language]} …`, 'undo-removal');
}

/** Which of several documents is to be removed. */
export function removeMenu(documents: readonly GivenDocument[], language: Language): Row[] {
  return menuOf(documents, `${texts.remove[language]} …`, 'ask-removal');
}

function menuOf(documents: readonly GivenDocument[], placeholder: string, action: string): Row[] {
  const distinct = [...new Map(documents.map((document) => [document.id, document])).values()];
  if (distinct.length === 0) return [];
  const choices = distinct.slice(0, MOST_CHOICES).map((document) => ({
    // A label of nothing visible would be refused.
    label: nameOf(document).trim() === '' ? document.id : nameOf(document),
    value: document.id,
    ...(nameOf(document) !== document.name && document.name.trim() !== '' && { description: document.name }),
  }));
  return [selectRow(placeholder, action, '', choices)];
}
