// Bytes -> text: byte-order mark, declared charset, strict UTF-8, UTF-16 by its zeros, then statistics.
import chardet from 'chardet';
import iconv from 'iconv-lite';

/** Bytes that the statistics look at; more only costs time. */
const SAMPLE_BYTES = 65_536;

const BYTE_ORDER_MARKS: readonly (readonly [string, readonly number[]])[] = [
  ['utf-32le', [0xff, 0xfe, 0x00, 0x00]],
  ['utf-32be', [0x00, 0x00, 0xfe, 0xff]],
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/**
 * Decodes the bytes of a text file; the byte-order mark is removed, nothing else is changed.
 * Null when what comes out is not text (many control characters). `declared` is a charset the file itself names.
 */
export function decodeText(bytes: Uint8Array, declared: string | null = null): string | null {
  const text = decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), declared);
  return looksLikeText(text) ? text : null;
}

/** The charset that markup names in its first kilobyte, where the standards want it: XML declaration or meta element. */
export function declaredCharset(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  const found =
    /^<\?xml[^>]*\sencoding\s*=\s*["']([\w-]+)/i.exec(head) ?? /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(head);
  return found?.[1] ?? null;
}

function decode(bytes: Buffer, declared: string | null): string {
  for (const [encoding, mark] of BYTE_ORDER_MARKS) {
    if (mark.every((byte, index) => bytes[index] === byte)) {
      return iconv.decode(bytes.subarray(mark.length), encoding, { stripBOM: false });
    }
  }
  const wide = utf16WithoutMark(bytes);
  if (wide !== null) return iconv.decode(bytes, wide, { stripBOM: false });
  const strict = strictUtf8(bytes);
  if (strict !== null) return strict;
  if (declared !== null && iconv.encodingExists(declared) && !/^utf-?8$/i.test(declared)) {
    return iconv.decode(bytes, declared);
  }
  return iconv.decode(bytes, guessedEncoding(bytes));
}

function strictUtf8(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null; // Not UTF-8: that is the answer, not a failure.
  }
}

/** Latin text in UTF-16 has a zero in every second byte. */
function utf16WithoutMark(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length, SAMPLE_BYTES) & ~1;
  if (length < 4) return null;
  let even = 0;
  let odd = 0;
  for (let index = 0; index < length; index += 2) {
    if (bytes[index] === 0) even += 1;
    if (bytes[index + 1] === 0) odd += 1;
  }
  const pairs = length / 2;
  if (odd > pairs * 0.6 && even < pairs * 0.05) return 'utf-16le';
  if (even > pairs * 0.6 && odd < pairs * 0.05) return 'utf-16be';
  return null;
}

function guessedEncoding(bytes: Buffer): string {
  const found = chardet.detect(bytes.subarray(0, SAMPLE_BYTES));
  // As browsers do: what calls itself Latin-1 is nearly always windows-1252, a superset of it.
  if (found === null || /^(iso-8859-1|ascii)$/i.test(found) || !iconv.encodingExists(found)) return 'windows-1252';
  return found;
}

/** At most one control character in a hundred, tabs and line ends not counted; binary files have far more. */
function looksLikeText(text: string): boolean {
  let strange = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code > 0x9f && code !== 0xfffd) continue;
    const control = code < 0x20 ? !(code >= 0x09 && code <= 0x0d) && code !== 0x1b : code >= 0x7f;
    if (control) strange += 1;
  }
  return strange <= text.length / 100;
}
