// Small drafts for tests of the store: a document is a list of one-sentence passages.
import { createHash } from 'node:crypto';
import type { DocumentDraft, PassageDraft } from '../../src/database/store.js';
import type { Metadata } from '../../src/types.js';

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export const noMetadata: Metadata = {
  title: null,
  author: null,
  publisher: null,
  date: null,
  url: null,
  language: null,
};

/** A text document whose sentences are `sentences`, with a space between them. */
export function draft(path: string, sentences: readonly string[], metadata: Partial<Metadata> = {}): DocumentDraft {
  const text = sentences.join(' ');
  const spans = spansOf(sentences);
  return {
    path,
    format: 'txt',
    fileHash: sha256(text),
    metadata: { ...noMetadata, ...metadata },
    notices: [],
    pages: null,
    text,
    paragraphs: [{ start: 0, end: text.length, kind: 'prose', level: null, page: null }],
    boilerplate: [],
    sentences: spans,
    blocks: [sha256(text)],
    rules: 1,
  };
}

/** One passage for each sentence. */
export function passages(sentences: readonly string[]): PassageDraft[] {
  return spansOf(sentences).map((span, i) => ({
    ...span,
    sentences: [span],
    seenFrom: span.start,
    section: null,
    page: null,
    paragraph: 1,
    vectorHash: sha256(sentences[i] ?? ''),
  }));
}

function spansOf(sentences: readonly string[]) {
  let start = 0;
  return sentences.map((sentence) => {
    const span = { start, end: start + sentence.length };
    start = span.end + 1;
    return span;
  });
}
