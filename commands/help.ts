// /help, /bantuan: what can be called.
import { defineCommand } from './command.js';

export const help = defineCommand({
  name: { id: 'bantuan', en: 'help' },
  help: { id: 'Cara memakai Kutip', en: 'How to use Kutip' },
  access: 'everyone',
  options: {},
  acknowledge: () => 'private',
  run: async ({ language, entries, services }) => ({ kind: 'help', language, entries, about: services.about }),
});
