// Marks what is not the document's own prose, with a reason for each span; the text itself is never changed.
import type { Boilerplate, LoadedDocument } from '../../types.js';
import { measureBlocks } from './blocks.js';
import { fragmentMarks, headlineMarks, linkMarks } from './context.js';
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
  const certain = mergeMarks([
    ...document.boilerplate,
    ...linkMarks(blocks),
    ...repetitionMarks(document, blocks),
    ...blocks.flatMap(lineMarks),
    ...headlineMarks(document, blocks),
    ...spamMarks(blocks),
  ]);
  return joined(document.text, mergeMarks([...certain, ...fragmentMarks(document, blocks, certain)]));
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
