// The one gate for everything a person asks of Kutip: finds what is meant, checks input and who may, runs it, and turns failures into replies.
import { randomBytes } from 'node:crypto';
import { actions as allActions } from '../commands/actions.js';
import type {
  Access,
  Action,
  ActionInput,
  Choice,
  Command,
  CommandContext,
  Form,
  MessageMenu,
  TargetMessage,
} from '../commands/command.js';
import { type Event, onEvent } from '../commands/events.js';
import { commands as allCommands } from '../commands/index.js';
import { menus as allMenus } from '../commands/menus.js';
import type { CommandServices } from '../commands/services.js';
import { findRunnable, helpEntries, type Invocation } from './dispatch/find.js';
import { readInput } from './dispatch/read-input.js';
import type { Turns } from './dispatch/turns.js';
import type { MessageAddress, Visibility } from './group-types.js';
import { type Clock, noProgress, type Progress, systemClock } from './ports.js';
import type { Reply } from './reply.js';
import type { Language } from './types.js';
import { UserError } from './user-error.js';

export {
  type Access,
  type Action,
  type ActionInput,
  type Command,
  type Form,
  isGroup,
  type MessageMenu,
  type Runnable,
  type TargetMessage,
} from '../commands/command.js';
export type { Event } from '../commands/events.js';
export { type Invocation, isNamed } from './dispatch/find.js';
export { isDate } from './dispatch/read-input.js';
export { createTurns, type Turns } from './dispatch/turns.js';
export { allActions, allCommands, allMenus };

/** Who asks, from where, as the surface knows it. */
export interface Caller {
  readonly surface: 'console' | 'discord';
  /** A Discord server's id, or `console`. */
  readonly owner: string;
  /** Discord user id, or `console`. */
  readonly person: string;
  /** The person's own language. */
  readonly language: Language;
  /** Ids of the person's roles. */
  readonly roles: readonly string[];
  /** Whether the surface itself lets the person manage: Manage Server on Discord; always in the terminal. */
  readonly managesServer: boolean;
  /** Channel, and around a thread its parent channel; empty in the terminal. */
  readonly channels: readonly string[];
  /** Whether nobody else can see a reply that is not private, or a private one is impossible: fixes who sees it. */
  readonly fixedVisibility?: Visibility;
  /** The message whose button was pressed. */
  readonly message?: MessageAddress;
  /** The terminal's folder; else the owner's default collection. */
  readonly collectionId?: number;
  /** The question that this one may follow up. */
  readonly previousQuestion?: string;
  readonly progress?: Progress;
}

/** Where failures that are not the person's go, and what was handled. */
export interface DispatchLog {
  failure(id: string, where: string, error: unknown): void;
  /** `outcome`: `done`, a UserError's code, or `failed`. */
  handled?(what: string, outcome: string, milliseconds: number, owner: string): void;
}

export interface Dispatcher {
  readonly commands: readonly Command[];
  readonly actions: readonly Action[];
  readonly menus: readonly MessageMenu[];
  /** Who will see the reply, or the refusal of input that cannot be right. Fast. */
  acknowledge(caller: Caller, invocation: Invocation): Promise<Visibility | Reply>;
  /** Never rejects: failures are replies. */
  run(caller: Caller, invocation: Invocation): Promise<Reply>;
  /** Runs an action. Never rejects. */
  act(caller: Caller, action: string, input: ActionInput): Promise<Reply>;
  /** The form of an action that has one, or the refusal for who may not. Never rejects. */
  form(caller: Caller, action: string, argument: string): Promise<Form | Reply>;
  menu(caller: Caller, menu: string, message: TargetMessage): Promise<Reply>;
  /** Choices for an option while it is typed; none where it has none. */
  complete(caller: Caller, invocation: Invocation, option: string, typed: string): Promise<readonly Choice[]>;
  /** To be told where a reply of `run`, `act` or `menu` was posted for all. */
  delivered(caller: Caller, reply: Reply, address: MessageAddress): Promise<void>;
  /** The reply that belongs where it happened, or null. Never rejects. */
  notice(event: Event): Promise<Reply | null>;
}

export interface DispatchOptions {
  readonly commands?: readonly Command[];
  readonly actions?: readonly Action[];
  readonly menus?: readonly MessageMenu[];
  /** Without: everything runs at once (one person at a terminal). */
  readonly turns?: Turns;
  /** Discord ids of the people who run this Kutip. */
  readonly operators?: readonly string[];
  readonly clock?: Clock;
}

