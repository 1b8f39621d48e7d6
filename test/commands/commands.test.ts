// The commands as a person meets them, and that Discord can take all their names and texts.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actions } from '../../commands/actions.js';
import { type Command, isGroup, type Runnable } from '../../commands/command.js';
import { commands } from '../../commands/index.js';
import { menus } from '../../commands/menus.js';
import type { Caller, Dispatcher } from '../../src/dispatch.js';
import type { Localized } from '../../src/types.js';
import { ofKind } from './reply-of-kind.js';
import { OPERATOR, openToyServices, press, STATUS, type ToyServer, type ToyServices } from './toy-services.js';

let toy: ToyServices;
let server: ToyServer;
let gate: Dispatcher;
beforeAll(async () => {
  toy = await openToyServices();
  server = await toy.server();
  gate = toy.gate();
});
afterAll(() => toy.close());

const call = (command: string, options: Record<string, string> = {}, change: Partial<Caller> = {}) =>
  gate.run(server.caller(change), { command, options });

describe('/check', () => {
  const check = async (options: Record<string, string>) => ofKind(await call('periksa', options), 'check').checked;

  it('takes a quotation or a quote id', async () => {
    const text = 'dibuat dari kayu ulin';
    expect(await check({ text })).toMatchObject([{ text, result: { verdict: 'same' } }]);
    const asked = await call('ask', { question: 'Perahu ulin dibuat dari kayu apa?' });
    const id = ofKind(asked, 'answer').answer.quotes[0]?.id ?? '';
    expect(await check({ id })).toMatchObject([{ text: null, result: { verdict: 'same', place: { id } } }]);
    expect(await check({ text: id.toLowerCase() })).toMatchObject([{ text: null, result: { place: { id } } }]);
  });

  it('gives what it found a code, to be opened, cited and checked again like any quote', async () => {
    const found = async (text: string) => {
      const [checked] = await check({ text });
      const result = checked?.result;
      return result?.verdict === 'same' || result?.verdict === 'nearly' ? result.place : null;
    };
    for (const text of ['Pengrajinnya tinggal di tepi sungai.', 'Perahu dibuat dari kayu jati yang keras']) {
      const place = await found(text);
      const id = place?.id ?? '';
      expect(id).toMatch(/^[0-9A-Z]{8}$/);
      expect((await found(text))?.id).toBe(id);
      expect(ofKind(await gate.act(server.caller(), 'open', press(id)), 'context').context.id).toBe(id);
      expect(ofKind(await gate.act(server.caller(), 'cite', press(id)), 'reference').quote).toBe(place?.text);
      expect(await check({ id })).toMatchObject([{ result: { verdict: 'same', place: { id } } }]);
    }
    expect(await found('author: Rina Wati date: 2020')).toMatchObject({ id: null }); // not the document's own prose
  });

  it('gives no code to members for what managers marked never to be quoted', async () => {
    const { owner } = server;
    const text = 'Anak-anak menaikinya setiap hari Minggu.';
    const place = async (change: Partial<Caller> = {}) => {
      const [checked] = ofKind(await call('check', { text }, change), 'check').checked;
      return checked?.result.verdict === 'same' ? checked.result.place : null;
    };
    const id = (await place())?.id ?? '';
    await toy.services.group.blockQuote(owner, id, 'guru');
    expect(await place()).toMatchObject({ id: null });
    expect(await place({ managesServer: true })).toMatchObject({ id });
    await toy.services.group.unblockQuote(owner, id);
  });

  it('says what it needs, and what is too much', async () => {
    expect(await call('check', {}, { language: 'en' })).toMatchObject({
      code: 'nothing-to-check',
      sentence: 'Paste the quotation, or give the code of a quote by Kutip.',
    });
    expect(await call('check', { text: 'dari kayu ulin '.repeat(300) })).toMatchObject({ code: 'text-too-long' });
    expect(await call('check', { id: 'bukan-kode' })).toMatchObject({ code: 'unknown-quote' });
  });
});

describe('/help', () => {
  const names = async (change: Partial<Caller> = {}) =>
    ofKind(await call('bantuan', {}, change), 'help').entries.map(({ name }) => `${name.en}/${name.id}`);

  it('names in both languages what the person may call', async () => {
    const everyones = await names();
    for (const name of [
      'ask/tanya',
      'documents list/dokumen daftar',
      'documents show/dokumen lihat',
      'check/periksa',
      'help/bantuan',
    ]) {
      expect(everyones).toContain(name);
    }
    expect(everyones).not.toContain('status/status');
    expect(await names({ person: OPERATOR })).toContain('status/status');
    const all = gate.commands.flatMap((command) => (isGroup(command) ? command.subcommands : [command]));
    expect(await names({ managesServer: true })).toHaveLength(all.filter((each) => each.access !== 'operators').length);
  });

  it('says what this Kutip is', async () => {
    expect(await call('help')).toMatchObject({ about: toy.services.about, language: 'id' });
  });
});

describe('/status', () => {
  it('is for the operators, who alone see it', async () => {
    expect(await call('status', {}, { person: OPERATOR, language: 'en' })).toEqual({
      kind: 'status',
      language: 'en',
      status: STATUS,
    });
    expect(await call('status', {}, { managesServer: true })).toMatchObject({ code: 'not-allowed' });
    const seenBy = await gate.acknowledge(server.caller({ person: OPERATOR }), { command: 'status', options: {} });
    expect(seenBy).toBe('private');
  });
});

