// Answering: question -> quotes with citations, or an abstention with the nearest passages. Nothing here writes a sentence.
import type { Encoder } from '../../embeddings/encoder.js';
import type { Generation } from '../../embeddings/generation.js';
import type { Reader } from '../../embeddings/reader.js';
import type { DocumentFilter, DocumentMatches, DocumentRecord, StoredPassage } from '../database/store.js';
import type { WarningLog } from '../ports.js';
import type { Answer, Quote } from '../types.js';
import { alsoIn } from './also-in.js';
import type { Calibration } from './calibration.js';
import { chooseQuotes } from './choose-quotes.js';
import { confidence } from './confidence.js';
import { figuresDiffer } from './figures.js';
import type { PassageWithText, Search } from './found-passages.js';
import { type Interpretation, interpret, QUESTION_LIMIT } from './interpret.js';
import { type Choice, makeQuotes, QUOTE_LENGTH, type QuotableLibrary } from './make-quotes.js';
import { overview } from './overview.js';
import { prepareSearch } from './prepare-search.js';
import { readPassages } from './read-passages.js';
import { searchPassages } from './search-passages.js';
import { type Stopwatch, stopwatch } from './stopwatch.js';

export interface AskRequest {
  readonly question: string;
  readonly collectionId: number;
  readonly owner: string;
  /** Part of the path or title of the documents to search. */
  readonly document?: string;
  /** ISO 8601, possibly shortened; documents without a date are left out of a dated question. */
  readonly since?: string;
  readonly until?: string;
  /** The question before, which a short one may follow up. */
  readonly previousQuestion?: string;
  /** The most quotes to give, 1 to 3. */
  readonly quotes?: number;
  /** The most passages to give beyond the quotes of an answer (default: none). */
  readonly further?: number;
}

export interface AnswerService {
  /** Throws UserError when the question cannot be asked or there is nothing to search. */
  ask(request: AskRequest): Promise<Answer>;
}

/** What answering needs of the library. */
export interface AnswerLibrary extends QuotableLibrary {
  generation(collectionId: number): Promise<Generation | null>;
  passages(ids: readonly number[]): Promise<readonly PassageWithText[]>;
  passagesOf(documentId: number): Promise<readonly StoredPassage[]>;
  documents(collectionId: number): Promise<readonly DocumentRecord[]>;
  documentsMatching(collectionId: number, filter: DocumentFilter): Promise<DocumentMatches>;
}

export interface AnswerPorts {
  readonly library: AnswerLibrary;
  readonly encoder: Encoder;
  readonly reader: Reader;
  readonly calibration: Calibration;
  readonly log: WarningLog;
  /** UTF-16 units of the longest question. */
  readonly questionLimit?: number;
}

const MOST_QUOTES = 3;

/** What one kind of question came to, before quotes are cut. */
interface Outcome {
  readonly answered: boolean;
  readonly sure: boolean;
  readonly confidence: number;
  readonly choices: readonly Choice[];
  readonly nearest: readonly Choice[];
}

/** One question on its way. */
interface Asked {
  readonly request: AskRequest;
  readonly interpretation: Interpretation;
  readonly search: Search;
  readonly watch: Stopwatch;
  readonly most: number;
}

export function createAnswerService(ports: AnswerPorts): AnswerService {
  return {
    async ask(request) {
      const watch = stopwatch();
      const interpretation = interpret(
        request.question,
        request.previousQuestion,
        ports.questionLimit ?? QUESTION_LIMIT,
      );
      if (interpretation.kind === 'help') return helpAnswer(request, interpretation, watch);
      const { search, readAs } = await prepareSearch(ports, request, interpretation, watch);
      const asked: Asked = { request, interpretation, search, watch, most: request.quotes ?? MOST_QUOTES };
      const outcome = await outcomeOf(ports, asked);
      return answerOf(ports, { ...asked, interpretation: { ...interpretation, readAs } }, outcome);
    },
  };
}

