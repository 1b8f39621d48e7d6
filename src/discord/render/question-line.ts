// The question at the head of an answer, and its way back from a message.
import { unescaped } from '../markdown.js';
import { boldLine } from './one-line.js';

/** Characters of a question that are shown; the units leave room for escapes. */
const LIMITS = { characters: 200, units: 320 };
const LINE = /^\*\*((?:\\.|[^\\*])+)\*\*$/;

/** The question in bold on one line, cut with `…`. */
export function questionLine(question: string): string {
  return boldLine(question, LIMITS, '…');
}

/** The question that a message's text begins with, as it reads there; null when it begins with none. */
export function questionInLine(content: string): string | null {
  const [line = ''] = content.split('\n', 1);
  const question = LINE.exec(line)?.[1];
  return question === undefined ? null : unescaped(question);
}
