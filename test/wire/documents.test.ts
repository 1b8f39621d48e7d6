// /documents over real sockets: documents are listed, shown, pasted, corrected, removed and exported, in both languages.
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openArchive } from '../../src/corpus/archive/read-archive.js';
import { temporaryFolder } from '../corpus/toy-library.js';
import { wire } from './local-discord.js';
import { LANGUAGES, type ManagedServer, openManagedServer, plain, whenRead } from './managed-server.js';
import type { Person } from './person.js';

const FILE_LIMIT = 30_000;

wire('/documents', () => {
  let group: ManagedServer;
  beforeAll(async () => {
    group = await openManagedServer({ fileLimit: FILE_LIMIT });
  });
  afterEach(() => group.expectSound());
  afterAll(() => group.close());

  it.each(LANGUAGES)('are none at first, and say how to get some (%s)', async (language) => {
    const { commands, none } = WORDS[language];
    const managers = await group.managers[language].slash(group.umum, commands.list).reply();
    expect(managers).toMatchObject({ ephemeral: true, rows: [[none.add]] });
    expect(plain(managers)).toContain(none.forManagers);
    const members = await group.members[language].slash(group.umum, commands.list).reply();
    expect(members).toMatchObject({ ephemeral: true, rows: [] });
    expect(plain(members)).toContain(none.forMembers);
    expect((await group.managers[language].press(managers, none.add).form()).fields[0]?.files).toMatchObject({
      most: 10,
    });
  });

  describe.each(LANGUAGES)('for people who read %s', (language) => {
    const words = WORDS[language];
    const { commands, options, buttons } = words;
    const manager = () => group.managers[language];
    const member = () => group.members[language];
    const call = (person: Person, command: keyof typeof commands, values: Record<string, string> = {}) =>
      person.slash(group.umum, commands[command], values);
    const listed = async (person: Person, search: string) =>
      plain(await call(person, 'list', { [options.search]: search }).reply());

    it('list everything by pages, for members as for managers', async () => {
      const chapters = Array.from({ length: 10 }, (_, at) => at + 1);
      await group.give(
        Object.fromEntries(
          chapters.map((at) => [
            `${words.chapter}-${at}.md`,
            `---\ntitle: ${words.chapter} ${at}\n---\n\n${words.text} ${at}.`,
          ]),
        ),
      );
      for (const person of [manager(), member()]) {
        const first = await call(person, 'list', { [options.search]: words.chapter }).reply();
        expect(first.ephemeral).toBe(true);
        expect(plain(first)).toContain(`10 ${words.documents} · 10 ${words.passages} · ${words.page} 1/2`);
        expect(plain(first)).toContain(words.searchedFor(words.chapter));
        expect(first.buttons.some(({ label }) => label === words.none.add)).toBe(person === manager());
        expect(() => person.press(first, buttons.previous)).toThrow('disabled');
        const second = await person.press(first, buttons.next).reply();
        expect(second.id).toBe(first.id);
        const both = `${plain(first)}\n${plain(second)}\n`;
        for (const at of chapters) expect(both).toMatch(new RegExp(`^${words.chapter} ${at}$`, 'm'));
        expect(plain(await person.press(second, buttons.previous).reply())).toBe(plain(first));
      }
      expect(await listed(member(), 'zirafah')).toContain(words.noneFound);
    });

    it('show what is known of one', async () => {
      await group.give({ [words.kite.file]: words.kite.text });
      for (const named of [words.kite.file, words.kite.title.slice(0, 7)]) {
        const shown = await call(member(), 'show', { [options.document]: named }).reply();
        expect(shown.ephemeral).toBe(true);
        for (const fact of words.kite.facts) expect(plain(shown)).toContain(fact);
      }
      const unknown = await call(member(), 'show', { [options.document]: 'zirafah' }).reply();
      expect(unknown).toMatchObject({ ephemeral: true, content: expect.stringContaining(commands.list) });
      const choices = await member()
        .autocomplete(group.umum, commands.show, options.document, words.kite.title.slice(0, 4))
        .choices();
      expect(choices).toContainEqual({ name: words.kite.title, value: words.kite.file });
    });

    it('take a text that is pasted in four parts, and quote it at once', async () => {
      const form = await call(manager(), 'paste').form();
      expect(form.fields.map(({ label, required }) => `${label}${required ? '*' : ''}`)).toEqual(words.pasteFields);
      const [title = '', ...parts] = form.fields.map(({ label }) => label);
      expect(() => manager().submit(form, { [title]: 'x' })).toThrow('must be filled in');
      const { title: called, parts: texts, question, quote, reply } = words.pasted;
      const filled = { [title]: called, ...Object.fromEntries(parts.map((label, at) => [label, texts[at] ?? ''])) };
      const given = await whenRead(manager().submit(form, filled));
      expect(given).toMatchObject({ ephemeral: true, rows: [[buttons.correct, buttons.remove, buttons.addMore]] });
      expect(plain(given)).toContain(reply);
      expect((await group.ask(member(), question)).content.replaceAll('**', '')).toContain(`> ${quote}`);
      expect(group.umum.seen()).toEqual([]);
    });

    it('are corrected in a form that holds what is known, each field by itself', async () => {
      const { file, text, title } = words.corrected;
      await group.give({ [file]: text });
      const form = await call(manager(), 'edit', { [options.document]: file }).form();
      expect(form.fields.map(({ label, value }) => [label, value])).toEqual(words.corrected.before);
      const [, author = '', publisher = '', date = '', link = ''] = form.fields.map(({ label }) => label);
      const values = {
        [author]: 'Rina Wati',
        [publisher]: 'Kompas',
        [date]: words.corrected.wrongDate,
        [link]: 'https://example.org/a',
      };
      const half = await whenRead(manager().submit(form, values));
      expect(half.ephemeral).toBe(true);
      expect(plain(half)).toContain(words.corrected.notADate);
      expect(plain(half)).toContain('Rina Wati');
      const again = await manager().press(half, buttons.correct).form();
      expect(again.fields.map(({ value }) => value)).toEqual([
        title,
        'Rina Wati',
        'Kompas',
        '',
        'https://example.org/a',
      ]);
      const done = await whenRead(manager().submit(again, { [date]: '2022-01-07', [link]: '' }));
      expect(plain(done)).toContain(words.corrected.date);
      expect(plain(done)).not.toContain('⚠️');
      expect(done.content).not.toContain('example.org');
      const shown = plain(await call(member(), 'show', { [options.document]: file }).reply());
      for (const fact of [title, 'Rina Wati', 'Kompas', words.corrected.date]) expect(shown).toContain(fact);
      const cited = await group.ask(member(), words.corrected.question);
      expect(plain(cited)).toMatch(/Rina Wati.*Kompas/);
    });

    it('are removed after a question, and brought back', async () => {
      const { file, text, title, question, quote } = words.removed;
      await group.give({ [file]: text });
      const asked = await call(manager(), 'remove', { [options.document]: title }).reply();
      expect(asked).toMatchObject({ ephemeral: true, rows: [[buttons.yes, buttons.cancel]] });
      expect(plain(asked)).toContain(words.removed.asked);
      const kept = await manager().press(asked, buttons.cancel).reply();
      expect(kept).toMatchObject({ id: asked.id, rows: [], content: words.removed.kept });
      expect(plain(await group.ask(member(), question))).toContain(quote);

      const second = await call(manager(), 'remove', { [options.document]: file }).reply();
      const removed = await manager().press(second, buttons.yes).reply();
      expect(removed).toMatchObject({ id: second.id, rows: [[buttons.bringBack]] });
      expect(plain(removed)).toContain(words.removed.done);
      expect(plain(await group.ask(member(), question))).not.toContain(quote);
      expect(await listed(member(), title)).toContain(words.noneFound);
      const back = await whenRead(manager().press(removed, buttons.bringBack));
      expect(plain(back)).toContain(words.removed.back);
      expect(plain(await group.ask(member(), question))).toContain(quote);
    });

    it('that were removed are in a manager’s list, from which they come back', async () => {
      const { file, text, title } = words.listedRemoved;
      const [{ id = '' } = {}] = await group.give({ [file]: text });
      const { documents } = group.kutip.services;
      await documents.edit(group.server.id, id, { title });
      await documents.remove(group.server.id, id, null);
      expect(plain(await call(member(), 'list').reply())).not.toContain(title);
      const list = await call(manager(), 'list').reply();
      expect(plain(list)).toMatch(new RegExp(`🗑️ ${title}`));
      expect(list.selects[0]?.options).toMatchObject([{ value: id }]);
      const back = await whenRead(manager().choose(list, buttons.bringBackMenu, [id]));
      expect(plain(back)).toContain(words.back(title));
      expect(plain(await call(member(), 'show', { [options.document]: file }).reply())).toContain(title);
    });

    it('are exported as one file that holds every document as it was given', async () => {
      await group.give({ [words.exported.file]: words.exported.text });
      const sent = await call(manager(), 'export').reply();
      expect(sent).toMatchObject({ ephemeral: true, rows: [] });
      expect(sent.content).toMatch(words.exported.sentence);
      const [file] = sent.files;
      expect(file?.name).toMatch(words.exported.name);
      const folder = temporaryFolder();
      const path = join(folder.root, 'a.zip');
      writeFileSync(path, file?.bytes ?? '');
      const archive = await openArchive(path, { fileBytes: 1_000_000, documents: 100 });
      const document = archive.manifest.documents.find(({ name }) => name === words.exported.file);
      expect(document?.hash).toBe(createHash('sha256').update(words.exported.text).digest('hex'));
      if (document !== undefined) expect(String(await archive.bytes(document))).toBe(words.exported.text);
      archive.close();
      folder.remove();
    });

    it('that are too large for Discord are exported at the command line, which is named', async () => {
      const { collections } = group.kutip.services;
      const label = `Arsip ${language}`;
      const { id } = await collections.create(group.server.id, label, []);
      const noise = Array.from({ length: 1_000 }, (_, at) =>
        createHash('sha256').update(`${language}${at}`).digest('hex'),
      );
      await group.give({ 'besar.txt': noise.join(' ') }, id);
      const refused = await call(manager(), 'export', { [options.collection]: label }).reply();
      expect(refused).toMatchObject({ ephemeral: true, files: [] });
      expect(plain(refused)).toContain(words.tooLarge);
      expect(plain(refused)).toContain(`npm run corpus -- export FILE --server ${group.server.id} --collection`);
      const empty = await collections.create(group.server.id, `Kosong ${language}`, []);
      const nothing = await call(manager(), 'export', { [options.collection]: empty.label ?? '' }).reply();
      expect(nothing).toMatchObject({
        ephemeral: true,
        files: [],
        content: expect.stringContaining(words.nothingToExport),
      });
    });
  });
});

