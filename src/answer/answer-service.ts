// Answering: question -> quotes with citations, or an abstention with the nearest passages. Nothing here writes a sentence.
import type { ShownQuote } from '../group-types.js';
import type { Answer, Quote } from '../types.js';
import type { AnswerPorts, AskRequest, SourcesRequest } from './answer-ports.js';
import { ask } from './ask.js';
import { findSources } from './find-sources.js';
import { type ShowAgainOptions, showAgain } from './show-again.js';

export type { AnswerLibrary, AnswerPorts, AskRequest, SourcesRequest } from './answer-ports.js';

export interface AnswerService {
  /** Throws UserError when the question cannot be asked or there is nothing to search. */
  ask(request: AskRequest): Promise<Answer>;
  /**
   * Passages that bear on what somebody wrote, never for or against it; of kind `search`. Throws UserError when the text
   * is too long, holds no words, or there is nothing to search.
   */
  findSources(request: SourcesRequest): Promise<Answer>;
  /** Quotes sliced anew, in the order given. What was removed, blocked, or is not what was shown is left out. */
  showAgain(owner: string, shown: readonly ShownQuote[], options?: ShowAgainOptions): Promise<Quote[]>;
}

export function createAnswerService(ports: AnswerPorts): AnswerService {
  return {
    ask: (request) => ask(ports, request),
    findSources: (request) => findSources(ports, request),
    showAgain: (owner, shown, options) => showAgain(ports, owner, shown, options),
  };
}
