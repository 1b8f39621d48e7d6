// The gate: commands in both languages, checked input, and failures that become replies.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Action, type Command, defineCommand } from '../commands/command.js';
import { type Caller, createDispatcher, type Dispatcher, type OptionValue, type Turns } from '../src/dispatch.js';
import { UserError } from '../src/user-error.js';
import { openToyServices, press, type ToyServer, type ToyServices } from './commands/toy-services.js';

const seen: unknown[] = [];
const paint = defineCommand({
  name: { id: 'cat', en: 'paint' },
  help: { id: 'Mengecat', en: 'Paints' },
  access: 'everyone',
  options: {
    colour: {
      type: 'text',
      name: { id: 'warna', en: 'colour' },
      help: { id: 'Warna', en: 'Colour' },
      required: true,
      complete: async (_context, typed) => {
        if (typed === 'boom') throw new Error('no colours');
        return [{ label: 'Merah', value: 'red' }];
      },
    },
    day: { type: 'date', name: { id: 'hari', en: 'day' }, help: { id: 'Hari', en: 'Day' } },
    twice: { type: 'boolean', name: { id: 'dua-kali', en: 'twice' }, help: { id: 'Dua kali', en: 'Twice' } },
  },
  acknowledge: ({ twice }, usual) => (twice === true ? 'private' : usual),
  async run({ language, visibility }, input) {
    if (input.colour === 'boom') throw new Error('out of paint');
    if (input.colour === 'mud') throw new UserError('ugly', { id: 'Jelek.', en: 'Ugly.' });
    seen.push(input);
    return { kind: 'notice', language, sentence: visibility };
  },
});
const brush = defineCommand({
  name: { id: 'kuas', en: 'brush' },
  help: paint.help,
  access: 'everyone',
  heavy: true,
  options: {},
  acknowledge: () => 'public',
  run: async ({ language }) => ({ kind: 'notice', language, sentence: 'Kuas.' }),
});
const list: readonly Command[] = [
  paint,
  { name: { id: 'rumah', en: 'house' }, help: { id: 'Rumah', en: 'House' }, subcommands: [brush] },
];

let toy: ToyServices;
let server: ToyServer;
let gate: Dispatcher;
beforeAll(async () => {
  toy = await openToyServices();
});
afterAll(() => toy.close());
beforeEach(async () => {
  server = await toy.server({});
  gate = toy.gate({ commands: list });
  toy.failures.splice(0);
  toy.handled.splice(0);
});

const run = (options: Record<string, string | boolean>, command = 'paint', change: Partial<Caller> = {}) =>
  gate.run(server.caller(change), { command, options });

describe('a command', () => {
  it('answers to its name in either language, with typed values', async () => {
    expect((await run({ colour: 'red', day: '2024-02-29', twice: 'ya' }, 'cat')).kind).toBe('notice');
    expect(seen.at(-1)).toEqual({ colour: 'red', day: '2024-02-29', twice: true });
    expect((await run({ colour: ' red ' })).kind).toBe('notice');
    expect(seen.at(-1)).toEqual({ colour: 'red', day: undefined, twice: undefined });
  });

  it('that is not there, or lacks its subcommand, gets the way to the right one', async () => {
    expect(await run({}, 'sing')).toMatchObject({ kind: 'refusal', code: 'unknown-command' });
    expect(await run({}, 'house')).toMatchObject({ kind: 'refusal', sentence: 'Pilih satu: /rumah kuas.' });
  });

  it('is refused with a sentence when a value is missing or no date', async () => {
    expect(await run({})).toMatchObject({ kind: 'refusal', code: 'missing-option' });
    expect(await run({ colour: '  ' })).toMatchObject({ kind: 'refusal', code: 'missing-option' });
    for (const day of ['besok', '2023-02-29', '2024-13', '24-01-01', '2024-1-1']) {
      expect(await run({ colour: 'red', day })).toMatchObject({ kind: 'refusal', code: 'bad-date' });
    }
  });
});

