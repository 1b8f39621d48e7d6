// npm run eval: measures retrieval, quoting and abstaining on rows, or answers on a folder; prints JSON.
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { Command } from 'commander';
import { chatSpelling } from '../answer/chat-spelling.js';
import { createProgressBar } from '../console/progress-bar.js';
import { readQuestions, readRows, stays } from '../evaluation/eval-files.js';
import { evaluateFolder } from '../evaluation/evaluate-folder.js';
import { evaluateRows, rowFigures } from '../evaluation/evaluate-rows.js';
import { openLog } from '../log.js';
import { openServices } from '../services.js';
import { readSettings } from '../settings.js';
import { UserError } from '../user-error.js';
import { runCommander } from './run-commander.js';
import { runProgram } from './run-program.js';
import { terminalLanguage } from './terminal-language.js';

interface Flags {
  readonly passages?: string;
  readonly corpus?: string;
  readonly questions: string;
  readonly goldRemoved?: boolean;
  readonly chat?: boolean;
  readonly data?: string;
  readonly out?: string;
}

const language = terminalLanguage(process.env);
const log = openLog();
await runProgram(language, log, () => runCommander(program()));

function program(): Command {
  return new Command('eval')
    .description('Measures Kutip on questions with known answers.')
    .option('--passages <file>', 'rows to search, JSON Lines; every row is one document')
    .option('--corpus <dir>', 'a folder of documents to search instead of rows')
    .requiredOption('--questions <file>', 'questions with known answers, JSON Lines')
    .option('--gold-removed', 'take about half of the rows away, to measure abstaining')
    .option('--chat', 'rewrite the questions into chat spelling first, to measure what that costs')
    .option('--data <dir>', 'folder that keeps vectors between runs (default: DATA_DIR)')
    .option('--out <file>', 'one JSON line for every question')
    .exitOverride()
    .action(async (flags: Flags) => {
      const { figures, lines } = await measure(flags);
      if (flags.out !== undefined)
        await writeFile(flags.out, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
      process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
    });
}

async function measure(flags: Flags): Promise<{ figures: unknown; lines: readonly unknown[] }> {
  const settings = readSettings();
  const dataDir = flags.data === undefined ? settings.dataDir : resolve(flags.data);
  const asked = await readQuestions(flags.questions);
  const questions = flags.chat ? asked.map((each) => ({ ...each, question: chatSpelling(each.question) })) : asked;
  const services = await openServices({ ...settings, dataDir }, log);
  const progress = createProgressBar(process.stderr, language);
  const ports = { ...services, ...services.models, progress, log };
  try {
    if (flags.corpus !== undefined) {
      const { collection } = await services.library.sync(resolve(flags.corpus), { progress });
      const { figures, results } = await evaluateFolder(ports, collection, questions);
      return { figures, lines: results };
    }
    if (flags.passages === undefined) throw usage();
    const rows = await readRows(flags.passages);
    const pool = flags.goldRemoved ? rows.filter(stays) : rows;
    // Pools of one file may not share a collection: each would undo the other.
    const name = createHash('sha256')
      .update(pool.map(({ id }) => id).join('\n'))
      .digest('hex')
      .slice(0, 12);
    const { collection } = await services.library.syncRows(pool, `${basename(flags.passages)}:${name}`, { progress });
    const results = await evaluateRows(ports, collection.id, new Set(pool.map(({ id }) => id)), questions);
    return { figures: rowFigures(results, questions, flags.goldRemoved === true), lines: results };
  } finally {
    await services.close();
  }
}

function usage(): UserError {
  return new UserError('usage', {
    id: 'Tulis --passages BERKAS atau --corpus FOLDER.',
    en: 'Give --passages FILE or --corpus FOLDER.',
  });
}
