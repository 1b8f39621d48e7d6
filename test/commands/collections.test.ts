// /documents collections: a panel on which managers make, name, tie, use and remove collections.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Caller, Dispatcher } from '../../src/dispatch.js';
import type { Reply } from '../../src/reply.js';
import { ofKind } from './reply-of-kind.js';
import { openToyServices, press, type ToyServer, type ToyServices } from './toy-services.js';

const [TEACHERS, CLASS, SECRET] = ['101', '102', '103'];
const DAY_MS = 24 * 3_600_000;

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

/** Budi manages, and sees every channel but the secret one. */
const manager = (change: Partial<Caller> = {}) =>
  server.caller({ managesServer: true, person: 'budi', sees: (channel) => channel !== SECRET, ...change });
const act = (
  name: string,
  argument: string | number,
  change: Parameters<typeof press>[1] = {},
  who: Partial<Caller> = {},
) => gate.act(manager(who), name, press(String(argument), change));
const open = async (who: Partial<Caller> = {}) =>
  ofKind(await gate.run(manager(who), { command: 'dokumen', subcommand: 'koleksi', options: {} }), 'collections');
const make = async (label: string) => {
  const { chosen } = ofKind(await act('new-collection', '', { fields: { label } }), 'collections');
  if (chosen === null) throw new Error('no collection was made');
  return chosen;
};
const panel = (reply: Reply) => ofKind(reply, 'collections');
const labels = (reply: Reply) => panel(reply).collections.map(({ label }) => label);

describe('/documents collections', () => {
  it('shows one person the main collection first, with what is in each', async () => {
    await server.give({ 'a.txt': 'Satu dokumen saja.' });
    await make('Sejarah');
    await make('Biologi');
    const shown = await open();
    expect(labels(shown)).toEqual([null, 'Biologi', 'Sejarah']);
    expect(shown).toMatchObject({ chosen: null, stage: 'shown', note: null });
    expect(shown.collections.map(({ documents }) => documents)).toEqual([1, 0, 0]);
    expect(await gate.acknowledge(manager(), { command: 'documents', subcommand: 'collections', options: {} })).toBe(
      'private',
    );
  });

  it('counts the samples, and documents that are still to be read', async () => {
    await gate.act(manager(), 'sample-documents', press('setup'));
    expect((await open()).collections[0]?.documents).toBe(1);
    const course = await make('Sejarah');
    const bytes = new TextEncoder().encode('Belum dibaca.');
    await toy.services.documents.keep({ owner: server.owner, collectionId: course.id, name: 'b.txt', bytes, by: null });
    expect(panel(await act('choose-collection', course.id)).chosen).toMatchObject({ documents: 1 });
  });

  it('makes and renames collections by a form, and says which names cannot be', async () => {
    expect(await gate.form(manager({ language: 'en' }), 'new-collection', { argument: '', values: [] })).toMatchObject({
      fields: [{ name: 'label', label: 'Name of the collection', required: true }],
    });
    const made = await make('Sejarah');
    const form = await gate.form(manager(), 'rename-collection', { argument: String(made.id), values: [] });
    expect(form).toMatchObject({ argument: String(made.id), fields: [{ value: 'Sejarah' }] });
    expect(labels(await act('rename-collection', made.id, { fields: { label: 'Sejarah XI' } }))).toEqual([
      null,
      'Sejarah XI',
    ]);
    expect(await act('new-collection', '', { fields: { label: 'SEJARAH xi' } })).toMatchObject({ code: 'label-taken' });
    expect(await act('rename-collection', made.id, { fields: { label: 'sejarah XI' } })).toMatchObject({
      kind: 'collections',
    });
    for (const label of ['', '\u202E', '!!!', 'utama', 'x'.repeat(51)]) {
      expect(await act('new-collection', '', { fields: { label } })).toMatchObject({ code: 'wrong-label' });
    }
  });

  it('is chosen from the menu, in the person’s language', async () => {
    const made = await make('Sejarah');
    const chosen = await act('choose-collection', '', { values: [String(made.id)] }, { language: 'en' });
    expect(chosen).toMatchObject({ language: 'en', chosen: { id: made.id, label: 'Sejarah' }, note: null });
  });

  it('leaves the main collection as it is', async () => {
    const { id } = await toy.services.library.collection(server.owner);
    for (const reply of [
      await act('rename-collection', id, { fields: { label: 'Lain' } }),
      await act('tie-collection', id, { values: [TEACHERS] }),
      await act('confirm-remove-collection', id),
    ]) {
      expect(reply).toMatchObject({ kind: 'refusal', code: 'default-collection' });
    }
  });

  it('knows nothing of collections that are not there, or another server’s', async () => {
    const theirs = await (await toy.server({})).collection('Milik lain');
    const names = gate.actions
      .map(({ name }) => name)
      .filter((name) => name.endsWith('-collection') && name !== 'new-collection');
    expect(names).toHaveLength(7);
    for (const name of names) {
      for (const argument of [theirs.id, 999_999, 'x', '-1', '1e3']) {
        const change = { fields: { label: 'Baru' }, values: name === 'choose-collection' ? [] : [TEACHERS] };
        expect(await act(name, argument, change), name).toMatchObject({ kind: 'refusal', code: 'outdated' });
      }
    }
    expect(await toy.services.collections.list(theirs.owner)).toMatchObject([
      {},
      { label: 'Milik lain', tiedTo: [], removedAt: null },
    ]);
  });

  it('is for managers', async () => {
    const made = await make('Sejarah');
    const member = { managesServer: false };
    for (const { name } of gate.actions.filter((each) => each.name.endsWith('-collection'))) {
      const change = { fields: { label: 'Baru' }, values: [TEACHERS] };
      expect(await act(name, made.id, change, member), name).toMatchObject({ code: 'not-allowed' });
    }
    expect(labels(await open())).toEqual([null, 'Sejarah']);
  });
});

