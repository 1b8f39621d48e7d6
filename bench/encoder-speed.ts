// node dist/bench/encoder-speed.js FILE [--passages N] [--runs N]
// The encoder alone: passages per second on the passages of FILE, by passages per job. JSON on standard output.
// It is what the speed of reading documents is measured against.
import { parseArgs } from 'node:util';
import { createModelHost } from '../embeddings/model-host.js';
import { bundledModels } from '../embeddings/models.js';
import { KUTIP_ENCODER } from '../embeddings/profile.js';
import { median } from './median.js';
import { passagesOf } from './passages-of.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { passages: { type: 'string', default: '60' }, runs: { type: 'string', default: '3' } },
});
const [file] = positionals;
if (file === undefined) throw new Error('name a file of passages');
const texts = passagesOf(file).slice(0, Number(values.passages));

const host = createModelHost({
  data: {
    encoderParent: bundledModels(),
    profile: KUTIP_ENCODER,
    readerParent: bundledModels(),
    readerId: 'kutip-reader',
  },
  maxQuestions: 1,
});
await host.start();
const speeds = new Map<number, number[]>([1, 2, 4].map((size) => [size, []]));
await passagesPerSecond(2);
// The sizes take turns, so that whatever else the machine does falls on all of them.
for (let run = 0; run < Number(values.runs); run++) {
  for (const [size, measured] of speeds) measured.push(await passagesPerSecond(size));
}
const tokens = await host.run({ kind: 'count', texts }, 'document');
await host.close();

const perSecond = Object.fromEntries(
  [...speeds].map(([size, measured]) => [size, Number(median(measured).toFixed(2))]),
);
const meanTokens = Math.round(tokens.reduce((sum, count) => sum + count, 0) / texts.length);
process.stdout.write(
  `${JSON.stringify({ passages: texts.length, meanTokens, runs: Number(values.runs), perSecond })}\n`,
);

async function passagesPerSecond(size: number): Promise<number> {
  const sorted = texts.map((text) => KUTIP_ENCODER.passagePrefix + text).sort((a, b) => b.length - a.length);
  const jobs: string[][] = [];
  for (let at = 0; at < sorted.length; at += size) jobs.push(sorted.slice(at, at + size));
  const start = performance.now();
  await Promise.all(jobs.map((job) => host.run({ kind: 'embed', texts: job }, 'document')));
  return (texts.length * 1000) / (performance.now() - start);
}
