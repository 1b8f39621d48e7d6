// The commands as a person meets them: what they reply, and that Discord can take their names and texts.
import { describe, expect, it } from 'vitest';
import { type Command, isGroup, type Runnable } from '../../commands/command.js';
import { commands } from '../../commands/index.js';
import { type Caller, createDispatcher, type Invocation } from '../../src/dispatch.js';
import type { Answer } from '../../src/types.js';
import { COLLECTION, memoryLibrary, OWNER } from '../answer/memory-library.js';
import { toyAnswer } from './toy-answer.js';

const library = memoryLibrary();
library.put(
  'rakit.md',
  '# Rakit\n\nRakit dibuat dari bambu. Ia mengapung. Anak-anak menaikinya.\n\n! Menang besar\n\nAkhir kata.',
  {
    title: 'Rakit bambu',
    author: 'Rina Wati',
    date: '2020',
  },
);
library.put('perahu.md', 'Perahu dibuat dari kayu ulin yang keras.', { title: 'Perahu ulin' });
library.put('perahu-tua.md', 'Perahu tua dijual murah di pasar.', { title: null });
const asked: unknown[] = [];
const ask = (answer: Partial<Answer>) =>
  createDispatcher(
    {
      library,
      answers: {
        ask: async (request) => {
          asked.push(request);
          return toyAnswer({ question: request.question, ...answer });
        },
      },
    },
    {
      failure: (_id, _where, error) => {
        throw error;
      },
    },
  );
const caller: Caller = {
  owner: OWNER,
  collectionId: COLLECTION,
  language: 'id',
  manages: true,
  previousQuestion: null,
};
const call = (invocation: Invocation, answer: Partial<Answer> = {}, who = caller) => ask(answer).run(who, invocation);

describe('/ask', () => {
  it('passes on the question, its filters and the question before', async () => {
    const options = { question: 'Dari apa rakit dibuat?', document: 'rakit', since: '2019', until: '2021-05' };
    const reply = await call({ command: 'tanya', options }, {}, { ...caller, previousQuestion: 'Apa itu rakit?' });
    expect(reply).toMatchObject({ kind: 'answer', language: 'id' });
    expect(asked.at(-1)).toEqual({
      ...options,
      collectionId: COLLECTION,
      owner: OWNER,
      previousQuestion: 'Apa itu rakit?',
    });
  });

  it('replies in the language of the question', async () => {
    expect(await call({ command: 'ask', options: { question: 'Why?' } }, { language: 'en' })).toMatchObject({
      language: 'en',
    });
  });

  it('greets with help', async () => {
    expect((await call({ command: 'ask', options: { question: 'halo' } }, { kind: 'help' })).kind).toBe('help');
  });

  it('can be kept between the person and Kutip', () => {
    const command = commands.find((each) => each.name.en === 'ask');
    if (command === undefined || isGroup(command)) throw new Error('/ask is missing');
    expect(command.acknowledge({ question: 'Why?', 'only-me': true })).toBe('private');
    expect(command.acknowledge({ question: 'Why?' })).toBe('public');
  });
});

describe('the actions on a quote', () => {
  const id = library.show('rakit.md', 'Ia mengapung.');

  it('open the sentences around it, never boilerplate', async () => {
    const reply = await ask({}).act(caller, 'open', id);
    expect(reply).toMatchObject({
      kind: 'context',
      context: { id, before: 'Rakit dibuat dari bambu. ', text: 'Ia mengapung.', after: ' Anak-anak menaikinya.' },
    });
  });

  it('give its reference', async () => {
    const reply = await ask({}).act({ ...caller, language: 'en' }, 'cite', id);
    expect(reply).toMatchObject({ kind: 'reference', reference: { plain: 'Wati, R. (2020). Rakit bambu.' } });
  });

  it('refuse an id that was never given out', async () => {
    expect(await ask({}).act(caller, 'open', '00000000')).toMatchObject({ kind: 'refusal', code: 'unknown-quote' });
  });
});

