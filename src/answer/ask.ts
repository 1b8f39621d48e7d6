// One question from what was typed to its answer: interpreted, searched, decided by its kind, quoted.
import type { Answer } from '../types.js';
import type { AnswerPorts, AskRequest } from './answer-ports.js';
import type { Calibration } from './calibration.js';
import { chooseQuotes } from './choose-quotes.js';
import type { Search } from './found-passages.js';
import { furtherPassages } from './further-passages.js';
import { type Interpretation, interpret, QUESTION_LIMIT } from './interpret.js';
import type { Choice } from './make-quotes.js';
import { overview } from './overview.js';
import { type PreparedSearch, prepareSearch } from './prepare-search.js';
import { type Decision, quotedAnswer } from './quoted-answer.js';
import { readPassages } from './read-passages.js';
import { relevanceOf } from './relevance.js';
import { searchPassages } from './search-passages.js';
import { type Stopwatch, stopwatch } from './stopwatch.js';

const MOST_QUOTES = 3;

/** One question on its way. */
interface Asked {
  readonly request: AskRequest;
  readonly interpretation: Interpretation;
  readonly search: Search;
  readonly watch: Stopwatch;
  readonly most: number;
}

/** See `AnswerService.ask`. */
export async function ask(ports: AnswerPorts, request: AskRequest): Promise<Answer> {
  const watch = stopwatch();
  const interpretation = interpret(request.question, request.previousQuestion, ports.questionLimit ?? QUESTION_LIMIT);
  const { kind, language, subject } = interpretation;
  const { question, owner } = request;
  if (kind === 'help') return helpAnswer(request, interpretation, watch);
  const decided = async (among?: readonly number[]): Promise<Decided> => {
    const prepared = await prepareSearch(ports, { ...request, ...(among && { among }) }, interpretation, watch);
    const { search } = prepared;
    const most = request.quotes ?? MOST_QUOTES;
    return { ...prepared, decision: await decide(ports, { request, interpretation, search, watch, most }) };
  };
  const first = isNarrowed(request) || request.first === undefined ? null : await decided(request.first);
  const { search, readAs, undated, decision } = isEnough(first, kind) ? first : surer(first, await decided());
  const asked = { question, readAs, language, kind, subject, owner, undated };
  return quotedAnswer(ports, asked, search, decision, watch);
}

type Decided = PreparedSearch & { readonly decision: Decision };

/** What only may answer a question leaves it open whether other documents surely do. */
function isEnough(first: Decided | null, kind: Interpretation['kind']): first is Decided {
  return first?.decision.answered === true && (kind !== 'question' || first.decision.sure);
}

function surer(first: Decided | null, all: Decided): Decided {
  return first?.decision.answered && !all.decision.sure ? first : all;
}

function isNarrowed({ document, since, until }: AskRequest): boolean {
  return document !== undefined || since !== undefined || until !== undefined;
}

async function decide(ports: AnswerPorts, asked: Asked): Promise<Decision> {
  const { request, search, interpretation } = asked;
  if (interpretation.kind === 'overview') return overviewDecision(ports, asked);
  const decision = await (interpretation.kind === 'search' ? searchDecision : questionDecision)(ports, asked);
  if (!decision.answered || request.further === undefined) return decision;
  return { ...decision, further: await furtherPassages(ports.library, search, decision.choices, request.further) };
}

async function questionDecision(ports: AnswerPorts, { interpretation, search, watch, most }: Asked): Promise<Decision> {
  const reasoning = await readPassages(ports, interpretation, search, watch);
  const { thresholds } = ports.calibration;
  const answered = reasoning.confidence >= thresholds.perhaps;
  return {
    answered,
    sure: reasoning.confidence >= thresholds.sure,
    confidence: reasoning.confidence,
    choices: answered ? chooseQuotes(reasoning, { most, exhaustive: false }) : [],
    nearest: answered ? [] : await searchPassages(ports.library, search, most),
    further: [],
  };
}

async function searchDecision({ library, calibration }: AnswerPorts, { search, most }: Asked): Promise<Decision> {
  return relevantDecision(calibration, search, await searchPassages(library, search, most));
}

async function overviewDecision(
  { library, calibration }: AnswerPorts,
  { request, search, most }: Asked,
): Promise<Decision> {
  const { choices, whole } = await overview(library, search, request.collectionId, most);
  if (!whole) return relevantDecision(calibration, search, choices);
  return { answered: choices.length > 0, sure: false, confidence: 1, choices, nearest: [], further: [] };
}

/** Whether what was found bears on what was looked for at all. */
function relevantDecision(calibration: Calibration, search: Search, choices: readonly Choice[]): Decision {
  const relevance = relevanceOf(search, calibration);
  const answered = relevance >= calibration.thresholds.relevant;
  return {
    answered,
    sure: false,
    confidence: relevance,
    choices: answered ? choices : [],
    nearest: answered ? [] : choices,
    further: [],
  };
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
