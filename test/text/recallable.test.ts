// What can be asked to be remembered of a sentence: whole dates, numbers, names and terms that the rest does not give away.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hiddenElsewhere } from '../../src/text/hidden-elsewhere.js';
import { numeralValue } from '../../src/text/numerals.js';
import { recallables } from '../../src/text/recallable.js';

const found = (sentence: string) =>
  recallables(sentence).map(({ start, end, kind }) => `${kind}: ${sentence.slice(start, end)}`);

describe('what can be asked to be remembered', () => {
  it.each([
    ['Rakit pertama itu berlayar dari muara pada 7 Januari 2022 bersama rombongan kecil.', ['date: 7 Januari 2022']],
    ['The first raft left the quiet harbour on January 7, 2022, before sunrise.', ['date: January 7, 2022']],
    ['Pasar ikan itu dibuka lagi setelah banjir surut pada tahun 1991 oleh warga.', ['date: 1991']],
    ['Tambak garam itu dipakai bergantian selama 1991–1995 oleh tiga desa.', ['date: 1991–1995', 'number: tiga']],
    ['Sekolah itu terbakar pada awal 1990-an dan tidak pernah dibangun lagi.', ['date: 1990-an']],
    ['Banjir datang pada bulan Mei, kata para nelayan yang tinggal di muara.', []],
    ['They may 2 or more times a day row over to the other shore.', ['number: 2']],
  ])('are dates, whole and with their year: %s', (sentence, expected) => {
    expect(found(sentence)).toEqual(expected);
  });

  it.each([
    ['Sebanyak 2.000 tentara menjaga jembatan kayu di hulu sungai itu.', ['number: 2.000']],
    ['Hasil tangkapan mereka turun 12,5% dalam setahun karena ombak besar.', ['number: 12,5%']],
    ['Jembatan itu menelan biaya Rp2,5 miliar, kata juru tulis desa.', ['number: Rp2,5 miliar']],
    ['The bridge cost $3 million and was finished by the villagers themselves.', ['number: $3 million']],
    ['Ada dua puluh lima perahu yang ditambatkan di dermaga kayu itu.', ['number: dua puluh lima']],
    ['Panenan turun 2 sampai 3 persen setiap musim karena hama wereng.', ['number: 2 sampai 3']],
    ['Jalan setapak itu naik sampai 1500 m di atas permukaan laut.', ['number: 1500']],
    ['Sekitar 2024 orang mengungsi ke bukit setelah tanggul di hulu jebol.', ['number: 2024']],
  ])('are numbers with their signs, the unit left visible: %s', (sentence, expected) => {
    expect(found(sentence)).toEqual(expected);
  });

  it.each([
    ['Wabah itu menyebar cepat[1] di desa pesisir [12] menurut catatan mantri.', []],
    ['Lihat gambar 3 pada halaman 12 untuk denah tambak garam itu.', []],
    ['1. Ikatlah batang bambu dengan rotan yang sudah direndam semalam.', []],
    ['Catatannya ada di https://contoh.id/2021/05/rakit dan bisa dibaca siapa saja.', []],
  ])('are never marks, labels or links: %s', (sentence, expected) => {
    expect(found(sentence)).toEqual(expected);
  });

  it.each([
    ['Surat itu ditulis oleh Presiden Sukarno untuk para nelayan di pesisir.', ['name: Sukarno']],
    ['Rombongan itu bermalam di Kalimantan Timur sebelum pulang naik rakit.', ['name: Kalimantan Timur']],
    ['Kitab itu disalin oleh Hamzah bin Abdullah di sebuah surau tua.', ['name: Hamzah bin Abdullah']],
    ['Kapal itu singgah di Surabaya dan Makassar sebelum berlayar pulang.', ['name: Surabaya', 'name: Makassar']],
    [
      'Laporan itu disusun Kementerian Kelautan dan Perikanan untuk para nelayan.',
      ['name: Kementerian Kelautan dan Perikanan'],
    ],
    ['Perahu mereka dibawa ke Piala Dunia 2022 sebagai hiasan panggung besar.', ['name: Piala Dunia 2022']],
    ['Kata tabib desa, wabah COVID-19 datang bersama para pedagang dari kota.', ['term: COVID-19']],
    ['The old harbour was visited by Theresa May before the flood came.', ['name: Theresa May']],
    ['Pada hari Selasa mereka berlayar ke hulu bersama para petani garam.', []],
    ['Nelayan desa menanam bakau di tepi muara supaya ombak tidak merusak rumah.', []],
    [
      'Presiden Rusia Vladimir Putin tidak pernah melihat rakit bambu buatan desa itu.',
      ['name: Vladimir Putin', 'name: Rusia'],
    ],
  ])('are names, never in part, never a title or the word that opens the sentence: %s', (sentence, expected) => {
    expect(found(sentence)).toEqual(expected);
  });

  it('are abbreviations and terms in quotation marks', () => {
    expect(found('Rakit itu diperiksa oleh petugas SNI sebelum boleh mengangkut orang.')).toEqual(['term: SNI']);
    expect(found('Para nelayan menyebut cara itu “tanam paksa bakau” sejak lama.')).toEqual([
      'term: tanam paksa bakau',
    ]);
    expect(found('“Kami tidak pernah pulang, katanya, sebelum fajar.” Begitu ia berkata.')).toEqual([]);
  });

  it('come with the best first', () => {
    const sentence = 'Pada 5 Mei 1990 sebanyak 300 rakit dari Kalimantan Timur diperiksa petugas SNI di muara.';
    expect(recallables(sentence).map(({ kind }) => kind)).toEqual(['date', 'number', 'name', 'term']);
  });

  it('are not what the rest of the sentence tells', () => {
    expect(found('Nelayan dari Surabaya menjual ikan di Surabaya setiap pagi buta.')).toEqual([]);
    expect(found('Ia lahir di Kalimantan Timur dan wafat di Kalimantan pada usia tua.')).toEqual([]);
    expect(found('Pedagang dari Russia berbicara dalam bahasa Russian di pasar itu.')).toEqual([]);
    expect(found('Mereka memanggil Persatuan Nelayan Sungai, disingkat PNS, untuk memeriksa.')).toEqual([]);
  });

  it('are whole words within the sentence that do not overlap, whatever the sentence', () => {
    const piece = fc.constantFrom(
      ...[
        '7 Januari 2022',
        'Kazakhstan',
        'Timur',
        'bin',
        '2.000',
        '70%',
        '[1]',
        'COVID-19',
        '“',
        '”',
        'NATO',
        '(',
        ')',
        '\u202e',
        '\ud800',
      ],
      ...[
        'dua puluh',
        'of the',
        'dan',
        'tentara',
        'U.S.',
        'İ',
        'ﬃ',
        '١٢',
        'é',
        '-',
        '–',
        '.',
        ',',
        "'s",
        '😀',
        '||',
        'Rp',
        '$5',
      ],
    );
    const sentence = fc.oneof(
      fc
        .array(
          fc.tuple(piece, fc.constantFrom(' ', '', '\n')).map((each) => each.join('')),
          { maxLength: 14 },
        )
        .map((all) => all.join('')),
      fc.string({ unit: 'binary', maxLength: 80 }),
    );
    fc.assert(
      fc.property(sentence, (text) => {
        const all = [...recallables(text)].sort((a, b) => a.start - b.start);
        for (const [at, { start, end, score }] of all.entries()) {
          expect(start >= (all[at - 1]?.end ?? 0) && start < end && end <= text.length).toBe(true);
          expect(score > 0 && score <= 1).toBe(true);
          const [before, inside, after] = [text.slice(0, start), text.slice(start, end), text.slice(end)];
          expect(/[\p{L}\p{N}]$/u.test(before) && /^[\p{L}\p{N}]/u.test(inside)).toBe(false);
          expect(/[\p{L}\p{N}]$/u.test(inside) && /^[\p{L}\p{M}\p{N}]/u.test(after)).toBe(false);
          expect(inside).toMatch(/[\p{L}\p{N}]/u);
        }
      }),
      { numRuns: 120 },
    );
  });
});

