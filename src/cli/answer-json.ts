// An answer as one JSON line: the fields of the contract, in its order, and nothing else.
import type { Answer, Quote } from '../types.js';

export function answerJson(answer: Answer): Record<string, unknown> {
  const { question, language, kind, answered, sure, confidence, alsoIn, figuresDiffer, timings } = answer;
  const quotes = answer.quotes.map(quoteJson);
  const nearest = answer.nearest.map(quoteJson);
  return { question, language, kind, answered, sure, confidence, quotes, nearest, alsoIn, figuresDiffer, timings };
}

function quoteJson(quote: Quote): Record<string, unknown> {
  const { id, text, start, end, before, after, emphasis, document, title, author, publisher, date, url } = quote;
  const { page, section, paragraph, score } = quote;
  const citation = { document, title, author, publisher, date, url, page, section, paragraph };
  return { id, text, start, end, before, after, emphasis, ...citation, score };
}