describe('/documents', () => {
  it('lists what can be quoted', async () => {
    const reply = await call({ command: 'dokumen', subcommand: 'daftar', options: {} });
    expect(reply.kind === 'documents' && reply.documents.map((document) => document.path)).toEqual([
      'rakit.md',
      'perahu.md',
      'perahu-tua.md',
    ]);
  });

  it('shows one by a part of its name or title, with its opening but no boilerplate', async () => {
    const reply = await call({ command: 'documents', subcommand: 'show', options: { document: 'bambu' } });
    expect(reply).toMatchObject({
      kind: 'document',
      document: { path: 'rakit.md' },
      opening: ['Rakit dibuat dari bambu.', 'Ia mengapung.', 'Anak-anak menaikinya.'],
    });
  });

  it('says which ones a name may mean, and where the list is when it means none', async () => {
    const show = (document: string) => call({ command: 'documents', subcommand: 'show', options: { document } });
    expect(await show('perahu')).toMatchObject({ code: 'ambiguous-document' });
    expect(await show('perahu.md')).toMatchObject({ kind: 'document' });
    expect(await show('kereta')).toMatchObject({ code: 'unknown-document' });
  });

  it('are offered while one is typed', async () => {
    const invocation = { command: 'ask', options: {} };
    expect(await ask({}).complete(caller, invocation, 'document', 'ulin')).toEqual([
      { label: 'Perahu ulin', value: 'perahu.md' },
    ]);
  });
});

describe('/check', () => {
  it('takes a quotation or a quote id', async () => {
    const text = 'dibuat dari kayu ulin';
    expect(await call({ command: 'check', options: { text } })).toMatchObject({ result: { verdict: 'same' } });
    const id = library.show('perahu.md', 'Perahu dibuat dari kayu ulin yang keras.');
    expect(await call({ command: 'periksa', options: { id } })).toMatchObject({ result: { verdict: 'same' } });
    expect(await call({ command: 'periksa', options: { text: id } })).toMatchObject({ result: { place: { id } } });
    expect(await call({ command: 'periksa', options: {} })).toMatchObject({ code: 'nothing-to-check' });
  });
});

describe('/help', () => {
  it('names every command in both languages', async () => {
    const reply = await call({ command: 'bantuan', options: {} });
    const names = reply.kind === 'help' ? reply.entries.map((entry) => `${entry.name.en}/${entry.name.id}`) : [];
    expect(names).toEqual([
      'ask/tanya',
      'documents list/dokumen daftar',
      'documents show/dokumen lihat',
      'check/periksa',
      'help/bantuan',
    ]);
  });
});

describe('Discord', () => {
  const names = (command: Command | Runnable): { id: string; en: string }[] => [
    command.name,
    ...('subcommands' in command
      ? command.subcommands.flatMap(names)
      : Object.values(command.options).map((option) => option.name)),
  ];
  const helps = (command: Command | Runnable): { id: string; en: string }[] => [
    command.help,
    ...('subcommands' in command
      ? command.subcommands.flatMap(helps)
      : Object.values(command.options).map((option) => option.help)),
  ];

  it('takes every name: 1 to 32 lower-case letters, digits, - or _', () => {
    for (const { id, en } of commands.flatMap(names)) {
      for (const name of [id, en]) {
        expect(name).toMatch(/^[-_\p{L}\p{N}]{1,32}$/u);
        expect(name).toBe(name.toLowerCase());
      }
    }
  });

  it('takes every description: 1 to 100 characters', () => {
    for (const { id, en } of commands.flatMap(helps)) {
      for (const help of [id, en]) expect(help.length > 0 && help.length <= 100, help).toBe(true);
    }
  });

  it('finds each name once among its siblings, in each language, and required options first', () => {
    const once = (things: readonly { name: { id: string; en: string } }[]) => {
      for (const language of ['id', 'en'] as const) {
        const all = things.map((thing) => thing.name[language]);
        expect(new Set(all).size).toBe(all.length);
      }
    };
    once(commands);
    for (const command of commands) {
      if (isGroup(command)) once(command.subcommands);
      for (const { options } of isGroup(command) ? command.subcommands : [command]) {
        once(Object.values(options));
        const required = Object.values(options).map((option) => option.required ?? false);
        expect(required).toEqual([...required].sort((a, b) => Number(b) - Number(a)));
        for (const [key, option] of Object.entries(options)) expect(option.name.en).toBe(key);
      }
    }
  });
});
