// The first minutes of a server: a walk that can be skipped, gone back on and taken up again.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { EXAMPLE, EXAMPLE_DOCUMENT } from '../../commands/panels.js';
import { type Caller, createTurns, type Dispatcher } from '../../src/dispatch.js';
import type { GroupSettings } from '../../src/group-types.js';
import { packageRoot } from '../../src/package-root.js';
import type { Reply } from '../../src/reply.js';
import { ofKind } from './reply-of-kind.js';
import { openToyServices, press, RAFTS, type ToyServer, type ToyServices } from './toy-services.js';

let toy: ToyServices;
let server: ToyServer;
let gate: Dispatcher;
beforeAll(async () => {
  toy = await openToyServices();
});
afterAll(() => toy.close());
beforeEach(async () => {
  server = await toy.server({});
  gate = toy.gate();
});

const manager = (change: Partial<Caller> = {}) => server.caller({ managesServer: true, person: 'budi', ...change });
const call = async (change: Partial<Caller> = {}) =>
  ofKind(await gate.run(manager(change), { command: 'siapkan', options: {} }), 'setup');
const act = (name: string, argument: string, values: readonly string[] = [], change: Partial<Caller> = {}) =>
  gate.act(manager(change), name, press(argument, { values }));
const step = (reply: Reply) => ofKind(reply, 'setup').step;
const settings = (): Promise<GroupSettings> => toy.services.group.settings(server.owner);

describe('/setup', () => {
  it('walks through language, time zone, managers, documents and digest, each choice leading on', async () => {
    expect((await call()).step).toBe('language');
    expect(step(await act('set-language', 'setup', ['id']))).toBe('time-zone');
    expect(step(await act('set-zone', 'setup', ['Asia/Makassar']))).toBe('managers');
    expect(step(await act('set-managers', 'setup', ['4711']))).toBe('documents');
    expect(step(await act('setup-step', 'digest.documents'))).toBe('digest');
    expect(step(await act('setup-step', 'done.digest'))).toBeNull();
    expect(await settings()).toMatchObject({ language: 'id', timeZone: 'Asia/Makassar', managersRole: '4711' });
  });

  it('can be skipped step by step, and stays as it was', async () => {
    let reply: Reply = await call();
    for (const [to, from] of [
      ['time-zone', 'language'],
      ['managers', 'time-zone'],
      ['documents', 'managers'],
      ['digest', 'documents'],
      ['done', 'digest'],
    ]) {
      reply = await act('setup-step', `${to}.${from}`);
    }
    expect(step(reply)).toBeNull();
    expect(await settings()).toMatchObject({ language: null, timeZone: null, managersRole: null });
    expect((await call()).step).toBeNull();
  });

  it('goes on where it stopped, for any manager', async () => {
    await act('set-language', 'setup', ['en']);
    await act('setup-step', 'managers.time-zone');
    expect((await call({ person: 'sari' })).step).toBe('managers');
    const fromTheWelcome = await gate.act(manager(), 'setup', press(''));
    expect(step(fromTheWelcome)).toBe('managers');
  });

  it('goes back without undoing anything, and forward again', async () => {
    await act('set-language', 'setup', ['en']);
    await act('setup-step', 'managers.time-zone');
    const back = ofKind(await act('setup-step', 'language'), 'setup');
    expect(back).toMatchObject({ step: 'language', settings: { language: 'en' } });
    expect(step(await act('set-language', 'setup', ['id']))).toBe('time-zone');
    expect((await call()).step).toBe('managers');
  });

  it('leads back to the summary when a step is changed after all was done', async () => {
    for (const name of ['language', 'time-zone', 'managers', 'documents', 'digest']) {
      await act('setup-step', `done.${name}`);
    }
    expect(step(await act('setup-step', 'time-zone'))).toBe('time-zone');
    expect(step(await act('set-zone', 'setup', ['UTC']))).toBeNull();
  });

  it('is refused to members who do not manage, naming who may, by command and by button', async () => {
    const member = { managesServer: false };
    for (const reply of [
      await gate.run(manager(member), { command: 'setup', options: {} }),
      await act('setup', '', [], member),
      await act('setup-step', 'done.language', [], member),
      await act('set-language', 'setup', ['en'], member),
      await act('sample-documents', 'setup', [], member),
    ]) {
      expect(reply).toMatchObject({ kind: 'refusal', code: 'not-allowed' });
      expect(reply.kind === 'refusal' && reply.sentence).toContain('Kelola Server');
    }
    expect((await settings()).setUp).toEqual([]);
  });

  it('is open to the role that was chosen, and to it only', async () => {
    await act('set-managers', 'setup', ['4711']);
    const role = { managesServer: false, roles: ['1', '4711'] };
    expect((await call(role)).kind).toBe('setup');
    await act('set-managers', 'settings', []);
    expect(await gate.run(manager(role), { command: 'setup', options: {} })).toMatchObject({ code: 'not-allowed' });
  });

  it('says what to do about a button that makes no sense', async () => {
    expect(await act('setup-step', 'fly.away')).toMatchObject({ kind: 'refusal', code: 'outdated' });
    expect(await act('setup', 'fly')).toMatchObject({ kind: 'refusal', code: 'outdated' });
  });
});

