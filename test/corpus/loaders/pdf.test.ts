// PDF files: lines become paragraphs, words are made whole, heads and numbers are set aside, pages are known.
import { describe, expect, it } from 'vitest';
import { loadDocument } from '../../../src/corpus/loaders/index.js';
import { column, makePdf, type PdfPageToDraw } from './make-pdf.js';
import { expectSoundOffsets, outline, slices } from './offsets.js';

const load = async (pages: readonly PdfPageToDraw[], facts = {}) =>
  loadDocument(await makePdf(pages, facts), 'laporan.pdf');

const PARAGRAPH = [
  'Perbatasan di pegunungan itu dijaga oleh dua pos kecil yang dibangun',
  'pada masa lalu, dan para penjaganya berganti setiap enam bulan peng-',
  'abdian. Di antara negara-',
  'negara tetangga, jalan ini yang paling sepi.',
];

describe('a PDF', () => {
  it('has its lines and hyphenated words joined, but not words that are doubled', async () => {
    const document = await load([{ lines: column(PARAGRAPH) }]);
    expectSoundOffsets(document);
    expect(document.text).toBe(
      'Perbatasan di pegunungan itu dijaga oleh dua pos kecil yang dibangun pada masa lalu, dan para penjaganya berganti ' +
        'setiap enam bulan pengabdian. Di antara negara-negara tetangga, jalan ini yang paling sepi.',
    );
  });

  it('parts paragraphs at wider gaps and at indented first lines, and knows headings by their size', async () => {
    const second = ['Pos kedua berada lebih tinggi dan hanya bisa dicapai dengan kuda pada', 'musim panas.'];
    const lines = [
      { text: 'Pos Perbatasan', y: 760, size: 22 },
      { text: 'Letak', y: 730, size: 15 },
      ...column(PARAGRAPH),
      ...column(second, 60, 630),
      { text: 'Pos ketiga sudah lama ditinggalkan oleh penjaganya dan kini menjadi', x: 75, y: 602 },
      { text: 'kandang domba milik warga desa.', x: 60, y: 588 },
    ];
    const kinds = outline(await load([{ lines }])).map(
      ([kind, text]) => `${kind} ${text.split(' ')[0]} ${text.split(' ')[1] ?? ''}`,
    );
    expect(kinds).toEqual([
      'h1 Pos Perbatasan',
      'h2 Letak ',
      'prose Perbatasan di',
      'prose Pos kedua',
      'prose Pos ketiga',
    ]);
  });

  it('marks running heads and page numbers, and joins the paragraph that runs over the page', async () => {
    const pages = [
      'lanjut ke halaman berikut tanpa henti dan',
      'masih terus berjalan sampai jauh sekali lalu',
      'berakhir di sini.',
    ].map((text, index) => ({
      lines: [
        { text: 'Laporan Tahunan Lembah', y: 770, size: 9 },
        ...column([
          `Bagian ${'abc'[index]} dari naskah ini yang panjangnya sama dengan baris lain`.toLowerCase(),
          text,
        ]),
        { text: String(index + 1), x: 300, y: 30 },
      ],
    }));
    const document = await load(pages);
    expectSoundOffsets(document);
    expect(slices(document, document.boilerplate)).toEqual([
      'Laporan Tahunan Lembah',
      '1',
      'Laporan Tahunan Lembah',
      '2',
      'Laporan Tahunan Lembah',
      '3',
    ]);
    expect(document.boilerplate.every((span) => span.reason === 'running-head')).toBe(true);
    expect(document.text).toContain('tanpa henti dan bagian b dari naskah');
    expect(document.paragraphs.filter((p) => p.page === '1')).toHaveLength(3);
  });

  it('counts pages as they are printed', async () => {
    const pages = [117, 118, 119].map((number) => ({
      lines: [
        ...column([`Bab tentang sungai nomor ${number} ditulis oleh orang lain.`]),
        { text: String(number), x: 300, y: 30 },
      ],
    }));
    const document = await load(pages);
    const body = document.paragraphs.filter((p) => document.text.slice(p.start, p.end).startsWith('Bab'));
    expect(body.map((p) => p.page)).toEqual(['117', '118', '119']);
  });

  it('reads two columns one after the other, though drawn line by line, below a title across both', async () => {
    const left = [
      'Kolom kiri dimulai di sini dengan',
      'beberapa baris yang panjangnya',
      'hampir sama semuanya, supaya',
      'jelas bahwa ini sebuah kolom',
      'dan bukan tabel kecil.',
    ];
    const right = [
      'Kolom kanan menyusul sesudahnya',
      'dan juga berisi beberapa baris',
      'yang panjangnya hampir sama',
      'dengan baris di kolom kiri,',
      'lalu selesai di baris ini.',
    ];
    const lines = [
      { text: 'Judul Besar Yang Melintang Di Atas Kedua Kolom', y: 760, size: 18 },
      ...left.flatMap((text, index) => [
        { text, x: 60, y: 700 - index * 14 },
        { text: right[index] ?? '', x: 320, y: 700 - index * 14 },
      ]),
    ];
    const texts = outline(await load([{ lines }])).map(([, text]) => text);
    expect(texts).toEqual(['Judul Besar Yang Melintang Di Atas Kedua Kolom', left.join(' '), right.join(' ')]);
  });

  it('names the pages that are pictures; empty pages are none', async () => {
    const text = { lines: column(PARAGRAPH) };
    const picture = { lines: [], picture: true };
    const document = await load([text, picture, picture, { lines: [] }, text, picture]);
    expect(document.notices).toEqual([
      {
        code: 'scanned-pages',
        sentence: {
          id: 'Halaman 2 sampai 3 dan 6 berupa gambar dan tidak bisa dikutip.',
          en: 'Pages 2 to 3 and 6 are pictures and cannot be quoted.',
        },
      },
    ]);
  });

  it('of pictures only, or of empty pages only, is refused with the remedy', async () => {
    await expect(load([{ lines: [], picture: true }])).rejects.toMatchObject({
      code: 'scanned-pdf',
      sentence: { en: expect.stringContaining('OCR') },
    });
    await expect(load([{ lines: [] }])).rejects.toMatchObject({ code: 'no-text' });
  });

  it('takes title and author from its properties, but no junk', async () => {
    const pages = [{ lines: column(PARAGRAPH) }];
    const good = await load(pages, { title: 'Pos di Pegunungan', author: 'Bakyt Osmonov' });
    expect(good.metadata).toMatchObject({ title: 'Pos di Pegunungan', author: 'Bakyt Osmonov' });
    const junk = await load(pages, { title: 'Microsoft Word - draf3.docx', author: 'user' });
    expect(junk.metadata).toMatchObject({ title: null, author: null });
  });
});
