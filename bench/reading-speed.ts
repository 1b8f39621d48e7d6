// node dist/bench/reading-speed.js PASSAGES [--rows N] [--runs N]
// Reading documents (parsing, cutting, embedding, writing, publishing) against the encoder alone on the same passages.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openModels } from '../embeddings/models.js';
import { openLibrary } from '../src/corpus/library.js';
import { readRows } from '../src/evaluation/eval-files.js';
import { vectorText } from '../src/text/vector-text.js';
import { measureLag } from './measure-lag.js';
import { median } from './median.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rows: { type: 'string', default: '200' }, runs: { type: 'string', default: '3' } },
});
const [file] = positionals;
if (file === undefined) throw new Error('name a passages file');
const rows = (await readRows(file)).slice(0, Number(values.rows));
const models = await openModels();
await models.warmUp();
const speeds: { reading: number; encoder: number }[] = [];
let lag = 0;
for (let run = 0; run < Number(values.runs); run++) speeds.push(await oneRun());
await models.close();
const reading = median(speeds.map((speed) => speed.reading));
const encoder = median(speeds.map((speed) => speed.encoder));
const share = median(speeds.map((speed) => speed.reading / speed.encoder));
process.stdout.write(
  `${JSON.stringify({ rows: rows.length, runs: speeds.length, passagesPerSecond: { reading: rounded(reading), encoder: rounded(encoder) }, share: rounded(share), lagMs: lag })}\n`,
);

/** Both in one run, so that whatever else the machine does falls on both. */
async function oneRun(): Promise<{ reading: number; encoder: number }> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'kutip-bench-'));
  const library = await openLibrary({ dataFolder, encoder: models.encoder });
  try {
    const started = performance.now();
    const { result, max } = await measureLag(() => library.syncRows(rows, 'reading'));
    const readingMs = performance.now() - started;
    lag = Math.max(lag, max);
    const texts: string[] = [];
    for (const document of await library.documents(result.collection.id)) {
      const source = (await library.sourceText(document.versionId)) ?? '';
      for (const passage of await library.passagesOf(document.id))
        texts.push(vectorText(document.metadata, passage, source));
    }
    const from = performance.now();
    await models.encoder.embedPassages(texts);
    const encoderMs = performance.now() - from;
    return { reading: (texts.length * 1000) / readingMs, encoder: (texts.length * 1000) / encoderMs };
  } finally {
    await library.close();
    rmSync(dataFolder, { recursive: true });
  }
}

function rounded(value: number): number {
  return Number(value.toFixed(3));
}
