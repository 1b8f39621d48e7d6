// npm start: without a Discord token a prompt in the terminal. Builds everything once and ends it cleanly.
import { EXIT } from './cli/exit-codes.js';
import { type OpenedFolder, openFolder } from './cli/open-folder.js';
import { runProgram } from './cli/run-program.js';
import { terminalLanguage } from './cli/terminal-language.js';
import { runPrompt, welcome } from './console/prompt.js';
import { readableWidth } from './console/screen.js';
import { createSession } from './console/session.js';
import { createStyles, wantsColour } from './console/styles.js';
import { openLog } from './log.js';
import { readSettings } from './settings.js';
import type { Localized } from './types.js';

const WITHOUT_DISCORD: Localized = {
  id: 'Kutip ini belum bisa masuk ke Discord. Kosongkan DISCORD_TOKEN untuk memakainya di terminal.',
  en: 'This Kutip cannot log in to Discord yet. Leave DISCORD_TOKEN empty to use it in the terminal.',
};
const WITHOUT_TERMINAL: Localized = {
  id: 'Jalankan npm start di terminal. Tanpa terminal, pakai: npm run ask -- "pertanyaanmu"',
  en: 'Run npm start in a terminal. Without one, use: npm run ask -- "your question"',
};

const language = terminalLanguage(process.env);
const log = openLog();
await runProgram(language, log, start);

async function start(): Promise<number> {
  const settings = readSettings();
  if (settings.discordToken !== null) return refuse(WITHOUT_DISCORD);
  if (!process.stdin.isTTY) return refuse(WITHOUT_TERMINAL);
  const stopped = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopped.abort());
  let folder: OpenedFolder;
  try {
    folder = await openFolder(settings, language, log, stopped.signal);
  } catch (error) {
    if (stopped.signal.aborted) return EXIT.done;
    throw error;
  }
  await converse(folder, stopped.signal).finally(folder.services.close);
  return EXIT.done;
}

async function converse(folder: OpenedFolder, signal: AbortSignal): Promise<void> {
  process.stdout.write(`${welcome(folder.documents, language)}\n\n`);
  const session = createSession(folder.dispatcher, folder, language);
  const styles = createStyles(wantsColour(process.stdout, process.env));
  const streams = { input: process.stdin, output: process.stdout, terminal: true };
  const screen = () => ({ width: readableWidth(process.stdout.columns), styles, command: null });
  await runPrompt(session, streams, screen, signal);
}

function refuse(sentence: Localized): number {
  process.stderr.write(`${sentence[language]}\n`);
  return EXIT.configuration;
}
