// Lines of Markdown that must not be cut within: as many as find room.
import { CUT } from './excerpt.js';

/** As many as find room (UTF-16 units), and a mark where others do not. */
export function wholeLines(lines: readonly string[], room: number): string {
  const all = lines.join('\n');
  if (all.length <= room) return all;
  let kept = '';
  for (const line of lines) {
    const longer = kept === '' ? line : `${kept}\n${line}`;
    if (longer.length + 1 + CUT.length > room) break;
    kept = longer;
  }
  return `${kept}\n${CUT}`;
}
