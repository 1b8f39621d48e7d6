// Kutip without Discord: the prompt in the terminal, over the documents folder.
import { EXIT } from './cli/exit-codes.js';
import { type OpenedFolder, openFolder } from './cli/open-folder.js';
import { runPrompt, welcome } from './console/prompt.js';
import { readableWidth } from './console/screen.js';
import { createSession } from './console/session.js';
import { createStyles, wantsColour } from './console/styles.js';
import type { Log } from './log.js';
import type { Settings } from './settings.js';
import type { Language } from './types.js';
import { UserError } from './user-error.js';

/** Resolves to the exit code. Throws UserError('no-terminal') when nobody can type. */
export async function serveTerminal(settings: Settings, language: Language, log: Log): Promise<number> {
  if (!process.stdin.isTTY) throw withoutTerminal();
  const stopped = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopped.abort());
  let folder: OpenedFolder;
  try {
    folder = await openFolder(settings, language, log, stopped.signal);
  } catch (error) {
    if (stopped.signal.aborted) return EXIT.done;
    throw error;
  }
  await converse(folder, language, stopped.signal).finally(folder.services.close);
  return EXIT.done;
}

async function converse(folder: OpenedFolder, language: Language, signal: AbortSignal): Promise<void> {
  process.stdout.write(`${welcome(folder.documents, language)}\n\n`);
  const session = createSession(folder.dispatcher, folder, language);
  const styles = createStyles(wantsColour(process.stdout, process.env));
  const streams = { input: process.stdin, output: process.stdout, terminal: true };
  const screen = () => ({ width: readableWidth(process.stdout.columns), styles, command: null });
  await runPrompt(session, streams, screen, signal);
}

function withoutTerminal(): UserError {
  return new UserError('no-terminal', {
    id: 'DISCORD_TOKEN belum diisi. Isi di .env (contohnya di .env.example) supaya Kutip masuk ke Discord, atau jalankan npm start di terminal untuk mencobanya tanpa Discord.',
    en: 'DISCORD_TOKEN is not set. Set it in .env (see .env.example) to bring Kutip to Discord, or run npm start in a terminal to try it without.',
  });
}
