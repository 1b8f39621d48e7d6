// Turns whatever happens into a reply: a refusal where the person can mend it, else a failure with an id for the log.
import { newFailureId } from '../failure-id.js';
import type { GroupSettings } from '../group-types.js';
import type { Clock } from '../ports.js';
import type { Reply } from '../reply.js';
import { UserError } from '../user-error.js';
import type { Caller } from './caller.js';

/** Where failures that are not the person's go, and what was handled. `where` and `what` are names from the code. */
export interface DispatchLog {
  failure(id: string, where: string, error: unknown): void;
  /** `outcome`: `done`, a UserError's code, or `failed`. */
  handled?(what: string, outcome: string, milliseconds: number, owner: string): void;
}

/**
 * What only whoever runs Kutip can mend, with sentences that name files of that machine. In the terminal that is the person
 * who asks; on Discord it is a failure, to be found in the log.
 */
const OF_THE_MACHINE: ReadonlySet<string> = new Set([
  ...['disk-full', 'data-folder', 'database-damaged', 'database-foreign', 'database-newer', 'database-not-writable'],
  ...['model-damaged', 'model-missing', 'models-stopped', 'runtime-missing', 'other-model', 'vectors-missing'],
  ...['folder-missing', 'folder-unreadable', 'folder-empty'],
]);

/** Runs the work; what it throws becomes a reply. Never rejects. */
export type Guard = <T>(caller: Caller, what: string, work: () => Promise<T>) => Promise<T | Reply>;

export function createGuard(
  settings: { settings(owner: string): Promise<GroupSettings> },
  log: DispatchLog,
  clock: Clock,
): Guard {
  return async (caller, what, work) => {
    const begun = clock.now();
    const handled = (outcome: string) => log.handled?.(what, outcome, clock.now() - begun, caller.owner);
    let { language } = caller;
    try {
      // What is refused before everybody is said in the language of everybody.
      if (caller.fixedVisibility === 'public') language = (await settings.settings(caller.owner)).language ?? language;
      const result = await work();
      handled('done');
      return result;
    } catch (error) {
      if (error instanceof UserError && (caller.surface === 'console' || !OF_THE_MACHINE.has(error.code))) {
        handled(error.code);
        return { kind: 'refusal', language, code: error.code, sentence: error.in(language) };
      }
      handled('failed');
      const id = newFailureId();
      log.failure(id, what, error);
      return { kind: 'failure', language, id };
    }
  };
}
