// What managers and members see of documents they gave, proposed or removed, and of collections.
import { type APIMessageComponent, ComponentType } from 'discord.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderReply } from '../../../src/discord/render/index.js';
import { CONTENT_LIMIT, type Payload } from '../../../src/discord/render/payload.js';
import { questionInLine } from '../../../src/discord/render/question-line.js';
import type { CollectionSummary, GivenDocument, Reply } from '../../../src/reply.js';
import type { Language } from '../../../src/types.js';
import {
  CHANNEL,
  collectionPanels,
  documentLists,
  files,
  givenReplies,
  MOMENT,
  PERSON,
  proposalReplies,
  removals,
  SIGNS,
} from './hostile-documents.js';
import { judged, view } from './judge.js';

type Of<K extends Reply['kind']> = Omit<Extract<Reply, { kind: K }>, 'kind' | 'language'>;
const render = <K extends Reply['kind']>(kind: K, rest: Of<K>, language: Language = 'id') =>
  renderReply({ kind, language, ...rest } as unknown as Reply, view(language));
const OWN = { kinds: ['user'], signs: SIGNS };
const all = fc.oneof(givenReplies, removals, proposalReplies, collectionPanels, documentLists, files);

describe('any message about documents and collections', () => {
  it('is within all limits, and nothing foreign in it does more than be read', () => {
    fc.assert(
      fc.property(all, (reply) => {
        const payload = renderReply(reply, view());
        judged(payload, OWN);
        expect(questionInLine(payload.content)).toBeNull();
      }),
      { numRuns: 200 },
    );
  });

  it('has an entry for each document given, up to ten, and counts the others', () => {
    fc.assert(
      fc.property(givenReplies, (reply) => {
        fc.pre(reply.documents.length > 1);
        const { content } = renderReply(reply, view());
        const entries = content.match(/^(?:✅|⏳|⚠️|🔁|❌|🗑️) \*\*.+\*\*\n-# ./gm) ?? [];
        expect(entries).toHaveLength(Math.min(10, reply.documents.length));
        if (reply.documents.length > 10)
          expect(content).toMatch(new RegExp(`… (?:dan|and) ${reply.documents.length - 10} `));
      }),
      { numRuns: 60 },
    );
  });
});

const MAIN: CollectionSummary = {
  id: 7,
  owner: CHANNEL,
  label: null,
  name: 'main',
  isDefault: true,
  tiedTo: [],
  usedIn: [],
  removedAt: null,
  documents: 12,
};
const HISTORY: CollectionSummary = {
  ...MAIN,
  id: 8,
  label: '*Sejarah*',
  name: 'sejarah',
  isDefault: false,
  documents: 4,
};
const READ: GivenDocument = {
  id: '7K2M9QXA',
  name: 'rakit.pdf',
  state: 'read',
  metadata: {
    title: 'Rakit *bambu*',
    author: 'Rina Wati',
    publisher: 'Tepi Sungai',
    date: '2020-03-07',
    url: 'https://example.org/rakit',
    language: null,
  },
  pages: 12,
  passages: 34,
  leftOut: [
    { reason: 'spam', share: 0.09 },
    { reason: 'navigation', share: 0.031 },
  ],
  notices: [],
  refusal: null,
  undoUntil: null,
};
const WAITING: GivenDocument = {
  ...READ,
  id: '7K2M9QXB',
  name: 'b.pdf',
  state: 'waiting',
  metadata: null,
  passages: 0,
  pages: null,
  leftOut: [],
};
const REMEDY = {
  id: 'Berkas ini terkunci. Simpan tanpa kata sandi.',
  en: 'This file is locked. Save it without a password.',
};
const REFUSED: GivenDocument = { ...WAITING, id: '7K2M9QXC', name: 'kunci.pdf', state: 'refused', refusal: REMEDY };
const REMOVED: GivenDocument = { ...READ, id: '7K2M9QXD', state: 'removed', undoUntil: MOMENT };

describe('a document that was given', () => {
  const given = (documents: readonly GivenDocument[], change: Partial<Of<'given'>> = {}, language: Language = 'id') =>
    render('given', { collection: MAIN, documents, going: false, told: false, late: false, ...change }, language);

  it('is shown as it was understood, with what is not quoted, and can be corrected', () => {
    const message = given([READ]);
    const { text } = judged(message);
    for (const part of [
      'Rakit *bambu* sekarang bisa dikutip',
      'Penulis: Rina Wati',
      'Penerbit: Tepi Sungai',
      'Tanggal: 7 Maret 2020',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).toContain('rakit.pdf · 12 halaman · 34 bagian');
    expect(text).toContain('12\u00a0% tidak dikutip: iklan, menu halaman');
    expect(ids(message)).toEqual(['correct-document:7K2M9QXA', 'ask-removal:7K2M9QXA', 'add-documents:7']);
    expect(labels(message)).toEqual(['Betulkan', 'Hapus', 'Tambah lagi']);
  });

  it('names what a citation would lack', () => {
    const unknown = { title: null, author: null, publisher: null, date: null, url: null, language: null };
    expect(given([{ ...READ, metadata: unknown }]).content).toContain('Belum diketahui: judul, penulis, tanggal.');
    expect(given([{ ...READ, metadata: unknown }], {}, 'en').content).toContain('Not known: title, author, date.');
  });

  it('of which nothing can be quoted is not called quotable', () => {
    const { content } = given([{ ...READ, passages: 0 }]);
    expect(content).toMatch(/^⚠️ .*tidak ada isinya yang bisa dikutip/);
  });

  it('says what is wrong and what to do, and offers only what can be done', () => {
    const refused = given([REFUSED]);
    expect(judged(refused).text).toContain(
      'kunci.pdf tidak bisa dibaca.\nBerkas ini terkunci. Simpan tanpa kata sandi.',
    );
    expect(labels(refused)).toEqual(['Hapus', 'Tambah lagi']);
    const rejected = given([{ ...REFUSED, id: '', state: 'rejected' }]);
    expect(labels(rejected)).toEqual(['Tambah lagi']);
    expect(given([{ ...READ, state: 'known' }]).content).toContain('isinya sudah ada sebagai **Rakit');
  });

  it('says where the news will be when it takes long', () => {
    expect(given([WAITING], { going: true, told: true }).content).toContain('memberi tahu di kanal ini');
    const untold = given([WAITING], { going: true });
    expect(untold.content).toContain(`terlihat di </documents list:${CHANNEL}>`);
    expect(untold.content).not.toContain('kanal ini');
    expect(given([READ], { late: true }).content).toMatch(/^-# Kabar susulan/);
  });

  it('says how to ask about what can be quoted from now on, and of a correction that it was saved', () => {
    const hint = `Tanya isinya dengan </ask:${CHANNEL}>.`;
    expect(given([READ]).content).toContain(hint);
    expect(given([READ, REFUSED]).content).toContain(hint);
    expect(given([REFUSED]).content).not.toContain(hint);
    expect(labels(given([READ], { proposals: 2 }))).toContain('Usulan (2)');
    const saved = given([READ], { corrected: true });
    expect(judged(saved).text).toContain('Keterangan Rakit *bambu* sudah disimpan.');
    expect(saved.content).not.toContain(hint);
    expect(judged(given([READ], { corrected: false }, 'en')).text).toContain('has not changed');
  });

  it('among several has two lines, and a menu to correct one', () => {
    const message = given([READ, WAITING, REFUSED, { ...REFUSED, id: '', state: 'rejected' }], { collection: HISTORY });
    const { text } = judged(message);
    expect(text).toContain('1 dari 4 dokumen bisa dikutip · koleksi *Sejarah*');
    expect(text).toContain('Rina Wati, Tepi Sungai, 7 Maret 2020 · rakit.pdf · 12 halaman');
    expect(text).toContain('Tidak bisa dibaca: Berkas ini terkunci.');
    expect(ids(message)).toEqual(['correct-document:', 'ask-removal:', 'add-documents:8']);
    expect(JSON.stringify(message.components)).toContain('"value":"7K2M9QXB"');
    expect(JSON.stringify(message.components)).not.toContain('"value":""');
  });

  it('among ten with long names keeps within a message, with a mark where names are cut', () => {
    const long = Array.from({ length: 10 }, (_, at) => ({
      ...READ,
      id: `7K2M9QX${at}`,
      metadata: READ.metadata && { ...READ.metadata, title: 'Catatan perjalanan menyusuri sungai '.repeat(6) },
    }));
    const { content } = given(long);
    expect(content.length).toBeLessThanOrEqual(CONTENT_LIMIT);
    expect(content.match(/^✅ \*\*Catatan perjalanan .*…\*\*$/gm)).toHaveLength(10);
  });
});

describe('removing a document', () => {
  it('is asked, and can be undone until a moment that is named', () => {
    const asked = render('removal', { stage: 'asked', document: READ });
    expect(labels(asked)).toEqual(['Ya, hapus', 'Batal']);
    expect(ids(asked)).toEqual(['remove-document:7K2M9QXA', 'keep-document:7K2M9QXA']);
    const removed = render('removal', { stage: 'removed', document: REMOVED });
    expect(removed.content).toContain('Bisa dikembalikan sampai <t:1600000000:f>');
    expect(ids(removed)).toEqual(['undo-removal:7K2M9QXD']);
    expect(render('removal', { stage: 'restored', document: READ }, 'en').content).toContain(
      'is back and can be quoted again.',
    );
  });
});

describe('proposals', () => {
  const proposal = (id: string) => ({ id, name: 'rakit_tua.pdf', bytes: 1_240_000, by: PERSON, proposedAt: MOMENT });
  const shown = (count: number, posted: boolean) =>
    render('proposals', {
      collection: MAIN,
      posted,
      proposals: Array.from({ length: count }, (_, at) => proposal(`7K2M9Q${at + 10}`)),
    });

  it('say in the channel what is proposed, who may decide, and that nobody is pinged', () => {
    const message = shown(1, true);
    const { text } = judged(message, OWN);
    expect(text).toContain('rakit_tua.pdf\n1,2\u00a0MB · dari');
    expect(message.content).toContain(`<@${PERSON}>`);
    expect(message.allowedMentions.parse).toEqual([]);
    expect(text).toContain('Hanya pengelola');
    expect(ids(message)).toEqual(['accept-proposal:7K2M9Q10', 'decline-proposal:7K2M9Q10']);
  });

  it('are numbered for a manager, and those without room are counted', () => {
    expect(labels(shown(2, false))).toEqual(['Terima 1', 'Tolak 1', 'Terima 2', 'Tolak 2']);
    expect(shown(10, false).components).toHaveLength(5);
    expect(shown(13, false).content).toContain('Setelah ini masih ada 3 usulan');
    expect(shown(0, false).content).toContain('Tidak ada usulan');
  });
});

describe('the panel of collections', () => {
  const panel = (change: Partial<Of<'collections'>>) =>
    render('collections', { collections: [MAIN, HISTORY], chosen: null, stage: 'shown', note: null, ...change });

  it('lists them with their documents and channels', () => {
    const message = panel({ collections: [MAIN, { ...HISTORY, usedIn: [CHANNEL], tiedTo: [CHANNEL] }] });
    const { text } = judged(message, OWN);
    expect(text).toContain('Koleksi utama · 12 dokumen');
    expect(text).toContain('*Sejarah* · 4 dokumen');
    expect(message.content).toContain(`dipakai di <#${CHANNEL}> · 🔒 khusus untuk <#${CHANNEL}>`);
    expect(ids(message)).toEqual(['choose-collection:', 'new-collection:']);
  });

  it('sets up the chosen one: its channels as they are, its name, its removal', () => {
    const message = panel({ chosen: { ...HISTORY, tiedTo: [CHANNEL] }, note: 'Disimpan.' });
    expect(ids(message)).toEqual([
      'choose-collection:',
      'use-collection:8',
      'tie-collection:8',
      'add-documents:8',
      'rename-collection:8',
      'remove-collection:8',
      'new-collection:',
    ]);
    expect(message.content).toContain('Disimpan.');
    expect(message.content).toContain('tidak tahu koleksi ini ada');
    const menus = componentsOf(message).filter(({ type }) => type === ComponentType.ChannelSelect);
    expect(JSON.stringify(menus[1])).toContain(`"default_values":[{"id":"${CHANNEL}","type":"channel"}]`);
    expect(menus).toMatchObject([{ min_values: 0 }, { min_values: 0 }]);
  });

  it('lets the main one neither be tied, renamed nor removed', () => {
    expect(ids(panel({ chosen: MAIN }))).toEqual(['choose-collection:', 'add-documents:7', 'new-collection:']);
  });

  it('asks before it removes one, and offers to bring it back', () => {
    const asked = panel({ chosen: HISTORY, stage: 'removal-asked' });
    expect(judged(asked, OWN).text).toContain('Hapus koleksi *Sejarah* dengan 4 dokumen di dalamnya?');
    expect(ids(asked)).toEqual(['confirm-remove-collection:8', 'choose-collection:8']);
    const removed = panel({ chosen: { ...HISTORY, removedAt: MOMENT }, stage: 'removed' });
    expect(removed.content).toContain('<t:1600086400:f>');
    expect(ids(removed)).toContain('undo-collection:8');
  });
});

describe('the list of documents', () => {
  const list = {
    documents: [
      {
        path: 'rakit.pdf',
        metadata: { ...READ.metadata, title: 'Rakit' } as never,
        notices: [],
        pages: 12,
        passages: 34,
      },
    ],
    page: 0,
    pages: 1,
    total: 1,
    passages: 34,
    search: null,
    collection: MAIN,
    collections: 1,
  };

  it('tells a manager what waits, what went wrong and what can be brought back', () => {
    const message = render('documents', { ...list, unread: [WAITING, REFUSED, REMOVED], proposals: 2 });
    const { text } = judged(message, OWN);
    expect(text).toContain('⏳ b.pdf\nSedang dibaca');
    expect(text).toContain('kunci.pdf\nTidak bisa dibaca: Berkas ini terkunci. Simpan tanpa kata sandi.');
    expect(message.content).toContain('Bisa dikembalikan sampai <t:1600000000:f>');
    expect(ids(message)).toEqual([
      ...['ask-removal:', 'undo-removal:'],
      ...['add-documents:7', 'proposals:', 'choose-collection:'],
    ]);
    expect(labels(message)).toEqual(['Tambah dokumen', 'Usulan (2)', 'Koleksi']);
  });

  it('offers others nothing that they may not do', () => {
    expect(ids(render('documents', { ...list, unread: [WAITING] }))).toEqual([]);
  });

  it('names the collection where there are several, and keeps it when pages are turned', () => {
    const message = render('documents', { ...list, collection: HISTORY, collections: 2, pages: 3, search: 'rakit' });
    expect(judged(message).text).toContain('koleksi *Sejarah*');
    expect(ids(message)).toEqual(['documents-page:0.8.rakit', 'documents-page:1.8.rakit']);
    expect(render('documents', list).content).not.toContain('oleksi');
  });

  it('says how to begin when it is empty, to each as they may', () => {
    const empty = { ...list, documents: [], total: 0, passages: 0 };
    const manager = render('documents', { ...empty, proposals: 0 });
    expect(manager.content).toContain('Belum ada dokumen.');
    expect(manager.content).toContain('Tekan **Tambah dokumen**');
    expect(ids(manager)).toEqual(['add-documents:7']);
    expect(render('documents', empty).content).toContain('Kamu bisa mengusulkan');
  });
});

describe('a file', () => {
  it('goes along with the sentence that says what it is', () => {
    const bytes = new Uint8Array([1, 2, 3]);
    const message = render('file', { name: 'kutip.zip', bytes, sentence: 'Semua dokumen koleksi *Sejarah*.' });
    expect(message.files).toEqual([{ name: 'kutip.zip', bytes }]);
    expect(judged(message).text).toContain('koleksi *Sejarah*');
  });
});

function componentsOf({ components }: Payload): APIMessageComponent[] {
  return components.flatMap((row) => [...row.components]);
}

function ids(payload: Payload): string[] {
  return componentsOf(payload).flatMap((each) => ('custom_id' in each ? [each.custom_id] : []));
}

function labels(payload: Payload): string[] {
  return componentsOf(payload).flatMap((each) => ('label' in each && each.label !== undefined ? [each.label] : []));
}
