// /settings, /pengaturan: what managers chose for their server, on two pages.
import { type Action, defineCommand } from './command.js';
import { settingsPanel } from './panels.js';

export const settings = defineCommand({
  name: { id: 'pengaturan', en: 'settings' },
  help: { id: 'Lihat dan ubah pengaturan Kutip di server ini', en: 'See and change Kutip’s settings in this server' },
  access: 'managers',
  discordOnly: true,
  options: {},
  acknowledge: () => 'private',
  run: (context) => settingsPanel(context, 'group'),
});

/** `group` or `answers`. */
export const settingsPage: Action = {
  name: 'settings-page',
  label: settings.name,
  access: 'managers',
  acknowledgement: 'update',
  run: (context, { argument }) => settingsPanel(context, argument === 'answers' ? 'answers' : 'group'),
};