describe('Discord takes', () => {
  const runnables = commands.flatMap((command) => (isGroup(command) ? command.subcommands : [command]));
  const options = runnables.flatMap((runnable) => Object.entries(runnable.options));
  const parts = (command: Command | Runnable): { name: Localized; help: Localized }[] => [
    command,
    ...('subcommands' in command ? command.subcommands.flatMap(parts) : Object.values(command.options)),
  ];
  const texts = (localized: readonly Localized[]) => localized.flatMap(({ id, en }) => [id, en]);
  const once = (things: readonly { readonly name: Localized }[]) => {
    for (const language of ['id', 'en'] as const) {
      const names = things.map(({ name }) => name[language]);
      expect(new Set(names).size, names.join()).toBe(names.length);
    }
  };

  it('every name: 1 to 32 lower-case letters, digits, - or _', () => {
    for (const name of texts(commands.flatMap(parts).map((part) => part.name))) {
      expect(name).toMatch(/^[-_\p{L}\p{N}]{1,32}$/u);
      expect(name).toBe(name.toLowerCase());
    }
  });

  it('every description: 1 to 100 characters', () => {
    for (const help of texts(commands.flatMap(parts).map((part) => part.help))) {
      expect(help.length > 0 && help.length <= 100, help).toBe(true);
    }
  });

  it('each name once among its siblings, in each language, and required options first', () => {
    once(commands);
    once(menus);
    expect(commands.length).toBeLessThanOrEqual(100);
    expect(menus.length).toBeLessThanOrEqual(5);
    for (const command of commands) if (isGroup(command)) once(command.subcommands);
    for (const runnable of runnables) {
      once(Object.values(runnable.options));
      const required = Object.values(runnable.options).map((option) => option.required ?? false);
      expect(required).toEqual([...required].sort((a, b) => Number(b) - Number(a)));
      for (const [key, option] of Object.entries(runnable.options)) expect(option.name.en).toBe(key);
    }
  });

  it('every length that an option may have: 1 to 6,000', () => {
    for (const [name, { type, maxLength }] of options) {
      if (type !== 'text' && type !== 'date') expect(maxLength, name).toBeUndefined();
      else expect(maxLength !== undefined && maxLength >= 1 && maxLength <= 6000, name).toBe(true);
    }
  });

  it('every name of a menu: 1 to 32 characters', () => {
    for (const name of texts(menus.map((menu) => menu.name))) expect(name).toMatch(/^\S.{0,30}\S$/u);
  });

  it('every name of an action as part of an id, once, and its label on a button', () => {
    const names = actions.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z-]{1,30}$/);
    for (const label of texts(actions.map((action) => action.label))) {
      expect(label.length > 0 && label.length <= 80, label).toBe(true);
    }
  });

  it('every form: title and labels to 45 characters, 1 to 5 fields, each once', async () => {
    const [file] = await server.give({ 'arus.md': 'Arus sungai mengalir ke hilir.' });
    const collection = await server.collection('Sungai');
    const forms = actions.filter(({ form }) => form !== undefined).map(({ name }) => name);
    for (const name of forms) {
      for (const language of ['id', 'en'] as const) {
        const argument = { 'correct-document': file?.id, 'rename-collection': String(collection.id) }[name] ?? '';
        const caller = server.caller({ managesServer: true, language });
        const form = await gate.form(caller, name, { argument, values: [] });
        if ('kind' in form) throw new Error(`${name}: ${JSON.stringify(form)}`);
        expect(form.title.length > 0 && form.title.length <= 45, form.title).toBe(true);
        expect(form.fields.length).toBeGreaterThanOrEqual(1);
        expect(form.fields.length).toBeLessThanOrEqual(5);
        expect(new Set(form.fields.map((field) => field.name)).size).toBe(form.fields.length);
        for (const field of form.fields) {
          expect(field.name.length > 0 && field.name.length <= 100, field.name).toBe(true);
          expect(field.label.length > 0 && field.label.length <= 45, field.label).toBe(true);
          if (field.type === 'files') {
            expect(field.most >= 1 && field.most <= 10 && (field.help ?? '').length <= 100, field.name).toBe(true);
          } else {
            const { maxLength, value = '', example = '' } = field;
            expect(maxLength >= 1 && maxLength <= 4000 && value.length <= maxLength, field.name).toBe(true);
            expect(example.length).toBeLessThanOrEqual(100);
          }
        }
      }
    }
  });
});

describe('any argument of a button', () => {
  it('gets a reply, and is never a failure of Kutip’s', async () => {
    const everyones = actions.filter(({ access }) => access === 'everyone');
    for (const { name } of everyones) {
      for (const argument of [
        '',
        '-',
        '.',
        '..',
        '00000000',
        '00000000.00000000',
        'x'.repeat(60),
        "'; DROP TABLE",
        '-1.-1.-1',
      ]) {
        const reply = await gate.act(server.caller({ person: 'orang-asing' }), name, press(argument));
        expect(reply.kind, `${name}:${argument}`).not.toBe('failure');
      }
    }
    expect(toy.failures).toEqual([]);
  });
});
