// Digests for commands as they are in earnest: what posts them is the scheduler, on the database and the clock of the test.
import type { CommandServices } from '../../commands/services.js';
import type { Store } from '../../src/database/store.js';
import { createDigestKeeper } from '../../src/digest/create-digest-keeper.js';
import { createDigestKind } from '../../src/digest/digest-kind.js';
import type { DigestPorts } from '../../src/digest/digest-ports.js';
import { showDigest } from '../../src/digest/show.js';
import { createPosting } from '../../src/dispatch/posting.js';
import type { Clock, Messenger } from '../../src/ports.js';
import { createScheduler } from '../../src/schedule/create-scheduler.js';
import type { Scheduler } from '../../src/schedule/scheduler.js';
import type { ToyAnswers } from '../answer/toy-answers.js';
import { createToyEncoder } from '../toy/toy-encoder.js';

const HOUR_MS = 3_600_000;

export interface ToyDigests {
  readonly digests: CommandServices['digests'];
  readonly scheduler: Scheduler;
}

/** `owners`: servers of which digests that are due are posted. */
export function toyDigests(
  { answers, library, group }: ToyAnswers,
  given: { readonly store: Store; readonly messenger: Messenger; readonly clock: Clock; owners(): readonly string[] },
  seen: Parameters<typeof createPosting>[0],
  onFailure: (error: unknown) => void,
): ToyDigests {
  const { store, messenger, clock, owners } = given;
  const { profile } = createToyEncoder();
  const ports: DigestPorts = { store, library, answers, group, messenger, profile, clock };
  const keeper = createDigestKeeper(ports);
  const posting = createPosting(seen);
  const scheduler = createScheduler(
    {
      ...{ store, clock, messenger, owners, onFailure },
      kinds: { digest: createDigestKind(ports) },
      mayPost: async (owner, channel, reply) => {
        const { parent } = await messenger.abilities(channel);
        return posting.allows(owner, () => (parent === undefined ? [channel] : [channel, parent]), reply);
      },
    },
    { windowMs: 6 * HOUR_MS, perSecond: 50 },
    { holder: 'toy', isDead: () => false, sleep: async () => {} },
  );
  return {
    scheduler,
    digests: {
      ...keeper,
      async postNow(owner, id) {
        const schedule = await store.schedule(owner, id);
        return schedule === null || schedule.state === 'stopped' ? null : scheduler.postNow(schedule);
      },
      async show(owner, id, content, { mark, language }) {
        const digest = await keeper.digest(owner, id);
        return digest && showDigest(ports, { ...digest, mark, language }, content);
      },
    },
  };
}
