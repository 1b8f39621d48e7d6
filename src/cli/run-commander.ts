// Runs a program of several subcommands; what is wrong with its words is said in the person's language.
import { type Command, CommanderError } from 'commander';
import type { Localized } from '../types.js';
import { UserError } from '../user-error.js';
import { EXIT } from './exit-codes.js';

/** Commander's codes -> what is wrong; `what` is the word in question, in quotation marks. */
const COMPLAINTS: Readonly<Record<string, (what: string) => Localized>> = {
  'commander.unknownCommand': (what) => ({
    id: `Perintah ${what} tidak dikenal.`,
    en: `There is no command ${what}.`,
  }),
  'commander.unknownOption': (what) => ({ id: `Pilihan ${what} tidak dikenal.`, en: `There is no option ${what}.` }),
  'commander.missingArgument': (what) => ({ id: `${what} belum ditulis.`, en: `${what} is missing.` }),
  'commander.missingMandatoryOptionValue': (what) => ({ id: `${what} belum ditulis.`, en: `${what} is missing.` }),
  'commander.optionMissingArgument': (what) => ({
    id: `Pilihan ${what} belum ada nilainya.`,
    en: `The option ${what} has no value.`,
  }),
  'commander.excessArguments': (what) => ({
    id: `Terlalu banyak kata setelah ${what}.`,
    en: `There are too many words after ${what}.`,
  }),
};

/** Resolves to the exit code. Throws `UserError('usage')` for wrong words; help asked for by none is help. */
export async function runCommander(program: Command): Promise<number> {
  for (const command of [program, ...program.commands]) command.configureOutput({ outputError: () => {} });
  try {
    await program.parseAsync();
    return EXIT.done;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return EXIT.done;
    if (error.code === 'commander.help') return EXIT.wrongUsage;
    throw wrongUsage(program.name(), error);
  }
}

function wrongUsage(program: string, { code, message }: CommanderError): UserError {
  const what = /'([^']*)'/.exec(message)?.[1];
  const said = message.replace(/^error: /, '').split('\n')[0] ?? '';
  const { id, en } = COMPLAINTS[code]?.(`“${what ?? said}”`) ?? { id: `${said}.`, en: `${said}.` };
  const help = `npm run ${program} -- --help`;
  return new UserError('usage', { id: `${id} Lihat caranya dengan ${help}.`, en: `${en} See ${help}.` });
}
