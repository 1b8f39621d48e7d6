// Which format a file has: its name says what it should be, its bytes must agree.
import { fileTypeFromBuffer } from 'file-type';
import type { Format } from '../../types.js';
import { fileErrors } from '../file-errors.js';
import { decodeText } from './decode-text.js';

const ENDINGS: Readonly<Record<string, Format>> = {
  txt: 'txt',
  text: 'txt',
  md: 'md',
  markdown: 'md',
  htm: 'html',
  html: 'html',
  xhtml: 'html',
  pdf: 'pdf',
  docx: 'docx',
  pptx: 'pptx',
  epub: 'epub',
};

const TEXT_FORMATS: ReadonlySet<Format> = new Set(['txt', 'md', 'html']);
const SAMPLE_BYTES = 100_000;

/** The format to read the file with. Throws a UserError when Kutip does not read it, or name and bytes disagree. */
export async function fileFormat(bytes: Uint8Array, name: string): Promise<Format> {
  const named = formatNamed(name);
  const found = await contentKind(bytes);
  if (named === null) {
    if (endingOf(name) === null && found.format !== null) return found.format;
    throw fileErrors.unknownType(name, found.label);
  }
  if (named === found.format) return named;
  if (isTextFormat(named)) {
    if (found.format !== null && isTextFormat(found.format)) return named;
    throw found.label === null ? fileErrors.notText(name) : fileErrors.wrongType(name, found.label);
  }
  // A locked Office file is an OLE container instead of a zip.
  if (found.label === 'CFB' && named !== 'pdf') throw fileErrors.encrypted(name);
  throw found.label === null || found.format === 'txt'
    ? fileErrors.damaged(name)
    : fileErrors.wrongType(name, found.label);
}

/** What the name says; null where it says none that Kutip reads. */
export function formatNamed(name: string): Format | null {
  const ending = endingOf(name);
  return ending === null ? null : (ENDINGS[ending] ?? null);
}

/** Whether its bytes are plain text. */
export function isTextFormat(format: Format): boolean {
  return TEXT_FORMATS.has(format);
}

function endingOf(name: string): string | null {
  return /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? null;
}

/** What the bytes are: one of our formats, or a label for people; both null when nothing is known. */
async function contentKind(bytes: Uint8Array): Promise<{ format: Format | null; label: string | null }> {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1024)).toString('latin1');
  if (head.includes('%PDF-')) return { format: 'pdf', label: 'PDF' };
  if (head.startsWith('{\\rtf')) return { format: null, label: 'RTF' };
  if (head.startsWith('PK\x03\x04')) return zipKind(bytes);
  // Text first: "BMKG melaporkan" begins like a bitmap and "MZ" like a program.
  if (decodeText(bytes.subarray(0, SAMPLE_BYTES)) !== null) {
    const html = /^\s*(?:<!doctype html|<html)/i.test(head);
    return html ? { format: 'html', label: 'HTML' } : { format: 'txt', label: 'TXT' };
  }
  return { format: null, label: (await fileTypeFromBuffer(bytes))?.ext.toUpperCase() ?? null };
}

/** Names of entries stand uncompressed in a zip, also in a damaged one. */
function zipKind(bytes: Uint8Array): { format: Format | null; label: string } {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (raw.subarray(0, 100).includes('mimetypeapplication/epub+zip')) return { format: 'epub', label: 'EPUB' };
  if (raw.includes('word/document.xml')) return { format: 'docx', label: 'DOCX' };
  if (raw.includes('ppt/presentation.xml')) return { format: 'pptx', label: 'PPTX' };
  if (raw.includes('META-INF/container.xml')) return { format: 'epub', label: 'EPUB' };
  return { format: null, label: 'ZIP' };
}
