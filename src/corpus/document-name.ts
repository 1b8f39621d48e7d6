// What somebody called a file -> the name that people see. It is shown, never used as a path.
import { plainLine } from './plain-line.js';

/** UTF-16 units before the ending; leaves room for a number and for what Discord takes. */
const LONGEST_STEM = 100;
/** Of ours and of others: "docx", "markdown". */
const ENDING = /\.[\p{L}\p{N}]{1,10}$/u;

/** The last part of a path, without characters that cannot be seen; `dokumen` where nothing is left. */
export function documentName(given: string): string {
  const visible = plainLine(given.normalize('NFC').split(/[\\/]/u).at(-1) ?? '');
  const ending = ENDING.exec(visible)?.[0] ?? '';
  const stem = visible
    .slice(0, visible.length - ending.length)
    .replace(/^[. ]+/u, '')
    .slice(0, LONGEST_STEM)
    // Never half a character outside the basic plane.
    .replace(/[\ud800-\udbff]$/u, '')
    .trimEnd();
  return `${stem === '' ? 'dokumen' : stem}${ending}`;
}
