// What a command is: one value from which registration, parsing, prompts, buttons and help derive.
import type { Sight } from '../src/collection-types.js';
import type { GroupSettings, MessageAddress, Visibility } from '../src/group-types.js';
import type { AttachedFile, Progress } from '../src/ports.js';
import type { HelpEntry, Reply } from '../src/reply.js';
import type { Language, Localized } from '../src/types.js';
import type { Conversations } from './conversations.js';
import type { OneAtATime } from './one-at-a-time.js';
import type { CommandServices } from './services.js';
import type { Sharing } from './sharing.js';

/**
 * One option; its key in `options` is its English name. A `date` is ISO 8601, possibly shortened (`2022-01`); a `file` is attached; a
 * `channel` and a `role` are ids of the server's, chosen in Discord.
 */
export interface Option {
  readonly type: 'text' | 'boolean' | 'date' | 'file' | 'channel' | 'role';
  readonly name: Localized;
  readonly help: Localized;
  readonly required?: true;
  /** UTF-16 units; Discord refuses longer ones while they are typed. */
  readonly maxLength?: number;
  /** Choices for what was typed so far, best first; answered from memory. `others`: what the other options hold so far, texts and ids, by English name. */
  complete?(
    context: CommandContext,
    typed: string,
    others: Readonly<Record<string, string>>,
  ): Promise<readonly Choice[]>;
}

/** `label` is shown, `value` is what the option receives. */
export interface Choice {
  readonly label: string;
  readonly value: string;
}

export type Options = Readonly<Record<string, Option>>;

type ValueOf<T extends Option['type']> = T extends 'boolean' ? boolean : T extends 'file' ? AttachedFile : string;

/** The values of a command's options, by English name; an option that was not given is undefined. */
export type InputOf<O extends Options> = {
  readonly [K in keyof O]: O[K] extends { readonly required: true }
    ? ValueOf<O[K]['type']>
    : ValueOf<O[K]['type']> | undefined;
};

/** Who is asking, from where, and what serves them. */
export interface CommandContext {
  readonly surface: 'console' | 'discord';
  /** A Discord server's id, or `console`. */
  readonly owner: string;
  /** The collection that is meant here: the one named, else the channel's, else the owner's default. */
  readonly collectionId: number;
  /** Which collections the person may know of. `services` show nothing of any other. */
  readonly sight: Sight;
  /** Discord user id, or `console`. */
  readonly person: string;
  /** The language of what this person alone sees. */
  readonly language: Language;
  /** Whether everybody sees the reply. */
  readonly visibility: Visibility;
  readonly settings: GroupSettings;
  /** Whether the person may change documents and settings. */
  readonly manages: boolean;
  /** Whether the person runs this Kutip. */
  readonly operates: boolean;
  /** Channel or thread from which it was called; null in the terminal. */
  readonly channel: string | null;
  /** Whether the person may write there (in the terminal always): only then does Kutip open or fill a thread for them. */
  readonly mayWrite: boolean;
  /** The message whose button was pressed; null for everything else. */
  readonly message: MessageAddress | null;
  /** Who sees that message. */
  readonly messageSeenBy: Visibility;
  /** The question that the pressed message shows (cut where it was cut); null where it shows none. */
  readonly questionShown: string | null;
  /** The question that this one may follow up, as the surface says it; null where it does not. */
  readonly previousQuestion: string | null;
  /** What was asked here before. */
  readonly conversations: Conversations;
  /** For what two people must not do at once. */
  readonly oneAtATime: OneAtATime;
  readonly sharing: Sharing;
  /** Shows how far long work has come, in place of the reply to come. */
  readonly progress: Progress;
  /** Aborted when the reply can be shown no more (on Discord after some 14 minutes); never in the terminal. */
  readonly expiry: AbortSignal;
  /** Bytes of the largest file that a reply may carry here. */
  readonly fileLimit: number;
  readonly services: CommandServices;
  /** Everything that can be called, for help. */
  readonly entries: readonly HelpEntry[];
}

/** Who may use it: everyone, those who manage Kutip in the server, or those who run this Kutip. */
export type Access = 'everyone' | 'managers' | 'operators';

