// Channels and roles among a command's options, and choices that depend on what else was given.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { defineCommand, isGroup } from '../../commands/command.js';
import { allCommands, type Caller, type Dispatcher, type OptionValue } from '../../src/dispatch.js';
import { openToyServices, type ToyServer, type ToyServices } from '../commands/toy-services.js';

const given: unknown[] = [];
const pin = defineCommand({
  name: { id: 'sematkan', en: 'pin' },
  help: { id: 'Menyematkan', en: 'Pins' },
  access: 'everyone',
  discordOnly: true,
  options: {
    channel: { type: 'channel', name: { id: 'kanal', en: 'channel' }, help: { id: 'Di mana', en: 'Where' } },
    role: { type: 'role', name: { id: 'peran', en: 'role' }, help: { id: 'Siapa', en: 'Who' } },
    loud: { type: 'boolean', name: { id: 'keras', en: 'loud' }, help: { id: 'Keras', en: 'Loud' } },
    note: { type: 'text', name: { id: 'catatan', en: 'note' }, help: { id: 'Catatan', en: 'Note' } },
    tag: {
      type: 'text',
      name: { id: 'tag', en: 'tag' },
      help: { id: 'Tag', en: 'Tag' },
      complete: async (_context, typed, others) => [{ label: JSON.stringify(others), value: typed }],
    },
  },
  acknowledge: () => 'private',
  async run({ language }, { channel, role }) {
    given.push({ channel, role });
    return { kind: 'notice', language, sentence: 'Tersemat.' };
  },
});

let toy: ToyServices;
let server: ToyServer;
let gate: Dispatcher;
beforeAll(async () => {
  toy = await openToyServices();
  server = await toy.server({});
  gate = toy.gate({ commands: [pin] });
});
afterAll(() => toy.close());
beforeEach(() => {
  given.splice(0);
});

const run = (options: Record<string, OptionValue>, change: Partial<Caller> = {}) =>
  gate.run(server.caller(change), { command: 'pin', options });

it('a command gets the ids of the channel and the role that were chosen', async () => {
  await run({ channel: '123', role: '456' });
  await run({});
  expect(given).toEqual([
    { channel: '123', role: '456' },
    { channel: undefined, role: undefined },
  ]);
});

it('a channel that is not of the server is refused by the name of its option, in either language', async () => {
  expect(await run({ channel: null })).toMatchObject({
    kind: 'refusal',
    code: 'unknown-choice',
    sentence: expect.stringContaining('“kanal”'),
  });
  expect(await run({ role: null }, { language: 'en' })).toMatchObject({ sentence: expect.stringContaining('“role”') });
  expect(await gate.acknowledge(server.caller(), { command: 'pin', options: { role: null } })).toMatchObject({
    code: 'unknown-choice',
  });
  expect(given).toEqual([]);
});

it('choices know the texts and ids of the other options, and nothing else', async () => {
  const options = { channel: '123', role: null, loud: true, note: 'halo', tag: 'ber' };
  const [choice] = await gate.complete(server.caller(), { command: 'pin', options }, 'tag', 'ber');
  expect(JSON.parse(choice?.label ?? '')).toEqual({ channel: '123', note: 'halo' });
});

it('whatever wants a channel or a role has no meaning in the terminal', () => {
  const runnables = allCommands.flatMap((each) => (isGroup(each) ? each.subcommands : [each]));
  const wanting = runnables.filter(({ options }) =>
    Object.values(options).some(({ type }) => type === 'channel' || type === 'role'),
  );
  expect(wanting.filter(({ discordOnly }) => discordOnly !== true).map(({ name }) => name.en)).toEqual([]);
});
