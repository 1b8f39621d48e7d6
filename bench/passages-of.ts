// Passages to measure with, from a file that is named on the command line.
import { readFileSync } from 'node:fs';

/** One passage a line, or JSON Lines whose rows have a `text`. */
export function passagesOf(path: string): string[] {
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  return lines.map((line) => {
    if (!line.startsWith('{')) return line;
    const row: unknown = JSON.parse(line);
    const text = typeof row === 'object' && row !== null && 'text' in row ? row.text : null;
    if (typeof text !== 'string') throw new Error(`${path}: a row without text`);
    return text;
  });
}
