// Made-up documents that can be asked about: paragraphs of Zipf words, and facts of which each stands in one place only.
import { randomNumbers, zipfWords } from './synthetic.js';

export interface Fact {
  /** Indonesian, as a sentence of a document. */
  readonly sentence: string;
  readonly question: string;
  /** Words of the sentence that answer. */
  readonly answer: string;
}

export interface SyntheticDocument {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

const SENTENCES_PER_PARAGRAPH = 4;
const WORDS_PER_SENTENCE = 9;
const POSTS = ['kepala perpustakaan', 'ketua koperasi', 'pelatih perahu', 'penjaga mercusuar', 'pengurus museum'];
const SYLLABLES = ['ba', 'da', 'ga', 'ka', 'la', 'ma', 'na', 'ra', 'sa', 'ta', 'bo', 'do', 'lo', 'mo', 'ri', 'ti'];

/** Somebody's post in some place; other numbers give other places and people. */
export function madeUpFact(number: number): Fact {
  const post = POSTS[number % POSTS.length] ?? '';
  const place = nameOf(2 * number);
  const answer = `${nameOf(2 * number + 1)} ${nameOf(7 * number + 3)}`;
  return {
    sentence: `Sejak tahun lalu ${post} ${place} adalah ${answer}.`,
    question: `Siapa ${post} ${place}?`,
    answer,
  };
}

/** The facts stand in the middle of paragraphs, evenly over the document. `seed` says which one it is. */
export function madeUpDocument(seed: number, paragraphs: number, facts: readonly Fact[]): SyntheticDocument {
  const words = zipfWords(8_000, seed);
  const sentence = () => {
    const [first = '', ...rest] = words.text(WORDS_PER_SENTENCE);
    return `${first.charAt(0).toUpperCase()}${first.slice(1)} ${rest.join(' ')}.`;
  };
  const step = paragraphs / Math.max(1, facts.length);
  const wanted = new Map(facts.map((fact, at) => [Math.floor((at + 0.5) * step), fact.sentence]));
  return {
    title: `Catatan ${nameOf(seed)}`,
    paragraphs: Array.from({ length: paragraphs }, (_, at) => {
      const sentences = Array.from({ length: SENTENCES_PER_PARAGRAPH }, sentence);
      const fact = wanted.get(at);
      if (fact !== undefined) sentences.splice(SENTENCES_PER_PARAGRAPH / 2, 0, fact);
      return sentences.join(' ');
    }),
  };
}

export function markdownOf({ title, paragraphs }: SyntheticDocument): string {
  return `# ${title}\n\n${paragraphs.join('\n\n')}\n`;
}

/** Four syllables, of which the number is told. */
function nameOf(number: number): string {
  const random = randomNumbers(number + 1);
  const name = Array.from({ length: 4 }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)] ?? '').join('');
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}
