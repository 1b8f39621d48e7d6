// Picks quotes for one digest, one by one: each is sliced and checked when it is picked, and one that may not be shown is passed over.
import type { Quote } from '../types.js';
import { type Candidate, type Chosen, chooseNext, type Sentence } from './choose.js';
import type { QuotedBecause } from './digest-keeper.js';
import type { DigestPorts } from './digest-ports.js';
import type { Pool, PoolPassage } from './pool.js';

export interface Picked {
  readonly quote: Quote;
  readonly because: QuotedBecause;
  readonly ordinal: number;
  readonly documentId: number;
}

export interface Picker {
  readonly picked: readonly Picked[];
  /** Groups of sentences that are quoted, or may not be. */
  readonly groups: readonly number[];
  /** UTF-16 units that another quote may have. */
  room(): number;
  /** Null when none of these is left that fits. */
  pick(candidates: readonly Candidate[], because: QuotedBecause): Promise<Picked | null>;
  /** The sentence as a quote, which is not picked thereby; null where it may not be shown, and then it is taken. */
  quoteOf(candidate: Candidate, sentence: Sentence): Promise<Quote | null>;
  take(group: number): void;
}

/** UTF-16 units of all quotes of one digest, so that it is read at a glance; citations come to it. */
const USUAL_LENGTH = 900;
/** The same where only long sentences are left: with long citations more would take the room of what is to be recalled. */
const MOST_LENGTH = 1_000;
/** A quote may be longer than its share by this factor. */
const SLACK = 1.25;
/** Sentences in a row that may not be quoted: whoever blocked more than these has something else to mend. */
const MOST_PASSED_OVER = 100;

export interface PickerOptions {
  readonly owner: string;
  /** Quotes, with the one to recall. */
  readonly wanted: number;
  /** Ordinals of passages that the digest before quoted. */
  readonly before: readonly number[];
}

/** What is picked or passed over is taken in the pool. */
export function createPicker(
  { answers, profile }: Pick<DigestPorts, 'answers' | 'profile'>,
  pool: Pool,
  { owner, wanted, before }: PickerOptions,
): Picker {
  const { generation, taken } = pool;
  const picked: Picked[] = [];
  const groups: number[] = [];
  const length = () => picked.reduce((sum, { quote }) => sum + quote.text.length, 0);
  const room = () => (SLACK * (USUAL_LENGTH - length())) / Math.max(1, wanted - picked.length);

  function take(group: number): void {
    taken[group] = 1;
    groups.push(group);
  }

  async function quoteOf({ ordinal }: Candidate, { at, group }: Sentence): Promise<Quote | null> {
    const place = { passageId: generation.passageIds[ordinal] ?? 0, sentence: generation.worthy.places[at] ?? 0 };
    const quote = (await answers.quoteSentences(owner, [place]))[0]?.quote ?? null;
    if (quote === null) take(group);
    return quote;
  }

  function next(candidates: readonly Candidate[]): Chosen | null {
    const around = {
      generation,
      cosineRange: profile.cosineRange,
      quoted: picked.map(({ ordinal }) => ordinal),
      documents: new Set(picked.map(({ documentId }) => documentId)),
      before,
    };
    const within = (most: number) => chooseNext(candidates, around, { taken, length: most });
    return within(room()) ?? within(picked.length === 0 ? Number.POSITIVE_INFINITY : MOST_LENGTH - length());
  }

  return {
    picked,
    groups,
    room,
    quoteOf,
    take,
    async pick(candidates, because) {
      for (let passedOver = 0; passedOver < MOST_PASSED_OVER; passedOver++) {
        const chosen = next(candidates);
        if (chosen === null) return null;
        const quote = await quoteOf(chosen.candidate, chosen.sentence);
        if (quote === null) continue;
        take(chosen.sentence.group);
        const { ordinal, documentId } = chosen.candidate;
        const made = { quote, because, ordinal, documentId };
        picked.push(made);
        return made;
      }
      return null;
    },
  };
}

/** With what choosing wants to know; passages that are gone since are left out. */
export async function candidatesOf(
  { store }: Pick<DigestPorts, 'store'>,
  { generation }: Pool,
  passages: readonly PoolPassage[],
): Promise<Candidate[]> {
  const { worthy, passageIds, documentIds } = generation;
  const stored = await store.passages(passages.map(({ ordinal }) => passageIds[ordinal] ?? 0));
  const byId = new Map(stored.map((passage) => [passage.id, passage]));
  return passages.flatMap(({ ordinal, relevance, sentences }) => {
    const spans = byId.get(passageIds[ordinal] ?? 0)?.sentences;
    if (spans === undefined) return [];
    const known = sentences.flatMap((at): Sentence[] => {
      const span = spans[worthy.places[at] ?? -1];
      if (span === undefined) return [];
      return [{ at, group: worthy.groups[at] ?? at, length: span.end - span.start, weight: worthy.weights[at] ?? 0 }];
    });
    return [{ ordinal, relevance, documentId: documentIds[ordinal] ?? 0, sentences: known }];
  });
}
