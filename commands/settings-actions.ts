// What the menus of /setup and /settings change. An argument of `setup` goes on to the next step; else the panel shows the change.
import type { GroupSettings, SetupStep } from '../src/group-types.js';
import type { Reply, SettingsSection } from '../src/reply.js';
import type { Language, Localized } from '../src/types.js';
import { UserError } from '../src/user-error.js';
import type { Action, ActionInput, CommandContext, Form } from './command.js';
import { finishStep, leaveStep, settingsPanel } from './panels.js';
import { settingsPage } from './settings.js';
import { timeZoneNamed, ZONE_LENGTH } from './time-zone.js';

/** Discord's ids of roles and channels. */
const DISCORD_ID = /^\d{1,20}$/;
/** Discord lets so many be chosen in one menu. */
const MOST_CHANNELS = 25;

const setLanguage = setting('set-language', 'language', 'group', ({ values: [chosen] }) => {
  if (chosen === 'id' || chosen === 'en') return { language: chosen };
  throw unknownChoice();
});

const setZone = setting('set-zone', 'time-zone', 'group', ({ values: [chosen = ''] }) => ({
  timeZone: timeZoneNamed(chosen),
}));

const zoneForm: Action = {
  ...setting('zone-form', 'time-zone', 'group', ({ fields }) => ({ timeZone: timeZoneNamed(fields['zone'] ?? '') })),
  form: ({ language }) => formFor(language),
};

const setManagers = setting('set-managers', 'managers', 'group', ({ values: [role] }, { owner }) => {
  if (role === undefined) return { managersRole: null };
  if (!DISCORD_ID.test(role)) throw unknownChoice();
  if (role === owner) throw everyonesRole(); // Discord gives @everyone the server's own id
  return { managersRole: role };
});

const setQuotes = setting('set-quotes', null, 'answers', ({ values: [chosen] }) => {
  const quotesPerAnswer = ([1, 2, 3] as const).find((each) => String(each) === chosen);
  if (quotesPerAnswer === undefined) throw unknownChoice();
  return { quotesPerAnswer };
});

const setPrivateChannels = setting('set-private-channels', null, 'answers', ({ values }) => {
  if (values.length > MOST_CHANNELS || !values.every((id) => DISCORD_ID.test(id))) throw unknownChoice();
  return { privateChannels: values };
});

const setKeepUnanswered: Action = {
  ...setting('set-keep-unanswered', null, 'answers', () => ({})),
  async run(context, { values: [chosen] }) {
    if (chosen !== 'yes' && chosen !== 'no') throw unknownChoice();
    const { services, owner, language } = context;
    await services.group.changeSettings(owner, { keepUnanswered: chosen === 'yes' });
    return settingsPanel(context, 'answers', chosen === 'no' ? QUESTIONS_DELETED[language] : null);
  },
};

export const settingsActions: readonly Action[] = [
  settingsPage,
  setLanguage,
  setZone,
  zoneForm,
  setManagers,
  setQuotes,
  setPrivateChannels,
  setKeepUnanswered,
];

/** An action that turns what was chosen into a change; `step`: where it stands in /setup, `section`: in /settings. */
function setting(
  name: string,
  step: SetupStep | null,
  section: SettingsSection,
  changeOf: (input: ActionInput, context: CommandContext) => Partial<GroupSettings>,
): Action {
  return {
    name,
    label: { id: 'Ubah pengaturan', en: 'Change a setting' },
    access: 'managers',
    acknowledgement: 'update',
    async run(context, input): Promise<Reply> {
      const change = changeOf(input, context);
      if (step !== null && input.argument === 'setup') return finishStep(context, step, change);
      if (step !== null) await leaveStep(context, step, change);
      else await context.services.group.changeSettings(context.owner, change);
      return settingsPanel(context, section);
    },
  };
}

function formFor(language: Language): Form {
  const { title, label } = ZONE_TEXTS;
  return {
    title: title[language],
    fields: [
      { type: 'text', name: 'zone', label: label[language], long: false, required: true, maxLength: ZONE_LENGTH },
    ],
  };
}

const ZONE_TEXTS = {
  title: { id: 'Zona waktu', en: 'Time zone' },
  label: { id: 'Kota (Makassar) atau nama (Asia/Makassar)', en: 'City (London) or name (Europe/London)' },
} satisfies Record<string, Localized>;

const QUESTIONS_DELETED: Localized = {
  id: 'Semua pertanyaan yang tersimpan sudah dihapus.',
  en: 'All questions that were kept are deleted.',
};

function unknownChoice(): UserError {
  return new UserError('unknown-choice', {
    id: 'Pilihan itu tidak ada. Buka /pengaturan lagi, lalu pilih dari menunya.',
    en: 'There is no such choice. Open /settings again and choose from the menu.',
  });
}

function everyonesRole(): UserError {
  return new UserError('everyones-role', {
    id: 'Peran @everyone dimiliki semua anggota. Pilih peran yang hanya dimiliki pengelola.',
    en: 'Every member has @everyone. Choose a role that only managers have.',
  });
}
