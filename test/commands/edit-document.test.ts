// /documents edit, remove and export: documents are put right, go and come back.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { KeptFile } from '../../src/database/store.js';
import { type Caller, type Dispatcher, isGroup } from '../../src/dispatch.js';
import { ofKind } from './reply-of-kind.js';
import { openToyServices, press, type ToyServer, type ToyServices } from './toy-services.js';

const FILES = {
  'rakit.md': '---\ntitle: Rakit bambu\nauthor: Rina Wati\ndate: 2020\n---\n\nRakit dibuat dari bambu yang tua.',
  'perahu.md': '---\ntitle: Perahu ulin\n---\n\nPerahu dibuat dari kayu ulin yang keras.',
};
const DAY_MS = 24 * 3_600_000;

let toy: ToyServices;
let server: ToyServer;
let gate: Dispatcher;
let raft: KeptFile;
beforeAll(async () => {
  toy = await openToyServices();
});
afterAll(() => toy.close());
beforeEach(async () => {
  server = await toy.server({});
  gate = toy.gate();
  const files = await server.give(FILES);
  const found = files.find(({ path }) => path === 'rakit.md');
  if (found === undefined) throw new Error('the raft was not kept');
  raft = found;
});

const manager = (change: Partial<Caller> = {}) => server.caller({ managesServer: true, person: 'budi', ...change });
const act = (name: string, argument: string, fields: Record<string, string> = {}, change: Partial<Caller> = {}) =>
  gate.act(manager(change), name, press(argument, { fields }));
const call = (subcommand: string, options: Record<string, string> = {}, change: Partial<Caller> = {}) =>
  gate.run(manager(change), { command: 'documents', subcommand, options });
const answers = async () => {
  const reply = await gate.run(server.caller(), { command: 'ask', options: { question: 'Rakit dibuat dari apa?' } });
  return reply.kind === 'answer' && reply.answer.quotes.some(({ text }) => text.includes('Rakit'));
};
const now = () => toy.services.documents.file(server.owner, raft.id);
const SHOWN = { title: 'Rakit bambu', author: 'Rina Wati', publisher: '', date: '2020', url: '' };

describe('/documents edit', () => {
  it('opens a form with what holds now, found by name or title', async () => {
    for (const document of ['rakit.md', 'bambu']) {
      const shown = await gate.acknowledge(manager(), {
        command: 'dokumen',
        subcommand: 'ubah',
        options: { document },
      });
      expect(shown).toMatchObject({ kind: 'form', action: 'correct-document', argument: raft.id });
      expect(shown).toMatchObject({
        form: {
          argument: raft.id,
          fields: [{ name: 'title', value: 'Rakit bambu' }, { value: 'Rina Wati' }, {}, { value: '2020' }, {}],
        },
      });
    }
    const form = await gate.form(manager({ language: 'en' }), 'correct-document', { argument: '', values: [raft.id] });
    expect(form).toMatchObject({
      argument: raft.id,
      title: 'Correct what is stated',
      fields: [{ label: 'Title' }, {}, {}, {}, {}],
    });
  });

  it('states only what was written otherwise than it stood there', async () => {
    const reply = ofKind(await act('correct-document', raft.id, { ...SHOWN, author: 'Rina Wati, M.Pd.' }), 'given');
    expect(reply.documents).toMatchObject([
      { id: raft.id, state: 'read', metadata: { title: 'Rakit bambu', author: 'Rina Wati, M.Pd.', date: '2020' } },
    ]);
    expect((await now())?.given).toEqual({ author: 'Rina Wati, M.Pd.' });
    await act('correct-document', raft.id, { ...SHOWN, author: 'Rina Wati, M.Pd.' });
    expect((await now())?.given).toEqual({ author: 'Rina Wati, M.Pd.' });
  });

  it('takes back what was stated when its field is emptied', async () => {
    await act('correct-document', raft.id, { ...SHOWN, title: 'Getek' });
    const reply = ofKind(await act('correct-document', raft.id, { ...SHOWN, title: '' }), 'given');
    expect(reply.documents).toMatchObject([{ metadata: { title: 'Rakit bambu' } }]);
    expect((await now())?.given).toEqual({});
  });

  it('takes what is right where something is wrong, and says what', async () => {
    const reply = ofKind(
      await act('correct-document', raft.id, { ...SHOWN, date: '31/12/2020', title: 'Getek' }),
      'given',
    );
    expect(reply.documents).toMatchObject([
      { metadata: { title: 'Getek', date: '2020' }, notices: [{ code: 'wrong-date' }] },
    ]);
  });

  it('takes a date in words, and says whether anything was changed', async () => {
    const change = async (date: string) =>
      ofKind(await act('correct-document', raft.id, { ...SHOWN, title: 'Getek', date }), 'given');
    expect(await change('12 Maret 2024')).toMatchObject({
      corrected: true,
      documents: [{ metadata: { date: '2024-03-12' }, notices: [] }],
    });
    expect(await change('March 2023')).toMatchObject({
      corrected: true,
      documents: [{ metadata: { date: '2023-03' } }],
    });
    expect(await change('bulan lalu')).toMatchObject({
      corrected: false,
      documents: [{ metadata: { date: '2023-03' } }],
    });
  });

  it('leaves quotes as they are', async () => {
    const quoted = async () => ofKind(await call('show', { document: 'rakit.md' }), 'document').opening;
    const before = await quoted();
    await act('correct-document', raft.id, { ...SHOWN, title: 'Getek' });
    expect(await quoted()).toEqual(before);
    expect(await answers()).toBe(true);
  });
});

