// node dist/bench/question-latency.js PASSAGES QUESTIONS [--passages N] [--questions N] [--data DIR]
// Warm questions to a collection of N passages, one after the other: milliseconds by step, main-thread lag, memory.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readQuestions, readRows } from '../src/evaluation/eval-files.js';
import { openLog } from '../src/log.js';
import { openServices } from '../src/services.js';
import { readSettings } from '../src/settings.js';
import type { Timings } from '../src/types.js';
import { measureLag } from './measure-lag.js';
import { median, percentile } from './median.js';
import { residentMegabytes } from './resident-memory.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    passages: { type: 'string', default: '5000' },
    questions: { type: 'string', default: '100' },
    data: { type: 'string' },
  },
});
const [passagesFile, questionsFile] = positionals;
if (passagesFile === undefined || questionsFile === undefined) throw new Error('name a passages and a questions file');

const temporary = values.data === undefined ? mkdtempSync(join(tmpdir(), 'kutip-bench-')) : null;
const dataDir = resolve(temporary ?? values.data ?? '');
const rows = await readRows(passagesFile);
const questions = (await readQuestions(questionsFile)).slice(0, Number(values.questions));
const services = await openServices({ ...readSettings(), dataDir }, openLog());
try {
  // Rows hold 1.4 passages on average; enough rows are taken, and the count is printed.
  const { collection, passages } = await services.library.syncRows(rows.slice(0, Number(values.passages)), 'latency');
  const ask = (question: string) =>
    services.answers.ask({ question, collectionId: collection.id, owner: collection.owner });
  for (const { question } of questions.slice(0, 5)) await ask(question);
  const timings: Timings[] = [];
  const { max, p99 } = await measureLag(async () => {
    for (const { question } of questions) timings.push((await ask(question)).timings);
  });
  const step = (name: keyof Timings) => {
    const spent = timings.map((timing) => timing[name]);
    return { median: rounded(median(spent)), p95: rounded(percentile(spent, 0.95)) };
  };
  const milliseconds = { total: step('total'), encode: step('encode'), retrieve: step('retrieve'), read: step('read') };
  const figures = {
    passages,
    questions: timings.length,
    milliseconds,
    lagMs: { max, p99 },
    rssMegabytes: residentMegabytes().total,
  };
  process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
} finally {
  await services.close();
  if (temporary !== null) rmSync(temporary, { recursive: true });
}

function rounded(value: number): number {
  return Number(value.toFixed(1));
}
