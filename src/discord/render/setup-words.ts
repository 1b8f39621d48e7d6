// What the steps of /setup say.
import type { SetupStep } from '../../group-types.js';
import type { Reply } from '../../reply.js';
import { countOf } from '../../texts.js';
import type { Language, Localized } from '../../types.js';
import { fittingLine } from './one-line.js';
import type { View } from './payload.js';
import { channelMention } from './setting-words.js';

type Setup = Extract<Reply, { kind: 'setup' }>;

/** In the order in which they are walked through. */
export const STEPS: readonly SetupStep[] = ['language', 'time-zone', 'managers', 'documents', 'digest'];

export const STEP_NAMES: Readonly<Record<SetupStep, Localized>> = {
  language: { id: 'Bahasa', en: 'Language' },
  'time-zone': { id: 'Zona waktu', en: 'Time zone' },
  managers: { id: 'Pengelola', en: 'Managers' },
  documents: { id: 'Dokumen', en: 'Documents' },
  digest: { id: 'Kutipan harian', en: 'Daily digest' },
};

export const SETUP_WORDS = {
  title: { id: 'Siapkan Kutip', en: 'Set up Kutip' },
  ready: { id: 'Kutip siap dipakai', en: 'Kutip is ready' },
  almost: { id: 'Kutip hampir siap', en: 'Kutip is almost ready' },
  step: { id: 'langkah', en: 'step' },
  back: { id: 'Kembali', en: 'Back' },
  skip: { id: 'Lewati', en: 'Skip' },
  next: { id: 'Lanjut', en: 'Next' },
  done: { id: 'Selesai', en: 'Done' },
  channel: { id: 'Pilih kanal untuk kutipan harian', en: 'Choose a channel for the daily digest' },
} satisfies Record<string, Localized>;

/** Paragraphs of a step. Markdown. */
export function stepParagraphs(step: SetupStep, setup: Setup, view: View): string[] {
  const { language } = setup;
  switch (step) {
    case 'documents':
      return documentParagraphs(setup, view);
    case 'digest':
      return [digestParagraph(setup, view)];
    default:
      return [EXPLANATIONS[step][language]];
  }
}

/** How to go on when all steps are behind. */
export function closingParagraphs(setup: Setup, view: View): string[] {
  const { language, documents } = setup;
  const later = {
    id: `Semua ini bisa diubah nanti lewat ${view.mention('settings')}.`,
    en: `All of this can be changed later in ${view.mention('settings')}.`,
  }[language];
  return documents === 0 ? [NO_DOCUMENTS[language], later] : [howToAsk(setup, view), later];
}

/** "12 dokumen", "1 document", "none yet". */
export function documentCount(documents: number, language: Language): string {
  return documents === 0 ? { id: 'belum ada', en: 'none yet' }[language] : countOf(documents, 'document', language);
}

function documentParagraphs(setup: Setup, view: View): string[] {
  const { language, documents, sampleDocuments } = setup;
  if (documents > 0) {
    const there = {
      id: `${documentCount(documents, 'id')} bisa dikutip sekarang.`,
      en: `${documentCount(documents, 'en')} can be quoted now.`,
    }[language];
    return [`${there} ${howToAsk(setup, view)}`, moreDocuments(view)];
  }
  const offer = {
    id: `Mau mencoba dulu? Ada ${sampleDocuments} dokumen contoh tentang keamanan di Asia Tengah. Begitu dokumenmu yang pertama masuk, dokumen contoh hilang sendiri.`,
    en: `Want to try first? There are ${sampleDocuments} sample documents on security in Central Asia. They go by themselves when your first document arrives.`,
  }[language];
  return [`${NO_DOCUMENTS[language]} ${ADDING[language]}`, ...(sampleDocuments > 0 ? [offer] : [])];
}

function moreDocuments({ language, mention }: View): string {
  const add = mention('documents add');
  return {
    id: `Dokumen lain bisa ditambahkan kapan saja, di sini atau dengan ${add}.`,
    en: `You can add more at any time, here or with ${add}.`,
  }[language];
}

function howToAsk({ language, example }: Setup, view: View): string {
  const ask = view.mention('ask');
  const how = {
    id: `Tanya dengan ${ask}, atau sebut Kutip di kanal mana saja.`,
    en: `Ask with ${ask}, or mention Kutip in any channel.`,
  }[language];
  if (example === null) return how;
  return `${how} ${language === 'id' ? 'Coba' : 'Try'}: *${fittingLine(example, { units: 200 })}*`;
}

function digestParagraph({ language }: Setup, { mention }: View): string {
  const set = mention('digest set');
  return {
    id: `Mau kutipan dari dokumenmu dikirim setiap hari pukul 07.00? Pilih kanalnya. Jam, hari, dan isinya bisa diubah kapan saja dengan ${set}.`,
    en: `Shall quotes from your documents be posted every day at 07:00? Choose the channel. You can change time, days and contents at any time with ${set}.`,
  }[language];
}

/** "#umum 07.00", for each that is set; Markdown. */
export function digestsSet({ digests, language }: Setup): string {
  const of = ({ channel, plan, state }: Setup['digests'][number]) => {
    const time = language === 'id' ? plan.time.replace(':', '.') : plan.time;
    return `${channelMention(channel)} ${time}${state === 'paused' ? ` (${PAUSED[language]})` : ''}`;
  };
  return digests.length === 0 ? NO_DIGEST[language] : digests.map(of).join(', ');
}

const NO_DIGEST: Localized = { id: 'belum diatur', en: 'not set' };
const PAUSED: Localized = { id: 'dijeda', en: 'paused' };

const EXPLANATIONS: Readonly<Record<'language' | 'time-zone' | 'managers', Localized>> = {
  language: {
    id: 'Dalam bahasa apa Kutip bicara kepada semua orang di server ini? Kutipan tetap dalam bahasa dokumennya, dan yang hanya kamu lihat mengikuti bahasa Discord-mu.',
    en: 'In which language shall Kutip speak to everybody in this server? Quotes stay in the language of their document, and what only you see is in your Discord language.',
  },
  'time-zone': {
    id: 'Di zona waktu mana grup ini? Dipakai untuk hitungan per hari, dan untuk jam kutipan harian.',
    en: 'In which time zone is this group? It is used for counts by day, and for the hour of the daily digest.',
  },
  managers: {
    id: 'Yang punya izin **Kelola Server** selalu boleh mengelola Kutip: mengubah pengaturan dan melihat pertanyaan yang belum terjawab. Kamu bisa menambah satu peran, misalnya pengurus grup.',
    en: 'Whoever has **Manage Server** may always manage Kutip: change settings and see what was not answered. You can add one role, for example the group’s leaders.',
  },
};

const NO_DOCUMENTS: Localized = {
  id: 'Kutip hanya menjawab dari dokumen, dan server ini belum punya dokumen.',
  en: 'Kutip answers from documents only, and this server has none yet.',
};

const ADDING: Localized = {
  id: 'Tekan **Tambah dokumen** dan pilih sampai 10 berkas sekaligus: PDF, Word, PowerPoint, EPUB, HTML, atau teks.',
  en: 'Press **Add documents** and choose up to 10 files at once: PDF, Word, PowerPoint, EPUB, HTML or text.',
};
