// Word files: mammoth turns styles into HTML, whose blocks are read as those of a web page.
import mammoth from 'mammoth';
import type { LoadedDocument } from '../../types.js';
import { fileErrors } from '../file-errors.js';
import { documentMetadata } from '../metadata/document-metadata.js';
import { officeProperties } from '../metadata/office-properties.js';
import { htmlBlocks } from './html-blocks.js';
import { parseHtml } from './html-dom.js';
import { buildText } from './text-builder.js';

const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => h2:fresh",
  "p[style-name='Judul'] => h1:fresh",
  'br[type="page"] => hr',
];

/** `parts` are the container's XML parts. Throws a UserError for a damaged file. */
export async function loadDocx(
  bytes: Uint8Array,
  name: string,
  parts: ReadonlyMap<string, Buffer>,
): Promise<LoadedDocument> {
  const root = parseHtml(await toHtml(bytes, name)).documentElement;
  const built = buildText(root === null ? [] : htmlBlocks(root));
  const described = documentMetadata({ format: 'docx', ...built, stated: {}, properties: officeProperties(parts) });
  return { format: 'docx', ...built, ...described, notices: [] };
}

async function toHtml(bytes: Uint8Array, name: string): Promise<string> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const withoutPictures = mammoth.images.imgElement(async () => ({ src: '' }));
    const result = await mammoth.convertToHtml({ buffer }, { styleMap: STYLES, convertImage: withoutPictures });
    return `<html><body>${result.value}</body></html>`;
  } catch (error) {
    throw Object.assign(fileErrors.damaged(name), { cause: error });
  }
}
