// The commands of `npm run corpus` that change kept documents, or read everything anew.
import type { Command } from 'commander';
import { createProgressBar } from '../console/progress-bar.js';
import type { Statement } from '../corpus/stated.js';
import type { Log } from '../log.js';
import { openServices } from '../services.js';
import type { Language } from '../types.js';
import { UserError } from '../user-error.js';
import { type Flags, placesOf, print, subcommand } from './corpus-flags.js';
import { describeSync } from './corpus-reports.js';
import { addFiles, editFile, type KeptChange, reindexKept, removeFile, undoRemoval } from './kept-changes.js';
import { keptPlace, requiredPlace } from './kept-place.js';
import { describeAdded, describeChange, describeRemoval, keptJson, listKept } from './kept-reports.js';

type StatingFlags = Flags & { readonly [Key in keyof Statement]?: string };

export interface ChangingSurroundings {
  readonly language: Language;
  readonly log: Log;
  /** To be called when only part of what was asked could be done. */
  failed(): void;
}

export function addChangingCommands(corpus: Command, around: ChangingSurroundings): void {
  const { language } = around;
  const stating = (command: Command): Command =>
    command
      .option('--title <text>', 'title, instead of the one that is read; "" takes it back')
      .option('--author <text>', 'author')
      .option('--publisher <text>', 'publisher')
      .option('--date <date>', 'date: 2022, 2022-01 or 2022-01-07')
      .option('--url <link>', 'where it was published');
  stating(subcommand(corpus, 'add <files...>', 'keeps files for a server or a collection')).action(
    (names: readonly string[], flags: StatingFlags) => add(names, flags, around),
  );
  stating(subcommand(corpus, 'edit <name>', 'corrects title, author, publisher, date or link')).action(
    (name: string, flags: StatingFlags) => edit(name, flags, around),
  );
  subcommand(corpus, 'remove <name>', 'removes a kept document; for a day it can be undone').action(
    async (name: string, flags: Flags) => {
      const change = changeOf(flags, around);
      const removed = await removeFile(change, name);
      print(flags, keptJson(removed, language), () => describeRemoval(removed, change.place, language));
    },
  );
  subcommand(corpus, 'undo <name>', 'brings back a document that was removed').action(
    async (name: string, flags: Flags) => {
      const back = await undoRemoval(changeOf(flags, around), name);
      print(flags, keptJson(back, language), () => describeChange('undone', back, language));
    },
  );
  subcommand(corpus, 'reindex', 'reads every file again and builds the index from scratch').action(
    async (flags: Flags) => {
      const kept = keptPlace(flags);
      if (kept === null) return reindexFolder(flags, around);
      const documents = await reindexKept(changeOf(flags, around));
      print(
        flags,
        documents.map((document) => keptJson(document, language)),
        () => listKept(documents, kept, language),
      );
    },
  );
}

async function add(names: readonly string[], flags: StatingFlags, around: ChangingSurroundings): Promise<void> {
  const { language } = around;
  const change = changeOf(flags, around);
  const statement = statementOf(flags);
  if (names.length > 1 && Object.keys(statement).length > 0) {
    throw new UserError('usage', {
      id: 'Judul, penulis, dan keterangan lain hanya bisa ditulis untuk satu berkas. Tambahkan berkas itu sendiri.',
      en: 'Title, author and the like can be stated for one file only. Add that file by itself.',
    });
  }
  const added = await addFiles(change, names, statement);
  const isKept = (each: (typeof added)[number]) => 'kept' in each && each.kept.file.state !== 'refused';
  if (!added.every(isKept)) around.failed();
  const json = added.map((each) =>
    'kept' in each
      ? { file: each.name, known: each.known, ...keptJson(each.kept, language) }
      : { file: each.name, error: { code: each.error.code, message: each.error.in(language) } },
  );
  if (flags.json) return print(flags, json, () => '');
  for (const each of added)
    (isKept(each) ? process.stdout : process.stderr).write(`${describeAdded([each], language)}\n`);
}

async function edit(name: string, flags: StatingFlags, around: ChangingSurroundings): Promise<void> {
  const { language } = around;
  const change = changeOf(flags, around);
  const statement = statementOf(flags);
  if (Object.keys(statement).length === 0) {
    throw new UserError('usage', {
      id: 'Sebutkan apa yang berubah: --title, --author, --publisher, --date, atau --url.',
      en: 'Say what changes: --title, --author, --publisher, --date or --url.',
    });
  }
  const edited = await editFile(change, name, statement);
  print(flags, keptJson(edited, language), () => describeChange('edited', edited, language));
}

/** Reads everything again; vectors of texts that did not change are kept. */
async function reindexFolder(flags: Flags, { language, log }: ChangingSurroundings): Promise<void> {
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

function changeOf(flags: Flags, { language, log }: ChangingSurroundings): KeptChange {
  const settings = placesOf(flags);
  const place = requiredPlace(flags, settings.corpusDir);
  return { settings, place, progress: createProgressBar(process.stderr, language), log };
}

function statementOf({ title, author, publisher, date, url }: StatingFlags): Statement {
  const stated = Object.entries({ title, author, publisher, date, url }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(stated);
}