describe('/documents remove', () => {
  it('asks first, then removes at once, and brings back within a day', async () => {
    const asked = ofKind(await call('remove', { document: 'Rakit bambu' }), 'removal');
    expect(asked).toMatchObject({ stage: 'asked', document: { id: raft.id, metadata: { title: 'Rakit bambu' } } });
    expect(await answers()).toBe(true);
    expect(await act('keep-document', raft.id)).toMatchObject({ kind: 'notice' });
    expect(await answers()).toBe(true);
    const removed = ofKind(await act('remove-document', raft.id), 'removal');
    expect(removed).toMatchObject({
      stage: 'removed',
      document: { state: 'removed', undoUntil: toy.clock.now() + DAY_MS },
    });
    expect(await answers()).toBe(false);
    expect(ofKind(await call('list'), 'documents').unread).toMatchObject([{ id: raft.id, state: 'removed' }]);
    toy.clock.pass(DAY_MS - 1000);
    const chosen = await gate.act(manager(), 'undo-removal', press('', { values: [raft.id] }));
    expect(chosen).toMatchObject({ kind: 'removal', stage: 'restored', document: { state: 'read' } });
    expect(await answers()).toBe(true);
  });

  it('asks first below what was added too, and leaves that message as it is', async () => {
    expect(await act('ask-removal', raft.id)).toMatchObject({ kind: 'removal', stage: 'asked' });
    expect(gate.actions.find(({ name }) => name === 'ask-removal')?.acknowledgement).toBe('private');
    expect(await answers()).toBe(true);
    await act('remove-document', raft.id);
    expect(await act('ask-removal', raft.id)).toMatchObject({ stage: 'removed' });
  });

  it('brings nothing back after a day, and says so', async () => {
    await act('remove-document', raft.id);
    toy.clock.pass(DAY_MS + 1000);
    expect(await act('undo-removal', raft.id)).toMatchObject({ kind: 'refusal', code: 'undo-over' });
  });

  it('says the same when it is pressed twice', async () => {
    const both = await Promise.all([act('remove-document', raft.id), act('remove-document', raft.id)]);
    expect(both.map((reply) => reply.kind)).toContain('removal');
    expect(await act('remove-document', raft.id)).toMatchObject({ stage: 'removed' });
    expect(toy.failures).toEqual([]);
  });

  it('takes what waits or could not be read by its file name', async () => {
    const { id } = await toy.services.library.collection(server.owner);
    const bytes = new TextEncoder().encode('Belum dibaca.');
    await toy.services.documents.keep({ owner: server.owner, collectionId: id, name: 'baru.txt', bytes, by: 'budi' });
    const asked = ofKind(await call('remove', { document: 'baru.txt' }), 'removal');
    expect(asked.document).toMatchObject({ name: 'baru.txt', state: 'waiting', metadata: null });
    expect(await act('remove-document', asked.document.id)).toMatchObject({ stage: 'removed' });
  });

  it('says what becomes of sample documents, and of names that mean none or several', async () => {
    expect(await call('remove', { document: 'kereta' })).toMatchObject({ kind: 'refusal', code: 'file-unknown' });
    expect(await call('remove', { document: '.md' })).toMatchObject({
      code: 'ambiguous-document',
      sentence: expect.stringContaining('perahu.md, rakit.md'),
    });
    server = await toy.server({});
    expect(await call('remove', { document: 'contoh' })).toMatchObject({ code: 'no-documents' });
    await gate.act(manager(), 'sample-documents', press(''));
    const reply = await call('remove', { document: 'contoh.md' }, { language: 'en' });
    expect(reply).toMatchObject({ code: 'sample-document', sentence: expect.stringContaining('/documents add') });
  });

  it('completes titles of the collection that was chosen before', async () => {
    const course = await server.collection('Sejarah');
    await server.give({ 'raja.md': '---\ntitle: Raja-raja\n---\n\nRaja itu bijaksana.' }, course.id);
    const choices = (options: Record<string, string>) =>
      gate.complete(manager(), { command: 'documents', subcommand: 'remove', options }, 'document', 'ra');
    expect((await choices({})).map(({ value }) => value)).toEqual(['rakit.md', 'perahu.md']);
    expect((await choices({ collection: 'Sejarah' })).map(({ value }) => value)).toEqual(['raja.md']);
    expect(
      await gate.complete(
        server.caller(),
        { command: 'documents', subcommand: 'remove', options: {} },
        'document',
        'ra',
      ),
    ).toEqual([]);
  });
});

