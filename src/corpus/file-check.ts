// Whether bytes are of a type that Kutip reads, before they are kept. Reading itself is for the parser process.

import type { UserError } from '../user-error.js';
import { fileErrors } from './file-errors.js';
import { decodeText } from './loaders/decode-text.js';
import { fileFormat, formatNamed, isTextFormat } from './loaders/file-kind.js';

const SAMPLE_BYTES = 100_000;
/** PDF (which may have something before it), zip, RTF, and the container of old and of locked Office files. */
const KNOWN = ['%PDF-', 'PK\x03\x04', '{\\rtf', '\xd0\xcf\x11\xe0'];

/** Throws UserError: empty, too large, not a type that Kutip reads, or not what its name says. */
export async function checkFile(bytes: Uint8Array, name: string, fileBytes: number): Promise<void> {
  if (bytes.length === 0) throw fileErrors.empty(name);
  if (bytes.length > fileBytes) throw fileErrors.tooLarge(name, fileBytes);
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  const isKnown = KNOWN.some((signature) => head.includes(signature));
  // What else a hostile file may be is not looked into here, outside the parser process.
  if (!isKnown && decodeText(bytes.subarray(0, SAMPLE_BYTES)) === null) throw unrecognised(name);
  await fileFormat(bytes, name);
}

/** "Save it as a PDF" would help nobody whose file is called so. */
function unrecognised(name: string): UserError {
  const format = formatNamed(name);
  if (format === null) return fileErrors.unknownType(name, null);
  return isTextFormat(format) ? fileErrors.notText(name) : fileErrors.damaged(name);
}
