// Quote ids: eight random characters of Crockford's base 32 (no I, L, O, U), easy to read aloud and type again.
import { randomBytes } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 8;

/** Almost 40 random bits: at least one of the characters is a digit, so that no id can be taken for a word. */
export function newQuoteId(): string {
  for (;;) {
    const id = Array.from(randomBytes(LENGTH), (byte) => ALPHABET[byte % ALPHABET.length]).join('');
    if (/\d/.test(id)) return id;
  }
}
