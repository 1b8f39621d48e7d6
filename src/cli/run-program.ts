// Runs a program to its exit code: sentences for what the person can mend, an id and a log entry for everything else.
import { newFailureId } from '../failure-id.js';
import type { Log } from '../log.js';
import { texts } from '../texts.js';
import type { Language } from '../types.js';
import { UserError } from '../user-error.js';
import { visibleText } from '../visible-text.js';
import { EXIT } from './exit-codes.js';

/** Codes of UserErrors that have an exit code of their own. */
const EXIT_OF: Readonly<Record<string, number>> = {
  usage: EXIT.wrongUsage,
  settings: EXIT.configuration,
  'discord-server': EXIT.configuration,
  'metrics-port': EXIT.configuration,
  'no-terminal': EXIT.configuration,
  'discord-token': EXIT.refused,
  'discord-intents': EXIT.refused,
  'discord-unreachable': EXIT.gatewayLost,
  'gateway-lost': EXIT.gatewayLost,
};

/** Sets `process.exitCode`; `run` resolves to it. A reader that closed our output (`| head`) ends us quietly. */
export async function runProgram(language: Language, log: Log, run: () => Promise<number>): Promise<void> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.done);
    throw error;
  });
  try {
    process.exitCode = await run();
  } catch (error) {
    process.exitCode = tellFailure(error, language, log);
  }
}

/** A sentence on standard error, or an id and a log entry. Returns the exit code. */
export function tellFailure(error: unknown, language: Language, log: Log): number {
  if (error instanceof UserError) {
    // It may name what a hostile archive or folder calls its files.
    process.stderr.write(`${visibleText(error.in(language))}\n`);
    return EXIT_OF[error.code] ?? EXIT.failed;
  }
  const id = newFailureId();
  log.failure(id, 'program', error);
  process.stderr.write(`${texts.failure[language]}: ${id}.\n`);
  return EXIT.failed;
}
