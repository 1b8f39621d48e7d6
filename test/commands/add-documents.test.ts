// /documents add and paste: what managers give is kept and read, and shown as Kutip understood it.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { joined } from '../../commands/paste-document.js';
import type { Caller, Dispatcher } from '../../src/dispatch.js';
import type { AttachedFile } from '../../src/ports.js';
import type { Reply } from '../../src/reply.js';
import { ofKind } from './reply-of-kind.js';
import { openToyServices, press, type ToyServer, type ToyServices } from './toy-services.js';

const KITE = 'Layangan dibuat dari bambu dan kertas. Benangnya panjang sekali.';
const PDF_THAT_IS_NONE = 'Ini bukan PDF.';

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
const attach = (name: string, contents: string = KITE) => toy.attachments.attach(name, contents);
const submit = async (files: AttachedFile[], fields: Record<string, string> = {}, change: Partial<Caller> = {}) =>
  ofKind(await gate.act(manager(change), 'add-documents', press('', { files, fields })), 'given');
const add = (options: Record<string, string | AttachedFile>, change: Partial<Caller> = {}) =>
  gate.run(manager(change), { command: 'dokumen', subcommand: 'tambah', options });
const answer = async (question: string) =>
  ofKind(await gate.run(server.caller(), { command: 'ask', options: { question } }), 'answer').answer;
const kept = async () => {
  const { id } = await toy.services.library.collection(server.owner);
  return toy.services.documents.files({ owner: server.owner, collectionId: id });
};

