// Commands at the gate: who will see the reply, the reply, and choices while an option is typed.
import type { Action, Choice, Command, Form, Runnable } from '../../commands/command.js';
import type { Visibility } from '../group-types.js';
import type { Reply } from '../reply.js';
import { UserError } from '../user-error.js';
import { requireAccess } from './access.js';
import type { Caller } from './caller.js';
import type { Place } from './context.js';
import { findAction, findRunnable, type Invocation, invocationName } from './find.js';
import type { GateParts } from './gate-parts.js';
import { type Input, readInput } from './read-input.js';
import { inTypedLanguage } from './typed-language.js';

/** A form comes first: that of an action, which gets what is typed. */
export interface FormToShow {
  readonly kind: 'form';
  readonly action: string;
  readonly argument: string;
  readonly form: Form;
}

export interface CommandGate {
  /**
   * Who is to see the reply, or the form that comes first, or the refusal of input that cannot be right. Says what input and
   * channel ask for, also where `fixedVisibility` will not allow it. Waits for nothing but the server's settings and its
   * list of collections. Never rejects.
   */
  acknowledge(caller: Caller, invocation: Invocation): Promise<Visibility | FormToShow | Reply>;
  /** Never rejects: failures are replies. */
  run(caller: Caller, invocation: Invocation): Promise<Reply>;
  /**
   * Choices for an option while it is typed; none where it has none. Never rejects: who may not call the command gets
   * none, and a failure is logged here and is none too, because there is no room to tell of it.
   */
  complete(caller: Caller, invocation: Invocation, option: string, typed: string): Promise<readonly Choice[]>;
}

/** A command that may be called, with what was typed and where it looks. */
interface Called {
  readonly runnable: Runnable;
  readonly input: Input;
  readonly place: Place;
}

export function createCommandGate(
  commands: readonly Command[],
  actions: readonly Action[],
  { guarded, contexts, posting, inTurn }: GateParts,
): CommandGate {
  async function admitted(caller: Caller, invocation: Invocation): Promise<Runnable> {
    const runnable = findRunnable(commands, invocation);
    requireAccess(runnable.access, await contexts.standing(caller));
    return runnable;
  }

  async function called(caller: Caller, invocation: Invocation): Promise<Called> {
    const runnable = await admitted(caller, invocation);
    const input = readInput(runnable.options, invocation.options);
    return { runnable, input, place: await contexts.place(caller, namedIn(input)) };
  }

  /** What not everybody here may see only the asker sees. */
  async function acknowledgementOf(caller: Caller, { runnable, input, place }: Called): Promise<Visibility | 'form'> {
    const wanted = runnable.acknowledge(input, await contexts.usualVisibility(caller));
    return wanted === 'public' && !place.sight.mayPost(place.collectionId) ? 'private' : wanted;
  }

  async function formOf(caller: Caller, { runnable, input, place }: Called): Promise<FormToShow> {
    if (runnable.form === undefined) throw new Error(`command ${runnable.name.en} has no form`);
    const context = await contexts.of(caller, 'private', place);
    const { action: name, argument, fields = {} } = await runnable.form(context, input);
    const action = findAction(actions, name);
    requireAccess(action.access, context);
    if (action.form === undefined) throw new Error(`action ${name} has no form`);
    return { kind: 'form', action: name, argument, form: await action.form(context, { argument, values: [], fields }) };
  }

  return {
    acknowledge: (caller, invocation) =>
      guarded(inTypedLanguage(caller, invocation), `acknowledge ${invocationName(commands, invocation)}`, async () => {
        const call = await called(caller, invocation);
        const wanted = await acknowledgementOf(caller, call);
        return wanted === 'form' ? formOf(inTypedLanguage(caller, invocation), call) : wanted;
      }),
    run(asker, invocation) {
      const caller = inTypedLanguage(asker, invocation);
      return guarded(caller, invocationName(commands, invocation), async () => {
        const call = await called(caller, invocation);
        const { runnable, input, place } = call;
        const wanted = await acknowledgementOf(caller, call);
        const context = await contexts.of(caller, wanted === 'form' ? 'private' : wanted, place);
        const isSeenByAll = caller.surface === 'discord' && context.visibility === 'public';
        if (isSeenByAll && !place.sight.mayPost(place.collectionId)) throw onlyForOne();
        const reply = await inTurn(runnable, caller, () => runnable.run(context, input));
        if (isSeenByAll) await posting.require(caller.owner, () => caller.channels, reply);
        return reply;
      });
    },
    async complete(caller, invocation, option, typed) {
      const choices = await guarded(caller, `complete ${invocationName(commands, invocation)}`, async () => {
        const complete = (await admitted(caller, invocation)).options[option]?.complete;
        if (complete === undefined) return [];
        const named = option === 'collection' ? undefined : namedIn(invocation.options);
        const context = await contexts.of(caller, 'private', await contexts.place(caller, named));
        return complete(context, typed, otherTexts(invocation, option));
      });
      return 'kind' in choices ? [] : choices;
    },
  };
}

/** What was given to the other options so far: texts, and the ids of channels and roles. */
function otherTexts({ options }: Invocation, option: string): Readonly<Record<string, string>> {
  const others = Object.entries(options).filter(([name]) => name !== option);
  return Object.fromEntries(others.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
}

/** The collection that the option of this name names. */
function namedIn({ collection }: Input | Invocation['options']): string | undefined {
  return typeof collection === 'string' && collection.trim() !== '' ? collection : undefined;
}

/** Where everybody would see the answer, and nothing else is possible. */
function onlyForOne(): UserError {
  return new UserError('not-here', {
    id: 'Koleksi ini hanya untuk kanal tertentu. Tanyakan dengan /tanya, supaya jawabannya hanya kamu yang lihat.',
    en: 'This collection is for certain channels only. Ask with /ask, so that only you see the answer.',
  });
}
