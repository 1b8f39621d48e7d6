// Chosen sentences -> quotes: exact slices with citation, neighbours, emphasis and a lasting id.

import type { DocumentRecord, QuoteDraft, StoredPassage, Structure } from '../database/store.js';
import type { WarningLog } from '../ports.js';
import { vectorHash } from '../text/vector-text.js';
import type { Quote, Span } from '../types.js';
import type { Blocking } from './blocked-sentences.js';
import { placeOf, type SourceLibrary } from './place.js';
import { quoteHash } from './quote-hash.js';
import { type QuotePlan, quoteSpan } from './quote-span.js';

/** What quoting needs of the library. */
export interface QuotableLibrary extends SourceLibrary {
  neighbours(passage: StoredPassage): Promise<{ before: StoredPassage | null; after: StoredPassage | null }>;
  saveQuotes(owner: string, drafts: readonly QuoteDraft[]): Promise<string[]>;
}

export interface QuotingPorts {
  readonly library: QuotableLibrary;
  readonly log: WarningLog;
}

/** UTF-16 units to which a quote may grow around its answering sentence: about half of a phone's screen. */
export const QUOTE_LENGTH = 500;

/** One sentence to quote, or several in a row. */
export interface Choice {
  readonly passage: StoredPassage;
  /** Which sentence of the passage. */
  readonly sentence: number;
  /** The last sentence of the row (default: the same). */
  readonly through?: number;
  /** The words that answer, as offsets into the source text; null when nothing was asked. */
  readonly emphasis: Span | null;
  readonly score: number;
}

/** How the quotes of one answer are made. */
export interface Quoting {
  readonly owner: string;
  /** What the owner never wants to see again. */
  readonly blocking: Blocking;
  /** UTF-16 units; see `QUOTE_LENGTH`. */
  readonly length: number;
}

/** What is known of a quote before it has an id. */
type Draft = Omit<Quote, 'id'> & QuoteDraft & { readonly choice: Choice };

export interface MadeQuote {
  /** What it was made of. */
  readonly choice: Choice;
  readonly quote: Quote;
}

/**
 * Quotes of at most about `length` UTF-16 units each (a longer sentence is kept whole), in the order given. A passage
 * whose text is no longer kept is left out, and so is one whose stored text is not what was indexed: that is logged.
 * No quote holds a sentence that is blocked, or overlaps one of `besides`.
 */
export async function makeQuotes(
  ports: QuotingPorts,
  quoting: Quoting,
  choices: readonly Choice[],
  besides: readonly MadeQuote[] = [],
): Promise<MadeQuote[]> {
  const drafts: Draft[] = [];
  for (const choice of choices) {
    const draft = await draftOf(ports, choice, quoting);
    if (draft !== null && !besides.some((made) => overlap(made, draft))) drafts.push(draft);
  }
  const ids = await ports.library.saveQuotes(
    quoting.owner,
    drafts.map(({ versionId, start, end, hash }) => ({ versionId, start, end, hash })),
  );
  return drafts.map(({ versionId, hash, choice, ...quote }, index) => ({
    choice,
    quote: { ...quote, id: ids[index] ?? '' },
  }));
}

function overlap({ choice, quote }: MadeQuote, draft: Draft): boolean {
  return choice.passage.versionId === draft.versionId && quote.start < draft.end && draft.start < quote.end;
}

async function draftOf(
  { library, log }: QuotingPorts,
  choice: Choice,
  { length, blocking }: Quoting,
): Promise<Draft | null> {
  const { passage } = choice;
  const [document, source, structure, neighbours] = await Promise.all([
    library.version(passage.versionId),
    library.sourceText(passage.versionId),
    library.structure(passage.versionId),
    library.neighbours(passage),
  ]);
  if (document === null || source === null) return null;
  const sentencesOf = (each: StoredPassage | null) =>
    each !== null && isIntact(each, document, source, log) ? each.sentences : null;
  const own = sentencesOf(passage);
  const answering = own?.slice(choice.sentence, (choice.through ?? choice.sentence) + 1) ?? [];
  if (own === null || answering.length === 0) return null;
  const sentences = [...(sentencesOf(neighbours.before) ?? []), ...own, ...(sentencesOf(neighbours.after) ?? [])];
  const span = spanAround({ source, sentences, answering, passage, length }, structure, blocking);
  if (span === null) return null;
  const text = source.slice(span.start, span.end);
  const sliceOf = (neighbour: Span | undefined) =>
    neighbour === undefined ? null : source.slice(neighbour.start, neighbour.end);
  return {
    ...(await placeOf(library, document, span)),
    before: sliceOf(sentences.findLast((sentence) => sentence.end <= span.start)),
    after: sliceOf(sentences.find((sentence) => sentence.start >= span.end)),
    emphasis: choice.emphasis === null ? null : [choice.emphasis.start, choice.emphasis.end],
    score: choice.score,
    choice,
    versionId: passage.versionId,
    hash: quoteHash(text),
  };
}

/** Headings, boilerplate and blocked sentences are never part of a quote; null where an answering sentence is blocked. */
function spanAround(
  plan: Pick<QuotePlan, 'source' | 'sentences' | 'length'> & {
    readonly answering: readonly Span[];
    readonly passage: StoredPassage;
  },
  structure: Structure | null,
  blocking: Blocking,
): Span | null {
  const { source, passage, answering, length } = plan;
  const isBlocked = (sentence: Span) =>
    blocking.blocks(passage.versionId, sentence, source.slice(sentence.start, sentence.end));
  const sentences = plan.sentences.filter((sentence) => !isBlocked(sentence));
  if (answering.some(isBlocked)) return null;
  const index = sentences.findIndex(({ start }) => start === answering[0]?.start);
  const headings = (structure?.paragraphs ?? []).filter(({ kind }) => kind === 'heading');
  const barriers = [...headings, ...(structure?.boilerplate ?? []), ...plan.sentences.filter(isBlocked)];
  return quoteSpan({ source, sentences, index, count: answering.length, passage, barriers, length });
}

/** Whether the text kept for a passage is the one that was indexed. */
function isIntact(passage: StoredPassage, { metadata, id }: DocumentRecord, source: string, log: WarningLog): boolean {
  if (vectorHash(metadata, passage, source) === passage.vectorHash) return true;
  log.warning(
    'quotes',
    `document ${id}: passage ${passage.id} is not what was indexed and is not quoted; run: npm run corpus -- reindex`,
  );
  return false;
}
