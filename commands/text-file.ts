// A text that somebody wrote or pasted, as a file to keep.
import type { Statement } from '../src/corpus/stated.js';
import type { Offered } from './take-documents.js';

/** Named for its title; UTF-8. */
export function textFile(text: string, statement: Statement & { readonly title: string }): Offered {
  return {
    // What stands before a slash is no folder here, and a sentence's full stop no ending.
    name: `${statement.title.replace(/[\\/]+/gu, '-').replace(/[.\s]+$/u, '')}.txt`,
    bytes: async () => new TextEncoder().encode(text),
    statement,
  };
}
