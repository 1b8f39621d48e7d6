// node dist/bench/many-servers.js [--servers N] [--passages N] [--runs N] [--data DIR]
// Memory and the first question to a resting collection with many servers in one data folder. DIR keeps the folder for
// another time; in an empty one the servers are made first, which takes some minutes.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { databaseFile } from '../src/corpus/library.js';
import type { AskedServers } from './many-servers-asked.js';
import { median, percentile } from './median.js';
import { printTable } from './print-table.js';
import { makeServers } from './server-fixtures.js';

/** The usual setting, and one with room for a fifth of the servers, so that a minute later most are at rest. */
const INDEX_MEGABYTES = [400, 40];
const WANTED = { megabytes: 1_500, milliseconds: 1_500 };

const { values } = parseArgs({
  options: {
    servers: { type: 'string', default: '200' },
    passages: { type: 'string', default: '500' },
    runs: { type: 'string', default: '3' },
    data: { type: 'string' },
  },
});
const temporary = values.data === undefined ? mkdtempSync(join(tmpdir(), 'kutip-bench-')) : null;
const data = resolve(temporary ?? values.data ?? '');
try {
  if (!existsSync(databaseFile(data))) {
    const passages = await makeServers(data, Number(values.servers), Number(values.passages));
    process.stdout.write(`${values.servers} servers of ${passages} passages\n`);
  }
  for (const megabytes of INDEX_MEGABYTES) {
    const runs = Array.from({ length: Number(values.runs) }, () => askInProcess(megabytes));
    process.stdout.write(`\nINDEX_MEMORY_MB=${megabytes}, ${runs.length} runs\n`);
    report(runs);
  }
} finally {
  if (temporary !== null) rmSync(temporary, { recursive: true });
}

function askInProcess(megabytes: number): AskedServers {
  const program = fileURLToPath(new URL('./many-servers-asked.js', import.meta.url));
  const output = execFileSync(process.execPath, ['--expose-gc', program, data, values.servers, String(megabytes)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // Written by the program of the same name.
  return JSON.parse(output) as AskedServers;
}

function report(runs: readonly AskedServers[]): void {
  const row = (name: string, figure: (run: AskedServers) => number, unit: string, wanted: string | number = '-') => {
    const figures = runs.map(figure);
    const shown = (value: number) => `${Number(value.toFixed(unit === 's' ? 1 : 0))} ${unit}`;
    return [name, shown(median(figures)), shown(Math.max(...figures)), wanted === '-' ? '-' : `${wanted} ${unit}`];
  };
  const memory = (name: string, of: (run: AskedServers) => AskedServers['warm']) => [
    row(`memory ${name}: all processes`, (run) => of(run).total, 'MB', WANTED.megabytes),
    row('  of it the main process', (run) => of(run).own, 'MB'),
  ];
  const times = (name: string, of: (run: AskedServers) => readonly number[]) => [
    row(`${name}: median`, (run) => median(of(run)), 'ms'),
    row('  95th percentile', (run) => percentile(of(run), 0.95), 'ms'),
    row('  slowest', (run) => Math.max(...of(run)), 'ms', WANTED.milliseconds),
  ];
  printTable(
    ['figure, by run', 'median', 'worst', 'wanted'],
    [
      row('start to ready', ({ readySeconds }) => readySeconds, 's'),
      ...memory('when ready', ({ warm }) => warm),
      ...times('first question to each server', ({ first }) => first),
      ...memory('after all were asked', ({ asked }) => asked),
      ...memory('a minute later', ({ rested }) => rested),
      row('  of it indexes that are open', ({ restedBuffers }) => restedBuffers, 'MB'),
      ...times('first question to each server then', ({ again }) => again),
      ...times('the same at once again', ({ atOnce }) => atOnce),
      ...memory('after a document was read, too', ({ end }) => end),
      row('questions answered rightly', ({ right, first }) => (100 * right) / (3 * first.length), '%'),
    ],
  );
}
