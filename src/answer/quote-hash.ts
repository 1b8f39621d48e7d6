// What a quote's text is known by, so that a slice can be compared with what was shown.
import { createHash } from 'node:crypto';

/** SHA-256 of the text, hexadecimal. */
export function quoteHash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
