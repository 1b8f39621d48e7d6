// What Kutip reads of a PDF: pieces of text with their places, page labels and properties. The only file that knows pdf.js.

import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileErrors } from '../file-errors.js';

/** A piece of text on a page. Points, from the top left corner as the page is shown. */
export interface PdfPiece {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Of the baseline. */
  readonly y: number;
  /** Height of the type. */
  readonly size: number;
}

export interface PdfPage {
  readonly pieces: readonly PdfPiece[];
  /** Something other than text is painted on it; only looked for where there is little text. */
  readonly painted: boolean;
}

export interface PdfContent {
  readonly pages: readonly PdfPage[];
  /** One label for each page; null when the file has none. */
  readonly labels: readonly string[] | null;
  readonly properties: PdfProperties;
}

/** As written in the file; empty strings where it says nothing. */
export interface PdfProperties {
  readonly title: string;
  readonly author: string;
  readonly publisher: string;
  readonly created: string;
  readonly language: string;
}

/** A page with more text than this is no picture. */
const LITTLE_TEXT_UNITS = 150;

type PdfJs = typeof import('pdfjs-dist/legacy/build/pdf.mjs');
type OpenPdf = Awaited<ReturnType<PdfJs['getDocument']>['promise']>;
type OpenPage = Awaited<ReturnType<OpenPdf['getPage']>>;

/** Throws a UserError for a locked or damaged file. */
export async function readPdf(bytes: Uint8Array, name: string): Promise<PdfContent> {
  const pdfjs = await loadLibrary();
  const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const task = pdfjs.getDocument({
    // The library takes the buffer for itself.
    data: Uint8Array.from(bytes),
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    useWorkerFetch: false,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
    // Pictures are only noticed, never decoded.
    maxImageSize: 1,
    cMapUrl: `${join(folder, 'cmaps')}/`,
    cMapPacked: true,
    standardFontDataUrl: `${join(folder, 'standard_fonts')}/`,
  });
  try {
    const pdf = await task.promise;
    const pages: PdfPage[] = [];
    for (let number = 1; number <= pdf.numPages; number += 1)
      pages.push(await readPage(pdfjs, await pdf.getPage(number)));
    return { pages, labels: await pdf.getPageLabels(), properties: await readProperties(pdf) };
  } catch (error) {
    const locked = error instanceof Error && error.name === 'PasswordException';
    throw Object.assign(locked ? fileErrors.encrypted(name) : fileErrors.damaged(name), { cause: error });
  } finally {
    await task.destroy();
  }
}

/** pdf.js wants a browser's matrix class for drawing; Kutip never draws, so where there is none an empty one does. */
async function loadLibrary(): Promise<PdfJs> {
  if (!('DOMMatrix' in globalThis)) Object.assign(globalThis, { DOMMatrix: class DOMMatrix {} });
  return import('pdfjs-dist/legacy/build/pdf.mjs');
}

async function readPage(pdfjs: PdfJs, page: OpenPage): Promise<PdfPage> {
  const viewport = page.getViewport({ scale: 1 });
  const pieces: PdfPiece[] = [];
  for (const item of (await page.getTextContent()).items) {
    if (!('str' in item) || item.str.trim() === '') continue;
    const matrix: readonly number[] = pdfjs.Util.transform(viewport.transform, item.transform);
    const [a = 0, b = 0, c = 0, d = 0, left = 0, y = 0] = matrix;
    // Text that runs up or down the margin (a library's stamp) belongs to no line.
    if (Math.abs(b) > Math.abs(a)) continue;
    pieces.push({ text: item.str, left, right: left + item.width, y, size: Math.hypot(c, d) });
  }
  const painted = await isPainted(pdfjs, page, pieces);
  page.cleanup();
  return { pieces, painted };
}

/** A picture that is left out still leaves the matrix that places it. */
async function isPainted(pdfjs: PdfJs, page: OpenPage, pieces: readonly PdfPiece[]): Promise<boolean> {
  if (pieces.reduce((sum, piece) => sum + piece.text.length, 0) > LITTLE_TEXT_UNITS) return false;
  const { fnArray } = await page.getOperatorList();
  return pieces.length === 0 ? fnArray.length > 0 : fnArray.includes(pdfjs.OPS.transform);
}

async function readProperties(pdf: OpenPdf): Promise<PdfProperties> {
  const { info, metadata } = await pdf.getMetadata();
  const fromInfo = new Map<string, unknown>(Object.entries(info));
  const value = (xmp: string, key: string): string => {
    const stated: unknown = metadata?.get(xmp);
    const first: unknown = Array.isArray(stated) ? stated.join(', ') : stated;
    const chosen = typeof first === 'string' && first.trim() !== '' ? first : fromInfo.get(key);
    return typeof chosen === 'string' ? chosen : '';
  };
  return {
    title: value('dc:title', 'Title'),
    author: value('dc:creator', 'Author'),
    publisher: value('dc:publisher', ''),
    created: value('prism:publicationdate', 'CreationDate'),
    language: value('dc:language', 'Language'),
  };
}