describe('a time zone that the menu does not have', () => {
  const type = (zone: string, argument = 'setup') =>
    gate.act(manager(), 'zone-form', press(argument, { fields: { zone } }));

  it('is typed into a form, as a city or by its name', async () => {
    const form = await gate.form(manager(), 'zone-form', { argument: 'setup', values: [] });
    expect(form).toMatchObject({ title: 'Zona waktu', fields: [{ name: 'zone', required: true }] });
    expect(step(await type('jayapura'))).toBe('managers');
    expect((await settings()).timeZone).toBe('Asia/Jayapura');
    expect(await type('Europe/London', 'settings')).toMatchObject({
      kind: 'settings',
      settings: { timeZone: 'Europe/London' },
    });
  });

  it('gets a sentence when nothing is called so, and nothing changes', async () => {
    await type('WIB');
    expect(await type('Atlantis')).toMatchObject({ kind: 'refusal', code: 'unknown-time-zone' });
    expect((await settings()).timeZone).toBe('Asia/Jakarta');
  });

  it('is refused to members, before the form opens', async () => {
    const form = await gate.form(manager({ managesServer: false }), 'zone-form', { argument: 'setup', values: [] });
    expect(form).toMatchObject({ kind: 'refusal', code: 'not-allowed' });
  });
});

describe('the documents step', () => {
  it('offers the sample documents where there are none', async () => {
    expect(ofKind(await act('setup-step', 'documents'), 'setup')).toMatchObject({
      documents: 0,
      sampleDocuments: 1,
      example: null,
    });
  });

  it('adds them with progress, and they can be quoted at once', async () => {
    const seen: string[] = [];
    const progress = {
      update: (_done: number, _total: number, label: string) => void seen.push(label),
      finish: () => {},
    };
    const reply = await act('sample-documents', 'setup', [], { progress });
    expect(reply).toMatchObject({ kind: 'setup', step: 'documents', documents: 1, sampleDocuments: 0 });
    expect(seen).toContain('contoh.md');
    const question = 'Layang-layang terbang karena apa?';
    const asked = await gate.run(server.caller(), { command: 'ask', options: { question } });
    expect(asked).toMatchObject({ kind: 'answer', answer: { answered: true } });
  });

  it('offers nothing and adds nothing where there are documents already', async () => {
    server = await toy.server(RAFTS);
    expect(ofKind(await act('setup-step', 'documents'), 'setup')).toMatchObject({ documents: 2, sampleDocuments: 0 });
    expect(await act('sample-documents', 'setup')).toMatchObject({ documents: 2 });
  });

  it('says that they are there when it was pressed elsewhere', async () => {
    expect(await act('sample-documents', '')).toMatchObject({ kind: 'notice' });
    expect(await act('sample-documents', '', [], { language: 'en' })).toMatchObject({
      sentence: expect.stringContaining('/ask'),
    });
  });

  it('names a question to try where the real sample documents are, each in the reader’s language', async () => {
    const corpus = join(packageRoot(), 'corpus');
    const guide = readFileSync(join(packageRoot(), 'docs/sample-corpus.md'), 'utf8');
    for (const language of ['id', 'en'] as const) {
      const [question, path] = [EXAMPLE[language], EXAMPLE_DOCUMENT[language]];
      expect(existsSync(join(corpus, path))).toBe(true);
      expect(guide).toContain(question);
      server = await toy.server({ [path]: 'Apa saja.' });
      const panel = ofKind(await act('setup-step', 'documents', [], { language }), 'setup');
      expect(panel.example).toBe(question);
    }
  });
});

describe('the digest step', () => {
  const CHANNEL = '101';
  const open = { sees: () => true };
  const choose = (values: readonly string[], change: Partial<Caller> = open) =>
    act('setup-digest', 'setup', values, change);
  beforeEach(async () => {
    toy.messenger.place(CHANNEL, { owner: server.owner });
    await toy.services.group.changeSettings(server.owner, { timeZone: 'Asia/Jayapura' });
  });

  it('sets the usual digest in the channel that is chosen, and goes on to the summary', async () => {
    for (const name of ['language', 'time-zone', 'managers', 'documents']) await act('setup-step', `digest.${name}`);
    const reply = ofKind(await choose([CHANNEL]), 'setup');
    expect(reply).toMatchObject({
      step: null,
      digests: [{ channel: CHANNEL, plan: { zone: 'Asia/Jayapura', time: '07:00', days: [1, 2, 3, 4, 5, 6, 7] } }],
    });
    expect((await settings()).setUp).toContain('digest');
    expect(ofKind(await act('setup-step', 'digest', [], open), 'setup').digests).toHaveLength(1);
  });

  it('leaves as it is what is set there already', async () => {
    const options = { channel: CHANNEL, time: '19:30' };
    await gate.run(manager(open), { command: 'digest', subcommand: 'set', options });
    expect(ofKind(await choose([CHANNEL]), 'setup').digests).toMatchObject([{ plan: { time: '19:30' } }]);
  });

  it('says what is in the way, and stays to be done', async () => {
    toy.messenger.place('103', {
      owner: server.owner,
      kind: 'forum',
      tagRequired: true,
      tags: [{ id: '1', name: 'A' }],
    });
    expect(await choose([CHANNEL], {})).toMatchObject({ code: 'no-posting-place' });
    expect(await choose(['103'])).toMatchObject({ code: 'no-tag' });
    expect(await choose([])).toMatchObject({ code: 'no-posting-place' });
    await toy.services.group.changeSettings(server.owner, { timeZone: null });
    expect(await choose([CHANNEL])).toMatchObject({
      ...{ code: 'digest-zone-missing', sentence: expect.stringContaining('“‹ Kembali”') },
    });
    expect(await choose([CHANNEL], { ...open, managesServer: false })).toMatchObject({ code: 'not-allowed' });
    expect(await toy.services.digests.digests(server.owner)).toEqual([]);
    expect((await settings()).setUp).toEqual([]);
  });
});

describe('a manager who sets up', () => {
  it('does not wait for a turn at the models', async () => {
    const turns = createTurns({ concurrent: 1, waiting: 0, perMinute: 1 }, toy.clock);
    gate = toy.gate({ turns });
    for (let times = 0; times < 5; times++) expect((await call()).kind).toBe('setup');
  });
});