describe('who sees the reply', () => {
  const seenBy = (change: Partial<Caller> = {}, options: Record<string, string | boolean> = {}) =>
    gate.acknowledge(server.caller(change), { command: 'paint', options: { colour: 'red', ...options } });

  it('is known before any work, and wrong input is refused at once', async () => {
    expect(await seenBy()).toBe('public');
    expect(await seenBy({}, { twice: true })).toBe('private');
    expect(await seenBy({}, { day: 'besok' })).toMatchObject({ kind: 'refusal', code: 'bad-date' });
  });

  it('is told from the settings and the list of collections alone, while documents, models and turns keep others waiting', async () => {
    const never = (): Promise<never> => new Promise(() => {});
    const busy = createDispatcher(
      { ...toy.services, library: { ...toy.services.library, collection: never } },
      { failure: () => {} },
      { commands: list, turns: { take: never, count: () => {}, running: 1, waiting: 99 } },
    );
    const invocation = { command: 'paint', options: { colour: 'red' } };
    expect(await busy.acknowledge(server.caller(), invocation)).toBe('public');
  });

  it('is only the asker in a channel that is set so, and in its threads', async () => {
    await toy.services.group.changeSettings(server.owner, { privateChannels: ['kelas'] });
    expect(await seenBy({ channels: ['kelas'] })).toBe('private');
    expect(await seenBy({ channels: ['utas', 'kelas'] })).toBe('private');
    expect(await seenBy({ channels: ['umum'] })).toBe('public');
    expect(await run({ colour: 'red' }, 'paint', { channels: ['kelas'] })).toMatchObject({ sentence: 'private' });
  });

  it('is fixed where the surface cannot do otherwise, though what was asked for can still be known', async () => {
    const mention: Partial<Caller> = { fixedVisibility: 'public' };
    expect(await seenBy(mention, { twice: true })).toBe('private');
    expect(await run({ colour: 'red', twice: true }, 'paint', mention)).toMatchObject({ sentence: 'public' });
  });
});

describe('what was promised when it was acknowledged', () => {
  it('is kept although the settings changed meanwhile', async () => {
    await toy.services.group.changeSettings(server.owner, { privateChannels: ['kelas'] });
    expect(await run({ colour: 'red' }, 'paint', { seenBy: 'private' })).toMatchObject({ sentence: 'private' });
    expect(await run({ colour: 'red' }, 'paint', { seenBy: 'public', channels: ['kelas'] })).toMatchObject({
      sentence: 'public',
    });
  });
});

describe('a form that comes before a command’s work', () => {
  const fill: Action = {
    name: 'fill',
    label: paint.name,
    access: 'everyone',
    acknowledgement: 'private',
    form: ({ language }, { argument }) => ({
      title: `${argument} ${language}`,
      fields: [{ type: 'files', name: 'files', label: 'Berkas', required: true, most: 10 }],
    }),
    run: async ({ language }, { files = [] }) => ({
      kind: 'notice',
      language,
      sentence: files.map(({ name }) => name).join(),
    }),
  };
  const hand = defineCommand({
    name: { id: 'beri', en: 'hand' },
    help: paint.help,
    access: 'everyone',
    options: { file: { type: 'file', name: { id: 'berkas', en: 'file' }, help: paint.help } },
    acknowledge: ({ file }) => (file === undefined ? 'form' : 'private'),
    form: async ({ collectionId }) => ({ action: 'fill', argument: String(collectionId) }),
    run: async ({ language }, { file }) => ({ kind: 'notice', language, sentence: file?.name ?? 'tanpa berkas' }),
  });
  const FILE = { name: 'catatan.md', size: 3, url: 'https://cdn.discordapp.com/catatan.md' };
  const acknowledged = (options: Record<string, OptionValue>, actions: readonly Action[] = [fill]) =>
    toy.gate({ commands: [hand], actions }).acknowledge(server.caller(), { command: 'hand', options });

  it('is that of an action, which gets what is filled in', async () => {
    const { id } = await toy.services.library.collection(server.owner);
    const form = { title: `${id} id`, fields: [{ name: 'files' }] };
    expect(await acknowledged({})).toMatchObject({ kind: 'form', action: 'fill', argument: String(id), form });
    expect(await acknowledged({ file: 'catatan.md' })).toMatchObject({ kind: 'form' });
    const input = press(String(id), { files: [FILE] });
    const filled = await toy.gate({ actions: [fill] }).act(server.caller(), 'fill', input);
    expect(filled).toMatchObject({ sentence: 'catatan.md' });
  });

  it('is left out where the file came with the command', async () => {
    expect(await acknowledged({ file: FILE })).toBe('private');
    const invocation = { command: 'beri', options: { file: FILE } };
    expect(await toy.gate({ commands: [hand] }).run(server.caller(), invocation)).toMatchObject({
      sentence: 'catatan.md',
    });
  });

  it('is refused to whom the action is not allowed', async () => {
    expect(await acknowledged({}, [{ ...fill, access: 'managers' }])).toMatchObject({ code: 'not-allowed' });
  });
});

