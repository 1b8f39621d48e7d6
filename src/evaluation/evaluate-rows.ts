// Evaluation on rows: how well questions find their row, how often a quote holds the answer, how well Kutip abstains.
import type { Encoder } from '../../embeddings/encoder.js';
import type { Reader } from '../../embeddings/reader.js';
import type { AnswerLibrary } from '../answer/answer-service.js';
import type { Calibration } from '../answer/calibration.js';
import { chooseQuotes } from '../answer/choose-quotes.js';
import type { Search } from '../answer/found-passages.js';
import { makeQuotes, QUOTE_LENGTH } from '../answer/make-quotes.js';
import { prepareSearch } from '../answer/prepare-search.js';
import { type Reasoning, readPassages } from '../answer/read-passages.js';
import { stopwatch } from '../answer/stopwatch.js';
import type { Progress, WarningLog } from '../ports.js';
import { analyse } from '../text/terms.js';
import { asQuestion } from './as-question.js';
import type { EvalQuestion } from './eval-files.js';
import { auroc, holdsAnswer, mean, type RankingFigures, rankingFigures } from './metrics.js';

export interface EvaluationPorts {
  readonly library: AnswerLibrary;
  readonly encoder: Encoder;
  readonly reader: Reader;
  readonly calibration: Calibration;
  readonly progress: Progress;
  readonly log: WarningLog;
}

const WAYS = ['lexical', 'dense', 'fused', 'final'] as const;
type Way = (typeof WAYS)[number];
export type Rankings = Readonly<Record<Way, readonly string[]>>;

/** What one question came to. */
export interface EvaluatedQuestion {
  readonly id: string;
  /** Whether a gold row is in the pool. */
  readonly answerable: boolean;
  /** Row ids, best first, at most 50. */
  readonly rankings: Rankings;
  /** Quotes forced: given even where Kutip would abstain. */
  readonly quotes: readonly { readonly text: string; readonly row: string }[];
  readonly confidence: number;
  readonly answered: boolean;
}

export type RowFigures = Readonly<Record<Way, RankingFigures>> & {
  readonly questions: number;
  readonly 'quote@1': number;
  readonly 'quote@3': number;
  /** With gold removed: of `confidence`, answerable against not. */
  readonly auroc?: number;
  /** With gold removed: share of answerable questions answered, and of the others abstained from. */
  readonly answered?: number;
  readonly abstained?: number;
};

const RANKED = 50;
const QUOTES = 3;

/** Asks every question to the collection. @param pool ids of its rows */
export async function evaluateRows(
  ports: EvaluationPorts,
  collectionId: number,
  pool: ReadonlySet<string>,
  questions: readonly EvalQuestion[],
): Promise<EvaluatedQuestion[]> {
  const results: EvaluatedQuestion[] = [];
  const rowOf = await rowNames(ports, collectionId);
  for (const [at, question] of questions.entries()) {
    results.push(await evaluateOne(ports, collectionId, rowOf, pool, question));
    ports.progress.update(at + 1, questions.length, question.id);
  }
  ports.progress.finish();
  return results;
}

/** The figures of `npm run eval`; @param goldRemoved adds those of abstaining. */
export function rowFigures(
  results: readonly EvaluatedQuestion[],
  questions: readonly EvalQuestion[],
  goldRemoved: boolean,
): RowFigures {
  const golds = questions.map(({ gold_passage_ids }) => new Set(gold_passage_ids));
  const ranking = (way: Way) =>
    rankingFigures(
      results.map(({ rankings }) => rankings[way]),
      golds,
    );
  const quoted = (most: number) =>
    mean(
      results.map(({ quotes }, at) =>
        quotes.slice(0, most).some(({ text }) => holdsAnswer(text, questions[at]?.answer_texts ?? [])) ? 1 : 0,
      ),
    );
  const share = (answerable: boolean, answered: boolean) =>
    mean(results.filter((each) => each.answerable === answerable).map((each) => (each.answered === answered ? 1 : 0)));
  return {
    questions: results.length,
    lexical: ranking('lexical'),
    dense: ranking('dense'),
    fused: ranking('fused'),
    final: ranking('final'),
    'quote@1': quoted(1),
    'quote@3': quoted(QUOTES),
    ...(goldRemoved && {
      auroc: auroc(results.map(({ confidence, answerable }) => ({ score: confidence, right: answerable }))),
      answered: share(true, true),
      abstained: share(false, false),
    }),
  };
}

async function evaluateOne(
  ports: EvaluationPorts,
  collectionId: number,
  rowOf: ReadonlyMap<number, string>,
  pool: ReadonlySet<string>,
  question: EvalQuestion,
): Promise<EvaluatedQuestion> {
  const watch = stopwatch();
  const asked = asQuestion(question.question);
  const { search } = await prepareSearch(ports, { collectionId, owner: 'evaluation' }, asked, watch);
  const reasoning = await readPassages(ports, asked, search, watch);
  const choices = chooseQuotes(reasoning, { most: QUOTES, exhaustive: true });
  const made = await makeQuotes(
    ports,
    { owner: 'evaluation', blocking: search.blocking, length: QUOTE_LENGTH },
    choices,
  );
  return {
    id: question.id,
    answerable: question.gold_passage_ids.some((id) => pool.has(id)),
    rankings: await rankingsOf(ports, search, reasoning, asked.subject, rowOf),
    quotes: made.map(({ quote }) => ({ text: quote.text, row: quote.document })),
    confidence: reasoning.confidence,
    answered: reasoning.confidence >= ports.calibration.thresholds.perhaps,
  };
}

async function rankingsOf(
  { encoder }: EvaluationPorts,
  { generation, candidates }: Search,
  { ranked }: Reasoning,
  subject: string,
  rowOf: ReadonlyMap<number, string>,
): Promise<Rankings> {
  const rows = (ordinals: readonly number[]) =>
    Array.from(new Set(ordinals.map((ordinal) => rowOf.get(generation.documentIds[ordinal] ?? -1) ?? ''))).slice(
      0,
      RANKED,
    );
  const scores = generation.lexical.scores(analyse(subject).terms);
  const lexical = Array.from(scores.keys())
    .filter((ordinal) => (scores[ordinal] ?? 0) > 0)
    .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
  const dense = generation.vectors.nearest(await encoder.embedQuestion(subject), 4 * RANKED);
  const fused = candidates.map(({ ordinal }) => ordinal);
  return {
    lexical: rows(lexical),
    dense: rows(dense.map(({ ordinal }) => ordinal)),
    fused: rows(fused),
    final: rows([...ranked.map(({ passage }) => passage.candidate.ordinal), ...fused]),
  };
}

async function rowNames({ library }: EvaluationPorts, collectionId: number): Promise<Map<number, string>> {
  return new Map((await library.documents(collectionId)).map(({ id, path }) => [id, path]));
}
