// Toy actions of every kind, and a message that bears their buttons and menus.
import {
  type APIActionRowComponent,
  type APIComponentInMessageActionRow,
  ButtonStyle,
  ComponentType,
  MessageFlags,
} from 'discord.js';
import type { Action, CommandContext } from '../../commands/command.js';
import type { Reply } from '../../src/reply.js';
import { UserError } from '../../src/user-error.js';
import type { LocalChannel, LocalDiscord } from './local-discord.js';
import type { SeenMessage } from './seen.js';
import { said } from './toy-commands.js';
import type { ToyKutip } from './toy-kutip.js';

export interface ToyActions {
  readonly actions: readonly Action[];
  /** What `long-work` does; replace it in a test. */
  longWork: (context: CommandContext) => Promise<Reply>;
}

type Toy = Pick<Action, 'name' | 'acknowledgement' | 'run'> & Partial<Pick<Action, 'access' | 'form'>>;

export function createToyActions(): ToyActions {
  const list: readonly Toy[] = [
    {
      name: 'open',
      acknowledgement: 'private',
      run: async (context, { argument }) => said(context, `Dibuka: ${argument}`),
    },
    {
      name: 'share',
      acknowledgement: 'public',
      run: async (context, { argument }) => said(context, `Dibagikan: ${argument}`),
    },
    {
      name: 'page',
      acknowledgement: 'update',
      run: async (context, { argument }) => said(context, `Halaman ${argument}`),
    },
    {
      name: 'delete',
      acknowledgement: 'update',
      run: async ({ language }, { argument }) => ({ kind: 'deletion', language, answerId: argument }),
    },
    {
      name: 'never-quote',
      access: 'managers',
      acknowledgement: 'update',
      run: async (context) => said(context, 'Tidak akan dikutip lagi'),
    },
    {
      name: 'set',
      acknowledgement: 'update',
      run: async (context, { argument, values }) => said(context, `${argument}: ${values.join(' ') || 'kosong'}`),
    },
    {
      name: 'zone-form',
      access: 'managers',
      acknowledgement: 'update',
      form: ({ language }) => ({
        title: language === 'id' ? 'Zona waktu' : 'Time zone',
        fields: [
          {
            ...{ type: 'text', name: 'zone', label: 'Zona', long: false, required: true },
            ...{ example: 'Asia/Makassar', value: 'Asia/Jakarta', maxLength: 40 },
          },
          { type: 'text', name: 'why', label: 'Mengapa', long: true, required: false, maxLength: 4000 },
        ],
      }),
      run: async (context, { argument, fields }) =>
        said(context, `${argument}: ${fields['zone']}, ${fields['why'] || 'tanpa alasan'}`),
    },
    {
      name: 'hand-in',
      acknowledgement: 'private',
      form: async (_context, { argument, values }) => ({
        title: 'Berkas',
        ...(values[0] !== undefined && { argument: values[0] }),
        fields: [
          {
            type: 'files',
            name: 'files',
            label: 'Berkas',
            help: 'Paling banyak tiga',
            required: argument !== 'any',
            most: 3,
          },
          { type: 'text', name: 'title', label: 'Judul', long: false, required: false, maxLength: 100 },
        ],
      }),
      run: async (context, { argument, fields, files = [] }) => {
        const names = files.map(({ name, size }) => `${name} (${size})`);
        return said(context, `${argument}: ${fields['title'] || 'tanpa judul'}: ${names.join(', ') || 'tanpa berkas'}`);
      },
    },
    { name: 'mud', acknowledgement: 'update', run: () => Promise.reject(mud()) },
    { name: 'mud-for-all', acknowledgement: 'public', run: () => Promise.reject(mud()) },
    { name: 'bug', acknowledgement: 'update', run: () => Promise.reject(new Error('a bug')) },
    { name: 'long-work', acknowledgement: 'update', run: (context) => toys.longWork(context) },
  ];
  const toys: ToyActions = {
    actions: list.map((toy) => ({ label: { id: toy.name, en: toy.name }, access: 'everyone' as const, ...toy })),
    longWork: () => Promise.reject(new Error('no work was given')),
  };
  return toys;
}

export function mud(): UserError {
  return new UserError('mud', { id: 'Tidak bisa, terlalu berlumpur.', en: 'It is too muddy for that.' });
}

/** Posts a message as Kutip does, with these buttons (an action and its argument) or these menus. */
export async function postBoard(
  discord: LocalDiscord,
  { client }: ToyKutip,
  channel: LocalChannel,
  rows: readonly (readonly string[] | APIComponentInMessageActionRow)[],
): Promise<SeenMessage> {
  const target = client.channels.cache.get(channel.id);
  if (!target?.isSendable()) throw new Error('nothing can be posted there');
  const components = rows.map(
    (row): APIActionRowComponent<APIComponentInMessageActionRow> => ({
      type: ComponentType.ActionRow,
      components: isButtons(row) ? row.map(button) : [row],
    }),
  );
  const { id } = await target.send({ content: '**Papan?**\nUji coba', components, flags: MessageFlags.SuppressEmbeds });
  return discord.until(() => channel.seen().find((message) => message.id === id), 'the board');
}

function isButtons(row: readonly string[] | APIComponentInMessageActionRow): row is readonly string[] {
  return Array.isArray(row);
}

function button(customId: string) {
  const [label = ''] = customId.split(':');
  return { type: ComponentType.Button, style: ButtonStyle.Secondary, label, custom_id: customId } as const;
}