export function createDispatcher(
  services: CommandServices,
  log: DispatchLog,
  { commands = allCommands, actions = allActions, menus = allMenus, ...options }: DispatchOptions = {},
): Dispatcher {
  const entries = commands.flatMap(helpEntries);
  const operators = options.operators ?? [];
  const clock = options.clock ?? systemClock;

  async function contextOf(caller: Caller, visibility: Visibility): Promise<CommandContext> {
    const settings = await services.group.settings(caller.owner);
    const collectionId = caller.collectionId ?? (await services.library.collection(caller.owner)).id;
    return {
      surface: caller.surface,
      owner: caller.owner,
      collectionId,
      person: caller.person,
      language: caller.language,
      visibility: caller.fixedVisibility ?? visibility,
      settings,
      manages: caller.managesServer || (settings.managersRole !== null && caller.roles.includes(settings.managersRole)),
      operates: caller.surface === 'console' || operators.includes(caller.person),
      channel: caller.channels[0] ?? null,
      message: caller.message ?? null,
      previousQuestion: caller.previousQuestion ?? null,
      progress: caller.progress ?? noProgress,
      services,
      entries: entries.filter((entry) => caller.surface === 'discord' || !entry.discordOnly),
    };
  }

  /** Runs `work`; what it throws becomes a reply. Languages of refusals are the person's. */
  async function guarded<T>(caller: Caller, what: string, work: () => Promise<T>): Promise<T | Reply> {
    const begun = clock.now();
    const handled = (outcome: string) => log.handled?.(what, outcome, clock.now() - begun, caller.owner);
    try {
      const result = await work();
      handled('done');
      return result;
    } catch (error) {
      if (error instanceof UserError) {
        handled(error.code);
        return { kind: 'refusal', language: caller.language, code: error.code, sentence: error.in(caller.language) };
      }
      handled('failed');
      const id = randomBytes(4).toString('hex');
      log.failure(id, what, error);
      return { kind: 'failure', language: caller.language, id };
    }
  }

  const inTurn = <T>(heavy: boolean | undefined, caller: Caller, work: () => Promise<T>): Promise<T> =>
    heavy && options.turns !== undefined ? options.turns.take(caller.person, work) : work();

  async function visibilityOf(caller: Caller, invocation: Invocation): Promise<Visibility> {
    const runnable = findRunnable(commands, invocation);
    const { privateChannels } = await services.group.settings(caller.owner);
    const usual = caller.channels.some((channel) => privateChannels.includes(channel)) ? 'private' : 'public';
    return runnable.acknowledge(readInput(runnable.options, invocation.options), usual);
  }

  return {
    commands,
    actions,
    menus,
    acknowledge: (caller, invocation) =>
      guarded(caller, `acknowledge ${invocation.command}`, async () => {
        requireAccess(
          findRunnable(commands, invocation).access,
          await contextOf(caller, 'private'), // refusals are private
        );
        return visibilityOf(caller, invocation);
      }),
    run: (caller, invocation) =>
      guarded(caller, nameOf(invocation), async () => {
        const runnable = findRunnable(commands, invocation);
        const context = await contextOf(caller, await visibilityOf(caller, invocation));
        requireAccess(runnable.access, context);
        const input = readInput(runnable.options, invocation.options);
        return inTurn(runnable.heavy, caller, () => runnable.run(context, input));
      }),
    act: (caller, name, input) =>
      guarded(caller, name, async () => {
        const action = named(actions, name);
        const context = await contextOf(caller, action.acknowledgement === 'public' ? 'public' : 'private');
        requireAccess(action.access, context);
        return inTurn(action.heavy, caller, () => action.run(context, input));
      }),
    form: (caller, name, argument) =>
      guarded(caller, name, async () => {
        const action = named(actions, name);
        requireAccess(action.access, await contextOf(caller, 'private'));
        if (action.form === undefined) throw new Error(`action ${name} has no form`);
        return action.form(argument, caller.language);
      }),
    menu: (caller, name, message) =>
      guarded(caller, name, async () => {
        const menu = menus.find((each) => each.name.en === name || each.name.id === name);
        if (menu === undefined) throw new Error(`no menu is called ${name}`);
        const context = await contextOf(caller, menu.acknowledgement);
        requireAccess(menu.access, context);
        return inTurn(menu.heavy, caller, () => menu.run(context, message));
      }),
    async complete(caller, invocation, option, typed) {
      const runnable = findRunnable(commands, invocation);
      const context = await contextOf(caller, 'private');
      requireAccess(runnable.access, context);
      return (await runnable.options[option]?.complete?.(context, typed)) ?? [];
    },
    async delivered(caller, reply, address) {
      if (reply.kind === 'answer' && reply.frame.id !== null)
        await services.group.locateAnswer(caller.owner, reply.frame.id, address);
    },
    async notice(event) {
      const caller = eventCaller(event);
      return guarded(caller, event.kind, async () => onEvent(services, event));
    },
  };
}

/** Throws UserError naming who may. */
function requireAccess(access: Access, context: Pick<CommandContext, 'manages' | 'operates'>): void {
  if (access === 'managers' && !context.manages) {
    throw new UserError('not-allowed', {
      id: 'Ini hanya untuk pengelola: yang punya izin Kelola Server, atau peran pengelola Kutip (/pengaturan).',
      en: 'Only managers may do this: whoever has Manage Server, or the role of Kutip’s managers (/settings).',
    });
  }
  if (access === 'operators' && !context.operates) {
    throw new UserError('not-allowed', {
      id: 'Ini hanya untuk yang menjalankan Kutip ini (OPERATOR_IDS).',
      en: 'Only those who run this Kutip may do this (OPERATOR_IDS).',
    });
  }
}

function named(actions: readonly Action[], name: string): Action {
  const action = actions.find((each) => each.name === name);
  if (action !== undefined) return action;
  throw new UserError('outdated', {
    id: 'Tombol ini dari Kutip versi lain. Ketik perintahnya lagi.',
    en: 'This button is from another version of Kutip. Call the command again.',
  });
}

function nameOf({ command, subcommand }: Invocation): string {
  return subcommand === undefined ? command : `${command} ${subcommand}`;
}

function eventCaller(event: Event): Caller {
  return {
    surface: 'discord',
    owner: event.owner,
    person: 'discord',
    language: event.kind === 'server-joined' ? event.language : 'id',
    roles: [],
    managesServer: false,
    channels: [],
  };
}
