// /my-data, /data-saya: what Kutip keeps about the person who asks, its deletion, and whether the person wants to be named.
import type { Reply } from '../src/reply.js';
import { type Action, type CommandContext, type CommandGroup, defineCommand } from './command.js';

type MyData = Extract<Reply, { kind: 'my-data' }>;
type Stage = MyData['stage'];

const show = defineCommand({
  name: { id: 'lihat', en: 'show' },
  help: { id: 'Apa yang Kutip simpan tentang kamu di server ini', en: 'What Kutip keeps about you in this server' },
  access: 'everyone',
  discordOnly: true,
  options: {},
  acknowledge: () => 'private',
  run: (context) => personalData(context, 'shown'),
});

const remove = defineCommand({
  name: { id: 'hapus', en: 'delete' },
  help: { id: 'Hapus data kamu di server ini', en: 'Delete your data in this server' },
  access: 'everyone',
  discordOnly: true,
  options: {},
  acknowledge: () => 'private',
  async run(context) {
    const reply = await personalData(context, 'asked');
    // Where there is nothing to ask about, at most a trace is left: a first answer shown, a quote forbidden, a document removed.
    if (reply.data.since === null) await context.services.group.deletePersonalData(context.owner, context.person);
    return reply;
  },
});

export const myData: CommandGroup = {
  name: { id: 'data-saya', en: 'my-data' },
  help: { id: 'Data kamu di Kutip', en: 'Your data in Kutip' },
  subcommands: [show, remove],
};

/** `ask` asks whether to delete, `confirm` deletes, anything else only shows. */
const deletion: Action = {
  name: 'delete-my-data',
  label: { id: 'Hapus data saya', en: 'Delete my data' },
  access: 'everyone',
  acknowledgement: 'update',
  async run(context, { argument }) {
    if (argument !== 'confirm') return personalData(context, argument === 'ask' ? 'asked' : 'shown');
    const before = await personalData(context, 'deleted');
    await context.services.group.deletePersonalData(context.owner, context.person);
    return before;
  },
};

/** `hide`: the person is not to be named to others, `name`: may be again; anything else only shows. */
const naming: Action = {
  name: 'my-data-named',
  label: { id: 'Jangan sebut namaku', en: 'Do not name me' },
  access: 'everyone',
  acknowledgement: 'update',
  async run(context, { argument }) {
    if (argument === 'hide' || argument === 'name') {
      await context.services.group.changeUnnamed(context.owner, context.person, argument === 'hide');
    }
    return personalData(context, 'shown');
  },
};

export const myDataActions: readonly Action[] = [deletion, naming];

async function personalData({ services, owner, person, language }: CommandContext, stage: Stage): Promise<MyData> {
  return { kind: 'my-data', language, data: await services.group.personalData(owner, person), stage };
}
