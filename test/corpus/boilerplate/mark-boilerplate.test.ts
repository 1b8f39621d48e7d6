import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markBoilerplate } from '../../../src/corpus/boilerplate/mark-boilerplate.js';
import { packageRoot } from '../../../src/package-root.js';
import { leftOut, loadedText, parsedText, quotable } from '../scraped-text.js';

const salt = 'Petani garam bekerja sejak pagi, dan hasilnya bergantung pada matahari yang bersinar sepanjang hari.';
const price = 'Harga garam naik dua kali lipat pada tahun lalu karena hujan turun terlalu sering.';
const between = (...lines: string[]) => leftOut(parsedText([salt, ...lines, price].join('\n\n')));

describe('spam', () => {
  it.each([
    'slot 888 gacor',
    'togel hari ini',
    'prediksi hk malam ini',
    'Slot gacor maxwin 777 link alternatif.',
    'Daftar situs slot gacor terpercaya dengan bonus new member 100 dan deposit pulsa tanpa potongan.',
    'Kami adalah situs judi slot online terpercaya yang menyediakan permainan gampang menang dengan bonus terbesar. Daftar sekarang juga!',
    'Play now at the best online casino with no deposit bonus and free spins!',
  ])('goes: %s', (line) => expect(between(line)).toEqual([`spam: ${line}`]));

  it('goes from the middle of a paragraph, which stays', () => {
    const document = parsedText(`${salt} Slot gacor maxwin 777 link alternatif. ${price}`);
    expect(quotable(document)).toEqual([salt, price]);
  });

  it.each([
    [
      'Bahaya Judi Online',
      'Judi online merugikan keluarga karena pemain hampir selalu kalah. Menurut polisi, situs judi slot menjanjikan bonus new member dan gampang menang, tetapi uangnya jarang kembali.',
      'Slot dan Togel',
      'Togel adalah singkatan dari toto gelap. Dahulu orang memasang angka di warung; kini bandar togel bekerja lewat internet.',
      'Slot gacor',
      'Istilah “slot gacor” dipakai penjual untuk mesin yang konon sering menang. Iklan judi menawarkan slot gacor dengan bonus terbesar dan link resmi terpercaya agar orang mau daftar sekarang.',
    ],
    [
      'Situs Judi Online',
      'Setiap malam Pak Darmo memasang togel Hongkong di warung. Ia percaya pada angka jitu dari mimpinya.',
      'Uang itu tidak pernah kembali kepada keluarganya, dan anak-anaknya berhenti sekolah.',
    ],
    [
      'The history of the lottery',
      'The lottery is older than the casino. Online casinos appeared later and offered a welcome bonus and free spins to new players.',
      'Problem gambling affects one adult in fifty. Researchers say that slot machines are the most addictive kind of betting.',
    ],
  ])('is not an article about gambling: %s', (...paragraphs) =>
    expect(leftOut(parsedText(paragraphs.join('\n\n')))).toEqual([]),
  );
});

