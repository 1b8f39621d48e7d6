// Makes small PDF files for tests, line by line, so that the place of every word is known.
import { PDFDocument, type PDFFont, type PDFPage, StandardFonts } from 'pdf-lib';

export interface PdfLineToDraw {
  readonly text: string;
  readonly x?: number;
  /** Points from the bottom of the page. */
  readonly y: number;
  readonly size?: number;
}

export interface PdfPageToDraw {
  readonly lines: readonly PdfLineToDraw[];
  readonly picture?: boolean;
}

export interface PdfFacts {
  readonly title?: string;
  readonly author?: string;
}

// The smallest PNG there is: one grey pixel.
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==';

export async function makePdf(pages: readonly PdfPageToDraw[], facts: PdfFacts = {}): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  if (facts.title) pdf.setTitle(facts.title);
  if (facts.author) pdf.setAuthor(facts.author);
  for (const { lines, picture } of pages) {
    const page = pdf.addPage([600, 800]);
    if (picture) await drawPicture(pdf, page);
    for (const line of lines) drawLine(page, font, line);
  }
  return pdf.save();
}

/** Lines below each other from `y` down, 14 points apart. */
export function column(texts: readonly string[], x = 60, y = 700, size = 11): PdfLineToDraw[] {
  return texts.map((text, index) => ({ text, x, y: y - index * 14, size }));
}

function drawLine(page: PDFPage, font: PDFFont, { text, x = 60, y, size = 11 }: PdfLineToDraw): void {
  page.drawText(text, { x, y, size, font });
}

async function drawPicture(pdf: PDFDocument, page: PDFPage): Promise<void> {
  page.drawImage(await pdf.embedPng(PIXEL), { x: 0, y: 0, width: 600, height: 800 });
}
