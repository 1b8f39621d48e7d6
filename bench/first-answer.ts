// node dist/bench/first-answer.js [--runs N]
// The whole program with an existing index: from the start of `ask` to its end, on the sample corpus. Seconds.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { packageRoot } from '../src/package-root.js';
import { median } from './median.js';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '5' } } });
const data = mkdtempSync(join(tmpdir(), 'kutip-bench-'));
const program = join(packageRoot(), 'dist', 'src', 'cli', 'ask.js');
const ask = () =>
  execFileSync(process.execPath, [program, '--data', data, 'Mengapa Kazakhstan meminta bantuan CSTO?'], {
    stdio: 'pipe',
  });
try {
  const reading = seconds(ask);
  const seen = Array.from({ length: Number(values.runs) }, () => seconds(ask));
  const figures = {
    firstRun: rounded(reading),
    withIndex: { median: rounded(median(seen)), most: rounded(Math.max(...seen)) },
  };
  process.stdout.write(`${JSON.stringify(figures)}\n`);
} finally {
  rmSync(data, { recursive: true });
}

function seconds(work: () => unknown): number {
  const started = performance.now();
  work();
  return (performance.now() - started) / 1000;
}

function rounded(value: number): number {
  return Number(value.toFixed(2));
}