/** A command without subcommands, or one subcommand. */
export interface Runnable<O extends Options = Options> {
  readonly name: Localized;
  readonly help: Localized;
  readonly access: Access;
  /** True for what has no meaning in a terminal. */
  readonly discordOnly?: true;
  /** True for what asks the models: it waits its turn and counts for the cooldown. */
  readonly heavy?: true;
  readonly options: O;
  /** Who sees the reply, or that a form comes first: known before any work, because Discord wants it first. Pure. `usual`: this channel's default. */
  acknowledge(input: InputOf<O>, usual: Visibility): Visibility | 'form';
  /** Where `acknowledge` may say `form`: the action whose form is shown. Quick, because Discord waits. `run` is not called then. */
  form?(context: CommandContext, input: InputOf<O>): Promise<CalledForm>;
  run(context: CommandContext, input: InputOf<O>): Promise<Reply>;
}

/** The form of an action, for a command that opens it. `fields`: what was written into the command already, by field name. */
export interface CalledForm extends Pick<FormInput, 'fields'> {
  readonly action: string;
  readonly argument: string;
}

export interface CommandGroup {
  readonly name: Localized;
  readonly help: Localized;
  readonly subcommands: readonly Runnable[];
}

export type Command = Runnable | CommandGroup;

/** What was pressed, chosen or typed. */
export interface ActionInput {
  /** What the button's id carries: ids and page numbers, never trusted; at most 60 characters. */
  readonly argument: string;
  /** Chosen values of a select menu; empty for a button. */
  readonly values: readonly string[];
  /** What was typed into the form, by field name; empty without a form. */
  readonly fields: Readonly<Record<string, string>>;
  /** What was attached to the form, in its order. */
  readonly files?: readonly AttachedFile[];
}

/** What a form is made of. */
export interface FormInput extends Pick<ActionInput, 'argument' | 'values'>, Partial<Pick<ActionInput, 'fields'>> {}

/** How a press is answered: a new message for all or for one, or a change of the message that bears the button. */
export type ActionAcknowledgement = Visibility | 'update';

/** Something that can be done with what a reply shows: a button, a select menu or a form on Discord, a word in the terminal. */
export interface Action {
  /** Stable English name, at most 30 characters; part of a button's id on Discord. */
  readonly name: string;
  readonly label: Localized;
  readonly access: Access;
  readonly acknowledgement: ActionAcknowledgement;
  readonly heavy?: true;
  /** True for what posts or downloads something without asking the models: it counts for the cooldown, and waits for nothing. */
  readonly counted?: true;
  /** Where present, a press or choice shows this form first, and `run` gets what was typed. Quick, because Discord waits. */
  form?(context: CommandContext, input: FormInput): Form | Promise<Form>;
  run(context: CommandContext, input: ActionInput): Promise<Reply>;
}

export interface Form {
  /** At most 45 characters. */
  readonly title: string;
  /** What the filled form carries in place of the button's argument, for a form that a choice opened. */
  readonly argument?: string;
  /** At most 5. */
  readonly fields: readonly FormField[];
}

export type FormField = TextField | FilesField;

/** Files to choose, of which there may be up to `most` (at most 10). */
export interface FilesField {
  readonly type: 'files';
  readonly name: string;
  /** At most 45 characters. */
  readonly label: string;
  /** At most 100 characters, below the label. */
  readonly help?: string;
  readonly required: boolean;
  readonly most: number;
}

export interface TextField {
  readonly type: 'text';
  readonly name: string;
  /** At most 45 characters. */
  readonly label: string;
  /** At most 100 characters, shown while nothing is typed. */
  readonly example?: string;
  readonly long: boolean;
  readonly required: boolean;
  readonly value?: string;
  /** UTF-16 units, at most 4,000. */
  readonly maxLength: number;
}

/** A command in the menu of a message. */
export interface MessageMenu {
  /** As shown, with capitals and spaces; at most 32 characters. */
  readonly name: Localized;
  readonly access: Access;
  readonly heavy?: true;
  /** See `Action`. */
  readonly counted?: true;
  readonly acknowledgement: Visibility;
  run(context: CommandContext, message: TargetMessage): Promise<Reply>;
}

/** The message on which a menu was opened. */
export interface TargetMessage extends MessageAddress {
  /** As Discord sends it, Markdown included. */
  readonly content: string;
  readonly author: string;
  /** Written by Kutip itself. */
  readonly isOwn: boolean;
  readonly attachments?: readonly AttachedFile[];
}

/** Lets `run` see the types of its options' values. */
export function defineCommand<const O extends Options>(command: Runnable<O>): Runnable<O> {
  return command;
}

export function isGroup(command: Command): command is CommandGroup {
  return 'subcommands' in command;
}
