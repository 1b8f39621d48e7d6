// Marks what is not the document's own prose, with a reason for each span; the text itself is never changed.
import type { Boilerplate, LoadedDocument } from '../../types.js';
import { measureBlocks } from './blocks.js';
import { fragmentMarks, headlineMarks, linkMarks } from './context.js';
import { creditMarks } from './credits.js';
import { lineMarks } from './line-marks.js';
import { mergeMarks } from './marks.js';
import { repetitionMarks } from './repetition.js';
import { spamMarks } from './spam.js';

/**
 * Boilerplate of a document, the loader's own marks included: in order, not overlapping, inside the text. First what
 * shows by itself (links, repetition, words), then what its neighbours show (jusText's context-sensitive pass).
 */
export function markBoilerplate(document: LoadedDocument): Boilerplate[] {
  const blocks = measureBlocks(document);
  // Of marks on the same span the first wins: what its words say tells more than that the page shows it as a menu.
  const certain = mergeMarks([
    ...spamMarks(blocks),
    ...lineMarks(blocks),
    ...headlineMarks(document, blocks),
    ...document.boilerplate,
    ...repetitionMarks(document, blocks),
    ...linkMarks(blocks),
  ]);
  const marks = mergeMarks([...certain, ...creditMarks(document, blocks, certain)]);
  return joined(document.text, mergeMarks([...marks, ...fragmentMarks(document, blocks, marks)]));
}

/** Neighbouring marks of one reason within a line become one, so that an advert of three sentences is one mark. */
function joined(text: string, marks: readonly Boilerplate[]): Boilerplate[] {
  const result: Boilerplate[] = [];
  for (const mark of marks) {
    const last = result.at(-1);
    const isSame = last?.reason === mark.reason && /^[^\S\n]*$/.test(text.slice(last.end, mark.start));
    if (last !== undefined && isSame) result[result.length - 1] = { ...last, end: mark.end };
    else result.push(mark);
  }
  return result;
}
