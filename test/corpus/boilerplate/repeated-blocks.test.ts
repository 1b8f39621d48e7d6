import { describe, expect, it } from 'vitest';
import { blockHashes, repeatedBlocks, repeatedSpans } from '../../../src/corpus/boilerplate/repeated-blocks.js';
import { loadedText } from '../scraped-text.js';

const article = (subject: string) =>
  ['panen', 'harga', 'cuaca', 'hutang'].map(
    (matter) => `Tentang ${matter} ${subject} orang di desa itu bercerita panjang lebar kepada kami sepanjang sore.`,
  );
const collection = (texts: readonly string[]) => texts.map((text) => loadedText(text));
/** What goes from each document because of the others. */
const repeatedIn = (texts: readonly string[]) => {
  const documents = collection(texts);
  const repeated = repeatedBlocks(documents.map(blockHashes));
  return documents.map((document) =>
    repeatedSpans(document, repeated).map(({ start, end }) => document.text.slice(start, end)),
  );
};
const subjects = ['garam', 'padi', 'kapas', 'jagung', 'kopi', 'teh'];

describe('blocks repeated across a collection', () => {
  it('go when they are fragments in at least three documents', () => {
    const texts = subjects.map((subject, index) =>
      [...article(subject), index < 3 ? 'kabar desa terkini' : 'x y'].join('\n\n'),
    );
    expect(repeatedIn(texts.slice(0, 3))).toEqual([
      ['kabar desa terkini'],
      ['kabar desa terkini'],
      ['kabar desa terkini'],
    ]);
    expect(repeatedIn(texts.slice(1, 4))).toEqual([[], [], []]);
  });

  it('stay when they are sentences, unless a good part of the collection has them', () => {
    const notice = 'Tulisan ini dimuat dengan izin dari penerbitnya.';
    const texts = subjects.map((subject) => [...article(subject), notice].join('\n\n'));
    expect(repeatedIn(texts.slice(0, 3)).flat()).toEqual([]);
    expect(repeatedIn(texts)).toEqual(subjects.map(() => [notice]));
  });

  it('stay when they are the headings and lists of every paper', () => {
    const texts = subjects.map((subject) =>
      ['Daftar Isi', ...article(subject), 'Anggota:\n- Budi Contoh'].join('\n\n'),
    );
    expect(
      repeatedIn(texts)
        .flat()
        .filter((block) => block !== 'Anggota:'),
    ).toEqual([]);
  });

  it('stay when the documents are copies of one article', () => {
    const copies = ['Satu', 'Dua', 'Tiga', 'Empat', 'Lima'].map((site) =>
      [`Situs ${site} kami`, ...article('garam'), 'Hujan turun deras sekali.', 'kata petani tua'].join('\n\n'),
    );
    expect(repeatedIn(copies).flat()).toEqual([]);
  });

  it('differ neither by case nor by spaces and punctuation', () => {
    const [first, second] = collection(['kabar  desa, terkini', 'Kabar desa – Terkini']).map(blockHashes);
    expect(first).toEqual(second);
  });
});
