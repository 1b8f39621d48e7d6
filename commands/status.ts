// /status: how this Kutip fares, for the people who run it.
import { defineCommand } from './command.js';

export const status = defineCommand({
  name: { id: 'status', en: 'status' },
  help: { id: 'Keadaan Kutip ini, untuk yang menjalankannya', en: 'How this Kutip fares, for those who run it' },
  access: 'operators',
  discordOnly: true,
  options: {},
  acknowledge: () => 'private',
  run: async ({ language, services }) => ({ kind: 'status', language, status: await services.status() }),
});
