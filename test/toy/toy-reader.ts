// Toy reader: a sentence answers the better the more words it shares with the question.
import type { Reader, SentenceReading } from '../../embeddings/reader.js';
import { toyWords } from './toy-encoder.js';

/**
 * Score = shared distinct words - half of the question's distinct words: above 0 when more than half are shared. The
 * answering words are the sentence's last word, without outer punctuation.
 */
export function createToyReader(): Reader {
  return {
    modelId: 'toy-reader',
    read: async (question, passages) => {
      const asked = new Set(toyWords(question));
      return passages.map(({ text, sentences }) =>
        sentences.map(({ start, end }): SentenceReading => {
          const sentence = text.slice(start, end);
          const shared = new Set(toyWords(sentence).filter((word) => asked.has(word)));
          const last = /[\p{L}\p{N}]+(?=[^\p{L}\p{N}]*$)/u.exec(sentence);
          const from = start + (last?.index ?? 0);
          return { score: shared.size - asked.size / 2, start: from, end: last ? from + last[0].length : end };
        }),
      );
    },
  };
}
