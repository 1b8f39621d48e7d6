// Word and PowerPoint files: headings, lists and tables, slides as pages, properties as metadata.
import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import PptxGenJS from 'pptxgenjs';
import { describe, expect, it } from 'vitest';
import { loadDocument } from '../../../src/corpus/loaders/index.js';
import { expectSoundOffsets, outline } from './offsets.js';

// The package is typed as CommonJS, but Node loads its ES module, whose default is the class itself.
const Deck = PptxGenJS as unknown as typeof PptxGenJS.default;

async function makeDocx(): Promise<Uint8Array> {
  const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] });
  return Packer.toBuffer(
    new Document({
      title: 'Catatan Bendungan',
      creator: 'Aigul Sultanova',
      sections: [
        {
          children: [
            new Paragraph({ text: 'Catatan Bendungan', heading: HeadingLevel.TITLE }),
            new Paragraph({ text: 'Sejarah', heading: HeadingLevel.HEADING_2 }),
            new Paragraph({
              children: [
                new TextRun('Bendungan itu '),
                new TextRun({ text: 'selesai', bold: true }),
                new TextRun(' pada 1976.'),
              ],
            }),
            new Paragraph({ text: 'Air untuk sawah', bullet: { level: 0 } }),
            new Table({ rows: [new TableRow({ children: [cell('Tahun'), cell('Tinggi')] })] }),
          ],
        },
      ],
    }),
  );
}

async function makePptx(): Promise<Uint8Array> {
  const deck = new Deck();
  deck.title = 'Air dan Listrik';
  deck.author = 'Timur Bekov';
  deck.defineSlideMaster({
    title: 'ISI',
    objects: [
      { placeholder: { options: { name: 'judul', type: 'title', x: 1, y: 0.2, w: 8, h: 1 }, text: '' } },
      { placeholder: { options: { name: 'badan', type: 'body', x: 1, y: 1.5, w: 8, h: 3 }, text: '' } },
    ],
  });
  for (const title of ['Air', 'Listrik']) {
    const slide = deck.addSlide({ masterName: 'ISI' });
    slide.addText(
      [
        { text: `Isi pertama tentang ${title}`, options: { bullet: true, breakLine: true } },
        { text: 'Isi kedua', options: { bullet: true } },
      ],
      {
        placeholder: 'badan',
      },
    );
    slide.addText(title, { placeholder: 'judul' });
    slide.addText('Catatan & kaki', { x: 1, y: 5, w: 5, h: 0.5 });
    slide.addNotes('rahasia pembicara');
  }
  deck.addSlide().addTable(
    [
      [{ text: 'Kota' }, { text: 'MW' }],
      [{ text: 'Osh' }, { text: '5' }],
    ],
    { x: 1, y: 1, w: 5 },
  );
  const written: unknown = await deck.write({ outputType: 'nodebuffer' });
  if (!(written instanceof Uint8Array)) throw new Error('the presentation was not written as bytes');
  return written;
}

describe('a Word file', () => {
  it('gives headings by style, lists, tables and plain paragraphs', async () => {
    const document = await loadDocument(await makeDocx(), 'bendungan.docx');
    expectSoundOffsets(document);
    expect(outline(document)).toEqual([
      ['h1', 'Catatan Bendungan'],
      ['h2', 'Sejarah'],
      ['prose', 'Bendungan itu selesai pada 1976.'],
      ['list', 'Air untuk sawah'],
      ['table', 'Tahun\tTinggi'],
    ]);
    expect(document.metadata).toMatchObject({ title: 'Catatan Bendungan', author: 'Aigul Sultanova' });
  });
});

describe('a PowerPoint file', () => {
  it('gives each slide in order with its title first and its number as page, without notes', async () => {
    const document = await loadDocument(await makePptx(), 'air.pptx');
    expectSoundOffsets(document);
    expect(outline(document).map(([kind, text], index) => [document.paragraphs[index]?.page, kind, text])).toEqual([
      ['1', 'h2', 'Air'],
      ['1', 'list', 'Isi pertama tentang Air'],
      ['1', 'list', 'Isi kedua'],
      ['1', 'prose', 'Catatan & kaki'],
      ['2', 'h2', 'Listrik'],
      ['2', 'list', 'Isi pertama tentang Listrik'],
      ['2', 'list', 'Isi kedua'],
      ['2', 'prose', 'Catatan & kaki'],
      ['3', 'table', 'Kota\tMW'],
      ['3', 'table', 'Osh\t5'],
    ]);
    expect(document.metadata).toMatchObject({ title: 'Air dan Listrik', author: 'Timur Bekov' });
    expect(document.text).not.toContain('rahasia');
  });
});
