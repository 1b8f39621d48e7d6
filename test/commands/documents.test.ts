// /documents: the list with its pages and its search, one document, and choices while a name is typed.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller, Dispatcher } from '../../src/dispatch.js';
import { ofKind } from './reply-of-kind.js';
import { openToyServices, press, RAFTS, type ToyServer, type ToyServices } from './toy-services.js';

const MANY = Object.fromEntries(
  Array.from({ length: 18 }, (_, at) => [
    `buku-${String(at + 1).padStart(2, '0')}.md`,
    `---\ntitle: Buku ${at + 1}\nauthor: ${at % 2 === 0 ? 'Siti Nurbaya' : 'José Rizal'}\n---\n\nIsi buku nomor ${at + 1} tentang sungai.`,
  ]),
);

let toy: ToyServices;
let few: ToyServer;
let many: ToyServer;
let gate: Dispatcher;
beforeAll(async () => {
  toy = await openToyServices();
  few = await toy.server({
    ...RAFTS,
    'perahu-tua.md': 'Perahu tua dijual murah di pasar.',
    'spam.md': 'Awal kata yang biasa saja.\n\nBaca juga: Menang besar\n\nAkhir kata yang biasa juga.',
  });
  many = await toy.server(MANY);
  gate = toy.gate();
});
afterAll(() => toy.close());

const list = async (server: ToyServer, options: Record<string, string> = {}, change: Partial<Caller> = {}) =>
  ofKind(await gate.run(server.caller(change), { command: 'dokumen', subcommand: 'daftar', options }), 'documents');
const show = (document: string) =>
  gate.run(few.caller(), { command: 'documents', subcommand: 'show', options: { document } });

describe('/documents list', () => {
  it('says what can be quoted', async () => {
    const reply = await list(few);
    expect(reply.documents.map(({ path }) => path)).toEqual(['perahu.md', 'perahu-tua.md', 'rakit.md', 'spam.md']);
    expect(reply).toMatchObject({ page: 0, pages: 1, total: 4, search: null, language: 'id' });
    expect(reply.passages).toBeGreaterThanOrEqual(4);
  });

  it('goes by titles as people sort them: numbers as numbers, capitals like small letters', async () => {
    const server = await toy.server({
      'a.md': '---\ntitle: Pertemuan 10\n---\n\nIsi pertemuan itu.',
      'B.md': '---\ntitle: pertemuan 9\n---\n\nIsi pertemuan itu juga.',
      'Z.md': '---\ntitle: Angklung\n---\n\nAngklung dibuat dari bambu.',
    });
    const titles = (await list(server)).documents.map(({ metadata }) => metadata.title);
    expect(titles).toEqual(['Angklung', 'pertemuan 9', 'Pertemuan 10']);
  });

  it('has eight on a page, and every document on one', async () => {
    const first = await list(many);
    expect(first).toMatchObject({ page: 0, pages: 3, total: 18 });
    const paths = [];
    for (const page of [0, 1, 2]) {
      const reply = ofKind(await gate.act(many.caller(), 'documents-page', press(String(page))), 'documents');
      expect(reply.page).toBe(page);
      expect(reply.documents.length).toBeLessThanOrEqual(8);
      paths.push(...reply.documents.map(({ path }) => path));
    }
    expect(paths).toEqual(Object.keys(MANY));
  });

  it('searches titles, authors and file names, whatever the case and accents, also on later pages', async () => {
    expect((await list(many, { search: 'buku 18' })).documents.map(({ path }) => path)).toEqual(['buku-18.md']);
    expect((await list(many, { search: 'BUKU-07' })).total).toBe(1);
    expect(await list(many, { search: 'jose' })).toMatchObject({ total: 9, pages: 2, search: 'jose' });
    const later = await gate.act(many.caller(), 'documents-page', press('1..jose'));
    expect(later).toMatchObject({ page: 1, pages: 2, search: 'jose', documents: [{ path: 'buku-18.md' }] });
    expect(await list(many, { search: 'kereta' })).toMatchObject({ total: 0, pages: 1, documents: [] });
  });

  it('keeps a search with a full stop in it, and shows the last page of a list that became shorter', async () => {
    expect(await gate.act(many.caller(), 'documents-page', press('0..07.md'))).toMatchObject({
      search: '07.md',
      total: 1,
    });
    expect(await gate.act(many.caller(), 'documents-page', press('99'))).toMatchObject({ page: 2 });
    expect(await gate.act(many.caller(), 'documents-page', press(''))).toMatchObject({ page: 0, search: null });
  });

  it('has one page in a terminal, which scrolls', async () => {
    expect(await list(many, {}, { surface: 'console', channels: [] })).toMatchObject({ page: 0, pages: 1, total: 18 });
    expect((await list(many, {}, { surface: 'console', channels: [] })).documents).toHaveLength(18);
  });

  it('knows nothing of another server’s documents', async () => {
    expect((await list(few, { search: 'buku' })).total).toBe(0);
  });
});

