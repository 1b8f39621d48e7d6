// A quote to be shown as it stands, without words in bold: its id is all that is needed.
import type { ShownQuote } from './group-types.js';

export function unmarkedQuote(id: string): ShownQuote {
  return { id, emphasis: null, sentence: { start: 0, end: 0 } };
}
