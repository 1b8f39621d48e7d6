// Evaluation on a real library with toy models: figures of invented rows that a person can check.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAnswerService } from '../../src/answer/answer-service.js';
import { type Library, openLibrary } from '../../src/corpus/library.js';
import { collectExamples, openSet } from '../../src/evaluation/collect-examples.js';
import type { EvalQuestion } from '../../src/evaluation/eval-files.js';
import { evaluateFolder } from '../../src/evaluation/evaluate-folder.js';
import { evaluateRows, rowFigures } from '../../src/evaluation/evaluate-rows.js';
import { noProgress } from '../../src/ports.js';
import { TOY_CALIBRATION } from '../answer/toy-answers.js';
import { temporaryFolder } from '../corpus/toy-library.js';
import { createToyEncoder } from '../toy/toy-encoder.js';
import { createToyReader } from '../toy/toy-reader.js';

const row = (id: string, text: string) => ({ id, title: '', text });
const ROWS = [
  row('r1', 'Wati membuat rakit dari bambu betung.'),
  row('r2', 'Petani menunggu kemarau di tambak garam.'),
  row('r3', 'Armada teluk memiliki empat ribu perahu.'),
  row('r4', 'Nelayan menanam pohon bakau di muara.'),
  row('r5', 'Ombak besar merusak rumah panggung.'),
  row('r6', 'Jalan desa dilapisi batu kapur.'),
  row('r7', 'Pasar pagi menjual ikan kering.'),
];

const question = (id: string, text: string, gold: string, answer: string): EvalQuestion => ({
  ...{ id, lang: 'id', question: text, answerable: true, gold_passage_ids: [gold], answer_texts: [answer] },
  gold: [{ document: gold, contains: answer }],
});
const QUESTIONS = [
  question('q1', 'Dari apa Wati membuat rakit?', 'r1', 'bambu betung'),
  question('q2', 'Siapa menunggu kemarau di tambak garam?', 'r2', 'Petani'),
  question('q3', 'Apa warna layar kapal selam kencana?', 'r9', 'merah'),
];

let library: Library;
let data: ReturnType<typeof temporaryFolder>;
const encoder = createToyEncoder();
const ports = () => ({
  ...{ library, encoder, reader: createToyReader(), calibration: TOY_CALIBRATION },
  ...{ progress: noProgress, log: { warning: () => {} } },
});
beforeAll(async () => {
  data = temporaryFolder();
  library = await openLibrary({ dataFolder: data.root, encoder });
});
afterAll(async () => {
  await library.close();
  data.remove();
});

describe('questions on rows', () => {
  it('find their row in every way and quote its answer; without gold nothing can be found', async () => {
    const { collection } = await library.syncRows(ROWS, 'rows');
    const pool = new Set(ROWS.map(({ id }) => id));
    const results = await evaluateRows(ports(), collection.id, pool, QUESTIONS);
    expect(results.map(({ answerable, answered }) => [answerable, answered])).toEqual([
      [true, true],
      [true, true],
      [false, false],
    ]);
    for (const way of ['lexical', 'dense', 'fused', 'final'] as const) expect(results[0]?.rankings[way][0]).toBe('r1');
    expect(results[0]?.quotes[0]).toEqual({ text: ROWS[0]?.text, row: 'r1' });
    expect(results[2]?.quotes.length).toBeGreaterThan(0);
    const figures = rowFigures(results, QUESTIONS, false);
    expect(figures).toMatchObject({ questions: 3, 'quote@1': 2 / 3, 'quote@3': 2 / 3, fused: { 'recall@1': 2 / 3 } });
    expect(figures).not.toHaveProperty('auroc');
    expect(rowFigures(results, QUESTIONS, true)).toMatchObject({ auroc: 1, answered: 1, abstained: 1 });
  });
});

describe('questions on a folder', () => {
  it('count as found when a gold text is quoted from its document', async () => {
    const { collection } = await library.syncRows(ROWS, 'folder');
    const answers = createAnswerService(ports());
    const elsewhere = { ...question('q4', 'Siapa menanam pohon bakau di muara?', 'r1', 'bakau'), id: 'q4' };
    const none = { ...question('q5', 'Kapan kereta gantung salju tiba?', 'r1', ''), answerable: false, gold: [] };
    const asked = [...QUESTIONS.slice(0, 2), elsewhere, none];
    const { figures, results } = await evaluateFolder({ answers, progress: noProgress }, collection, asked);
    expect(results.map(({ found }) => found)).toEqual([true, true, false, false]);
    expect(figures).toMatchObject({ questions: 4, found: 2 / 3, answered: 1, abstained: 1 });
  });
});

describe('examples to calibrate with', () => {
  it('are one for each question and size, right only with the gold row in the pool', async () => {
    const { collection } = await library.syncRows(ROWS, 'set');
    const set = await openSet(library, 'toy', collection.id);
    expect([...set.rows].sort()).toEqual(ROWS.map(({ id }) => id));
    const many = Array.from({ length: 8 }, (_, at) => ({ ...(QUESTIONS[0] as EvalQuestion), id: `copy ${at}` }));
    const examples = await collectExamples(ports(), set, many);
    expect(examples.map(({ size }) => size)).toEqual(many.flatMap(() => [5, null]));
    expect(new Set(examples.map(({ answerable }) => answerable)).size).toBe(2);
    for (const { answerable, right, relevant, features, withoutReader, gold } of examples) {
      expect([right, relevant, gold]).toEqual([answerable, answerable, 'r1']);
      expect(Object.values(features).every(Number.isFinite)).toBe(true);
      expect(withoutReader.reading).toBe(-12);
    }
  });
});
