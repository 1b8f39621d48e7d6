// Document -> passages: consecutive sentences of one section, what is embedded, ranked and read as one.
import { trimmed } from '../text/sentences.js';
import type { Paragraph, ParsedDocument, Passage, Span } from '../types.js';
import { firstEndingAfter, mergeSpans, unmarked } from './boilerplate/marks.js';
import { type CountedSpan, type CountTokens, countSentences } from './long-sentences.js';
import { type PackableSentence, packSentences } from './pack-sentences.js';

/** What is needed of a document to make its passages. */
export type PassageSource = Pick<ParsedDocument, 'text' | 'metadata' | 'paragraphs' | 'boilerplate' | 'sentences'>;

type Sentence = Span & PackableSentence;

/** Tokens kept free: a joined text may have a few more tokens than its sentences counted one by one. */
const MARGIN = 4;
const LIST_MARKER_TOKENS = 2;

/**
 * Passages of at most `limit` tokens, in order; none spans a heading or boilerplate; each sentence is in exactly one.
 * `extraBoilerplate`: spans known only from outside the document (blocks repeated across the collection). A sentence
 * above the limit is cut at clauses, and its pieces count as sentences.
 */
export async function makePassages(
  document: PassageSource,
  extraBoilerplate: readonly Span[],
  countTokens: CountTokens,
  limit = 128,
): Promise<Passage[]> {
  const { text, paragraphs } = document;
  const marks = mergeSpans([...document.boilerplate, ...extraBoilerplate]);
  const headings = paragraphs.filter(
    (paragraph) => paragraph.kind === 'heading' && unmarked(paragraph, marks).length > 0,
  );
  const barriers = mergeSpans([...marks, ...headings]);
  const capacity = Math.max(1, limit - MARGIN);
  const prose = document.sentences.flatMap((sentence) => proseOf(text, sentence, marks));
  const sentences = (await countSentences(text, prose, countTokens, capacity)).map((span) => packable(document, span));
  return runsBetween(barriers, sentences).flatMap((run) =>
    packSentences(run, capacity).map((group, at, groups) =>
      passageOf(document, headings, group, groups[at - 1]?.at(-1)),
    ),
  );
}

function proseOf(text: string, sentence: Span, marks: readonly Span[]): Span[] {
  return unmarked(sentence, marks)
    .map((part) => trimmed(text, part))
    .filter((part) => /[\p{L}\p{N}]/u.test(text.slice(part.start, part.end)));
}

function packable({ text, paragraphs }: PassageSource, span: CountedSpan): Sentence {
  const paragraph = firstEndingAfter(paragraphs, span.start);
  // A list item's marker stands before its paragraph, inside the passage.
  const marker = paragraphs[paragraph]?.kind === 'list' ? LIST_MARKER_TOKENS : 0;
  return { ...span, tokens: span.tokens + marker, paragraph, leadsIn: text.charAt(span.end - 1) === ':' };
}

/** The sentences in runs that no heading or boilerplate interrupts. */
function runsBetween(barriers: readonly Span[], sentences: readonly Sentence[]): Sentence[][] {
  const runs: Sentence[][] = [];
  for (const sentence of sentences) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    const barrier = before && barriers[firstEndingAfter(barriers, before.end)];
    if (run === undefined || (barrier !== undefined && barrier.start < sentence.start)) runs.push([sentence]);
    else run.push(sentence);
  }
  return runs;
}

function passageOf(
  document: PassageSource,
  headings: readonly Paragraph[],
  group: readonly Sentence[],
  before: Sentence | undefined,
): Passage {
  const start = group[0]?.start ?? 0;
  const paragraph = firstEndingAfter(document.paragraphs, start);
  return {
    start,
    end: group.at(-1)?.end ?? start,
    sentences: group.map((sentence) => ({ start: sentence.start, end: sentence.end })),
    seenFrom: before?.start ?? start,
    section: sectionAt(document, headings, start),
    page: document.paragraphs[paragraph]?.page ?? null,
    paragraph: paragraph + 1,
  };
}

/** The nearest heading above; null when that is the document's own title (a site's name may follow it on the page). */
function sectionAt({ text, metadata }: PassageSource, headings: readonly Paragraph[], offset: number): string | null {
  const heading = headings[firstEndingAfter(headings, offset) - 1];
  if (heading === undefined) return null;
  const name = text.slice(heading.start, heading.end).replace(/\s+/g, ' ').trim();
  const isTitle = metadata.title !== null && name.startsWith(metadata.title);
  return name === '' || isTitle ? null : name;
}
