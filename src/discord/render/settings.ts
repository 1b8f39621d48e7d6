// The settings of a server as a message: their present state in words, and a menu for each.
import type { Reply } from '../../reply.js';
import type { Localized } from '../../types.js';
import { escaped } from '../markdown.js';
import { SMALL } from './citation.js';
import { button, buttonRows } from './components.js';
import { type Payload, payload, type Row } from './payload.js';
import {
  keepUnansweredMenu,
  languageMenu,
  managersMenu,
  otherZoneButton,
  privateChannelsMenu,
  quotesMenu,
  zoneMenu,
} from './setting-menus.js';
import { settingWords } from './setting-words.js';

type Settings = Extract<Reply, { kind: 'settings' }>;

export function renderSettings(reply: Settings): Payload {
  const { language, section, note } = reply;
  const isFirst = section === 'group';
  const title = `**${WORDS.title[language]}** · ${isFirst ? 1 : 2}/2`;
  const lines = (isFirst ? groupLines(reply) : answerLines(reply)).map(([name, value]) => `**${name}:** ${value}`);
  const hint = `${SMALL}${(isFirst ? WORDS.groupHint : WORDS.answersHint)[language]}`;
  const content = [title, ...(note === null ? [] : [escaped(note)]), '', ...lines, '', hint].join('\n');
  return payload(content, isFirst ? groupRows(reply) : answerRows(reply));
}

function groupLines({ settings, language }: Settings): [string, string][] {
  const words = settingWords(settings, language);
  return [
    [WORDS.language[language], words.language],
    [WORDS.timeZone[language], words.timeZone],
    [WORDS.managers[language], words.managers],
  ];
}

function answerLines({ settings, language }: Settings): [string, string][] {
  const words = settingWords(settings, language);
  return [
    [WORDS.quotes[language], words.quotes],
    [WORDS.privateChannels[language], words.privateChannels],
    [WORDS.keepUnanswered[language], words.keepUnanswered],
  ];
}

function groupRows({ settings, language }: Settings): Row[] {
  return [
    languageMenu(settings, language, 'settings'),
    zoneMenu(settings, language, 'settings'),
    managersMenu(settings, language, 'settings'),
    ...buttonRows([
      otherZoneButton(language, 'settings'),
      button(`${WORDS.toAnswers[language]} ›`, 'settings-page', 'answers'),
    ]),
  ];
}

function answerRows({ settings, language }: Settings): Row[] {
  return [
    quotesMenu(settings, language),
    privateChannelsMenu(settings, language),
    keepUnansweredMenu(settings, language),
    ...buttonRows([button(`‹ ${WORDS.toGroup[language]}`, 'settings-page', 'group')]),
  ];
}

const WORDS = {
  title: { id: 'Pengaturan Kutip', en: 'Kutip’s settings' },
  language: { id: 'Bahasa untuk semua orang', en: 'Language for everybody' },
  timeZone: { id: 'Zona waktu', en: 'Time zone' },
  managers: { id: 'Pengelola', en: 'Managers' },
  quotes: { id: 'Kutipan per jawaban', en: 'Quotes per answer' },
  privateChannels: { id: 'Jawaban hanya untuk penanya di', en: 'Answers for the asker only in' },
  keepUnanswered: { id: 'Pertanyaan yang belum terjawab', en: 'Unanswered questions' },
  toAnswers: { id: 'Jawaban & privasi', en: 'Answers & privacy' },
  toGroup: { id: 'Bahasa & pengelola', en: 'Language & managers' },
  groupHint: {
    id: 'Kutipan tetap dalam bahasa dokumennya. Yang hanya kamu lihat mengikuti bahasa Discord-mu.',
    en: 'Quotes stay in the language of their document. What only you see is in your Discord language.',
  },
  answersHint: {
    id: 'Pertanyaan pribadi tidak pernah disimpan. Untuk mengosongkan kanalnya, hapus semua pilihan di menunya.',
    en: 'Private questions are never kept. To clear the channels, remove all of them in the menu.',
  },
} satisfies Record<string, Localized>;