describe('the list of a server that brings its own documents', () => {
  const manager = (server: ToyServer, change: Partial<Caller> = {}) =>
    server.caller({ managesServer: true, person: 'budi', ...change });
  const bad = (server: ToyServer, collectionId: number) => {
    const bytes = new TextEncoder().encode('%PDF-1.4 dan sisanya bukan PDF');
    return toy.services.documents.keep({ owner: server.owner, collectionId, name: 'rusak.pdf', bytes, by: 'budi' });
  };

  it('is empty at first, and says whose it is and who may add', async () => {
    const server = await toy.server({});
    const empty = { total: 0, documents: [], unread: [], collections: 1, collection: { isDefault: true } };
    expect(await list(server, {}, { managesServer: true })).toMatchObject({ ...empty, proposals: 0 });
    expect(await list(server)).toMatchObject(empty);
    expect(await list(server)).not.toHaveProperty('proposals');
  });

  it('tells everybody what waits or could not be read, and managers what was removed, the latest first', async () => {
    const server = await toy.server({});
    const { id } = await toy.services.library.collection(server.owner);
    await bad(server, id);
    const [first, second] = await server.give({
      'a.txt': 'Isi yang pertama.',
      'b.txt': 'Isi yang kedua.',
      'c.txt': 'Isi c.',
    });
    const bytes = new TextEncoder().encode('Belum dibaca.');
    await toy.services.documents.keep({ owner: server.owner, collectionId: id, name: 'baru.txt', bytes, by: 'budi' });
    for (const file of [first, second]) {
      toy.clock.pass(1000);
      await toy.services.documents.remove(server.owner, file?.id ?? '', 'budi');
    }
    const unread = async (change: Partial<Caller> = {}) =>
      (await list(server, {}, change)).unread?.map(({ name, state }) => `${name}: ${state}`);
    const open = ['baru.txt: waiting', 'rusak.pdf: refused'];
    expect(await unread()).toEqual(open);
    expect((await list(server, { search: 'a.txt' }, { managesServer: true })).unread).toMatchObject([
      { name: 'a.txt' },
    ]);
    expect(await unread({ managesServer: true })).toEqual([...open, 'b.txt: removed', 'a.txt: removed']);
    const { total, unread: [, refused] = [] } = await list(server, {}, { language: 'en' });
    expect(total).toBe(1);
    expect(refused?.refusal?.en).toContain('rusak.pdf');
  });

  it('is that of the collection which is named, on every page', async () => {
    const server = await toy.server({});
    const { id } = await server.collection('Sejarah');
    const files = Array.from({ length: 9 }, (_, at) => [`raja-${at}.txt`, `Raja nomor ${at} itu bijaksana.`] as const);
    await server.give(Object.fromEntries(files), id);
    expect((await list(server)).total).toBe(0);
    expect(await list(server, { koleksi: 'sejarah', collection: 'sejarah' })).toMatchObject({
      total: 9,
      pages: 2,
      collections: 2,
    });
    const later = await gate.act(server.caller(), 'documents-page', press(`1.${id}.raja`));
    expect(later).toMatchObject({ page: 1, collection: { label: 'Sejarah' }, search: 'raja', documents: [{}] });
    const options = { document: 'raja-3.txt', collection: 'Sejarah' };
    expect(await gate.run(server.caller(), { command: 'documents', subcommand: 'show', options })).toMatchObject({
      kind: 'document',
    });
    expect(await gate.act(server.caller(), 'documents-page', press('0.999999'))).toMatchObject({ code: 'outdated' });
  });

  it('goes on after a restart where it stopped', async () => {
    const before = await openToyServices();
    const server = await before.server({});
    const expired = manager(server, { expiry: AbortSignal.abort() });
    const files = [before.attachments.attach('layangan.txt', 'Layangan dibuat dari bambu dan kertas.')];
    const given = ofKind(await before.gate().act(expired, 'add-documents', press('', { files })), 'given');
    const id = given.documents[0]?.id ?? '';
    const after = await before.reopen();
    const again = after.gate();
    await after.documents.resume(server.owner);
    const [note] = await after.documents.untold();
    expect(note).toMatchObject({ fileId: id, channels: ['umum'] });
    const invocation = { command: 'documents', subcommand: 'list', options: {} };
    expect(await again.run(manager(server), invocation)).toMatchObject({ total: 1, unread: [] });
    expect(await again.act(manager(server), 'remove-document', press(id))).toMatchObject({ stage: 'removed' });
    await after.close();
  });
});

