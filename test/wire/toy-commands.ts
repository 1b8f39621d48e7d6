// Toy commands and a toy menu: what an answer says is up to the test.
import { type CommandContext, defineCommand, type MessageMenu } from '../../commands/command.js';
import type { Reply } from '../../src/reply.js';

export type Answering = (context: CommandContext, text: string) => Promise<Reply>;

export function toyCommands(answer: Answering) {
  const ask = defineCommand({
    name: { id: 'tanya', en: 'ask' },
    help: { id: 'Bertanya', en: 'Asks' },
    access: 'everyone',
    options: {
      question: {
        type: 'text',
        name: { id: 'pertanyaan', en: 'question' },
        help: { id: 'Pertanyaan', en: 'Question' },
        required: true,
        maxLength: 1000,
      },
      document: {
        type: 'text',
        name: { id: 'dokumen', en: 'document' },
        help: { id: 'Dokumen', en: 'Document' },
        async complete(_context, typed) {
          if (typed === 'boom') throw new Error('no titles');
          return Array.from({ length: 40 }, (_, index) => ({ label: `${typed} ${index}`, value: `${index}.pdf` }));
        },
      },
      since: { type: 'date', name: { id: 'sejak', en: 'since' }, help: { id: 'Sejak', en: 'Since' } },
      'only-me': {
        type: 'boolean',
        name: { id: 'hanya-saya', en: 'only-me' },
        help: { id: 'Hanya saya', en: 'Only me' },
      },
    },
    acknowledge: (input, usual) => {
      if (input['only-me'] === undefined) return usual;
      return input['only-me'] ? 'private' : 'public';
    },
    run: (context, { question }) => answer(context, question),
  });
  const help = defineCommand({
    name: { id: 'bantuan', en: 'help' },
    help: { id: 'Bantuan', en: 'Help' },
    access: 'everyone',
    options: {},
    acknowledge: () => 'private',
    run: async (context) => said(context, 'Bantuan'),
  });
  const remove = defineCommand({
    name: { id: 'hapus', en: 'remove' },
    help: { id: 'Menghapus', en: 'Removes' },
    access: 'managers',
    options: {},
    acknowledge: () => 'private',
    run: async (context) => said(context, 'Dihapus'),
  });
  const add = defineCommand({
    name: { id: 'tambah', en: 'add' },
    help: { id: 'Menambah', en: 'Adds' },
    access: 'managers',
    options: {
      file: { type: 'file', name: { id: 'berkas', en: 'file' }, help: { id: 'Berkas', en: 'File' } },
      title: { type: 'text', name: { id: 'judul', en: 'title' }, help: { id: 'Judul', en: 'Title' } },
    },
    acknowledge: ({ file }) => (file === undefined ? 'form' : 'private'),
    form: async (_context, { title = 'any' }) => ({ action: 'hand-in', argument: title }),
    run: async (context, { file, title }) => said(context, `${title}: ${file?.name} (${file?.size})`),
  });
  const pin = defineCommand({
    name: { id: 'sematkan', en: 'pin' },
    help: { id: 'Menyematkan', en: 'Pins' },
    access: 'everyone',
    options: {
      channel: { type: 'channel', name: { id: 'kanal', en: 'channel' }, help: { id: 'Kanal', en: 'Channel' } },
      role: { type: 'role', name: { id: 'peran', en: 'role' }, help: { id: 'Peran', en: 'Role' } },
      tag: {
        type: 'text',
        name: { id: 'tag', en: 'tag' },
        help: { id: 'Tag', en: 'Tag' },
        complete: async (_context, typed, { channel, role }) => [
          { label: `${typed} ${channel} ${role}`, value: typed },
        ],
      },
    },
    acknowledge: () => 'private',
    run: async (context, { channel, role }) => said(context, `${channel} ${role}`),
  });
  const documents = { name: { id: 'dokumen', en: 'documents' }, help: help.help, subcommands: [remove, add] };
  return [ask, help, documents, pin];
}

export const toyMenus: readonly MessageMenu[] = [
  {
    name: { id: 'Periksa kutipan', en: 'Check quote' },
    access: 'everyone',
    acknowledgement: 'private',
    async run(context, { content, isOwn, attachments = [] }) {
      const opened = attachments.map(async (file) => {
        const bytes = await context.services.attachments.open(file, 1_000_000);
        return ` [${file.name}: ${Buffer.from(bytes)}]`;
      });
      const files = (await Promise.all(opened)).join('');
      return said(context, `${isOwn ? 'Kutip' : 'orang'}: ${content}${files}`);
    },
  },
];

export const said = ({ visibility, settings, language }: CommandContext, sentence: string): Reply => ({
  kind: 'notice',
  language: visibility === 'public' ? (settings.language ?? language) : language,
  sentence,
});