describe('a turn', () => {
  it('is taken by what asks the models, and by nothing else', async () => {
    const takers: string[] = [];
    const turns: Turns = {
      take: (person, work) => {
        takers.push(person);
        return work();
      },
      count: () => {},
      running: 0,
      waiting: 0,
    };
    const heavy = { name: 'heavy', label: paint.name, access: 'everyone', acknowledgement: 'private' } as const;
    const done = async () => ({ kind: 'notice', language: 'id', sentence: 'Selesai.' }) as const;
    gate = toy.gate({
      commands: list,
      actions: [
        { ...heavy, heavy: true, run: done },
        { ...heavy, name: 'light', run: done },
      ],
      menus: [{ ...heavy, name: paint.name, heavy: true, run: done }],
      turns,
    });
    const message = { channel: 'umum', message: '1', content: 'Halo', author: 'budi', isOwn: false };
    const as = (person: string) => server.caller({ person });
    await gate.run(as('painter'), { command: 'paint', options: { colour: 'red' } });
    await gate.run(as('brusher'), { command: 'house', subcommand: 'brush', options: {} });
    await gate.act(as('presser'), 'heavy', press(''));
    await gate.act(as('turner'), 'light', press(''));
    await gate.menu(as('chooser'), 'paint', message);
    expect(takers).toEqual(['brusher', 'presser', 'chooser']);
  });
});

