// A server's settings in words, as /setup and /settings both say them.
import type { GroupSettings } from '../../group-types.js';
import type { Language, Localized } from '../../types.js';
import { fittingLine } from './one-line.js';

export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { id: 'Indonesia', en: 'English' };

export interface SettingWords {
  readonly language: string;
  readonly timeZone: string;
  readonly managers: string;
  readonly quotes: string;
  readonly privateChannels: string;
  readonly keepUnanswered: string;
}

/** Markdown; each at most about 650 UTF-16 units (25 channels), the others far less. */
export function settingWords(settings: GroupSettings, language: Language): SettingWords {
  const say = (text: Localized) => text[language];
  const { managersRole, privateChannels, quotesPerAnswer } = settings;
  return {
    language: settings.language === null ? say(WORDS.asTheQuestion) : LANGUAGE_NAMES[settings.language],
    timeZone: settings.timeZone === null ? say(WORDS.notChosen) : zoneName(settings.timeZone),
    managers:
      managersRole === null ? say(WORDS.manageServer) : `${say(WORDS.manageServer)}, ${roleMention(managersRole)}`,
    quotes: `${say(WORDS.atMost)} ${quotesPerAnswer}`,
    privateChannels: privateChannels.length === 0 ? say(WORDS.nowhere) : privateChannels.map(channelMention).join(' '),
    keepUnanswered: say(settings.keepUnanswered ? WORDS.kept : WORDS.notKept),
  };
}

/** `WIB (Asia/Jakarta)`; Indonesians know their zones by these names. */
export function zoneName(zone: string): string {
  const known = INDONESIAN_ZONES[zone];
  const name = fittingLine(zone, { units: 80 });
  return known === undefined ? name : `${known} (${name})`;
}

export function channelMention(id: string): string {
  return DISCORD_ID.test(id) ? `<#${id}>` : fittingLine(id, { units: 40 });
}

export function roleMention(id: string): string {
  return DISCORD_ID.test(id) ? `<@&${id}>` : fittingLine(id, { units: 40 });
}

const DISCORD_ID = /^\d{1,20}$/;

const INDONESIAN_ZONES: Readonly<Record<string, string>> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Pontianak': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
};

const WORDS = {
  asTheQuestion: { id: 'belum dipilih (mengikuti pertanyaannya)', en: 'not chosen (as the question)' },
  notChosen: { id: 'belum dipilih', en: 'not chosen' },
  manageServer: { id: 'yang punya izin Kelola Server', en: 'whoever has Manage Server' },
  atMost: { id: 'paling banyak', en: 'at most' },
  nowhere: { id: 'tidak di kanal mana pun', en: 'no channel' },
  kept: { id: 'disimpan 30 hari', en: 'kept for 30 days' },
  notKept: { id: 'tidak disimpan', en: 'not kept' },
} satisfies Record<string, Localized>;