const WORDS = {
  id: {
    commands: {
      ...{ list: 'dokumen daftar', show: 'dokumen lihat', paste: 'dokumen tempel', edit: 'dokumen ubah' },
      ...{ remove: 'dokumen hapus', export: 'dokumen ekspor' },
    },
    options: { search: 'cari', document: 'dokumen', collection: 'koleksi' },
    buttons: {
      ...{
        previous: '‹ Sebelumnya',
        next: 'Berikutnya ›',
        correct: 'Betulkan',
        remove: 'Hapus',
        addMore: 'Tambah lagi',
      },
      ...{ yes: 'Ya, hapus', cancel: 'Batal', bringBack: 'Kembalikan', bringBackMenu: 'Kembalikan …' },
    },
    none: {
      add: 'Tambah dokumen',
      forManagers: 'Belum ada dokumen. Tekan Tambah dokumen',
      forMembers: 'Kamu bisa mengusulkan: tekan lama pesan',
    },
    documents: 'dokumen',
    passages: 'bagian',
    page: 'halaman',
    searchedFor: (search: string) => `Dicari: ${search}`,
    noneFound: 'Tidak ada dokumen yang cocok.',
    chapter: 'Hikayat',
    text: 'Pedagang itu menghitung keping peraknya di kamar nomor',
    back: (title: string) => `${title} sudah dikembalikan`,
    kite: {
      file: 'layangan.md',
      title: 'Layangan kertas',
      text: '---\ntitle: Layangan kertas\nauthor: Made Sukma\ndate: 2021-03\n---\n\nLayangan dibuat dari kertas. Anak-anak menerbangkannya di pantai.',
      facts: ['Layangan kertas', 'Made Sukma', 'Maret 2021', 'Layangan dibuat dari kertas.'],
    },
    pasteFields: ['Judul*', 'Teks*', 'Sambungannya (2/4)', 'Sambungannya (3/4)', 'Sambungannya (4/4)'],
    pasted: {
      title: 'Catatan rakit',
      parts: ['Rakit dibuat dari bambu', 'yang tua.', 'Ia mengapung di sungai.', 'Tukangnya tinggal di hulu.'],
      question: 'Rakit dibuat dari bambu apa?',
      quote: 'Rakit dibuat dari bambu yang tua.',
      reply: '✅ Catatan rakit sekarang bisa dikutip.',
    },
    corrected: {
      file: 'gamelan.md',
      title: 'Gamelan',
      text: '---\ntitle: Gamelan\n---\n\nGamelan ditabuh oleh sebelas penabuh tua.',
      before: [
        ['Judul', 'Gamelan'],
        ['Penulis', ''],
        ['Penerbit', ''],
        ['Tanggal', ''],
        ['Tautan', ''],
      ],
      wrongDate: '07/01/2022',
      notADate: 'Tulis seperti 2022, 2022-01 atau 2022-01-07.',
      date: '7 Januari 2022',
      question: 'Gamelan ditabuh oleh siapa?',
    },
    removed: {
      file: 'lontar.md',
      title: 'Naskah lontar',
      text: '---\ntitle: Naskah lontar\n---\n\nLontar ditulis dengan pisau pangot.',
      question: 'Lontar ditulis dengan apa?',
      quote: 'Lontar ditulis dengan pisau pangot.',
      asked: 'Hapus Naskah lontar?',
      kept: 'Tidak jadi dihapus.',
      done: 'Naskah lontar sudah dihapus dan tidak dikutip lagi.',
      back: 'Naskah lontar sudah dikembalikan',
    },
    listedRemoved: {
      file: 'keris.md',
      title: 'Keris luk',
      text: 'Keris ditempa tujuh kali.',
    },
    exported: {
      file: 'Bab 1 – Subak.md',
      text: 'Subak mengatur air sawah.',
      sentence: /^\d+ dokumen\. Simpan berkas ini sebagai cadangan/,
      name: /^kutip-utama-\d{4}-\d\d-\d\d\.zip$/,
    },
    tooLarge: 'terlalu besar untuk dikirim di sini',
    nothingToExport: 'tidak ada dokumen yang bisa diekspor',
  },
  en: {
    commands: {
      ...{ list: 'documents list', show: 'documents show', paste: 'documents paste', edit: 'documents edit' },
      ...{ remove: 'documents remove', export: 'documents export' },
    },
    options: { search: 'search', document: 'document', collection: 'collection' },
    buttons: {
      ...{ previous: '‹ Previous', next: 'Next ›', correct: 'Correct', remove: 'Remove', addMore: 'Add more' },
      ...{ yes: 'Yes, remove', cancel: 'Cancel', bringBack: 'Bring back', bringBackMenu: 'Bring back …' },
    },
    none: {
      add: 'Add documents',
      forManagers: 'There are no documents yet. Press Add documents',
      forMembers: 'You can propose one: press and hold a message',
    },
    documents: 'documents',
    passages: 'passages',
    page: 'page',
    searchedFor: (search: string) => `Searched for: ${search}`,
    noneFound: 'No document matches.',
    chapter: 'Saga',
    text: 'The merchant counted silver coins inside room number',
    back: (title: string) => `${title} is back`,
    kite: {
      file: 'lanterns.md',
      title: 'Silk lanterns',
      text: '---\ntitle: Silk lanterns\nauthor: Mary Reed\ndate: 2021-03\n---\n\nLanterns are made of thin silk. Their light is red.',
      facts: ['Silk lanterns', 'Mary Reed', 'March 2021', 'Lanterns are made of thin silk.'],
    },
    pasteFields: ['Title*', 'Text*', 'What follows (2/4)', 'What follows (3/4)', 'What follows (4/4)'],
    pasted: {
      title: 'Notes on baskets',
      parts: ['Baskets are woven', 'from dry palm leaves.', 'Farmers carry rice.', 'Weavers live upstream.'],
      question: 'Baskets are woven from what?',
      quote: 'Baskets are woven from dry palm leaves.',
      reply: '✅ Notes on baskets can be quoted now.',
    },
    corrected: {
      file: 'drums.md',
      title: 'Drums',
      text: '---\ntitle: Drums\n---\n\nDrums were beaten by eleven old men.',
      before: [
        ['Title', 'Drums'],
        ['Author', ''],
        ['Publisher', ''],
        ['Date', ''],
        ['Link', ''],
      ],
      wrongDate: '07/01/2022',
      notADate: 'Write 2022, 2022-01 or 2022-01-07.',
      date: '7 January 2022',
      question: 'Drums were beaten by whom?',
    },
    removed: {
      file: 'scrolls.md',
      title: 'Old scrolls',
      text: '---\ntitle: Old scrolls\n---\n\nScrolls were written with a feather.',
      question: 'Scrolls were written with what?',
      quote: 'Scrolls were written with a feather.',
      asked: 'Remove Old scrolls?',
      kept: 'It was not removed.',
      done: 'Old scrolls was removed and is not quoted any more.',
      back: 'Old scrolls is back',
    },
    listedRemoved: {
      file: 'sword.md',
      title: 'Wavy swords',
      text: 'Swords were forged seven times.',
    },
    exported: {
      file: 'Chapter 1 – Water.md',
      text: 'Water is shared among the fields.',
      sentence: /^\d+ documents\. Keep this file as a backup/,
      name: /^kutip-main-\d{4}-\d\d-\d\d\.zip$/,
    },
    tooLarge: 'too large to be sent here',
    nothingToExport: 'no documents to export',
  },
} as const;
