// Documents to be read while people ask, and many short ones for their titles: made-up words, the same at every run.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipfWords } from '../synthetic.js';

/** Words in a sentence, sentences in a paragraph, paragraphs in a document: about ten passages. */
const SHAPE = { words: 14, sentences: 5, paragraphs: 8 };

/** Writes text files with a title each. `paragraphs`: of how many each consists. */
export function writeDocuments(folder: string, count: number, paragraphs = SHAPE.paragraphs): void {
  mkdirSync(folder, { recursive: true });
  const words = zipfWords(30_000, 4);
  const sentence = () => capital(`${words.text(SHAPE.words).join(' ')}.`);
  const paragraph = () => Array.from({ length: SHAPE.sentences }, sentence).join(' ');
  for (let n = 0; n < count; n++) {
    const text = [titleOf(n), ...Array.from({ length: paragraphs }, paragraph)].join('\n\n');
    writeFileSync(join(folder, `${String(n).padStart(5, '0')}.txt`), `${text}\n`);
  }

  function titleOf(n: number): string {
    return `Judul: ${capital(words.text(4).join(' '))} ${n}\nPenulis: ${capital(words.text(2).join(' '))}`;
  }
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