describe('/documents add', () => {
  it('opens a form for files and what is known of a single one, in the person’s language', async () => {
    const form = async (language: 'id' | 'en') =>
      gate.acknowledge(manager({ language }), { command: 'documents', subcommand: 'add', options: {} });
    const { id } = await toy.services.library.collection(server.owner);
    expect(await form('id')).toMatchObject({ kind: 'form', action: 'add-documents', argument: String(id) });
    expect(await form('id')).toMatchObject({
      form: {
        title: 'Tambah dokumen',
        fields: [
          { type: 'files', name: 'files', label: 'Berkas', required: true, most: 10 },
          ...['title', 'author', 'publisher-date', 'url'].map((name) => ({ type: 'text', name, required: false })),
        ],
      },
    });
    expect(await form('en')).toMatchObject({
      form: {
        title: 'Add documents',
        fields: [{ help: expect.stringContaining('at most 10 files of 1 MB') }, {}, {}, {}, {}],
      },
    });
  });

  it('keeps in the form what was written without a file, and says into which collection it goes', async () => {
    const { collections } = toy.services;
    const history = await collections.create(server.owner, 'Sejarah', []);
    const options = { title: 'Layangan', publisher: 'Kompas', date: '2022-01-07', collection: 'Sejarah' };
    const asked = await gate.acknowledge(manager(), { command: 'documents', subcommand: 'add', options });
    expect(asked).toMatchObject({
      argument: String(history.id),
      form: {
        title: 'Tambah dokumen · Sejarah',
        fields: [
          { name: 'files' },
          { value: 'Layangan' },
          { name: 'author' },
          { value: 'Kompas, 2022-01-07' },
          { name: 'url' },
        ],
      },
    });
    await collections.remove(server.owner, history.id, 'rina');
  });

  it('needs no form for one attached file, and shows the person alone what it understood', async () => {
    const options = { berkas: attach('layangan.txt'), file: attach('layangan.txt') };
    const invocation = { command: 'documents', subcommand: 'add', options: { file: options.file } };
    expect(await gate.acknowledge(manager(), invocation)).toBe('private');
    const reply = ofKind(
      await add({ file: attach('layangan.txt'), title: 'Cara membuat layangan', date: '2021' }),
      'given',
    );
    expect(reply).toMatchObject({ language: 'id', going: false, late: false, collection: { isDefault: true } });
    expect(reply.documents).toMatchObject([
      { name: 'layangan.txt', state: 'read', metadata: { title: 'Cara membuat layangan', date: '2021' }, passages: 1 },
    ]);
    expect((await answer('Layangan dibuat dari apa?')).quotes[0]).toMatchObject({ title: 'Cara membuat layangan' });
  });

  it('keeps up to ten files, and one bad one stops none of the others', async () => {
    const gone = attach('hilang.txt');
    toy.attachments.expire(gone);
    const files = [
      attach('satu.txt', `Satu. ${KITE}`),
      attach('dua.pdf', PDF_THAT_IS_NONE),
      gone,
      attach('tiga.md', `Tiga. ${KITE}`),
    ];
    const { documents } = await submit(files);
    expect(documents.map(({ name, state }) => [name, state])).toEqual([
      ['satu.txt', 'read'],
      ['dua.pdf', 'rejected'],
      ['hilang.txt', 'rejected'],
      ['tiga.md', 'read'],
    ]);
    expect(documents[1]).toMatchObject({
      id: '',
      refusal: { id: expect.stringContaining('dua.pdf'), en: expect.any(String) },
    });
    expect(await kept()).toHaveLength(2);
  });

  it('names what it has already instead of keeping it twice, also within one form', async () => {
    await submit([attach('asli.txt')]);
    const { documents } = await submit([
      attach('salinan.txt'),
      attach('lain.txt', 'Yang lain.'),
      attach('lagi.txt', 'Yang lain.'),
    ]);
    expect(documents.map(({ name, state }) => [name, state])).toEqual([
      ['asli.txt', 'known'],
      ['lain.txt', 'read'],
      ['lain.txt', 'known'],
    ]);
    expect(await kept()).toHaveLength(2);
  });

  it('takes publisher and date from one field, whatever of both is there', async () => {
    const understood = async (text: string, at: number) => {
      const { documents } = await submit([attach(`b${at}.txt`, `Berita nomor ${at} tentang sungai.`)], {
        'publisher-date': text,
      });
      return documents[0]?.metadata;
    };
    expect(await understood('Kompas, 2022-01-07', 1)).toMatchObject({ publisher: 'Kompas', date: '2022-01-07' });
    expect(await understood('2022-01', 2)).toMatchObject({ publisher: null, date: '2022-01' });
    expect(await understood('Gramedia, Jakarta', 3)).toMatchObject({ publisher: 'Gramedia, Jakarta', date: null });
  });

  it('keeps the file where a statement is wrong, with all that is right of it, and says what to write', async () => {
    const fields = { title: 'Layangan', 'publisher-date': 'Kompas, 07/01/2022', url: 'bukan tautan' };
    const { documents } = await submit([attach('l.txt')], fields);
    expect(documents[0]).toMatchObject({
      state: 'read',
      metadata: { title: 'Layangan', publisher: 'Kompas', date: null },
    });
    expect(documents[0]?.notices.map(({ code }) => code)).toEqual(['wrong-date', 'wrong-link']);
    expect(documents[0]?.notices[0]?.sentence.id).toContain('2022-01-07');
    const { notices } =
      ofKind(await add({ file: attach('m.txt', 'Satu lagi.'), date: 'kemarin' }), 'given').documents[0] ?? {};
    expect(notices).toMatchObject([{ code: 'wrong-date' }]);
  });

  it('states nothing of several files, and says so', async () => {
    const files = [attach('a.txt', 'Isi yang pertama.'), attach('b.txt', 'Isi yang kedua.')];
    const { documents } = await submit(files, { title: 'Judul siapa?' });
    expect(documents.map(({ metadata }) => metadata?.title)).not.toContain('Judul siapa?');
    expect(documents[0]?.notices).toMatchObject([{ code: 'statement-left-out' }]);
  });

  it('asks again what was not answered before', async () => {
    expect((await answer('Layangan dibuat dari apa?').catch(() => null))?.answered ?? false).toBe(false);
    await submit([attach('awal.txt', 'Gunung itu tinggi.')]);
    expect((await answer('Layangan dibuat dari apa?')).answered).toBe(false);
    await submit([attach('layangan.txt')]);
    expect(await toy.services.group.answeredQuestions(server.owner)).toHaveLength(1);
  });

  it('takes the place of the sample documents, and is the step of /setup', async () => {
    await gate.act(manager(), 'sample-documents', press('setup'));
    await submit([attach('layangan.txt')]);
    const { id } = await toy.services.library.collection(server.owner);
    expect((await toy.services.library.documents(id)).map(({ path }) => path)).toEqual(['layangan.txt']);
    expect((await toy.services.group.settings(server.owner)).setUp).toContain('documents');
  });

  it('puts documents where the form was opened, and nowhere when that is gone or another’s', async () => {
    const course = await server.collection('Sejarah');
    const into = (argument: string) =>
      gate.act(manager(), 'add-documents', press(argument, { files: [attach('s.txt')] }));
    expect(ofKind(await into(String(course.id)), 'given').collection).toMatchObject({ label: 'Sejarah' });
    const form = await gate.acknowledge(manager(), {
      ...{ command: 'documents', subcommand: 'add' },
      options: { collection: 'sejarah' },
    });
    expect(form).toMatchObject({ argument: String(course.id) });
    const theirs = await (await toy.server({})).collection('Milik lain');
    for (const argument of [String(theirs.id), '999999', '-1', 'x', '1e3']) {
      expect(await into(argument)).toMatchObject({ kind: 'refusal', code: 'outdated' });
    }
  });

  it('shows hostile names as names', async () => {
    const { documents } = await submit([attach('../../etc/pass\u202Ewd\u0000.txt'), attach('', 'Tanpa nama.')]);
    expect(documents.map(({ name }) => name)).toEqual(['passwd.txt', 'dokumen']);
    expect(documents.map(({ state }) => state)).toEqual(['read', 'read']);
  });

  it('says that a file is missing', async () => {
    expect(await gate.act(manager(), 'add-documents', press(''))).toMatchObject({ kind: 'refusal', code: 'no-file' });
    expect(await add({})).toMatchObject({ kind: 'refusal', code: 'no-file' });
  });

  it('is refused to members, by command, form and button, and nothing is fetched', async () => {
    const member = { managesServer: false };
    const before = toy.attachments.opened.length;
    for (const reply of [
      await add({ file: attach('l.txt') }, member),
      await gate.acknowledge(manager(member), { command: 'documents', subcommand: 'add', options: {} }),
      await gate.form(manager(member), 'add-documents', { argument: '', values: [] }),
      await gate.act(manager(member), 'add-documents', press('', { files: [attach('l.txt')] })),
      await gate.act(manager(member), 'paste-document', press('', { fields: { title: 'J', part1: KITE } })),
    ]) {
      expect(reply).toMatchObject({ kind: 'refusal', code: 'not-allowed' });
    }
    expect(toy.attachments.opened).toHaveLength(before);
    expect(await kept()).toEqual([]);
  });
});

