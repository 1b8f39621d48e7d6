// What is refused around documents, over real sockets: members everything that managers do, and files that cannot be taken.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { textFile } from './file-host.js';
import { wire } from './local-discord.js';
import { LANGUAGES, type ManagedServer, openManagedServer, plain, whenRead } from './managed-server.js';
import type { UploadedFile } from './multipart.js';
import type { SeenForm, SeenMessage } from './seen.js';

const LIMITS = { fileBytes: 20_000, documents: 14 };

wire('documents that are refused', () => {
  let group: ManagedServer;
  beforeAll(async () => {
    group = await openManagedServer({ limits: LIMITS });
    await group.give({ 'awal.md': 'Perpustakaan dibuka setiap hari Senin.' });
  });
  afterEach(() => group.expectSound());
  afterAll(() => group.close());

  describe.each(LANGUAGES)('for people who read %s', (language) => {
    const words = WORDS[language];
    const manager = () => group.managers[language];
    const member = () => group.members[language];
    const openForm = (): Promise<SeenForm> => manager().slash(group.umum, words.add).form();
    const add = async (...files: readonly UploadedFile[]) =>
      whenRead(manager().submit(await openForm(), {}, { files }));
    const kept = async () => {
      const { documents, collections, library, group: remembered } = group.kutip.services;
      const owner = group.server.id;
      const { id: collectionId } = await library.collection(owner);
      const { setUp } = await remembered.settings(owner);
      return JSON.stringify([await documents.files({ owner, collectionId }), await collections.list(owner), setUp]);
    };

    it('are everything that managers do, to members, and only they learn who may', async () => {
      const before = [await kept(), group.umum.seen().length];
      const file = textFile('punyaku.txt', 'Ini punyaku.');
      const asked = [
        member().slash(group.umum, words.add),
        member().slash(group.umum, words.add, { [words.file]: file }),
        member().slash(group.umum, words.paste),
        member().slash(group.umum, words.edit, { [words.document]: 'awal.md' }),
        member().slash(group.umum, words.remove, { [words.document]: 'awal.md' }),
        member().slash(group.umum, words.export),
        member().slash(group.umum, words.collections),
      ];
      for (const each of asked) expectOnlyManagers(await each.reply(), words.whoMay);
      const typed = member().autocomplete(group.umum, words.edit, words.document, 'aw');
      expect(await typed.choices()).toEqual([]);
      expect([await kept(), group.umum.seen().length]).toEqual(before);
    });

    it('are presses and forms that members make up', async () => {
      const { documents, library, collections } = group.kutip.services;
      const owner = group.server.id;
      const { id: collectionId } = await library.collection(owner);
      const [{ id = '' } = {}] = await documents.files({ owner, collectionId });
      const { id: named } = await collections.create(owner, `Uji ${language}`, []);
      const before = await kept();
      const list = await member().slash(group.umum, words.list).reply();
      const forged = [
        ...[`add-documents:${collectionId}`, `paste-document:${collectionId}`, `correct-document:${id}`],
        ...[`ask-removal:${id}`, `remove-document:${id}`, `keep-document:${id}`, `undo-removal:${id}`],
        ...['choose-collection:', 'new-collection:', `rename-collection:${named}`, `tie-collection:${named}`],
        ...[`use-collection:${named}`, `remove-collection:${named}`, `confirm-remove-collection:${named}`],
        ...[`undo-collection:${named}`, 'proposals:', 'accept-proposal:00000000', 'decline-proposal:00000000'],
      ];
      for (const customId of forged) {
        const refused = await member().press(list, customId, { forged: true }).reply();
        expectOnlyManagers(refused, words.whoMay);
      }
      // A form that was opened by somebody who managed then.
      const files = [textFile('punyaku.txt', 'Ini punyaku.')];
      expectOnlyManagers(
        await member()
          .submit(await openForm(), {}, { files })
          .reply(),
        words.whoMay,
      );
      const paste = await manager().slash(group.umum, words.paste).form();
      const [title = '', text = ''] = paste.fields.map(({ label }) => label);
      expectOnlyManagers(
        await member()
          .submit(paste, { [title]: 'x', [text]: 'Punyaku.' })
          .reply(),
        words.whoMay,
      );
      expect(await kept()).toBe(before);
    });

    it('are ids that nobody has, to managers too, with the way on', async () => {
      const list = await manager().slash(group.umum, words.list).reply();
      const answers = [];
      for (const customId of ['correct-document:00000000', 'remove-document:00000000', 'add-documents:999999']) {
        answers.push(await manager().press(list, customId, { forged: true }).reply());
      }
      for (const answer of answers) expect(answer).toMatchObject({ ephemeral: true, rows: [] });
      expect(plain(answers[0] ?? list)).toContain(words.noDocument);
      expect(plain(answers[2] ?? list)).toContain(words.noCollection);
    });

    it('are files too large, empty, of another type or not what they are called, each with the reason', async () => {
      const bad: readonly [UploadedFile, string][] = [
        [textFile('besar.txt', 'x '.repeat(LIMITS.fileBytes)), words.tooLarge],
        [textFile('kosong.txt', ''), words.empty],
        [{ name: 'foto.png', type: 'image/png', bytes: PNG }, words.unknownType],
        [{ name: 'palsu.pdf', type: 'application/pdf', bytes: PNG }, words.damaged],
        [{ name: 'biner.txt', type: 'text/plain', bytes: PNG }, words.notText],
        [textFile('catatan.docx', 'Ini teks biasa.'), words.damaged],
        [{ name: 'buku.epub', type: 'application/epub+zip', bytes: Buffer.from('%PDF-1.4') }, words.wrongType],
        [textFile('spasi.txt', ' \n '), words.noText],
      ];
      for (const [file, reason] of bad) {
        const alone = await add(file);
        expect(alone.ephemeral).toBe(true);
        expect(plain(alone)).toContain(file.name);
        expect(plain(alone)).toContain(reason);
        expect(plain(alone)).not.toMatch(/sekarang bisa dikutip|can be quoted now/);
      }
    });

    it('are told of one by one among ten files, and the good ones are kept', async () => {
      const good = Array.from({ length: 4 }, (_, at) => textFile(`baik-${language}-${at}.txt`, words.good(at)));
      const bad = [
        textFile('besar.txt', 'x '.repeat(LIMITS.fileBytes)),
        textFile('kosong.txt', ''),
        { name: 'foto.png', type: 'image/png', bytes: PNG },
        { name: 'palsu.pdf', type: 'application/pdf', bytes: PNG },
        { name: 'lagu.mp3', type: 'audio/mpeg', bytes: PNG },
        textFile(`sama-${language}.txt`, words.good(0)),
      ];
      const given = await add(...good, ...bad);
      expect(plain(given)).toContain(words.quotable);
      for (const { name } of [...good, ...bad.slice(0, 5)]) expect(plain(given)).toContain(name);
      expect(given.selects[0]?.options.map(({ label }) => label)).toEqual(good.map(({ name }) => name));
      expect(given.content.length).toBeLessThanOrEqual(2_000);
      expect(plain(await group.ask(member(), words.question))).toContain(words.good(2));
    });

    it('are names: paths and signs are taken off, and draw nothing', async () => {
      const names = [
        `../../etc/${language}.txt`,
        `C:\\Windows\\${language}-2.txt`,
        `**@everyone** <@1> [x](https://example.org) ${language}.txt`,
        `\u202Etxt.${language}-\u0000rahasia.txt`,
      ];
      const given = await add(...names.map((name, at) => textFile(name, words.named(at))));
      expect(plain(given)).not.toMatch(/etc|Windows|\u202E/);
      expect(given.content).not.toMatch(/(?<!\\)<@1>|\]\(https/);
      const { documents, library } = group.kutip.services;
      const place = { owner: group.server.id, collectionId: (await library.collection(group.server.id)).id };
      for (const { path } of await documents.files(place)) expect(path).not.toMatch(/[/\\\p{C}]/u);
      for (const { id, addedBy } of await documents.files(place)) {
        if (addedBy === manager().id) await documents.remove(place.owner, id, null);
      }
      await documents.read(place);
    });
  });

  it.each(LANGUAGES)('are those beyond the limit, with what can be done (%s)', async (language) => {
    const { add, paste, full, whoRuns } = WORDS[language];
    const manager = group.managers[language];
    const { documents, library } = group.kutip.services;
    const place = { owner: group.server.id, collectionId: (await library.collection(group.server.id)).id };
    const there = (await documents.files(place)).filter(({ state }) => state !== 'removed').length;
    const missing = Array.from({ length: LIMITS.documents - there }, (_, at) => at);
    await group.give(Object.fromEntries(missing.map((at) => [`isi-${at}.txt`, `Isian nomor ${at} dari ${language}.`])));
    const form = await manager.slash(group.umum, add).form();
    const refused = await whenRead(manager.submit(form, {}, { files: [textFile('lagi.txt', 'Satu lagi saja.')] }));
    expect(refused.ephemeral).toBe(true);
    for (const fact of ['lagi.txt', full, whoRuns]) expect(plain(refused)).toContain(fact);
    const typed = await manager.slash(group.umum, paste).form();
    const [title = '', text = ''] = typed.fields.map(({ label }) => label);
    const pasted = await whenRead(manager.submit(typed, { [title]: 'Catatan', [text]: 'Satu lagi saja, sungguh.' }));
    for (const fact of ['Catatan', full]) expect(plain(pasted)).toContain(fact);
  });
});

