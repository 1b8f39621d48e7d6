// `npm run corpus`: the documents of a folder, and those kept for a server or in a collection: see, change, read anew.
import { resolve } from 'node:path';
import { Command } from 'commander';
import { createProgressBar } from '../console/progress-bar.js';
import { createStyles, wantsColour } from '../console/styles.js';
import type { Statement } from '../corpus/stated.js';
import { openLog } from '../log.js';
import { openServices } from '../services.js';
import { readSettings, type Settings } from '../settings.js';
import { UserError } from '../user-error.js';
import { explainFile, readDocument, readDocuments, readStatus, sourceTextOf } from './corpus-readings.js';
import { describeDocument, describeStatus, describeSync, listDocuments } from './corpus-reports.js';
import { EXIT } from './exit-codes.js';
import { addFiles, editFile, type KeptChange, reindexKept, removeFile, undoRemoval } from './kept-changes.js';
import { type KeptPlace, keptPlace, requiredPlace } from './kept-place.js';
import { explainKept, keptDocument, keptDocuments, keptStatus, keptText } from './kept-readings.js';
import {
  describeAdded,
  describeChange,
  describeKept,
  describeKeptStatus,
  describeRemoval,
  keptJson,
  listKept,
} from './kept-reports.js';
import { runCommander } from './run-commander.js';
import { runProgram } from './run-program.js';
import { terminalLanguage } from './terminal-language.js';

interface Flags {
  readonly corpus?: string;
  readonly data?: string;
  readonly server?: string;
  readonly collection?: string;
  readonly json?: boolean;
}

type StatingFlags = Flags & { readonly [Key in keyof Statement]?: string };

const language = terminalLanguage(process.env);
const log = openLog();
/** Set by a command that did only part of what was asked. */
let ending: number = EXIT.done;
await runProgram(language, log, async () => {
  const code = await runCommander(program());
  return code === EXIT.done ? ending : code;
});

function program(): Command {
  const corpus = new Command('corpus').description('The documents that Kutip quotes from.').exitOverride();
  seeing(corpus);
  changing(corpus);
  return corpus;
}

function subcommand(corpus: Command, usage: string, description: string): Command {
  return corpus
    .command(usage)
    .description(description)
    .option('--corpus <dir>', 'folder of documents (default: CORPUS_DIR)')
    .option('--server <id>', 'the documents kept for this Discord server')
    .option('--collection <name>', 'a named collection of kept documents (of the server, or your own)')
    .option('--data <dir>', 'folder of the database and the indexes (default: DATA_DIR)')
    .option('--json', 'print JSON only')
    .exitOverride();
}

function seeing(corpus: Command): void {
  subcommand(corpus, 'list', 'documents as last read').action(async (flags: Flags) => {
    const kept = keptPlace(flags);
    if (kept !== null) {
      const documents = await keptDocuments(placesOf(flags), kept);
      return print(flags, documents.map(asJson), () => listKept(documents, kept, language));
    }
    const documents = await readDocuments(placesOf(flags));
    print(flags, documents, () => listDocuments(documents, language));
  });
  subcommand(corpus, 'show <file>', 'what is known about one document').action(async (file: string, flags: Flags) => {
    const kept = keptPlace(flags);
    if (kept !== null) {
      const document = await keptDocument(placesOf(flags), kept, file);
      return print(flags, asJson(document), () => describeKept(document, language));
    }
    const document = await readDocument(placesOf(flags), file);
    print(flags, document, () => describeDocument(document, language));
  });
  subcommand(corpus, 'text <file>', 'exactly the source text, into which all offsets point').action(
    async (file: string, flags: Flags) => {
      const kept = keptPlace(flags);
      const places = placesOf(flags);
      const text = kept === null ? await sourceTextOf(places, file) : await keptText(places, kept, file);
      process.stdout.write(flags.json ? `${JSON.stringify({ text })}\n` : text);
    },
  );
  subcommand(corpus, 'explain <file>', 'the text with what was left out, and why').action(
    async (file: string, flags: Flags) => {
      const kept = keptPlace(flags);
      const style = styleOf(flags);
      const { document, explanation } =
        kept === null
          ? await explainFile(placesOf(flags), file, language, style)
          : await explainKept(placesOf(flags), kept, file, { language, style });
      print(flags, document, () => explanation);
    },
  );
  subcommand(corpus, 'status', 'what is stored, and what could not be read').action(async (flags: Flags) => {
    const kept = keptPlace(flags);
    if (kept !== null) {
      const status = await keptStatus(placesOf(flags), kept);
      return print(flags, status, () => describeKeptStatus(status, language));
    }
    const status = await readStatus(placesOf(flags));
    print(flags, status, () => describeStatus(status, language));
  });
}