describe('reading that takes longer than its reply can wait', () => {
  /** The reply expires before anything is read. */
  const expired = () => ({ expiry: AbortSignal.abort() });
  const untold = async () => (await toy.documents.untold()).filter(({ owner }) => owner === server.owner);
  const end = async () => {
    const { id } = await toy.services.library.collection(server.owner);
    await toy.documents.read({ owner: server.owner, collectionId: id });
  };

  it('says that it goes on, and that the channel will be told', async () => {
    const reply = await submit([attach('layangan.txt')], {}, expired());
    expect(reply).toMatchObject({ going: true, told: true, documents: [{ state: 'waiting', metadata: null }] });
    await end();
    expect(await untold()).toMatchObject([{ channels: ['umum'], fileId: reply.documents[0]?.id, language: 'id' }]);
  });

  it('promises no message where Kutip cannot write, or not everybody may know of the collection', async () => {
    toy.messenger.allow('diam', { canSend: false });
    const silent = await submit([attach('layangan.txt')], {}, { ...expired(), channels: ['diam'] });
    expect(silent).toMatchObject({ going: true, told: false });
    const tied = await server.collection('Ujian', ['111']);
    const there = { ...expired(), sees: () => true };
    const press_ = press(String(tied.id), { files: [attach('soal.txt', 'Soal ujian yang rahasia.')] });
    expect(await gate.act(manager(there), 'add-documents', press_)).toMatchObject({ going: true, told: false });
    await end();
    await toy.documents.read({ owner: server.owner, collectionId: tied.id });
    expect(await untold()).toEqual([]);
  });

  it('tells nobody twice of what the reply told', async () => {
    await submit([attach('layangan.txt')]);
    expect(await untold()).toEqual([]);
  });
});

