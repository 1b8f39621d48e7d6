// The one gate for everything a person asks of Kutip: finds what is meant, checks input and who may, runs it, and turns failures into replies.
import { actions as allActions } from '../commands/actions.js';
import type { Action, Command, MessageMenu } from '../commands/command.js';
import { type Event, onEvent } from '../commands/events.js';
import { commands as allCommands } from '../commands/index.js';
import { menus as allMenus } from '../commands/menus.js';
import type { CommandServices } from '../commands/services.js';
import type { Caller } from './dispatch/caller.js';
import { type CommandGate, createCommandGate } from './dispatch/command-gate.js';
import { createContexts } from './dispatch/context.js';
import { helpEntries } from './dispatch/find.js';
import type { GateParts } from './dispatch/gate-parts.js';
import { createGuard, type DispatchLog } from './dispatch/guard.js';
import { createPosting } from './dispatch/posting.js';
import { createPressGate, type PressGate } from './dispatch/press-gate.js';
import type { Turns } from './dispatch/turns.js';
import type { MessageAddress } from './group-types.js';
import { type Clock, systemClock } from './ports.js';
import type { Reply } from './reply.js';

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
export { questionToFollow } from '../commands/conversations.js';
export type { Event } from '../commands/events.js';
export type { Caller } from './dispatch/caller.js';
export type { FormToShow } from './dispatch/command-gate.js';
export { type Invocation, isNamed, type OptionValue } from './dispatch/find.js';
export type { DispatchLog } from './dispatch/guard.js';
export { createTurns, type Turns } from './dispatch/turns.js';
export { allActions, allCommands, allMenus };

export interface Dispatcher extends CommandGate, PressGate {
  readonly commands: readonly Command[];
  readonly actions: readonly Action[];
  readonly menus: readonly MessageMenu[];
  /**
   * To be told where a reply of `run`, `act` or `menu` was posted for all, and (with null) that the message of a `deletion`
   * has gone. Rejects when that cannot be remembered.
   */
  delivered(caller: Caller, reply: Reply, address: MessageAddress | null): Promise<void>;
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
  const clock = options.clock ?? systemClock;
  const { turns, operators = [] } = options;
  const guarded = createGuard(services.group, log, clock);
  const posting = createPosting(services);
  const contexts = createContexts(services, commands.flatMap(helpEntries), { operators, clock, posting });
  const parts: GateParts = {
    guarded,
    contexts,
    posting,
    async inTurn({ heavy, counted }, { person }, work) {
      if (heavy && turns !== undefined) return turns.take(person, work);
      if (counted) turns?.count(person);
      return work();
    },
  };
  return {
    commands,
    actions,
    menus,
    ...createCommandGate(commands, actions, parts),
    ...createPressGate(actions, menus, parts),
    async delivered(caller, reply, address) {
      const { owner } = caller;
      if (reply.kind === 'deletion') {
        const { group } = (await contexts.of(caller, 'private')).services;
        await group.forgetAnswer(owner, reply.answerId);
      }
      if (address === null) return;
      for (const id of answersIn(reply)) await services.group.locateAnswer(owner, id, address);
    },
    notice: (event) =>
      guarded(eventCaller(event), event.kind, async () => {
        const reply = await onEvent(services, event);
        if (reply === null || event.kind !== 'documents-read') return reply;
        return (await posting.allows(event.owner, () => event.channels, reply)) ? reply : null;
      }),
  };
}

/** The remembered answer that a reply shows, and the private one of which it is the copy. */
function answersIn(reply: Reply): string[] {
  if (reply.kind === 'answer') return [reply.frame.id, reply.frame.copyOf].flatMap((id) => id ?? []);
  return reply.kind === 'passages' ? [reply.answerId, reply.copyOf].flatMap((id) => id ?? []) : [];
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
