// npm run calibrate: fits the decision between answer and abstention to questions with known answers.
import { readFile, writeFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { Command } from 'commander';
import { createProgressBar } from '../console/progress-bar.js';
import { calibrate, FOLDS } from '../evaluation/calibrate.js';
import { collectExamples, type Example, openSet } from '../evaluation/collect-examples.js';
import { readQuestions, readRows } from '../evaluation/eval-files.js';
import { POOL_SIZES } from '../evaluation/pools.js';
import { openLog } from '../log.js';
import { calibrationFile, openServices, type Services } from '../services.js';
import { readSettings } from '../settings.js';
import { runCommander } from './run-commander.js';
import { runProgram } from './run-program.js';
import { terminalLanguage } from './terminal-language.js';

interface Flags {
  readonly sets: readonly string[];
  readonly across: readonly string[];
  readonly most: string;
  readonly data?: string;
  readonly examples?: string;
  readonly out?: string;
}

const language = terminalLanguage(process.env);
const log = openLog();
await runProgram(language, log, () => runCommander(program()));

function program(): Command {
  return new Command('calibrate')
    .description('Fits what Kutip calls sure, perhaps and no answer to questions with known answers.')
    .requiredOption('--sets <prefix...>', 'sets of files: PREFIX.passages.jsonl and PREFIX.val.jsonl')
    .option('--across <prefix...>', 'sets of questions in another language than their rows', [])
    .option('--most <count>', 'questions taken of each set', '300')
    .option('--data <dir>', 'folder that keeps vectors between runs (default: DATA_DIR)')
    .option('--examples <file>', 'keep the examples here, and start from them when the file is there')
    .option('--out <file>', 'where to write the calibration (default: beside the models)')
    .exitOverride()
    .action(fitAndWrite);
}

async function fitAndWrite(flags: Flags): Promise<void> {
  const settings = readSettings();
  const dataDir = flags.data === undefined ? settings.dataDir : resolve(flags.data);
  const services = await openServices({ ...settings, dataDir }, log);
  try {
    const examples = (await keptExamples(flags.examples)) ?? (await collect(services, flags));
    if (flags.examples !== undefined) await writeFile(flags.examples, JSON.stringify(examples));
    const across = new Set(flags.across.map((prefix) => basename(prefix)));
    const { fitted, report } = calibrate(
      examples.filter(({ set }) => !across.has(set)),
      examples.filter(({ set }) => across.has(set)),
    );
    const { ranking } = services.calibration;
    const { encoder, reader } = services.models;
    const provenance = {
      ...report,
      sets: flags.sets.map((prefix) => basename(prefix)),
      across: [...across],
      most: Number(flags.most),
      poolSizes: POOL_SIZES.map(String),
      folds: FOLDS,
      date: new Date().toISOString().slice(0, 10),
    };
    const calibration = { provenance, encoder: encoder.profile.id, reader: reader.modelId, ranking, ...fitted };
    await writeFile(flags.out ?? calibrationFile(), `${JSON.stringify(calibration, null, 2)}\n`);
    process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  } finally {
    await services.close();
  }
}

async function keptExamples(file: string | undefined): Promise<Example[] | null> {
  if (file === undefined) return null;
  return readFile(file, 'utf8').then(
    (text) => JSON.parse(text),
    () => null,
  );
}

async function collect({ library, models, calibration }: Services, { sets, across, most }: Flags): Promise<Example[]> {
  const examples: Example[] = [];
  for (const prefix of [...sets, ...across]) {
    const progress = createProgressBar(process.stderr, language);
    const rows = await readRows(`${prefix}.passages.jsonl`);
    const questions = (await readQuestions(`${prefix}.val.jsonl`)).slice(0, Number(most));
    const { collection } = await library.syncRows(rows, `${basename(prefix)}:all`, { progress });
    const set = await openSet(library, basename(prefix), collection.id);
    examples.push(...(await collectExamples({ ...models, library, calibration, progress, log }, set, questions)));
  }
  return examples;
}
