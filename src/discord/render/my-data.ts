// What Kutip keeps about one person, and its deletion.
import type { PersonalData } from '../../group-types.js';
import type { Reply } from '../../reply.js';
import type { Language } from '../../types.js';
import { SMALL } from './citation.js';
import { button, buttonRows } from './components.js';
import { dateMark } from './date-mark.js';
import { fittingLine } from './one-line.js';
import { CONTENT_LIMIT, type Payload, payload, type View } from './payload.js';

type MyData = Extract<Reply, { kind: 'my-data' }>;

const WORDS = {
  title: { id: 'Yang Kutip simpan tentang kamu di server ini', en: 'What Kutip keeps about you in this server' },
  nothing: {
    id: 'Kutip tidak menyimpan pertanyaan, jawaban, atau penilaianmu di server ini.',
    en: 'Kutip keeps none of your questions, answers or ratings in this server.',
  },
  howLong: {
    id: 'Pertanyaan dihapus setelah 30 hari, yang lain setelah 90 hari. Pertanyaan pribadi tidak pernah disimpan.',
    en: 'Questions are deleted after 30 days, the rest after 90. Private questions are never kept.',
  },
  notOurs: {
    id: 'Pesan yang sudah ada di Discord tidak ikut terhapus: itu milik server ini. Jawaban untukmu bisa kamu hapus satu per satu dengan tombolnya, sebelum data ini dihapus.',
    en: 'Messages already in Discord are not deleted: they belong to this server. Before you delete this data, you can delete each answer to you with its button.',
  },
  stays: {
    id: 'Pesan yang sudah ada di Discord tidak ikut terhapus: itu milik server ini.',
    en: 'Messages already in Discord were not deleted: they belong to this server.',
  },
  asked: {
    id: 'Hapus semua ini? Jawaban yang sudah tampil tetap ada, tetapi tidak lagi terhubung denganmu.',
    en: 'Delete all of this? Answers that were shown stay, but are no longer linked to you.',
  },
  deleted: { id: 'Sudah dihapus:', en: 'Deleted:' },
  delete: { id: 'Hapus data saya', en: 'Delete my data' },
  confirm: { id: 'Ya, hapus', en: 'Yes, delete' },
  cancel: { id: 'Batal', en: 'Cancel' },
  more: { id: '… dan lainnya', en: '… and more' },
};
const QUESTION = 200;

export function renderMyData({ data, stage }: MyData, { language }: View): Payload {
  const lines = dataLines(data, language);
  if (lines.length === 0) return payload(WORDS.nothing[language]);
  const remove = (argument: string, label: keyof typeof WORDS, style: 'danger' | 'secondary') =>
    button(WORDS[label][language], 'delete-my-data', argument, { style });
  switch (stage) {
    case 'shown':
      return payload(
        fitting(`${WORDS.title[language]}:`, lines, `\n${SMALL}${WORDS.howLong[language]}`, language),
        buttonRows([remove('ask', 'delete', 'secondary')]),
      );
    case 'asked':
      return payload(
        fitting(
          `${WORDS.title[language]}:`,
          lines,
          `\n\n${WORDS.asked[language]}\n${SMALL}${WORDS.notOurs[language]}`,
          language,
        ),
        buttonRows([remove('confirm', 'confirm', 'danger'), remove('show', 'cancel', 'secondary')]),
      );
    case 'deleted':
      return payload(fitting(WORDS.deleted[language], lines, `\n${SMALL}${WORDS.stays[language]}`, language));
  }
}

function dataLines(data: PersonalData, language: Language): string[] {
  const { answers, openQuestions, thumbsUp, thumbsDown, since } = data;
  const counted: readonly (readonly [number, string])[] = {
    id: [
      [answers, `${answers} jawaban yang kamu minta (kode kutipannya, bukan pertanyaannya)`],
      [thumbsUp + thumbsDown, `${thumbsUp} 👍 dan ${thumbsDown} 👎`],
      [openQuestions.length, `${openQuestions.length} pertanyaan publik yang belum terjawab:`],
    ] as const,
    en: [
      [answers, `${answers} ${answers === 1 ? 'answer' : 'answers'} that you asked for (quote ids, not the questions)`],
      [thumbsUp + thumbsDown, `${thumbsUp} 👍 and ${thumbsDown} 👎`],
      [
        openQuestions.length,
        `${openQuestions.length} public ${openQuestions.length === 1 ? 'question' : 'questions'} without an answer:`,
      ],
    ] as const,
  }[language];
  const kept = counted.flatMap(([count, line]) => (count > 0 ? [`• ${line}`] : []));
  const questions = openQuestions.map((question) => `> ${fittingLine(question, { units: QUESTION })}`);
  const oldest = { id: 'Yang tertua sejak', en: 'The oldest of it since' }[language];
  if (kept.length === 0) return [];
  return since === null ? [...kept, ...questions] : [`${oldest} ${dateMark(since)}.`, ...kept, ...questions];
}

/** As many lines as there is room for. */
function fitting(head: string, lines: readonly string[], foot: string, language: Language): string {
  let content = head;
  for (const line of lines) {
    const more = `\n${WORDS.more[language]}`;
    if (content.length + 1 + line.length + more.length + foot.length > CONTENT_LIMIT) return content + more + foot;
    content += `\n${line}`;
  }
  return content + foot;
}
