// Asks why a quote was bad: one menu of reasons for each quote of the answer.
import type { ComplaintReason } from '../../group-types.js';
import type { Reply } from '../../reply.js';
import type { Language, Localized } from '../../types.js';
import { SMALL } from './citation.js';
import { selectRow } from './components.js';
import { fittingLine } from './one-line.js';
import { type Payload, payload, type View } from './payload.js';

/** Rows of a message. */
const MOST = 5;
/** Characters by which a quote is told from the others. */
const WORDS_SHOWN = 70;

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
  const asked = quotes.slice(0, MOST);
  const choices = Object.entries(REASONS).map(([value, label]) => ({ value, label: label[language] }));
  const rows = asked.map(({ id }, index) =>
    selectRow(placeholder(several ? index + 1 : null, language), 'complain', `${answerId}.${id}`, choices),
  );
  const lines = asked.map(({ text }, index) => {
    const words = fittingLine(text, { units: 200, characters: WORDS_SHOWN });
    return `${SMALL}**${index + 1}** “${words}”`;
  });
  const sentence = (several ? WHICH : WHY)[language];
  return payload([sentence, ...(several ? lines : [])].join('\n'), rows);
}

const WHY = {
  id: 'Terima kasih, sudah dicatat. Kenapa kutipannya kurang pas?',
  en: 'Thank you, noted. Why was the quote bad?',
};

const WHICH = {
  id: 'Terima kasih, sudah dicatat. Kutipan mana yang kurang pas, dan kenapa?',
  en: 'Thank you, noted. Which quote was bad, and why?',
};

function placeholder(number: number | null, language: Language): string {
  if (number === null) return { id: 'Pilih alasannya', en: 'Choose a reason' }[language];
  return { id: `Kutipan ${number}: pilih alasannya`, en: `Quote ${number}: choose a reason` }[language];
}