describe('what is hidden', () => {
  const spanOf = (sentence: string, words: string) => ({
    start: sentence.indexOf(words),
    end: sentence.indexOf(words) + words.length,
  });
  const sentence = 'Sebanyak 2.000 tentara dikirim ke Almaty pada musim dingin.';

  it('is told where it stands elsewhere in other spelling, inflection or digits', () => {
    const number = spanOf(sentence, '2.000');
    expect(hiddenElsewhere(sentence, number, ['Tidak ada angka di sini, hanya 20 rakit.'])).toBe(false);
    expect(hiddenElsewhere(sentence, number, ['About 2,000 soldiers came.'])).toBe(true);
    expect(hiddenElsewhere(sentence, number, ['Ada dua ribu orang.'])).toBe(true);
    const place = spanOf(sentence, 'Almaty');
    expect(hiddenElsewhere(sentence, place, ['ALMATY’S streets were quiet.'])).toBe(true);
    expect(hiddenElsewhere(sentence, place, ['Jalan di Bishkek sepi.'])).toBe(false);
  });
});

describe('numbers in words', () => {
  it.each([
    ['dua puluh lima', 25],
    ['seratus lima belas', 115],
    ['seribu sembilan ratus empat puluh lima', 1945],
    ['dua juta lima ratus ribu', 2_500_000],
    ['twenty-five', 25],
    ['two hundred and ten', 210],
    ['dua tiga', null],
    ['ribu', null],
    ['dua puluh tiga puluh', null],
  ])('%s is %s', (said, value) => expect(numeralValue(said)).toBe(value));
});
