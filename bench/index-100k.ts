// Measures the indexes at size: build, open, search and recall. `node dist/bench/index-100k.js [passages] [folder]`
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { deriveGeneration } from '../embeddings/derive-generation.js';
import { ExactIndex } from '../embeddings/exact-index.js';
import type { Generation, IndexBasis } from '../embeddings/generation.js';
import { openGeneration, readGeneration } from '../embeddings/generation-files.js';
import { TopHits } from '../embeddings/top-hits.js';
import { clusteredVectors, randomNumbers, zipfWords } from './synthetic.js';

const BASIS: IndexBasis = { modelId: 'synthetic', dimensions: 384, analyser: 'synthetic', lowCosine: 0.7 };
const QUESTIONS = 200;
const CANDIDATES = 50;
const PASSAGES_PER_TOPIC = 40;
const WORDS_PER_PASSAGE = 75;
const VOCABULARY = 150_000;

interface Question {
  readonly vector: Float32Array;
  readonly terms: readonly string[];
}

async function main(passages: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'kutip-bench-'));
  const generation = join(folder, 'generation');
  try {
    console.log(`${passages} passages, ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}`);
    const questions = await build(generation, passages);
    const opened = await measureOpening(generation);
    measureQuestions(opened, questions);
    measureTypingErrors(opened, questions);
    await measureRecall(generation, opened, questions);
    opened.close();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function build(folder: string, passages: number): Promise<Question[]> {
  const random = randomNumbers(3);
  const clusters = Math.max(1, Math.round(passages / PASSAGES_PER_TOPIC));
  const source = clusteredVectors(BASIS.dimensions, clusters, 1);
  const words = zipfWords(VOCABULARY, 2);
  const vectors = Array.from({ length: passages }, () => source.passage(Math.floor(random() * clusters)));
  const texts = Array.from({ length: passages }, () => words.text(WORDS_PER_PASSAGE));
  const ids = Uint32Array.from({ length: passages }, (_, i) => i);
  const started = performance.now();
  await deriveGeneration(folder, {
    basis: BASIS,
    passageIds: ids,
    documentIds: ids,
    duplicateGroups: ids,
    vectors: async (wanted) => wanted.map((id) => vectors[id] ?? new Float32Array()),
    texts: async (wanted) => wanted.map((id) => ({ terms: texts[id] ?? [], words: texts[id] ?? [] })),
    worthySentences: async () => [],
  });
  console.log(`build: ${seconds(started)} s`);
  return Array.from({ length: QUESTIONS }, () => {
    const passage = Math.floor(random() * passages);
    return { vector: source.near(vectors[passage] ?? new Float32Array()), terms: texts[passage]?.slice(0, 8) ?? [] };
  });
}

async function measureOpening(folder: string): Promise<Generation> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const started = performance.now();
  const generation = await openGeneration(folder, BASIS);
  console.log(`open: ${seconds(started)} s, event loop held for at most ${(delay.max / 1e6).toFixed(0)} ms`);
  delay.disable();
  console.log(`memory: ${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MB (build included)`);
  return generation;
}

function measureQuestions(generation: Generation, questions: readonly Question[]): void {
  // Once without measuring: the first questions are asked to code that is not yet compiled.
  for (const question of questions.slice(0, 20)) fuse(generation, question);
  report('lexical', questions, ({ terms }) => generation.lexical.scores(terms));
  report('dense', questions, ({ vector }) => generation.vectors.nearest(vector, CANDIDATES));
  report('lexical + dense + fusion', questions, (question) => fuse(generation, question));
}

/** Fusion of the design guide, section 5: 0.6 * (cosine - 0.70) / 0.25 + 0.4 * bm25 / ceiling over both candidate lists. */
function fuse({ vectors, lexical, size }: Generation, { vector, terms }: Question) {
  const scores = lexical.scores(terms);
  const ceiling = lexical.ceiling(terms);
  const words = new TopHits(Math.min(CANDIDATES, size));
  for (let ordinal = 0; ordinal < size; ordinal++) {
    const score = scores[ordinal] ?? 0;
    if (score > 0 && score >= words.floor) words.offer(ordinal, score);
  }
  const candidates = new Map(vectors.nearest(vector, CANDIDATES).map(({ ordinal, score }) => [ordinal, score]));
  for (const { ordinal } of words.hits()) {
    if (!candidates.has(ordinal)) candidates.set(ordinal, vectors.cosine(vector, ordinal));
  }
  return [...candidates]
    .map(([ordinal, cosine]) => ({
      ordinal,
      score: (0.6 * (cosine - 0.7)) / 0.25 + (0.4 * (scores[ordinal] ?? 0)) / ceiling,
    }))
    .sort((a, b) => b.score - a.score);
}

function measureTypingErrors({ lexical }: Generation, questions: readonly Question[]): void {
  const words = questions.map(({ terms }) => `${terms[0] ?? ''}q`);
  report('words at most 2 edits away', words, (word) => lexical.nearWords(word, 2));
}

async function measureRecall(folder: string, opened: Generation, questions: readonly Question[]): Promise<void> {
  const { vectors, passages, graph } = await readGeneration(folder, BASIS);
  graph?.release();
  const exact = new ExactIndex(vectors, BASIS.dimensions, passages.deleted);
  let found = 0;
  let wanted = 0;
  for (const { vector } of questions) {
    const expected = exact.nearest(vector, CANDIDATES);
    const actual = new Set(opened.vectors.nearest(vector, CANDIDATES).map(({ ordinal }) => ordinal));
    found += expected.filter(({ ordinal }) => actual.has(ordinal)).length;
    wanted += expected.length;
  }
  report('dense, exact', questions, ({ vector }) => exact.nearest(vector, CANDIDATES));
  console.log(`recall@${CANDIDATES} of the opened index against exact search: ${(found / wanted).toFixed(4)}`);
}

function report<T>(name: string, inputs: readonly T[], run: (input: T) => unknown): void {
  const times = inputs.map((input) => {
    const started = performance.now();
    run(input);
    return performance.now() - started;
  });
  times.sort((a, b) => a - b);
  const share = (part: number) => (times[Math.floor(times.length * part)] ?? 0).toFixed(2);
  console.log(`${name}: median ${share(0.5)} ms, 95th percentile ${share(0.95)} ms`);
}

function seconds(started: number): string {
  return ((performance.now() - started) / 1000).toFixed(2);
}

await main(Number(process.argv[2] ?? 100_000));
