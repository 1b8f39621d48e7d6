// The gate: commands in both languages, checked input, permissions, and failures that become replies.
import { describe, expect, it } from 'vitest';
import { type Command, defineCommand } from '../commands/command.js';
import type { CommandServices } from '../commands/services.js';
import { type Caller, createDispatcher } from '../src/dispatch.js';
import { UserError } from '../src/user-error.js';
import { memoryLibrary } from './answer/memory-library.js';

const services: CommandServices = {
  library: memoryLibrary(),
  answers: { ask: async () => Promise.reject(new Error('not asked here')) },
};
const caller: Caller = { owner: 'console', collectionId: 1, language: 'id', manages: false, previousQuestion: null };
const seen: unknown[] = [];
const paint = defineCommand({
  name: { id: 'cat', en: 'paint' },
  help: { id: 'Mengecat', en: 'Paints' },
  access: 'everyone',
  options: {
    colour: { type: 'text', name: { id: 'warna', en: 'colour' }, help: { id: 'Warna', en: 'Colour' }, required: true },
    day: { type: 'date', name: { id: 'hari', en: 'day' }, help: { id: 'Hari', en: 'Day' } },
    twice: { type: 'boolean', name: { id: 'dua-kali', en: 'twice' }, help: { id: 'Dua kali', en: 'Twice' } },
  },
  acknowledge: () => 'public',
  async run(context, input) {
    if (input.colour === 'boom') throw new Error('out of paint');
    if (input.colour === 'mud') throw new UserError('ugly', { id: 'Jelek.', en: 'Ugly.' });
    seen.push(input);
    return { kind: 'help', language: context.language, entries: context.entries };
  },
});
const burn = defineCommand({
  name: { id: 'bakar', en: 'burn' },
  help: paint.help,
  access: 'managers',
  options: {},
  acknowledge: () => 'private',
  run: async () => {
    throw new Error('nobody may get here');
  },
});
const list: readonly Command[] = [
  paint,
  { name: { id: 'rumah', en: 'house' }, help: { id: 'Rumah', en: 'House' }, subcommands: [burn] },
];

function gate() {
  const failures: { id: string; where: string; error: unknown }[] = [];
  const dispatcher = createDispatcher(
    services,
    { failure: (id, where, error) => failures.push({ id, where, error }) },
    list,
  );
  return { dispatcher, failures };
}
const run = (options: Record<string, string | boolean>, command = 'paint') =>
  gate().dispatcher.run(caller, { command, options });

describe('a command', () => {
  it('answers to its name in either language, with typed values', async () => {
    expect((await run({ colour: 'red', day: '2024-02-29', twice: 'ya' }, 'cat')).kind).toBe('help');
    expect(seen.at(-1)).toEqual({ colour: 'red', day: '2024-02-29', twice: true });
    expect((await run({ colour: ' red ' })).kind).toBe('help');
    expect(seen.at(-1)).toEqual({ colour: 'red', day: undefined, twice: undefined });
  });

  it('that is not there, or lacks its subcommand, gets the way to the right one', async () => {
    expect(await run({}, 'sing')).toMatchObject({ kind: 'refusal', code: 'unknown-command' });
    expect(await run({}, 'house')).toMatchObject({ kind: 'refusal', sentence: 'Pilih satu: /rumah bakar.' });
  });

  it('is refused with a sentence when a value is missing or no date', async () => {
    expect(await run({})).toMatchObject({ kind: 'refusal', code: 'missing-option' });
    expect(await run({ colour: '  ' })).toMatchObject({ kind: 'refusal', code: 'missing-option' });
    for (const day of ['besok', '2023-02-29', '2024-13', '24-01-01', '2024-1-1']) {
      expect(await run({ colour: 'red', day })).toMatchObject({ kind: 'refusal', code: 'bad-date' });
    }
  });

  it('for managers is refused to others', async () => {
    const { dispatcher, failures } = gate();
    const reply = await dispatcher.run(caller, { command: 'house', subcommand: 'burn', options: {} });
    expect(reply).toMatchObject({ kind: 'refusal', code: 'not-allowed' });
    expect(failures).toEqual([]);
  });
});

describe('a failure', () => {
  it('that the person can mend is a sentence in their language, and is not logged', async () => {
    const { dispatcher, failures } = gate();
    const invocation = { command: 'paint', options: { colour: 'mud' } };
    expect(await dispatcher.run(caller, invocation)).toMatchObject({ kind: 'refusal', sentence: 'Jelek.' });
    expect(await dispatcher.run({ ...caller, language: 'en' }, invocation)).toMatchObject({ sentence: 'Ugly.' });
    expect(failures).toEqual([]);
  });

  it('of any other kind is logged under the id that the person gets, without what was asked', async () => {
    const { dispatcher, failures } = gate();
    const reply = await dispatcher.run(caller, { command: 'paint', options: { colour: 'boom' } });
    expect(reply.kind).toBe('failure');
    expect(failures).toHaveLength(1);
    expect(failures[0]?.id).toBe(reply.kind === 'failure' && reply.id);
    expect(failures[0]?.where).toBe('paint');
  });

  it('of an action that nobody defined is logged', async () => {
    const { dispatcher, failures } = gate();
    expect((await dispatcher.act(caller, 'fly', '7K2M9QXA')).kind).toBe('failure');
    expect(failures).toHaveLength(1);
  });
});
