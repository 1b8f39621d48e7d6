// Commands at the gate: who will see the reply, the reply, and choices while an option is typed.
import type { Choice, Command, Runnable } from '../../commands/command.js';
import type { Visibility } from '../group-types.js';
import type { Reply } from '../reply.js';
import { requireAccess } from './access.js';
import type { Caller } from './caller.js';
import { findRunnable, type Invocation, invocationName } from './find.js';
import type { GateParts } from './gate-parts.js';
import { type Input, readInput } from './read-input.js';
import { inTypedLanguage } from './typed-language.js';

export interface CommandGate {
  /**
   * Who is to see the reply, or the refusal of input that cannot be right. Says what input and channel ask for, also where
   * `fixedVisibility` will not allow it. Waits for nothing but the server's settings, which are in memory. Never rejects.
   */
  acknowledge(caller: Caller, invocation: Invocation): Promise<Visibility | Reply>;
  /** Never rejects: failures are replies. */
  run(caller: Caller, invocation: Invocation): Promise<Reply>;
  /**
   * Choices for an option while it is typed; none where it has none. Never rejects: who may not call the command gets
   * none, and a failure is logged here and is none too, because there is no room to tell of it.
   */
  complete(caller: Caller, invocation: Invocation, option: string, typed: string): Promise<readonly Choice[]>;
}

export function createCommandGate(commands: readonly Command[], parts: GateParts): CommandGate {
  const { guarded, contexts, inTurn } = parts;

  async function admitted(caller: Caller, invocation: Invocation): Promise<Runnable> {
    const runnable = findRunnable(commands, invocation);
    requireAccess(runnable.access, await contexts.standing(caller));
    return runnable;
  }

  async function visibilityOf(caller: Caller, runnable: Runnable, input: Input): Promise<Visibility> {
    return runnable.acknowledge(input, await contexts.usualVisibility(caller));
  }

  return {
    acknowledge: (caller, invocation) =>
      guarded(inTypedLanguage(caller, invocation), `acknowledge ${invocationName(commands, invocation)}`, async () => {
        const runnable = await admitted(caller, invocation);
        return visibilityOf(caller, runnable, readInput(runnable.options, invocation.options));
      }),
    run(asker, invocation) {
      const caller = inTypedLanguage(asker, invocation);
      return guarded(caller, invocationName(commands, invocation), async () => {
        const runnable = await admitted(caller, invocation);
        const input = readInput(runnable.options, invocation.options);
        const context = await contexts.of(caller, await visibilityOf(caller, runnable, input));
        return inTurn(runnable, caller, () => runnable.run(context, input));
      });
    },
    async complete(caller, invocation, option, typed) {
      const choices = await guarded(caller, `complete ${invocationName(commands, invocation)}`, async () => {
        const complete = (await admitted(caller, invocation)).options[option]?.complete;
        return complete === undefined ? [] : complete(await contexts.of(caller, 'private'), typed);
      });
      return 'kind' in choices ? [] : choices;
    },
  };
}
