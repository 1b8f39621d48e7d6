// Quote ids: eight random characters of Crockford's base 32 (no I, L, O, U), easy to read aloud and type again.
import { randomBytes } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 8;

/** 40 random bits. */
export function newQuoteId(): string {
  return Array.from(randomBytes(LENGTH), (byte) => ALPHABET[byte % ALPHABET.length]).join('');
}

/** The id that a person meant: any case, O for 0, I or L for 1, hyphens and spaces ignored. Null when it is none. */
export function readQuoteId(typed: string): string | null {
  const id = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  return id.length === LENGTH && [...id].every((character) => ALPHABET.includes(character)) ? id : null;
}