describe('what everybody sees of a change', () => {
  it('is in the server’s language, and what one person sees in theirs', async () => {
    await toy.services.group.changeSettings(server.owner, { language: 'en' });
    const message = { channel: 'umum', message: '1' };
    expect(await act('remove-document', raft.id, {}, { message, messageSeenBy: 'public' })).toMatchObject({
      language: 'en',
    });
    expect(await act('undo-removal', raft.id, {}, { message, messageSeenBy: 'private' })).toMatchObject({
      language: 'id',
    });
  });
});

describe('/documents export', () => {
  it('gives one file with all documents, to one person', async () => {
    const reply = ofKind(await call('export', {}, { fileLimit: 100_000 }), 'file');
    expect(reply.name).toMatch(/^kutip-utama-\d{4}-\d\d-\d\d\.zip$/);
    expect(Buffer.from(reply.bytes).subarray(0, 2).toString()).toBe('PK');
    expect(reply.sentence).toContain('2 dokumen');
    expect(await gate.acknowledge(manager(), { command: 'dokumen', subcommand: 'ekspor', options: {} })).toBe(
      'private',
    );
  });

  it('names the file for its collection, whatever that is called', async () => {
    const course = await server.collection('Séjarah / XI: "raja"');
    await server.give({ 'raja.md': 'Raja itu bijaksana.' }, course.id);
    const { name } = ofKind(await call('export', { collection: course.name }), 'file');
    expect(name).toMatch(/^kutip-sejarah-xi-raja-[\d-]+\.zip$/);
  });

  it('says what to do where it is too large, or there is nothing', async () => {
    expect(await call('export', {}, { fileLimit: 50 })).toMatchObject({
      code: 'archive-too-large',
      sentence: expect.stringContaining('npm run corpus -- export'),
    });
    server = await toy.server({});
    expect(await call('export')).toMatchObject({ kind: 'refusal', code: 'nothing-kept' });
  });
});

describe('members who do not manage', () => {
  it('can change, remove, bring back and export nothing, by command, form and button', async () => {
    const member = { managesServer: false };
    const group = gate.commands.find(({ name }) => name.en === 'documents');
    const managers =
      group !== undefined && isGroup(group) ? group.subcommands.filter(({ access }) => access === 'managers') : [];
    expect(managers.map(({ name }) => name.en)).toEqual(['add', 'paste', 'edit', 'remove', 'export', 'collections']);
    for (const { name } of managers) {
      expect(await call(name.en, { document: 'rakit.md' }, member)).toMatchObject({ code: 'not-allowed' });
      const options = { document: 'rakit.md' };
      const shown = await gate.acknowledge(manager(member), { command: 'documents', subcommand: name.en, options });
      expect(shown).toMatchObject({ code: 'not-allowed' });
    }
    for (const name of ['ask-removal', 'remove-document', 'undo-removal', 'keep-document', 'correct-document']) {
      expect(await act(name, raft.id, SHOWN, member)).toMatchObject({ code: 'not-allowed' });
    }
    expect(await answers()).toBe(true);
    expect((await now())?.removedAt).toBeNull();
  });
});

describe('a file of another server', () => {
  it('is as if it were not there', async () => {
    const others = await toy.server({});
    const them = others.caller({ managesServer: true });
    for (const name of ['ask-removal', 'remove-document', 'undo-removal', 'keep-document', 'correct-document']) {
      expect(await gate.act(them, name, press(raft.id, { fields: SHOWN }))).toMatchObject({ code: 'file-unknown' });
      expect(await gate.act(them, name, press('00000000', { fields: SHOWN }))).toMatchObject({ code: 'file-unknown' });
    }
    expect((await now())?.removedAt).toBeNull();
  });
});
