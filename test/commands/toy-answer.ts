// Answers and quotes made by hand, for tests of what is done with them.
import type { Answer, Quote } from '../../src/types.js';

export function toyAnswer(change: Partial<Answer> = {}): Answer {
  return {
    question: 'Dari apa rakit dibuat?',
    readAs: null,
    language: 'id',
    kind: 'question',
    answered: true,
    sure: true,
    confidence: 0.9,
    quotes: [],
    nearest: [],
    further: [],
    undated: 0,
    alsoIn: {},
    figuresDiffer: false,
    timings: { encode: 1, retrieve: 1, read: 1, total: 3 },
    ...change,
  };
}

/** A quote of `text` that begins at offset 100; `emphasis` names the words that answer. */
export function toyQuote(text: string, emphasis: string | null, change: Partial<Quote> = {}): Quote {
  const at = emphasis === null ? -1 : text.indexOf(emphasis);
  return {
    id: '7K2M9QXA',
    text,
    start: 100,
    end: 100 + text.length,
    before: null,
    after: null,
    emphasis: emphasis === null ? null : [100 + at, 100 + at + emphasis.length],
    document: 'rakit.md',
    title: 'Rakit bambu',
    author: 'Rina Wati',
    publisher: null,
    date: '2020-03-07',
    url: 'https://example.org/rakit',
    page: null,
    section: null,
    paragraph: 2,
    score: 1,
    ...change,
  };
}
