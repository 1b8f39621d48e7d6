// The menus with which a server's settings are chosen; `panel` says on which they stand.
import { type APISelectMenuComponent, ComponentType, SelectMenuDefaultValueType } from 'discord.js';
import type { GroupSettings } from '../../group-types.js';
import type { Language, Localized } from '../../types.js';
import { encodeCustomId } from '../custom-id.js';
import { channelsMenu } from './channels-menu.js';
import { button, type Choice, selectRow } from './components.js';
import type { Row } from './payload.js';
import { LANGUAGE_NAMES } from './setting-words.js';

export type Panel = 'setup' | 'settings';

export function languageMenu(settings: GroupSettings, language: Language, panel: Panel): Row {
  const choices = (['id', 'en'] as const).map((value) => ({
    value,
    label: LANGUAGE_NAMES[value],
    chosen: settings.language === value,
  }));
  return selectRow(WORDS.language[language], 'set-language', panel, choices);
}

export function zoneMenu({ timeZone }: GroupSettings, language: Language, panel: Panel): Row {
  const common = ZONES.map(([value, label]) => ({ value, label: label[language], chosen: value === timeZone }));
  const isCommon = timeZone === null || common.some(({ chosen }) => chosen);
  const other: Choice[] = isCommon ? [] : [{ value: timeZone, label: timeZone, chosen: true }];
  return selectRow(WORDS.zone[language], 'set-zone', panel, [...other, ...common]);
}

/** Opens a form for a zone that the menu does not have. */
export function otherZoneButton(language: Language, panel: Panel) {
  return button(WORDS.otherZone[language], 'zone-form', panel);
}

export function managersMenu({ managersRole }: GroupSettings, language: Language, panel: Panel): Row {
  return rowOf({
    type: ComponentType.RoleSelect,
    custom_id: encodeCustomId('set-managers', panel),
    placeholder: WORDS.role[language],
    min_values: 0,
    max_values: 1,
    default_values: managersRole === null ? [] : [{ id: managersRole, type: SelectMenuDefaultValueType.Role }],
  });
}

export function quotesMenu({ quotesPerAnswer }: GroupSettings, language: Language): Row {
  const choices = ([1, 2, 3] as const).map((each) => ({
    value: String(each),
    label: `${WORDS.quotes[language]} ${each}`,
    chosen: each === quotesPerAnswer,
  }));
  return selectRow(WORDS.quotes[language], 'set-quotes', 'settings', choices);
}

export function privateChannelsMenu({ privateChannels }: GroupSettings, language: Language): Row {
  return channelsMenu(WORDS.channels[language], 'set-private-channels', 'settings', privateChannels);
}

export function keepUnansweredMenu({ keepUnanswered }: GroupSettings, language: Language): Row {
  return selectRow(WORDS.keep[language], 'set-keep-unanswered', 'settings', [
    { value: 'yes', label: WORDS.keepYes[language], chosen: keepUnanswered },
    { value: 'no', label: WORDS.keepNo[language], description: WORDS.keepNoMore[language], chosen: !keepUnanswered },
  ]);
}

function rowOf(menu: APISelectMenuComponent): Row {
  return { type: ComponentType.ActionRow, components: [menu] };
}

const ZONES: readonly (readonly [string, Localized])[] = [
  ['Asia/Jakarta', { id: 'WIB · Jakarta, Sumatra, Jawa', en: 'WIB · Jakarta, Sumatra, Java' }],
  ['Asia/Makassar', { id: 'WITA · Makassar, Bali, Nusa Tenggara', en: 'WITA · Makassar, Bali, Nusa Tenggara' }],
  ['Asia/Jayapura', { id: 'WIT · Jayapura, Maluku, Papua', en: 'WIT · Jayapura, Maluku, Papua' }],
  ['Asia/Pontianak', { id: 'WIB · Pontianak', en: 'WIB · Pontianak' }],
  ['Asia/Kuala_Lumpur', { id: 'Kuala Lumpur', en: 'Kuala Lumpur' }],
  ['Asia/Singapore', { id: 'Singapura', en: 'Singapore' }],
  ['Asia/Tokyo', { id: 'Tokyo', en: 'Tokyo' }],
  ['Asia/Taipei', { id: 'Taipei', en: 'Taipei' }],
  ['Asia/Riyadh', { id: 'Riyadh, Mekkah', en: 'Riyadh, Mecca' }],
  ['Africa/Cairo', { id: 'Kairo', en: 'Cairo' }],
  ['Europe/Istanbul', { id: 'Istanbul', en: 'Istanbul' }],
  ['Europe/Amsterdam', { id: 'Amsterdam, Berlin', en: 'Amsterdam, Berlin' }],
  ['Europe/London', { id: 'London', en: 'London' }],
  ['America/New_York', { id: 'New York', en: 'New York' }],
  ['America/Los_Angeles', { id: 'Los Angeles', en: 'Los Angeles' }],
  ['Australia/Sydney', { id: 'Sydney, Melbourne', en: 'Sydney, Melbourne' }],
  ['UTC', { id: 'UTC', en: 'UTC' }],
];

const WORDS = {
  language: { id: 'Pilih bahasa', en: 'Choose a language' },
  zone: { id: 'Pilih zona waktu', en: 'Choose a time zone' },
  otherZone: { id: 'Zona waktu lain…', en: 'Another time zone…' },
  role: { id: 'Peran yang juga boleh mengelola', en: 'Role that may manage too' },
  quotes: { id: 'Kutipan per jawaban: paling banyak', en: 'Quotes per answer: at most' },
  channels: { id: 'Pilih kanal', en: 'Choose channels' },
  keep: { id: 'Pertanyaan yang belum terjawab', en: 'Unanswered questions' },
  keepYes: { id: 'Simpan 30 hari', en: 'Keep them for 30 days' },
  keepNo: { id: 'Jangan simpan', en: 'Do not keep them' },
  keepNoMore: { id: 'Yang sudah tersimpan langsung dihapus', en: 'Those kept so far are deleted at once' },
} satisfies Record<string, Localized>;
