// What Kutip knows about a document it has from the document; what it does not know stays null.
import { describe, expect, it } from 'vitest';
import { loadDocument } from '../../../src/corpus/loaders/index.js';
import { parseDate } from '../../../src/corpus/metadata/dates.js';
import type { Metadata } from '../../../src/types.js';

const load = (text: string, name = 'artikel.txt') => loadDocument(new TextEncoder().encode(text), name);
const metadata = async (text: string): Promise<Metadata> => (await load(text)).metadata;

const PROSE =
  'Para petani di lembah itu menanam gandum pada bulan Maret dan memanennya pada 12 Agustus 2021 ketika hujan sudah berhenti turun.';
const ENGLISH =
  'The farmers of the valley sow their wheat in March and bring it in when the rain of the summer is over and gone.';

describe('dates', () => {
  it.each([
    ['7 Januari 2022', '2022-01-07'],
    ['Jumat, 7 Januari 2022 10:30 WIB', '2022-01-07'],
    ['Jakarta, 17 Agustus 1945', '1945-08-17'],
    ['Januari 2022', '2022-01'],
    ['7/1/2022', '2022-01-07'],
    ['07-01-2022', '2022-01-07'],
    ['1/17/2022', '2022-01-17'],
    ['January 7, 2022', '2022-01-07'],
    ['Jan. 7th, 2022', '2022-01-07'],
    ['2022-01-07', '2022-01-07'],
    ['2022-01-07T08:00:00+07:00', '2022-01-07'],
    ['2022', '2022'],
    ['31 Februari 2022', null],
    ['7 Pasar 2022', null],
    ['pada 7 Januari 2022 terjadi hujan', null],
    ['7/1/22', null],
    ['', null],
  ])('%s -> %s', (written, iso) => {
    expect(parseDate(written)).toBe(iso);
  });
});

describe('metadata of a text', () => {
  it('comes from labelled lines at its top, which are marked as front matter', async () => {
    const document = await load(
      `Judul: Gandum di Lembah\nPenulis: Rina Wulandari\nTanggal: 7 Januari 2022\nSumber: Kabar Lembah\nTautan: https://kabar.example/gandum\n\n${PROSE}`,
    );
    expect(document.metadata).toEqual({
      title: 'Gandum di Lembah',
      author: 'Rina Wulandari',
      publisher: 'Kabar Lembah',
      date: '2022-01-07',
      url: 'https://kabar.example/gandum',
      language: 'id',
    });
    expect(document.boilerplate.map((span) => span.reason)).toEqual(Array(5).fill('front-matter'));
  });

  it('names no publisher where the source line only describes', async () => {
    const found = await metadata(`Judul: Gandum\nSumber: disarikan dari Kabar Lembah, Januari 2022\n\n${PROSE}`);
    expect(found).toMatchObject({ title: 'Gandum', publisher: null, date: null });
  });

  it('comes from English labels too', async () => {
    const found = await metadata(
      `Title: Wheat\nAuthor: Jane Doe\nPublished: January 7, 2022\nSource: Valley Post\n\n${ENGLISH}`,
    );
    expect(found).toMatchObject({
      title: 'Wheat',
      author: 'Jane Doe',
      publisher: 'Valley Post',
      date: '2022-01-07',
      language: 'en',
    });
  });

  it('comes from the first line, a byline and a date line', async () => {
    const document = await load(`Gandum di Lembah Tua\n\nOleh Rina Wulandari | 7 Januari 2022\n\n${PROSE}`);
    expect(document.metadata).toMatchObject({
      title: 'Gandum di Lembah Tua',
      author: 'Rina Wulandari',
      date: '2022-01-07',
    });
    expect(document.boilerplate.map((span) => span.reason)).toEqual(['byline']);
    expect(await metadata(`Wheat in the Valley\n\nBy Jane Doe, January 7, 2022\n\n${ENGLISH}`)).toMatchObject({
      author: 'Jane Doe',
      date: '2022-01-07',
    });
  });

  it('takes a repeated title as one and splits the publisher off', async () => {
    const title = 'Gandum di Lembah Tua – Majalah Tani';
    expect(await metadata(`${title}\nBagikan\n\n${title}\n\n${PROSE}`)).toMatchObject({
      title: 'Gandum di Lembah Tua',
      publisher: 'Majalah Tani',
    });
    expect(await metadata(`Gandum di Lembah Tua | Kabar Lembah\n\n${PROSE}`)).toMatchObject({
      title: 'Gandum di Lembah Tua',
      publisher: 'Kabar Lembah',
    });
    expect((await metadata(`Gandum – makanan para raja\n\n${PROSE}`)).title).toBe('Gandum – makanan para raja');
  });

  it.each([
    ['KABARLEMBAH.com - ', 'KABARLEMBAH.com'],
    ['Lembah - Online.com -', 'Lembah-Online.com'],
    ['LEMBAH.CO.ID, Osh -- ', 'LEMBAH.CO.ID'],
    ['OSH (Antarlembah) - ', 'Antarlembah'],
  ])('takes the publisher from the dateline "%s"', async (dateline, publisher) => {
    expect((await metadata(`${dateline}${PROSE}\n\n${PROSE}`)).publisher).toBe(publisher);
  });

  it('takes author and publisher from the last lines', async () => {
    expect(await metadata(`${PROSE}\n\n${PROSE}\n\nPenulis: Rina Wulandari\n\nSumber: kabar.example`)).toMatchObject({
      author: 'Rina Wulandari',
      publisher: 'kabar.example',
    });
  });

  it('is not guessed: dates in prose, accounts, spam and menus are not facts about the document', async () => {
    expect(
      await metadata(`${PROSE}\n\n${PROSE}\n\nPosted By : togel hari ini\n\nAbout the Author: Admin\n\nBy admin`),
    ).toEqual({
      title: null,
      author: null,
      publisher: null,
      date: null,
      url: null,
      language: 'id',
    });
  });
});
