// `npm run corpus`: shows a folder's documents and how Kutip reads a file, and reads everything anew.
import { resolve } from 'node:path';
import { Command } from 'commander';
import { createProgressBar } from '../console/progress-bar.js';
import { createStyles, wantsColour } from '../console/styles.js';
import { openLog } from '../log.js';
import { openServices } from '../services.js';
import { readSettings, type Settings } from '../settings.js';
import { explainFile, readDocument, readDocuments, readStatus, sourceTextOf } from './corpus-readings.js';
import { describeDocument, describeStatus, describeSync, listDocuments } from './corpus-reports.js';
import { runCommander } from './run-commander.js';
import { runProgram } from './run-program.js';
import { terminalLanguage } from './terminal-language.js';

interface Flags {
  readonly corpus?: string;
  readonly data?: string;
  readonly json?: boolean;
}

const language = terminalLanguage(process.env);
const log = openLog();
await runProgram(language, log, () => runCommander(program()));

function program(): Command {
  const corpus = new Command('corpus').description('The documents that Kutip quotes from.').exitOverride();
  const subcommand = (usage: string, description: string): Command =>
    corpus
      .command(usage)
      .description(description)
      .option('--corpus <dir>', 'folder of documents (default: CORPUS_DIR)')
      .option('--data <dir>', 'folder of the database and the indexes (default: DATA_DIR)')
      .option('--json', 'print JSON only')
      .exitOverride();

  subcommand('list', 'documents as last read').action(async (flags: Flags) => {
    const documents = await readDocuments(placesOf(flags));
    print(flags, documents, () => listDocuments(documents, language));
  });
  subcommand('show <file>', 'what is known about one document').action(async (file: string, flags: Flags) => {
    const document = await readDocument(placesOf(flags), file);
    print(flags, document, () => describeDocument(document, language));
  });
  subcommand('text <file>', 'exactly the source text, into which all offsets point').action(
    async (file: string, flags: Flags) => {
      const text = await sourceTextOf(placesOf(flags), file);
      process.stdout.write(flags.json ? `${JSON.stringify({ text })}\n` : text);
    },
  );
  subcommand('explain <file>', 'the text with what was left out, and why').action(
    async (file: string, flags: Flags) => {
      const style = styleOf(flags);
      const { document, explanation } = await explainFile(placesOf(flags), file, language, style);
      print(flags, document, () => explanation);
    },
  );
  subcommand('status', 'what is stored, and what could not be read').action(async (flags: Flags) => {
    const status = await readStatus(placesOf(flags));
    print(flags, status, () => describeStatus(status, language));
  });
  subcommand('reindex', 'reads every file again and builds the index from scratch').action(reindex);
  return corpus;
}

/** Reads everything again; vectors of texts that did not change are kept. */
async function reindex(flags: Flags): Promise<void> {
  const settings = placesOf(flags);
  const services = await openServices(settings, log);
  try {
    const progress = createProgressBar(process.stderr, language);
    const { collection, ...result } = await services.library.sync(settings.corpusDir, {
      progress,
      reread: true,
      rebuild: true,
    });
    const failed = result.failed.map(({ path, error }) => ({ path, code: error.code, message: error.in(language) }));
    print(flags, { ...result, failed }, () => describeSync(result, language));
  } finally {
    await services.close();
  }
}

function placesOf({ corpus, data }: Flags): Settings {
  const settings = readSettings();
  const corpusDir = corpus === undefined ? settings.corpusDir : resolve(corpus);
  const dataDir = data === undefined ? settings.dataDir : resolve(data);
  return { ...settings, corpusDir, dataDir };
}

function styleOf(flags: Flags) {
  const styles = createStyles(!flags.json && wantsColour(process.stdout, process.env));
  return { heading: styles.strong, leftOut: styles.quiet, note: styles.quiet };
}

function print(flags: Flags, value: unknown, text: () => string): void {
  process.stdout.write(`${flags.json ? JSON.stringify(value) : text()}\n`);
}