function outcomeOf(ports: AnswerPorts, asked: Asked): Promise<Outcome> {
  switch (asked.interpretation.kind) {
    case 'search':
      return searchOutcome(ports, asked);
    case 'overview':
      return overviewOutcome(ports, asked);
    default:
      return questionOutcome(ports, asked);
  }
}

async function questionOutcome(ports: AnswerPorts, { interpretation, search, watch, most }: Asked): Promise<Outcome> {
  const reasoning = await readPassages(ports, interpretation, search, watch);
  const { thresholds } = ports.calibration;
  const answered = reasoning.confidence >= thresholds.perhaps;
  return {
    answered,
    sure: reasoning.confidence >= thresholds.sure,
    confidence: reasoning.confidence,
    choices: answered ? chooseQuotes(reasoning, { most, exhaustive: false }) : [],
    nearest: answered ? [] : await searchPassages(ports.library, search, most),
  };
}

async function searchOutcome({ library, calibration }: AnswerPorts, { search, most }: Asked): Promise<Outcome> {
  return relevantOutcome(calibration, search, await searchPassages(library, search, most));
}

async function overviewOutcome(
  { library, calibration }: AnswerPorts,
  { request, search, most }: Asked,
): Promise<Outcome> {
  const { choices, whole } = await overview(library, search, request.collectionId, most);
  if (whole) return { answered: choices.length > 0, sure: false, confidence: 1, choices, nearest: [] };
  return relevantOutcome(calibration, search, choices);
}

/** Whether what was found bears on what was looked for at all. */
function relevantOutcome(calibration: Calibration, search: Search, choices: readonly Choice[]): Outcome {
  const relevance = confidence({ ...search, ranked: [], across: false }, calibration.relevance);
  const answered = relevance >= calibration.thresholds.relevant;
  return {
    answered,
    sure: false,
    confidence: relevance,
    choices: answered ? choices : [],
    nearest: answered ? [] : choices,
  };
}

async function answerOf(ports: AnswerPorts, asked: Asked, outcome: Outcome): Promise<Answer> {
  const { request, interpretation, search, watch } = asked;
  const { kind, language, readAs, subject } = interpretation;
  const made = await makeQuotes(ports, request.owner, outcome.choices, QUOTE_LENGTH);
  const nearest = await makeQuotes(ports, request.owner, outcome.nearest, QUOTE_LENGTH);
  const quotes = made.map(({ quote }) => quote);
  const twins = await alsoIn(
    ports.library,
    search,
    made.map(({ passage }) => passage),
  );
  return {
    question: request.question,
    readAs,
    language,
    kind,
    answered: quotes.length > 0 && outcome.answered,
    sure: outcome.sure && made[0]?.passage === outcome.choices[0]?.passage,
    confidence: outcome.confidence,
    quotes,
    nearest: nearest.map(({ quote }) => quote),
    further: [],
    undated: 0,
    alsoIn: Object.fromEntries(
      quotes.flatMap(({ id }, at) => ((twins[at] ?? []).length > 0 ? [[id, twins[at] ?? []]] : [])),
    ),
    figuresDiffer: kind === 'question' && differing(subject, quotes),
    timings: watch.timings(),
  };
}

/** Compares the answering words of quotes from different documents. */
function differing(question: string, quotes: readonly Quote[]): boolean {
  const seen = new Map<string, string>();
  for (const { document, emphasis, start, text } of quotes) {
    if (emphasis !== null && !seen.has(document))
      seen.set(document, text.slice(emphasis[0] - start, emphasis[1] - start));
  }
  return figuresDiffer(question, [...seen.values()]);
}

function helpAnswer({ question }: AskRequest, { language, readAs }: Interpretation, watch: Stopwatch): Answer {
  return {
    question,
    readAs,
    language,
    kind: 'help',
    answered: false,
    sure: false,
    confidence: 0,
    quotes: [],
    nearest: [],
    further: [],
    undated: 0,
    alsoIn: {},
    figuresDiffer: false,
    timings: watch.timings(),
  };
}