describe('a failure', () => {
  it('that the person can mend is a sentence in their language, and is not logged', async () => {
    expect(await run({ colour: 'mud' })).toMatchObject({ kind: 'refusal', sentence: 'Jelek.' });
    expect(await run({ colour: 'mud' }, 'paint', { language: 'en' })).toMatchObject({ sentence: 'Ugly.' });
    expect(toy.failures).toEqual([]);
  });

  it('that everybody sees is in the server’s language', async () => {
    const mention: Partial<Caller> = { fixedVisibility: 'public' };
    expect(await run({ colour: 'mud' }, 'paint', mention)).toMatchObject({ sentence: 'Jelek.' });
    await toy.services.group.changeSettings(server.owner, { language: 'en' });
    expect(await run({ colour: 'mud' }, 'paint', mention)).toMatchObject({ language: 'en', sentence: 'Ugly.' });
    expect(await run({ colour: 'mud' })).toMatchObject({ language: 'id', sentence: 'Jelek.' });
  });

  it('is in the language of what was typed, where nothing tells the person’s and the server has chosen none', async () => {
    const mention: Partial<Caller> = { fixedVisibility: 'public', languageUnknown: true };
    const inEnglish = { colour: 'What is the colour of the sky?', day: 'noon' };
    expect(await run(inEnglish, 'paint', mention)).toMatchObject({ language: 'en', code: 'bad-date' });
    expect(await run(inEnglish, 'paint', { fixedVisibility: 'public' })).toMatchObject({ language: 'id' });
    expect(await run({ colour: 'mud' }, 'paint', mention)).toMatchObject({ sentence: 'Jelek.' });
    await toy.services.group.changeSettings(server.owner, { language: 'id' });
    expect(await run(inEnglish, 'paint', mention)).toMatchObject({ language: 'id' });
  });

  it('of any other kind is logged under the id that the person gets, without what was asked', async () => {
    const reply = await run({ colour: 'boom' }, 'cat');
    expect(reply.kind).toBe('failure');
    expect(toy.failures).toMatchObject([{ id: reply.kind === 'failure' && reply.id, where: 'paint' }]);
  });

  it('of the machine is logged as well, and says nothing of its files to people on Discord', async () => {
    const full = new UserError('disk-full', { id: 'Penuh: /rumah/data.', en: 'Full: /home/data.' });
    const failing = {
      ...toy.services,
      collections: { ...toy.services.collections, list: async () => Promise.reject(full) },
    };
    const logged: unknown[] = [];
    const log = { failure: (id: string, _where: string, error: unknown) => void logged.push([id, error]) };
    const broken = createDispatcher(failing, log, { commands: list });
    const invocation = { command: 'paint', options: { colour: 'red' } };
    const reply = await broken.run(server.caller(), invocation);
    expect(reply).toEqual({ kind: 'failure', language: 'id', id: expect.any(String) });
    expect(logged).toEqual([[reply.kind === 'failure' && reply.id, full]]);
    expect(await broken.run(server.caller({ surface: 'console' }), invocation)).toMatchObject({
      sentence: 'Penuh: /rumah/data.',
    });
  });

  it('while choices are offered leaves none, and is logged', async () => {
    const choices = (typed: string, option = 'colour', command = 'paint') =>
      gate.complete(server.caller(), { command, options: {} }, option, typed);
    expect(await choices('m')).toEqual([{ label: 'Merah', value: 'red' }]);
    expect(await choices('m', 'day')).toEqual([]);
    expect(await choices('m', 'colour', 'sing')).toEqual([]);
    expect(toy.failures).toEqual([]);
    expect(await choices('boom')).toEqual([]);
    expect(toy.failures).toMatchObject([{ where: 'complete paint' }]);
  });
});

describe('what was sent by another version of Kutip', () => {
  it('is said to be outdated: a button, a form and a menu', async () => {
    const message = { channel: 'umum', message: '1', content: 'Halo', author: 'budi', isOwn: false };
    const outdated = { kind: 'refusal', code: 'outdated' };
    expect(await gate.act(server.caller(), 'fly', press('7K2M9QXA'))).toMatchObject(outdated);
    expect(await gate.form(server.caller(), 'fly', { argument: '', values: [] })).toMatchObject(outdated);
    expect(await gate.menu(server.caller(), 'Terbang', message)).toMatchObject(outdated);
    expect(toy.failures).toEqual([]);
  });
});

describe('the log', () => {
  it('names what was handled as the code does, whatever was typed', async () => {
    await run({ colour: 'red' }, 'cat');
    await run({ colour: 'mud' });
    await run({}, 'mengapa-langit-biru');
    await gate.run(server.caller(), { command: 'rumah', subcommand: 'mengapa', options: {} });
    await gate.act(server.caller(), 'mengapa', press(''));
    await gate.menu(server.caller(), 'mengapa', {
      channel: 'umum',
      message: '1',
      content: 'mengapa',
      author: 'budi',
      isOwn: false,
    });
    expect(toy.handled).toEqual([
      'paint: done',
      'paint: ugly',
      'unknown command: unknown-command',
      'house unknown subcommand: unknown-subcommand',
      'unknown action: outdated',
      'unknown menu: outdated',
    ]);
  });
});
