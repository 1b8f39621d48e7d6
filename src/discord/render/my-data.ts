// What Kutip keeps about one person, its deletion, and whether the person is named to others.
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
    id: 'Kutip tidak menyimpan pertanyaan, jawaban, penilaian, dokumen, atau sesi belajarmu di server ini.',
    en: 'Kutip keeps none of your questions, answers, ratings, documents or study sessions in this server.',
  },
  howLong: {
    id: 'Pertanyaan dan usulan dihapus setelah 30 hari, jawaban dan penilaian setelah 90 hari, sesi belajar 90 hari setelah selesai. Dokumen disimpan sampai pengelola menghapusnya. Pertanyaan pribadi tidak pernah disimpan.',
    en: 'Questions and proposals are deleted after 30 days, answers and ratings after 90, study sessions 90 days after they ended. Documents are kept until a manager removes them. Private questions are never kept.',
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
    id: 'Hapus semua ini? Jawaban yang sudah tampil dan dokumen yang sudah ditambahkan tetap ada, tetapi tidak lagi terhubung denganmu.',
    en: 'Delete all of this? Answers that were shown and documents that were added stay, but are no longer linked to you.',
  },
  deleted: { id: 'Sudah dihapus, atau tidak lagi terhubung denganmu:', en: 'Deleted, or no longer linked to you:' },
  delete: { id: 'Hapus data saya', en: 'Delete my data' },
  confirm: { id: 'Ya, hapus', en: 'Yes, delete' },
  cancel: { id: 'Batal', en: 'Cancel' },
  hide: { id: 'Jangan sebut namaku', en: 'Do not name me' },
  name: { id: 'Sebut namaku lagi', en: 'Name me again' },
  more: { id: '… dan lainnya', en: '… and more' },
};
const QUESTION = 200;

export function renderMyData({ data, stage }: MyData, { language }: View): Payload {
  const lines = dataLines(data, language);
  const wish = data.unnamed ? 'name' : 'hide';
  const naming = button(WORDS[wish][language], 'my-data-named', wish, { style: 'secondary' });
  if (lines.length === 0) return payload(WORDS.nothing[language], stage === 'shown' ? buttonRows([naming]) : []);
  const remove = (argument: string, label: keyof typeof WORDS, style: 'danger' | 'secondary') =>
    button(WORDS[label][language], 'delete-my-data', argument, { style });
  switch (stage) {
    case 'shown':
      return payload(
        fitting(`${WORDS.title[language]}:`, lines, `\n${SMALL}${WORDS.howLong[language]}`, language),
        buttonRows([naming, remove('ask', 'delete', 'secondary')]),
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
  const { answers, openQuestions, thumbsUp, thumbsDown, documents, proposals, sessions, unnamed, since } = data;
  const counted: readonly (readonly [number, string])[] = {
    id: [
      [answers, `${answers} jawaban yang kamu minta (kode kutipannya, bukan pertanyaannya)`],
      [thumbsUp + thumbsDown, `${thumbsUp} 👍 dan ${thumbsDown} 👎`],
      [documents, `${documents} dokumen yang kamu tambahkan`],
      [proposals, `${proposals} usulan dokumen yang belum diputuskan`],
      [sessions, `${sessions} sesi belajar yang kamu pandu atau ikuti`],
      [unnamed ? 1 : 0, 'permintaanmu supaya namamu tidak disebut kepada yang lain'],
      [openQuestions.length, `${openQuestions.length} pertanyaan publik yang belum terjawab:`],
    ] as const,
    en: [
      [answers, `${answers} ${answers === 1 ? 'answer' : 'answers'} that you asked for (quote ids, not the questions)`],
      [thumbsUp + thumbsDown, `${thumbsUp} 👍 and ${thumbsDown} 👎`],
      [documents, `${documents} ${documents === 1 ? 'document' : 'documents'} that you added`],
      [proposals, `${proposals} proposed ${proposals === 1 ? 'document' : 'documents'} waiting for a decision`],
      [sessions, `${sessions} study ${sessions === 1 ? 'session' : 'sessions'} that you guide or took part in`],
      [unnamed ? 1 : 0, 'your wish not to be named to others'],
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
