// One file -> its text, paragraphs, metadata and boilerplate as its format shows them. Runs in the parser process.
import type { LoadedDocument } from '../../types.js';
import { fileErrors } from '../file-errors.js';
import { defaultParseLimits, type ParseLimits } from '../parse-limits.js';
import { fileFormat } from './file-kind.js';
import { loadTxt } from './txt.js';
import { readZip } from './zip.js';

/**
 * Reads one file; `name` tells its format and names it in messages.
 * Throws a UserError for everything that a person can mend: empty, too large, unknown, locked, scanned, damaged.
 */
export async function loadDocument(
  bytes: Uint8Array,
  name: string,
  limits: ParseLimits = defaultParseLimits,
): Promise<LoadedDocument> {
  if (bytes.length === 0) throw fileErrors.empty(name);
  if (bytes.length > limits.fileBytes) throw fileErrors.tooLarge(name, limits.fileBytes);
  const document = await load(bytes, name, limits);
  if (document.text.length > limits.textUnits) throw fileErrors.tooMuchText(name);
  if (document.paragraphs.length === 0) throw fileErrors.noText(name);
  return document;
}

/** Each loader brings large libraries, so only the one that is needed is loaded. */
async function load(bytes: Uint8Array, name: string, limits: ParseLimits): Promise<LoadedDocument> {
  const format = await fileFormat(bytes, name);
  switch (format) {
    case 'txt':
      return loadTxt(bytes, name);
    case 'md':
      return (await import('./md.js')).loadMd(bytes, name);
    case 'html':
      return (await import('./html.js')).loadHtml(bytes, name);
    case 'pdf':
      return (await import('./pdf.js')).loadPdf(bytes, name);
    case 'docx':
      return (await import('./docx.js')).loadDocx(bytes, name, await readZip(bytes, name, limits));
    case 'pptx':
      return (await import('./pptx.js')).loadPptx(name, await readZip(bytes, name, limits));
    case 'epub':
      return (await import('./epub.js')).loadEpub(name, await readZip(bytes, name, limits));
  }
}
