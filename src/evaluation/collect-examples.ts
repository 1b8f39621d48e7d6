// Examples to calibrate with: every question asked to pools of many sizes, with what was found and whether it was right.
import type { Encoder } from '../../embeddings/encoder.js';
import type { Generation } from '../../embeddings/generation.js';
import type { Reader } from '../../embeddings/reader.js';
import type { AnswerLibrary } from '../answer/answer-service.js';
import { NOTHING_BLOCKED } from '../answer/blocked-sentences.js';
import type { Calibration } from '../answer/calibration.js';
import { chooseQuotes } from '../answer/choose-quotes.js';
import { type Evidence, FEATURES, type FeatureName } from '../answer/features.js';
import type { PassageWithText, Search } from '../answer/found-passages.js';
import { makeQuotes, QUOTE_LENGTH } from '../answer/make-quotes.js';
import { readPassages } from '../answer/read-passages.js';
import { retrieve } from '../answer/retrieve.js';
import { stopwatch } from '../answer/stopwatch.js';
import { termWeights } from '../answer/term-weights.js';
import type { Progress, WarningLog } from '../ports.js';
import { type AnalysedText, analyse } from '../text/terms.js';
import { asQuestion } from './as-question.js';
import type { EvalQuestion } from './eval-files.js';
import { holdsAnswer } from './metrics.js';
import { poolGeneration } from './pool-generation.js';
import { drawPool, POOL_SIZES } from './pools.js';

export interface Example {
  readonly set: string;
  /** Rows in the pool asked for; null for all. */
  readonly size: number | null;
  /** Questions on one gold passage stay in one fold. */
  readonly gold: string;
  readonly answerable: boolean;
  /** A quote holds an answer text. */
  readonly right: boolean;
  /** A gold row is among the first three. */
  readonly relevant: boolean;
  /** With what the reader said, and without. */
  readonly features: FeatureValues;
  readonly withoutReader: FeatureValues;
}

export type FeatureValues = Readonly<Record<FeatureName, number>>;

export interface CollectionPorts {
  readonly library: AnswerLibrary;
  readonly encoder: Encoder;
  readonly reader: Reader;
  readonly calibration: Calibration;
  readonly progress: Progress;
  readonly log: WarningLog;
}

/** One evaluated set, read into memory. */
export interface EvaluatedSet {
  readonly name: string;
  readonly generation: Generation;
  readonly passages: readonly PassageWithText[];
  readonly texts: readonly AnalysedText[];
  /** Row ids, and the ordinals of each row. */
  readonly rows: readonly string[];
  readonly ordinalsOf: ReadonlyMap<string, readonly number[]>;
}

/** Reads a synced collection whose documents are rows. */
export async function openSet(library: AnswerLibrary, name: string, collectionId: number): Promise<EvaluatedSet> {
  const generation = await library.generation(collectionId);
  if (generation === null) throw new Error(`the collection of ${name} has no generation`);
  const passages = await library.passages([...generation.passageIds]);
  const documents = new Map((await library.documents(collectionId)).map(({ id, path }) => [id, path]));
  const ordinalsOf = new Map<string, number[]>();
  for (const [ordinal, { documentId }] of passages.entries()) {
    const row = documents.get(documentId) ?? '';
    ordinalsOf.set(row, [...(ordinalsOf.get(row) ?? []), ordinal]);
  }
  const texts = passages.map(({ text }) => analyse(text));
  return { name, generation, passages, texts, rows: [...ordinalsOf.keys()], ordinalsOf };
}

/** One example for each question and pool size. The reader is asked once for each question and passage. */
export async function collectExamples(
  ports: CollectionPorts,
  set: EvaluatedSet,
  questions: readonly EvalQuestion[],
): Promise<Example[]> {
  const examples: Example[] = [];
  for (const [at, question] of questions.entries()) {
    const reader = remembering(ports.reader);
    for (const size of POOL_SIZES) {
      if (Number.isFinite(size) && size >= set.rows.length) continue;
      examples.push(await exampleOf({ ...ports, reader }, set, question, size));
    }
    ports.progress.update(at + 1, questions.length, set.name);
  }
  ports.progress.finish();
  return examples;
}

async function exampleOf(
  ports: CollectionPorts,
  set: EvaluatedSet,
  question: EvalQuestion,
  size: number,
): Promise<Example> {
  const gold = question.gold_passage_ids;
  const goldRows = gold.map((id) => set.rows.indexOf(id)).filter((row) => row >= 0);
  const pool = drawPool(question.id, goldRows, set.rows.length, size);
  const asked = asQuestion(question.question);
  const search = await searchPool(ports, set, asked.subject, pool.rows);
  const reasoning = await readPassages(ports, asked, search, stopwatch());
  const choices = chooseQuotes(reasoning, { most: 3, exhaustive: false });
  const quotes = await makeQuotes(
    ports,
    { owner: 'evaluation', blocking: NOTHING_BLOCKED, length: QUOTE_LENGTH },
    choices,
  );
  const rowOf = (ordinal: number) => set.passages[ordinal]?.documentId;
  const goldDocuments = new Set(gold.flatMap((id) => set.ordinalsOf.get(id) ?? []).map(rowOf));
  return {
    set: set.name,
    size: Number.isFinite(size) ? size : null,
    gold: gold[0] ?? question.id,
    answerable: pool.answerable,
    right: pool.answerable && quotes.some(({ quote }) => holdsAnswer(quote.text, question.answer_texts)),
    relevant: search.candidates.slice(0, 3).some(({ ordinal }) => goldDocuments.has(rowOf(ordinal))),
    features: featureValues(reasoning.evidence),
    withoutReader: featureValues({ ...reasoning.evidence, ranked: [], across: false }),
  };
}

async function searchPool(
  { encoder }: CollectionPorts,
  set: EvaluatedSet,
  subject: string,
  rows: readonly number[],
): Promise<Search> {
  const ordinals = rows.flatMap((row) => set.ordinalsOf.get(set.rows[row] ?? '') ?? []);
  const within = Uint32Array.from(ordinals).sort();
  const generation = poolGeneration(set.generation, set.texts, within);
  const question = analyse(subject);
  const query = { vector: await encoder.embedQuestion(subject), terms: question.terms };
  const candidates = retrieve(generation, query, encoder.profile, within);
  const weights = termWeights(question, generation);
  const searched = within.length;
  return { generation, profile: encoder.profile, searched, candidates, weights, within, blocking: NOTHING_BLOCKED };
}

export function featureValues(evidence: Evidence): FeatureValues {
  const names = Object.keys(FEATURES) as FeatureName[];
  return Object.fromEntries(names.map((name) => [name, FEATURES[name](evidence)])) as FeatureValues;
}

/** Small pools share their passages with large ones. */
function remembering(reader: Reader): Reader {
  const known = new Map<string, Awaited<ReturnType<Reader['read']>>[number]>();
  return {
    modelId: reader.modelId,
    async read(question, passages) {
      const missing = passages.filter(({ text }) => !known.has(text));
      const readings = await reader.read(question, missing);
      for (const [at, { text }] of missing.entries()) known.set(text, readings[at] ?? []);
      return passages.map(({ text }) => known.get(text) ?? []);
    },
  };
}
