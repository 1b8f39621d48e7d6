// /help, /bantuan: what can be called.

import type { Reply } from '../src/reply.js';
import type { Language } from '../src/types.js';
import { answerLanguage } from './answer-reply.js';
import type { Access, CommandContext } from './command.js';
import { defineCommand } from './command.js';

export const help = defineCommand({
  name: { id: 'bantuan', en: 'help' },
  help: { id: 'Cara memakai Kutip', en: 'How to use Kutip' },
  access: 'everyone',
  options: {},
  acknowledge: () => 'private',
  run: async (context) => helpReply(context, answerLanguage(context, context.language)),
});

/** What the person may call; what everybody may where everybody sees it. */
export function helpReply(context: CommandContext, language: Language): Reply {
  const { entries, visibility, manages, operates, services } = context;
  const own = visibility === 'private';
  const may: Readonly<Record<Access, boolean>> = {
    everyone: true,
    managers: own && manages,
    operators: own && operates,
  };
  return { kind: 'help', language, entries: entries.filter(({ access }) => may[access]), about: services.about };
}
