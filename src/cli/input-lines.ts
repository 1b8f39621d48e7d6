// Lines of standard input, one at a time and only as fast as they are taken.
import type { Readable } from 'node:stream';

/**
 * Splits at LF alone (readline also splits at U+2028, which may stand in a question); a CR before it and a byte-order
 * mark are removed.
 */
export async function* inputLines(input: Readable): AsyncGenerator<string> {
  input.setEncoding('utf8');
  let rest = '';
  let first = true;
  for await (const chunk of input) {
    rest += String(chunk);
    if (first) rest = rest.replace(/^\ufeff/, '');
    first = false;
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield line.replace(/\r$/, '');
  }
  if (rest !== '') yield rest.replace(/\r$/, '');
}