describe('limits', () => {
  let small: ToyServices;
  beforeAll(async () => {
    small = await openToyServices({ documents: 2, fileBytes: 200 });
  });
  afterAll(() => small.close());

  it('are named for each file that they keep out, with what to do', async () => {
    const group = await small.server({});
    const files = [
      small.attachments.attach('satu.txt', 'Yang pertama.'),
      small.attachments.attach('besar.txt', 'panjang '.repeat(100)),
      small.attachments.attach('dua.txt', 'Yang kedua.'),
      small.attachments.attach('tiga.txt', 'Yang ketiga.'),
    ];
    const caller = group.caller({ managesServer: true, language: 'en' });
    const reply: Reply = await small.gate().act(caller, 'add-documents', press('', { files }));
    const { documents } = ofKind(reply, 'given');
    expect(documents.map(({ state }) => state)).toEqual(['read', 'rejected', 'read', 'rejected']);
    expect(documents[3]?.refusal?.en).toContain('2 documents already');
    expect(small.failures).toEqual([]);
  });
});

describe('/documents paste', () => {
  const paste = async (fields: Record<string, string>) =>
    ofKind(await gate.act(manager(), 'paste-document', press('', { fields })), 'given');

  it('opens a form with a title and four parts, of which the first is needed', async () => {
    const shown = await gate.acknowledge(manager(), { command: 'dokumen', subcommand: 'tempel', options: {} });
    expect(shown).toMatchObject({
      kind: 'form',
      action: 'paste-document',
      form: {
        fields: [
          { name: 'title', required: true },
          { name: 'part1', required: true, long: true, maxLength: 4000 },
          { name: 'part2', required: false },
          { name: 'part3', required: false },
          { name: 'part4', required: false },
        ],
      },
    });
  });

  it('keeps the text under its title, and can be asked at once', async () => {
    const { documents } = await paste({ title: 'Bab 1/2: Layangan', part1: KITE });
    expect(documents).toMatchObject([
      { name: 'Bab 1-2: Layangan.txt', state: 'read', metadata: { title: 'Bab 1/2: Layangan' } },
    ]);
    expect((await answer('Layangan dibuat dari apa?')).quotes[0]).toMatchObject({
      text: expect.stringContaining('Layangan dibuat dari bambu'),
    });
  });

  it('goes on within a sentence that a part cut, and else begins a paragraph', () => {
    expect(joined(['Layangan itu', 'terbang.', 'Benangnya putus.', ''])).toBe(
      'Layangan itu terbang.\n\nBenangnya putus.',
    );
    expect(joined(['Katanya: “Terbang!”', ' Lalu jatuh. '])).toBe('Katanya: “Terbang!”\n\nLalu jatuh.');
    expect(joined(['', '  '])).toBe('');
  });

  it('refuses a text without a word', async () => {
    expect((await paste({ title: 'Kosong', part1: ' ' })).documents).toMatchObject([{ state: 'rejected' }]);
  });
});