function expectOnlyManagers(reply: SeenMessage, whoMay: string): void {
  expect(reply).toMatchObject({ ephemeral: true, rows: [], files: [], content: expect.stringContaining(whoMay) });
}

const PNG = Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de', 'hex');

const WORDS = {
  id: {
    ...{ add: 'dokumen tambah', paste: 'dokumen tempel', edit: 'dokumen ubah', remove: 'dokumen hapus' },
    ...{ export: 'dokumen ekspor', collections: 'dokumen koleksi', list: 'dokumen daftar' },
    ...{ file: 'berkas', document: 'dokumen' },
    whoMay: 'Ini hanya untuk pengelola: yang punya izin Kelola Server, atau peran yang mereka pilih.',
    noDocument: 'Dokumen itu sudah tidak ada. Lihat /dokumen daftar.',
    noCollection: 'Koleksi itu sudah tidak ada.',
    tooLarge: 'terlalu besar; batasnya',
    empty: 'kosong (0 bita)',
    unknownType: 'bukan jenis berkas yang bisa dibaca Kutip',
    damaged: 'rusak atau tidak lengkap',
    notText: 'bukan teks. Simpan ulang sebagai teks UTF-8',
    wrongType: 'tidak sesuai dengan namanya',
    noText: 'Tidak ada teks',
    good: (at: number) => `Perahu nomor ${at} berlabuh di dermaga.`,
    quotable: '5 dari 10 dokumen bisa dikutip',
    question: 'Perahu nomor 2 berlabuh di mana?',
    named: (at: number) => `Jalan nomor ${at} berlubang sekali.`,
    full: 'sebanyak batasnya',
    whoRuns: 'Yang menjalankan Kutip',
  },
  en: {
    ...{ add: 'documents add', paste: 'documents paste', edit: 'documents edit', remove: 'documents remove' },
    ...{ export: 'documents export', collections: 'documents collections', list: 'documents list' },
    ...{ file: 'file', document: 'document' },
    whoMay: 'Only managers may do this: whoever has Manage Server, or the role that they chose.',
    noDocument: 'That document is not there any more. See /documents list.',
    noCollection: 'That collection is not there any more.',
    tooLarge: 'is too large; the limit is',
    empty: 'is empty (0 bytes)',
    unknownType: 'is not a type of file that Kutip reads',
    damaged: 'is damaged or incomplete',
    notText: 'does not hold text. Save it again as UTF-8 text',
    wrongType: 'which its name does not say',
    noText: 'There is no text',
    good: (at: number) => `Boat number ${at} moored at dock.`,
    quotable: '5 of 10 documents can be quoted',
    question: 'Boat number 2 moored at where?',
    named: (at: number) => `Road number ${at} has many holes.`,
    full: 'which is the limit',
    whoRuns: 'Whoever runs Kutip',
  },
} as const;