describe('remarks of the page', () => {
  it.each([
    ['related', 'See also  Danau yang Mengering di Musim Panas'],
    ['related', 'READ  Harga beras naik lagi'],
    ['related', 'Baca juga: Lima cara menyimpan garam'],
    ['related', 'You May Also Like'],
    ['byline', 'Posted By : Admin Situs'],
    ['byline', 'About the Author: Admin'],
    ['byline', 'Sumber: contoh.example'],
    ['byline', 'Oleh Dian Contoh'],
    ['subscription', 'Klik di sini untuk berlangganan untuk akses penuh. Hanya $9 per bulan.'],
    ['subscription', 'Enjoying this article? Click here to subscribe for full access. Just $5 a month.'],
    [
      'subscription',
      'Ingin mendapatkan informasi lebih lengkap? Langsung saja berlangganan majalah kami. Tinggal klik di siniBerita',
    ],
    ['navigation', 'Beranda » Berita » Ekonomi'],
    ['navigation', 'SCROLL TO CONTINUE WITH CONTENT'],
    ['navigation', 'Copyright © 2023 Contoh Media. All rights reserved.'],
    ['navigation', 'Situs ini menggunakan cookie untuk pengalaman yang lebih baik.'],
  ])('go as %s: %s', (reason, line) => expect(between(line)).toEqual([`${reason}: ${line}`]));

  it.each([
    ['Posted By : togel 2021', 'byline', `${salt}Posted By : togel 2021`],
    ['Baca juga: Tiga danau besar', 'related', `${salt} Baca juga: Tiga danau besar`],
    ['Baca juga: Tiga danau besar', 'related', 'Mereka menjaga danau itu sampai hari iniBaca juga: Tiga danau besar'],
    ['(Baca juga: Sumur tua)', 'related', `${salt} (Baca juga: Sumur tua) ${price}`],
    ['JAKARTA, CONTOH.com -', 'byline', `JAKARTA, CONTOH.com - ${salt}`],
  ])('go from inside a paragraph: %s', (words, reason, text) =>
    expect(leftOut(parsedText(`${text}\n\n${price}`))).toEqual([`${reason}: ${words}`]),
  );

  it('are not the facts of a list, or of lines in the middle of a document', () => {
    const many = Array.from({ length: 8 }, (_, index) => `${salt} Itu tahun ke-${index}.`);
    const text = [
      ...many,
      'Daftar buku:\n- Penulis: Dian Contoh\n- Sumber: mata air',
      'Penulis: Dian Contoh',
      ...many.map((line) => `Lagi, ${line}`),
    ];
    expect(leftOut(parsedText(text.join('\n\n')))).toEqual([]);
  });

  it('take the headlines below them along, to the next prose', () => {
    expect(between('BACA JUGA:', 'Harga Beras Turun', 'Siapa Pembeli Garam?')).toEqual([
      'related: BACA JUGA:',
      'related: Harga Beras Turun',
      'related: Siapa Pembeli Garam?',
    ]);
  });

  it.each([
    'See also Section 4 for the prices of salt in other regions.',
    'Ditulis oleh seorang guru pada tahun 1987, buku ini dibaca di banyak sekolah.',
    'Toko-Buku.com - perusahaan dagang dari Solo - didirikan pada tahun 2001 oleh dua bersaudara.',
    'Surat itu dipasang di papan oleh admin desa dan dibaca semua warga.',
    'READ the second chapter before you write the summary.',
    'Ia berlangganan koran sejak 1998 dan membacanya setiap pagi di teras.',
    'The newsletter that the museum sends to its members began in 1950.',
  ])('are not prose that uses the same words: %s', (line) => expect(between(line)).toEqual([]));
});

describe('repetition', () => {
  const title = 'Mengapa Garam Mahal?';

  it('of a title leaves one copy, and the menu above it goes', () => {
    const document = parsedText(['Berita Pilihan Kami', title, 'Cetak Besar', title, salt, price].join('\n\n'));
    expect(leftOut(document).map((mark) => mark.split(':')[0])).toEqual(['navigation', 'repeated', 'navigation']);
    expect(quotable(document)).toEqual([salt, price]);
  });

  it('of a caption between paragraphs removes all copies', () => {
    expect(between('Garam dan Laut', price.replace('garam', 'ikan'), 'Garam dan Laut')).toEqual([
      'repeated: Garam dan Laut',
      'repeated: Garam dan Laut',
    ]);
  });

  it('of a paragraph keeps the first copy', () => {
    expect(quotable(parsedText([salt, price, salt].join('\n\n')))).toEqual([salt, price]);
  });

  it('of a heading is normal in a structured document', () => {
    const text = ['Contoh Soal', salt, 'Contoh Soal', price].join('\n\n');
    expect(leftOut(parsedText(text, null, 'docx'))).toEqual([]);
  });
});

describe('neighbours', () => {
  it('tell that a short line beside boilerplate is a fragment, and a heading is not', () => {
    const document = parsedText([salt, 'See also  Danau Kering', 'Garam serangan hujan', price].join('\n\n'));
    expect(leftOut(document)).toEqual(['related: See also  Danau Kering', 'fragment: Garam serangan hujan']);
    expect(between('See also  Danau Kering', 'Ketegangan di antara para pembeli')).toEqual([
      'related: See also  Danau Kering',
    ]);
  });

  it('tell a menu from its words', () => {
    const document = parsedText(['Home', 'News', 'Sports', 'Petani Garam di Pesisir', salt, price].join('\n\n'));
    expect(leftOut(document)).toEqual(['navigation: Home', 'navigation: News', 'navigation: Sports']);
  });

  it('leave notes, lists and headings of a study document alone', () => {
    const notes = [
      'Ringkasan Kuliah',
      'Anggota:\n- Budi\n- Siti',
      '1. Danau\n2. Laut',
      'Kesimpulan',
      'Garam penting.',
      'Menu',
      salt,
    ];
    expect(leftOut(parsedText(notes.join('\n\n')))).toEqual([]);
  });
});

