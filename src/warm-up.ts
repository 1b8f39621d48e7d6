// Makes the first question as fast as the later ones: models used once, indexes and titles of the servers opened.
import { newFailureId } from './failure-id.js';
import type { Log } from './log.js';
import type { Services } from './services.js';
import { UserError } from './user-error.js';

/** The part of the services that gains by having been used. */
export interface WarmServices {
  readonly models: Pick<Services['models'], 'warmUp'>;
  readonly library: {
    collection(owner: string): Promise<{ readonly id: number }>;
    generation(id: number): Promise<unknown>;
  };
  readonly titles: Pick<Services['titles'], 'matching'>;
}

/** What one server lacks is logged and told to whoever asks there; the others are not kept waiting for it. */
export async function warmUp(
  { models, library, titles }: WarmServices,
  owners: readonly string[],
  log: Pick<Log, 'warning' | 'failure'>,
  signal: AbortSignal,
): Promise<void> {
  await models.warmUp();
  for (const owner of owners) {
    signal.throwIfAborted();
    try {
      const { id } = await library.collection(owner);
      await library.generation(id);
      await titles.matching(id, '', 1);
    } catch (error) {
      if (error instanceof UserError) log.warning('warm-up', error.message);
      else log.failure(newFailureId(), 'warm-up', error);
    }
  }
}
