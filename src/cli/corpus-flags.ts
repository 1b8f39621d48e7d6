// The words that every `npm run corpus` command takes, and how all of them print.
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { readSettings, type Settings } from '../settings.js';

export interface Flags {
  readonly corpus?: string;
  readonly data?: string;
  readonly server?: string;
  readonly collection?: string;
  readonly json?: boolean;
}

/** Adds a command that takes them. */
export function subcommand(corpus: Command, usage: string, description: string): Command {
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

/** The settings, with the folders named on the command line. */
export function placesOf({ corpus, data }: Flags): Settings {
  const settings = readSettings();
  const corpusDir = corpus === undefined ? settings.corpusDir : resolve(corpus);
  const dataDir = data === undefined ? settings.dataDir : resolve(data);
  return { ...settings, corpusDir, dataDir };
}

/** Data for a program that asked for it, else text. */
export function print(flags: Flags, value: unknown, text: () => string): void {
  process.stdout.write(`${flags.json ? JSON.stringify(value) : text()}\n`);
}
