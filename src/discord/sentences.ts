// What Kutip says of itself in Discord, without anybody to ask.
import type { Reply } from '../reply.js';
import type { Language, Localized } from '../types.js';

export const sentences = {
  starting: {
    id: 'Kutip sedang dimulai. Coba lagi sebentar lagi, ya.',
    en: 'Kutip is starting. Try again in a moment.',
  },
  stopping: {
    id: 'Kutip sedang dimulai ulang; tanyakan lagi sebentar lagi.',
    en: 'Kutip is restarting; ask again in a moment.',
  },
  serversOnly: {
    id: 'Kutip hanya bekerja di server, karena setiap server punya dokumennya sendiri.',
    en: 'Kutip works in servers only, because each server has its own documents.',
  },
  fileTooLarge: {
    id: 'Berkas ini lebih besar daripada yang diterima Discord. Pengelola Kutip bisa membuatnya dengan "npm run corpus -- export".',
    en: 'This file is larger than Discord takes. Whoever runs Kutip can make it with "npm run corpus -- export".',
  },
} satisfies Record<string, Localized>;

/** In a channel where only the asker sees answers; `command` is a mention to press. */
export function privateHere(command: string): Localized {
  return {
    id: `Di kanal ini jawaban Kutip hanya dilihat penanya. Tanyakan lewat ${command}.`,
    en: `In this channel only the asker sees Kutip’s answers. Ask with ${command}.`,
  };
}

/** A refusal that is not about anything the person did. */
export function refusal(code: string, sentence: Localized, language: Language): Reply {
  return { kind: 'refusal', language, code, sentence: sentence[language] };
}

/** For a reader whose language nobody told. */
export function inBothLanguages({ id, en }: Localized): string {
  return `${id}\n${en}`;
}