describe('prose beside boilerplate', () => {
  it.each([
    ['a short sentence between two adverts', ['See also  Danau Kering', 'Ia kalah telak.', 'READ  Harga naik', price]],
    ['a sentence that ends in a remark', [price, 'slot 888 gacor', 'Harga garam turun.Posted By : Admin']],
    [
      'notes in short lines above a source line',
      ['Danau Purba', 'luas 300 hektare', 'dalam 12 meter', 'Sumber: Dinas Contoh'],
    ],
  ])('stays: %s', (_, lines) => {
    const document = parsedText([salt, ...lines].join('\n\n'));
    expect(document.boilerplate.filter(({ reason }) => reason === 'fragment')).toEqual([]);
  });
});

describe('marks', () => {
  const line = fc.constantFrom(
    ...[
      salt,
      price,
      `${salt}Posted By : x`,
      'Baca juga: X',
      'READ  Y',
      'slot gacor',
      'Home',
      'Klik di sini',
      'Garam',
      '- butir',
    ],
    ...[
      '1. Satu',
      'Judul Panjang Sekali',
      '(Baca juga: a) b.',
      '😀',
      '“',
      'You May Also Like',
      '\u200f',
      'a.[1] B c. D',
    ],
  );
  const text = fc.oneof(
    fc.array(line, { maxLength: 14 }).map((lines) => lines.join('\n\n')),
    fc.array(line, { maxLength: 14 }).map((lines) => lines.join(' ')),
    fc.string({ unit: 'binary' }),
  );

  it('are in order, apart, inside the text, and no sentence touches one', () => {
    fc.assert(
      fc.property(text, fc.constantFrom('txt' as const, 'html' as const, 'md' as const), (all, format) => {
        const { boilerplate, sentences } = parsedText(all, null, format);
        const spans = [...boilerplate, ...sentences].sort((a, b) => a.start - b.start);
        let reached = 0;
        for (const { start, end } of spans) {
          expect(start).toBeGreaterThanOrEqual(reached);
          expect(end).toBeGreaterThan(start);
          reached = end;
        }
        expect(reached).toBeLessThanOrEqual(all.length);
      }),
      { numRuns: 300 },
    );
  });

  it('of the loader are kept, and a menu of links is found', () => {
    const text = `${salt}\n\nawal isi akhir\n\n${price}`;
    const loaded = loadedText(text);
    const menu = { start: text.indexOf('awal'), end: text.indexOf('akhir') + 5 };
    expect(markBoilerplate({ ...loaded, links: [menu] })).toEqual([{ ...menu, reason: 'navigation' }]);
    const own = { start: 0, end: salt.length, reason: 'front-matter' as const };
    expect(markBoilerplate({ ...loaded, boilerplate: [own] })).toEqual([own]);
  });
});

const shared = join(packageRoot(), '..', 'shared');

describe.skipIf(!existsSync(join(shared, 'corpus')))('five scraped articles (../shared/corpus)', () => {
  const parsed = (name: string) => parsedText(readFileSync(join(shared, 'corpus', name), 'utf8'));
  it.each([
    ['000_a5822a4f334e8dc3.txt', 5, 62],
    ['001_abe11155563dc5e8.txt', 9, 38],
    ['002_f7d36d96d32c9e6b.txt', 2, 42],
    ['003_6ac1d419d35c381b.txt', 4, 29],
    ['004_de4ea78d2e32ab02.txt', 2, 26],
  ])('%s loses its %i pieces of junk and none of its %i sentences', (name, junk, sentences) => {
    const document = parsed(name);
    expect(document.boilerplate).toHaveLength(junk);
    expect(quotable(document).filter((sentence) => /[.?”"]$|\p{L}$/u.test(sentence))).toHaveLength(sentences);
    const left = quotable(document).join('\n');
    expect(left).not.toMatch(
      /togel|slot|See also|READ {2}|Posted|klik di sini|berlangganan|You May|Author|Cross Load|\.com -/iu,
    );
  });
});

const sets = ['tydiqa_id', 'facqa', 'ntrex'].map((name) => join(shared, 'eval', `${name}.passages.jsonl`));

describe.skipIf(!sets.every((file) => existsSync(file)))('passages of encyclopedia and news (../shared/eval)', () => {
  it.each(sets)('%s keep their prose', (file) => {
    const rows = readFileSync(file, 'utf8').trim().split('\n');
    const texts = rows.map((row): string => String((JSON.parse(row) as { text: unknown }).text));
    const touched = texts.filter((text) => parsedText(text).boilerplate.length > 0);
    expect(touched.length / texts.length).toBeLessThan(0.002);
  });
});