function changing(corpus: Command): void {
  const stating = (command: Command): Command =>
    command
      .option('--title <text>', 'title, instead of the one that is read; "" takes it back')
      .option('--author <text>', 'author')
      .option('--publisher <text>', 'publisher')
      .option('--date <date>', 'date: 2022, 2022-01 or 2022-01-07')
      .option('--url <link>', 'where it was published');
  stating(subcommand(corpus, 'add <files...>', 'keeps files for a server or a collection')).action(add);
  stating(subcommand(corpus, 'edit <name>', 'corrects title, author, publisher, date or link')).action(edit);
  subcommand(corpus, 'remove <name>', 'removes a kept document; for a day it can be undone').action(
    async (name: string, flags: Flags) => {
      const change = changeOf(flags);
      const removed = await removeFile(change, name);
      print(flags, asJson(removed), () => describeRemoval(removed, change.place, language));
    },
  );
  subcommand(corpus, 'undo <name>', 'brings back a document that was removed').action(
    async (name: string, flags: Flags) => {
      const back = await undoRemoval(changeOf(flags), name);
      print(flags, asJson(back), () => describeChange('undone', back, language));
    },
  );
  subcommand(corpus, 'reindex', 'reads every file again and builds the index from scratch').action(
    async (flags: Flags) => {
      const kept = keptPlace(flags);
      if (kept === null) return reindexFolder(flags);
      const documents = await reindexKept(changeOf(flags));
      print(flags, documents.map(asJson), () => listKept(documents, kept, language));
    },
  );
}

async function add(names: readonly string[], flags: StatingFlags): Promise<void> {
  const change = changeOf(flags);
  const statement = statementOf(flags);
  if (names.length > 1 && Object.keys(statement).length > 0) {
    throw new UserError('usage', {
      id: 'Judul, penulis, dan keterangan lain hanya bisa ditulis untuk satu berkas. Tambahkan berkas itu sendiri.',
      en: 'Title, author and the like can be stated for one file only. Add that file by itself.',
    });
  }
  const added = await addFiles(change, names, statement);
  const isKept = (each: (typeof added)[number]) => 'kept' in each && each.kept.file.state !== 'refused';
  if (!added.every(isKept)) ending = EXIT.failed;
  const json = added.map((each) =>
    'kept' in each
      ? { file: each.name, known: each.known, ...asJson(each.kept) }
      : { file: each.name, error: { code: each.error.code, message: each.error.in(language) } },
  );
  if (flags.json) return print(flags, json, () => '');
  for (const each of added)
    (isKept(each) ? process.stdout : process.stderr).write(`${describeAdded([each], language)}\n`);
}

async function edit(name: string, flags: StatingFlags): Promise<void> {
  const change = changeOf(flags);
  const statement = statementOf(flags);
  if (Object.keys(statement).length === 0) {
    throw new UserError('usage', {
      id: 'Sebutkan apa yang berubah: --title, --author, --publisher, --date, atau --url.',
      en: 'Say what changes: --title, --author, --publisher, --date or --url.',
    });
  }
  const edited = await editFile(change, name, statement);
  print(flags, asJson(edited), () => describeChange('edited', edited, language));
}

/** Reads everything again; vectors of texts that did not change are kept. */
async function reindexFolder(flags: Flags): Promise<void> {
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

function changeOf(flags: Flags): KeptChange & { readonly place: KeptPlace } {
  const settings = placesOf(flags);
  const place = requiredPlace(flags, settings.corpusDir);
  return { settings, place, progress: createProgressBar(process.stderr, language), log };
}

function statementOf({ title, author, publisher, date, url }: StatingFlags): Statement {
  const stated = Object.entries({ title, author, publisher, date, url }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(stated);
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

function asJson(document: Parameters<typeof keptJson>[0]) {
  return keptJson(document, language);
}

function print(flags: Flags, value: unknown, text: () => string): void {
  process.stdout.write(`${flags.json ? JSON.stringify(value) : text()}\n`);
}