describe('/documents show', () => {
  it('shows one by a part of its name or title, with its opening but no boilerplate', async () => {
    expect(await show('bambu')).toMatchObject({
      kind: 'document',
      document: { path: 'rakit.md', metadata: { author: 'Rina Wati', date: '2020' } },
      opening: [
        'Rakit dibuat dari bambu yang tua.',
        'Ia mengapung di sungai.',
        'Anak-anak menaikinya setiap hari Minggu.',
      ],
    });
    expect(ofKind(await show('spam'), 'document').opening.join(' ')).not.toContain('Menang');
  });

  it('says which ones a name may mean, and where the list is when it means none', async () => {
    expect(await show('perahu')).toMatchObject({ code: 'ambiguous-document' });
    expect(await show('perahu.md')).toMatchObject({ kind: 'document' });
    expect(await show('kereta')).toMatchObject({
      code: 'unknown-document',
      sentence: expect.stringContaining('/dokumen daftar'),
    });
  });
});

describe('a name while it is typed', () => {
  const choices = (server: ToyServer, typed: string) =>
    gate.complete(server.caller(), { command: 'ask', options: {} }, 'document', typed);

  it('is completed by titles, and stands for the file', async () => {
    expect(await choices(few, 'ulin')).toEqual([{ label: 'Perahu ulin', value: 'perahu.md' }]);
    expect(await choices(few, 'tua')).toEqual([{ label: 'perahu-tua.md', value: 'perahu-tua.md' }]);
    expect(await choices(few, 'buku')).toEqual([]);
  });

  it('has at most 25 choices, and tells documents of one title apart', async () => {
    const alike = Object.fromEntries(
      Array.from({ length: 30 }, (_, at) => [`s${at}.md`, `---\ntitle: Sama\n---\n\nIsi ke-${at} dari semua dokumen.`]),
    );
    const offered = await choices(await toy.server(alike), 'sama');
    expect(offered).toHaveLength(25);
    expect(new Set(offered.map(({ label }) => label)).size).toBe(25);
  });

  it('that is too long for Discord is named by its end, and still means its document', async () => {
    const path = `${'map/'.repeat(30)}akhir.md`;
    const deep = await toy.server({ [path]: 'Dokumen ini disimpan jauh di dalam folder.' });
    const [choice] = await choices(deep, 'akhir');
    expect(choice?.value.length).toBeLessThanOrEqual(100);
    const options = { document: choice?.value ?? '' };
    const reply = await gate.run(deep.caller(), { command: 'documents', subcommand: 'show', options });
    expect(reply).toMatchObject({ document: { path } });
  });
});
