// Marks what is not the document's own prose, with a reason for each span; the text itself is never changed.
import type { Boilerplate, LoadedDocument } from '../../types.js';
import { mergeMarks } from './marks.js';

/** Boilerplate of a document, the loader's own marks included: in order, not overlapping, inside the text. */
export function markBoilerplate(document: LoadedDocument): Boilerplate[] {
  return mergeMarks(document.boilerplate);
}
