// Makes the first question as fast as the later ones: models used once, indexes and titles of who asked last opened.
import { newFailureId } from './failure-id.js';
import type { Log } from './log.js';
import type { Services } from './services.js';
import { UserError } from './user-error.js';

/** The part of the services that gains by having been used. */
export interface WarmServices {
  readonly models: Pick<Services['models'], 'warmUp'>;
  readonly library: Pick<Services['library'], 'askedLast' | 'openAhead'>;
  readonly titles: Pick<Services['titles'], 'matching'>;
}

/**
 * Collections opened before Kutip is ready. Opening one takes some milliseconds, half a second where it is very large; all
 * others are opened by their first question, so that a Kutip in many servers is ready no later than one in a few.
 */
const MOST = 20;

/** What one server lacks is logged and told to whoever asks there; the others are not kept waiting for it. */
export async function warmUp(
  { models, library, titles }: WarmServices,
  owners: readonly string[],
  log: Pick<Log, 'warning' | 'failure'>,
  signal: AbortSignal,
): Promise<void> {
  await models.warmUp();
  const present = new Set(owners);
  const open = async (collectionId: number): Promise<boolean> => {
    try {
      if (!(await library.openAhead(collectionId))) return false;
      await titles.matching(collectionId, '', 1);
    } catch (error) {
      if (error instanceof UserError) log.warning('warm-up', error.message);
      else log.failure(newFailureId(), 'warm-up', error);
    }
    return true;
  };
  for (const { owner, collectionId } of await library.askedLast(MOST)) {
    signal.throwIfAborted();
    if (present.has(owner) && !(await open(collectionId))) break;
  }
}
