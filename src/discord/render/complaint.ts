// Asks why a quote was bad: one menu of reasons for each quote of the answer.
import type { ComplaintReason } from '../../group-types.js';
import type { Reply } from '../../reply.js';
import type { Language, Localized } from '../../types.js';
import { selectRow } from './components.js';
import { type Payload, payload, type View } from './payload.js';

/** Rows of a message. */
const MOST = 5;

/** Why a quote was bad, as people choose and read it. */
export const REASONS: Readonly<Record<ComplaintReason, Localized>> = {
  'wrong-passage': { id: 'Bukan bagian yang menjawab', en: 'Wrong passage' },
  'out-of-context': { id: 'Lepas dari konteksnya', en: 'Out of context' },
  outdated: { id: 'Sudah usang', en: 'Outdated' },
  junk: { id: 'Bukan isi dokumen (iklan, menu)', en: 'Junk (adverts, menus)' },
};

export function renderComplaint(
  { answerId, quotes }: Extract<Reply, { kind: 'complaint' }>,
  { language }: View,
): Payload {
  const several = quotes.length > 1;
  const sentence = {
    id: `Terima kasih, sudah dicatat.${several ? ' Kutipan mana yang kurang pas, dan kenapa?' : ' Kenapa kutipannya kurang pas?'}`,
    en: `Thank you, noted.${several ? ' Which quote was bad, and why?' : ' Why was the quote bad?'}`,
  }[language];
  const choices = Object.entries(REASONS).map(([value, label]) => ({ value, label: label[language] }));
  const rows = quotes.slice(0, MOST).map((quote, index) => {
    const placeholder = several ? `${nth(index, language)}: “${quote.text}”` : CHOOSE[language];
    return selectRow(placeholder, 'complain', `${answerId}.${quote.id}`, choices);
  });
  return payload(sentence, rows);
}

const CHOOSE = { id: 'Pilih alasannya', en: 'Choose a reason' };

function nth(index: number, language: Language): string {
  return `${{ id: 'Kutipan', en: 'Quote' }[language]} ${index + 1}`;
}
