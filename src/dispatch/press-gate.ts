// Buttons, select menus, forms and the menus of messages at the gate.
import type { Action, ActionInput, Form, MessageMenu, TargetMessage } from '../../commands/command.js';
import type { Reply } from '../reply.js';
import { requireAccess } from './access.js';
import type { Caller } from './caller.js';
import { findAction, findMenu, isNamed } from './find.js';
import type { GateParts } from './gate-parts.js';

export interface PressGate {
  /** Runs an action. Never rejects. */
  act(caller: Caller, action: string, input: ActionInput): Promise<Reply>;
  /** The form of an action that has one, or the refusal for who may not. Never rejects. */
  form(caller: Caller, action: string, input: Pick<ActionInput, 'argument' | 'values'>): Promise<Form | Reply>;
  /** `menu`: its name in either language. Never rejects. */
  menu(caller: Caller, menu: string, message: TargetMessage): Promise<Reply>;
}

export function createPressGate(
  actions: readonly Action[],
  menus: readonly MessageMenu[],
  { guarded, contexts, posting, inTurn }: GateParts,
): PressGate {
  // What is logged is a name from the code: an id or a menu can be sent by anybody.
  const actionName = (name: string) => actions.find((each) => each.name === name)?.name ?? 'unknown action';
  const menuName = (name: string) => menus.find((each) => isNamed(each, name))?.name.en ?? 'unknown menu';
  return {
    act: (caller, name, input) =>
      guarded(caller, actionName(name), async () => {
        const action = findAction(actions, name);
        requireAccess(action.access, await contexts.standing(caller));
        const context = await contexts.of(caller, action.acknowledgement === 'public' ? 'public' : 'private');
        const reply = await inTurn(action, caller, () => action.run(context, input));
        if (isSeenByAll(caller, action)) await posting.require(caller.owner, () => caller.channels, reply);
        return reply;
      }),
    form: (caller, name, input) =>
      guarded(caller, `form ${actionName(name)}`, async () => {
        const action = findAction(actions, name);
        requireAccess(action.access, await contexts.standing(caller));
        if (action.form === undefined) throw new Error(`action ${action.name} has no form`);
        return action.form(await contexts.of(caller, 'private'), input);
      }),
    menu: (caller, name, message) =>
      guarded(caller, menuName(name), async () => {
        const menu = findMenu(menus, name);
        requireAccess(menu.access, await contexts.standing(caller));
        const context = await contexts.of(caller, menu.acknowledgement);
        const reply = await inTurn(menu, caller, () => menu.run(context, message));
        if (menu.acknowledgement === 'public') await posting.require(caller.owner, () => caller.channels, reply);
        return reply;
      }),
  };
}

/** Also what changes a message that everybody sees. */
function isSeenByAll({ surface, message, messageSeenBy }: Caller, { acknowledgement }: Action): boolean {
  if (surface === 'console') return false;
  if (acknowledgement !== 'update') return acknowledgement === 'public';
  return message !== undefined && messageSeenBy !== 'private';
}
