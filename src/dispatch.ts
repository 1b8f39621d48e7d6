// The one gate for everything a person asks of Kutip: finds the command, checks its input and who may, runs it, and turns failures into replies.
import { randomBytes } from 'node:crypto';
import {
  type Choice,
  type Command,
  type CommandContext,
  isGroup,
  type Option,
  type Options,
  type Runnable,
} from '../commands/command.js';
import { commands as allCommands } from '../commands/index.js';
import type { CommandServices } from '../commands/services.js';
import type { HelpEntry, Reply } from './reply.js';
import { UserError } from './user-error.js';

export { type Command, isGroup, type Runnable } from '../commands/command.js';

/** Who asks, from where. */
export type Caller = Omit<CommandContext, 'services' | 'entries'>;

/** A command as called: names in either language, values as typed. */
export interface Invocation {
  readonly command: string;
  readonly subcommand?: string;
  /** By English option name. */
  readonly options: Readonly<Record<string, string | boolean>>;
}

/** Where failures that are not the person's go. */
export interface FailureLog {
  failure(id: string, where: string, error: unknown): void;
}

export interface Dispatcher {
  readonly commands: readonly Command[];
  /** Never rejects: failures are replies. */
  run(caller: Caller, invocation: Invocation): Promise<Reply>;
  /** Runs a named action on a shown quote. Never rejects. */
  act(caller: Caller, action: string, quoteId: string): Promise<Reply>;
  /** Choices for an option while it is typed; none where it has none. */
  complete(caller: Caller, invocation: Invocation, option: string, typed: string): Promise<readonly Choice[]>;
}

export function createDispatcher(
  services: CommandServices,
  log: FailureLog,
  commands: readonly Command[] = allCommands,
): Dispatcher {
  const entries = commands.flatMap(helpEntries);
  const inContext = (caller: Caller): CommandContext => ({ ...caller, services, entries });
  return {
    commands,
    run: (caller, invocation) =>
      guarded(caller, log, invocation.command, async () => {
        const runnable = findRunnable(commands, invocation);
        requireAccess(runnable, caller);
        return runnable.run(inContext(caller), readInput(runnable.options, invocation.options));
      }),
    act: (caller, name, quoteId) =>
      guarded(caller, log, name, async () => {
        const runnables = commands.flatMap((command) => (isGroup(command) ? command.subcommands : [command]));
        const runnable = runnables.find((each) => each.actions?.some((action) => action.name === name));
        const action = runnable?.actions?.find((each) => each.name === name);
        if (runnable === undefined || action === undefined) throw new Error(`no action is called ${name}`);
        requireAccess(runnable, caller);
        return action.run(inContext(caller), quoteId);
      }),
    async complete(caller, invocation, option, typed) {
      const runnable = findRunnable(commands, invocation);
      requireAccess(runnable, caller);
      return (await runnable.options[option]?.complete?.(inContext(caller), typed)) ?? [];
    },
  };
}

/** A sentence for what the person can mend; for everything else a log entry whose id the person gets. */
async function guarded(caller: Caller, log: FailureLog, where: string, run: () => Promise<Reply>): Promise<Reply> {
  const { language } = caller;
  try {
    return await run();
  } catch (error) {
    if (error instanceof UserError)
      return { kind: 'refusal', language, code: error.code, sentence: error.in(language) };
    const id = randomBytes(4).toString('hex');
    log.failure(id, where, error);
    return { kind: 'failure', language, id };
  }
}

/** True when `name` is the command's, subcommand's or option's name in either language. */
export function isNamed(thing: { readonly name: { readonly id: string; readonly en: string } }, name: string): boolean {
  return thing.name.id === name || thing.name.en === name;
}

function findRunnable(commands: readonly Command[], { command: name, subcommand }: Invocation): Runnable {
  const command = commands.find((each) => isNamed(each, name));
  if (command === undefined) {
    throw new UserError('unknown-command', {
      id: `Tidak ada perintah /${name}. Ketik /bantuan untuk melihat semuanya.`,
      en: `There is no command /${name}. Type /help to see them all.`,
    });
  }
  if (!isGroup(command)) return command;
  const found = command.subcommands.find((each) => isNamed(each, subcommand ?? ''));
  if (found !== undefined) return found;
  const names = (language: 'id' | 'en') =>
    command.subcommands.map((each) => `/${command.name[language]} ${each.name[language]}`).join(', ');
  throw new UserError('unknown-subcommand', { id: `Pilih satu: ${names('id')}.`, en: `Choose one: ${names('en')}.` });
}

function requireAccess(runnable: Runnable, caller: Caller): void {
  if (runnable.access === 'everyone' || caller.manages) return;
  throw new UserError('not-allowed', {
    id: 'Ini hanya untuk pengelola Kutip di server ini.',
    en: 'Only those who manage Kutip here may do this.',
  });
}

/** Checks the values against the options. Throws UserError naming the first that is missing or wrong. */
function readInput(options: Options, values: Invocation['options']): Record<string, string | boolean | undefined> {
  const input: Record<string, string | boolean | undefined> = {};
  for (const [key, option] of Object.entries(options)) {
    const given = values[key];
    const value = typeof given === 'string' ? given.trim() : given;
    input[key] = value === undefined || value === '' ? undefined : readValue(option, value);
    if (option.required && input[key] === undefined) {
      throw new UserError('missing-option', {
        id: `“${option.name.id}” belum diisi: ${option.help.id}.`,
        en: `“${option.name.en}” is missing: ${option.help.en}.`,
      });
    }
  }
  return input;
}

function readValue(option: Option, value: string | boolean): string | boolean {
  if (option.type === 'boolean') return value === true || /^(?:true|ya|yes)$/i.test(String(value));
  const text = String(value);
  if (option.type === 'date' && !isDate(text)) {
    throw new UserError('bad-date', {
      id: `“${text}” bukan tanggal. Tulis seperti 2022, 2022-01 atau 2022-01-07.`,
      en: `“${text}” is not a date. Write 2022, 2022-01 or 2022-01-07.`,
    });
  }
  return text;
}

/** ISO 8601, possibly shortened, and in the calendar. */
export function isDate(text: string): boolean {
  if (!/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(text)) return false;
  const date = new Date(text + '-01-01'.slice(text.length - 4));
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function helpEntries(command: Command): HelpEntry[] {
  if (!isGroup(command)) return [helpEntry(command, command.name.id, command.name.en)];
  return command.subcommands.map((each) =>
    helpEntry(each, `${command.name.id} ${each.name.id}`, `${command.name.en} ${each.name.en}`),
  );
}

function helpEntry(runnable: Runnable, id: string, en: string): HelpEntry {
  const options = Object.values(runnable.options).map(({ name, help, required }) => ({
    name,
    help,
    required: required ?? false,
  }));
  return { name: { id, en }, help: runnable.help, options };
}
