// What a command is: one value from which registration, parsing, prompts and help derive.
import type { HelpEntry, Reply } from '../src/reply.js';
import type { Language, Localized } from '../src/types.js';
import type { CommandServices } from './services.js';

/** One option; its key in `options` is its English name. A `date` is ISO 8601, possibly shortened (`2022-01`). */
export interface Option {
  readonly type: 'text' | 'boolean' | 'date';
  readonly name: Localized;
  readonly help: Localized;
  readonly required?: true;
  /** Choices for what was typed so far, best first; answered from memory. */
  complete?(context: CommandContext, typed: string): Promise<readonly Choice[]>;
}

/** `label` is shown, `value` is what the option receives. */
export interface Choice {
  readonly label: string;
  readonly value: string;
}

export type Options = Readonly<Record<string, Option>>;

type ValueOf<T extends Option['type']> = T extends 'boolean' ? boolean : string;

/** The values of a command's options, by English name; an option that was not given is undefined. */
export type InputOf<O extends Options> = {
  readonly [K in keyof O]: O[K] extends { readonly required: true }
    ? ValueOf<O[K]['type']>
    : ValueOf<O[K]['type']> | undefined;
};

/** Who is asking, from where, and what serves them. */
export interface CommandContext {
  /** A Discord server's id, or `console`. */
  readonly owner: string;
  readonly collectionId: number;
  /** The language of what this person sees. */
  readonly language: Language;
  /** Whether the person may change documents and settings. */
  readonly manages: boolean;
  /** The question that this one may follow up, or null. */
  readonly previousQuestion: string | null;
  readonly services: CommandServices;
  /** Everything that can be called, for help. */
  readonly entries: readonly HelpEntry[];
}

/** Who sees the reply. Known before any work, because Discord wants it first. */
export type Acknowledgement = 'public' | 'private';

/** A command without subcommands, or one subcommand. */
export interface Runnable<O extends Options = Options> {
  readonly name: Localized;
  readonly help: Localized;
  readonly access: 'everyone' | 'managers';
  readonly options: O;
  /** Pure: depends on the input alone. */
  acknowledge(input: InputOf<O>): Acknowledgement;
  run(context: CommandContext, input: InputOf<O>): Promise<Reply>;
  /** What can be done with a quote in the reply: a button on Discord, a number in the console. */
  readonly actions?: readonly Action[];
}

export interface CommandGroup {
  readonly name: Localized;
  readonly help: Localized;
  readonly subcommands: readonly Runnable[];
}

export type Command = Runnable | CommandGroup;

/** Something that can be done with one shown quote. */
export interface Action {
  /** Stable English name; part of a button's id on Discord. */
  readonly name: string;
  readonly label: Localized;
  readonly acknowledgement: Acknowledgement;
  run(context: CommandContext, quoteId: string): Promise<Reply>;
}

/** Lets `run` see the types of its options' values. */
export function defineCommand<const O extends Options>(command: Runnable<O>): Runnable<O> {
  return command;
}

export function isGroup(command: Command): command is CommandGroup {
  return 'subcommands' in command;
}
