// Why something was not posted, as far as the scheduler itself knows.
import type { Reason } from '../schedule-types.js';

export const WAS_OFF: Reason = {
  code: 'was-off',
  sentence: {
    id: 'Waktu itu Kutip mati atau tidak tersambung.',
    en: 'Kutip was off or not connected then.',
  },
};

export const DISCORD_DOWN: Reason = {
  code: 'discord-down',
  sentence: { id: 'Discord tidak menjawab.', en: 'Discord did not answer.' },
};

export const PAUSED: Reason = {
  code: 'paused',
  sentence: { id: 'Dijeda sebelum sempat dikirim.', en: 'It was paused before it could be posted.' },
};

export const STOPPED: Reason = {
  code: 'stopped',
  sentence: { id: 'Dihentikan sebelum sempat dikirim.', en: 'It was stopped before it could be posted.' },
};

export const NOT_HERE: Reason = {
  code: 'not-here',
  sentence: { id: 'Koleksinya hanya untuk kanal lain.', en: 'Its collection is for other channels only.' },
};

export const UNREADABLE: Reason = {
  code: 'unreadable',
  sentence: {
    id: 'Mungkin sudah dikirim, tetapi pesan di kanal itu tidak bisa dibaca.',
    en: 'It may have been posted, but the messages of the channel cannot be read.',
  },
};

export const UNEXPECTED: Reason = {
  code: 'unexpected',
  sentence: {
    id: 'Ada yang salah di Kutip. Pengelola Kutip bisa melihatnya di log.',
    en: 'Something went wrong in Kutip. Whoever runs it finds it in the log.',
  },
};

/** Whether what is the matter passes by itself, so that nobody has to mend anything. */
export function passesByItself({ code }: Reason): boolean {
  return [WAS_OFF.code, DISCORD_DOWN.code, 'rate-limited'].includes(code);
}
