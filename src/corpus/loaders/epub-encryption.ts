// Which parts of a book are enciphered. Fonts often are, to tie them to the book; text only is by copy protection (DRM).
import { epubTarget } from './epub-href.js';
import { type EpubParts, epubXml } from './epub-parts.js';
import { descendants } from './xml.js';

const ENCRYPTION = 'META-INF/encryption.xml';

/** Names of the enciphered entries. Throws an Error when the list itself cannot be read. */
export function encipheredParts(parts: EpubParts): Set<string> {
  if (!parts.has(ENCRYPTION)) return new Set();
  const references = descendants(epubXml(parts, ENCRYPTION), 'CipherReference');
  return new Set(references.flatMap(({ attributes }) => epubTarget('', attributes['URI'] ?? '')?.path ?? []));
}
