// Answering: question -> quotes with citations, or an abstention with the nearest passages. Nothing here writes a sentence.
import type { ShownQuote } from '../group-types.js';
import type { Answer, Quote } from '../types.js';
import type { AnswerPorts, AskRequest, SourcesRequest } from './answer-ports.js';
import { ask } from './ask.js';
import { findSources } from './find-sources.js';
import { passagesAbout } from './passages-about.js';
import { quotePassages } from './quote-passages.js';
import { quoteSentences } from './quote-sentences.js';
import { type ShowAgainOptions, showAgain } from './show-again.js';

export type { AnswerLibrary, AnswerPorts, AskRequest, SourcesRequest } from './answer-ports.js';

/** A sentence of a published passage. */
export interface PlacedSentence {
  readonly passageId: number;
  /** From 0. */
  readonly sentence: number;
}

export interface QuotedSentence {
  /** Position among the sentences asked for. */
  readonly at: number;
  readonly quote: Quote;
}

export interface QuotedPassage {
  /** Position among the passages asked for. */
  readonly at: number;
  readonly quote: Quote;
}

export interface TopicRequest {
  readonly owner: string;
  readonly collectionId: number;
  /** A few words, up to 200 UTF-16 units. */
  readonly topic: string;
  readonly most: number;
  /** Also where it is less certain that anything bears on the topic: for somebody who reads it at once (default: false). */
  readonly broadly?: boolean;
  /** Id of the passage whose own words the topic is: it is left out, and its words name no document. */
  readonly around?: number;
}

export interface PassageAbout {
  readonly passageId: number;
  /** Fused score; larger is better; 1 for those of the document that the topic names, which come first. */
  readonly score: number;
}

export interface AnswerService {
  /** Throws UserError when the question cannot be asked or there is nothing to search. */
  ask(request: AskRequest): Promise<Answer>;
  /**
   * Passages that bear on what somebody wrote, never for or against it; of kind `search`. Throws UserError when the text
   * is too long, holds no words, or there is nothing to search.
   */
  findSources(request: SourcesRequest): Promise<Answer>;
  /**
   * Sentences as quotes of their own, in the order given and with their place in it; one that points back brings the one before.
   * One that may not be quoted, whose text is not what was indexed, or whose document is gone, is left out.
   */
  quoteSentences(owner: string, sentences: readonly PlacedSentence[]): Promise<QuotedSentence[]>;
  /**
   * Whole passages as quotes, by their ids, in the order given and with their place in it; one that opens with a sentence that points
   * back brings the one before. Of a passage with sentences that may not be quoted, the longest row of others. Left out as by
   * `quoteSentences`.
   */
  quotePassages(owner: string, passageIds: readonly number[]): Promise<QuotedPassage[]>;
  /**
   * Passages that bear on a topic, the best first and no two near-duplicates; none where nothing does. Where the topic names one
   * document, all of that come first, in reading order. Asks the encoder. Throws UserError when the topic is too long, holds no
   * words, or there is nothing to search.
   */
  passagesAbout(request: TopicRequest): Promise<PassageAbout[]>;
  /** Quotes sliced anew, in the order given. What was removed, blocked, or is not what was shown is left out. */
  showAgain(owner: string, shown: readonly ShownQuote[], options?: ShowAgainOptions): Promise<Quote[]>;
}

export function createAnswerService(ports: AnswerPorts): AnswerService {
  return {
    ask: (request) => ask(ports, request),
    findSources: (request) => findSources(ports, request),
    quoteSentences: (owner, sentences) => quoteSentences(ports, owner, sentences),
    quotePassages: (owner, passageIds) => quotePassages(ports, owner, passageIds),
    passagesAbout: (request) => passagesAbout(ports, request),
    showAgain: (owner, shown, options) => showAgain(ports, owner, shown, options),
  };
}