describe('a collection tied to channels', () => {
  it('is found only by who sees one of them, and is asked there too', async () => {
    const exam = await make('Ujian');
    const tied = panel(await act('tie-collection', exam.id, { values: [TEACHERS] }));
    expect(tied.chosen).toMatchObject({ tiedTo: [TEACHERS], usedIn: [TEACHERS] });
    expect(tied.note).toContain('Hanya yang bisa melihat kanal itu');
    expect(labels(await open({ sees: () => false }))).toEqual([null]);
    expect(labels(await open({ sees: (channel) => channel === TEACHERS }))).toEqual([null, 'Ujian']);
  });

  it('leaves a channel the collection that it has', async () => {
    const history = await make('Sejarah');
    await act('use-collection', history.id, { values: [CLASS] });
    const exam = await make('Ujian');
    const tied = panel(await act('tie-collection', exam.id, { values: [TEACHERS, CLASS] }));
    expect(tied.chosen).toMatchObject({ tiedTo: [TEACHERS, CLASS], usedIn: [TEACHERS] });
  });

  it('never vanishes from the sight of who ties it', async () => {
    const exam = await make('Ujian');
    for (const values of [[SECRET], [TEACHERS, SECRET]]) {
      expect(await act('tie-collection', exam.id, { values }), values.join()).toMatchObject({
        code: 'channel-not-seen',
      });
    }
    expect(await act('tie-collection', exam.id, { values: ['<@1>'] })).toMatchObject({ code: 'unknown-choice' });
    expect(panel(await open()).collections[1]).toMatchObject({ tiedTo: [] });
  });

  it('stays tied to channels that whoever changes it cannot see', async () => {
    const exam = await server.collection('Ujian', [TEACHERS, SECRET]);
    const changed = panel(await act('tie-collection', exam.id, { values: [CLASS] }));
    expect(changed.chosen?.tiedTo).toEqual([CLASS, SECRET]);
    const open = panel(await act('tie-collection', exam.id, { values: [] }));
    expect(open.chosen?.tiedTo).toEqual([]);
    expect(open.note).toContain('terbuka untuk semua');
  });

  it('is used only where it may be known of', async () => {
    const exam = await server.collection('Ujian', [TEACHERS]);
    expect(await act('use-collection', exam.id, { values: [CLASS] })).toMatchObject({ code: 'not-tied-there' });
    expect(panel(await act('use-collection', exam.id, { values: [TEACHERS] })).chosen?.usedIn).toEqual([TEACHERS]);
  });

  it('keeps its name to itself: another may bear it', async () => {
    await server.collection('Ujian', [SECRET]);
    expect((await make('Ujian')).label).toBe('Ujian');
  });
});

describe('a collection used in a channel', () => {
  it('answers there unless another is named, and elsewhere only when it is', async () => {
    const rafts = await make('Perahu');
    await server.give({ 'rakit.txt': 'Rakit dibuat dari bambu yang tua.' }, rafts.id);
    const used = panel(await act('use-collection', rafts.id, { values: [CLASS] }));
    expect(used).toMatchObject({
      chosen: { usedIn: [CLASS] },
      note: expect.stringContaining('dijawab dari koleksi ini'),
    });
    const ask = (channel: string, options: Record<string, string> = {}) =>
      gate.run(server.caller({ channels: [channel] }), {
        command: 'ask',
        options: { question: 'Rakit dibuat dari apa?', ...options },
      });
    expect(ofKind(await ask(CLASS), 'answer').answer.answered).toBe(true);
    expect(await ask('104')).toMatchObject({ code: 'no-documents' });
    expect(ofKind(await ask('104', { collection: 'perahu' }), 'answer').answer.answered).toBe(true);
    expect(panel(await act('use-collection', rafts.id, { values: [] })).note).toContain('/tanya');
    expect(await ask(CLASS)).toMatchObject({ code: 'no-documents' });
  });
});

describe('a collection that is removed', () => {
  it('is asked about first, goes with its documents, and comes back within a day', async () => {
    const rafts = await make('Perahu');
    await server.give({ 'rakit.txt': 'Rakit dibuat dari bambu yang tua.' }, rafts.id);
    expect(await act('remove-collection', rafts.id)).toMatchObject({
      stage: 'removal-asked',
      chosen: { documents: 1 },
    });
    const found = async () =>
      gate.run(manager(), { command: 'documents', subcommand: 'list', options: { collection: 'Perahu' } });
    expect(ofKind(await found(), 'documents').total).toBe(1);
    const removed = panel(await act('confirm-remove-collection', rafts.id));
    expect(removed).toMatchObject({ stage: 'removed', chosen: { id: rafts.id, documents: 1 } });
    expect(await found()).toMatchObject({ code: 'unknown-collection' });
    expect(await act('remove-collection', rafts.id)).toMatchObject({ code: 'outdated' });
    expect(panel(await act('choose-collection', rafts.id))).toMatchObject({ stage: 'removed' });
    toy.clock.pass(DAY_MS - 1000);
    expect(panel(await act('undo-collection', rafts.id))).toMatchObject({
      stage: 'shown',
      chosen: { removedAt: null, documents: 1 },
    });
    expect(ofKind(await found(), 'documents').total).toBe(1);
  });

  it('does not come back after a day', async () => {
    const rafts = await make('Perahu');
    await act('confirm-remove-collection', rafts.id);
    toy.clock.pass(DAY_MS + 1000);
    expect(await act('undo-collection', rafts.id)).toMatchObject({ kind: 'refusal' });
    expect(toy.failures).toEqual([]);
  });
});
