// Plain text: the source text is the decoded file, unchanged.
import { segmentParagraphs } from '../../text/paragraphs.js';
import type { LoadedDocument } from '../../types.js';
import { fileErrors } from '../file-errors.js';
import { documentMetadata } from '../metadata/document-metadata.js';
import { decodeText } from './decode-text.js';

/** Throws a UserError when the bytes are not text. */
export async function loadTxt(bytes: Uint8Array, name: string): Promise<LoadedDocument> {
  const text = decodeText(bytes);
  if (text === null) throw fileErrors.notText(name);
  const paragraphs = segmentParagraphs(text);
  const described = documentMetadata({ format: 'txt', text, paragraphs, boilerplate: [], stated: {}, properties: {} });
  return { format: 'txt', text, paragraphs, links: [], notices: [], ...described };
}
