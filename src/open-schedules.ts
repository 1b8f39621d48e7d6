// What is posted at planned times in a running Kutip: the services behind it, and the timer that looks what is due.
import type { CommandServices } from '../commands/services.js';
import type { EncoderProfile } from '../embeddings/profile.js';
import type { Store } from './database/store.js';
import { createDigestKeeper } from './digest/create-digest-keeper.js';
import { createDigestKind } from './digest/digest-kind.js';
import type { DigestPorts } from './digest/digest-ports.js';
import { showDigest } from './digest/show.js';
import { createPosting } from './dispatch/posting.js';
import type { Clock, Messenger } from './ports.js';
import { createScheduler } from './schedule/create-scheduler.js';
import type { SchedulerProcess } from './schedule/scheduler.js';
import type { Services } from './services.js';

export interface OpenSchedules {
  readonly digests: CommandServices['digests'];
  /** Posts what is due now. Resolves when all of it was tried; never rejects. */
  look(): Promise<void>;
  /** Looks at once and then from time to time. */
  start(): void;
  /** Deletes what the ledger has kept long enough. Run daily. */
  forgetOld(): Promise<void>;
  /** Resolves when what is being posted has come to an end. */
  stop(): Promise<void>;
}

export interface SchedulePorts {
  readonly services: Pick<Services, 'library' | 'answers' | 'group' | 'collections' | 'documents'>;
  readonly store: Store;
  /** Of the encoder whose vectors the indexes hold. */
  readonly profile: EncoderProfile;
  readonly messenger: Messenger;
  readonly clock: Clock;
  /** How late something may be posted. */
  readonly windowMs: number;
  /** Servers that Kutip is in at present. */
  owners(): readonly string[];
  onFailure(error: unknown): void;
  /** The one that runs, unless tests say otherwise. */
  readonly process?: SchedulerProcess;
}

const DAY_MS = 24 * 3_600_000;
/** Far longer than a date can become due again, and a weekly plan still shows its last seven. docs/privacy.md says the same. */
export const KEEP_POSTINGS_MS = 90 * DAY_MS;
/** A digest of 07:00 should come at 07:00. */
const LOOK_EVERY_MS = 5_000;
/** Of the fifty requests a second that Discord takes, so that commands are not kept waiting. */
const POSTS_PER_SECOND = 20;

export function openSchedules(given: SchedulePorts): OpenSchedules {
  const { services, store, profile, messenger, clock, windowMs, owners, onFailure } = given;
  const { library, answers, group } = services;
  const openDue: DigestPorts['openDue'] = (schedule) => scheduler.open(schedule);
  const ports = { store, library, answers, group, messenger, profile, openDue, clock };
  const posting = createPosting(services);
  const around = async (channel: string) => {
    const { parent } = await messenger.abilities(channel);
    return parent === undefined ? [channel] : [channel, parent];
  };
  const scheduler = createScheduler(
    {
      ...{ store, clock, messenger, owners, onFailure },
      kinds: { digest: createDigestKind(ports) },
      mayPost: (owner, channel, reply) => posting.allows(owner, () => around(channel), reply),
    },
    { windowMs, perSecond: POSTS_PER_SECOND },
    given.process,
  );
  let timer: NodeJS.Timeout | null = null;
  const keeper = createDigestKeeper(ports);
  return {
    digests: {
      ...keeper,
      async postNow(owner, id) {
        if ((await keeper.digest(owner, id)) === null) return null;
        const schedule = await store.schedule(owner, id);
        return schedule && scheduler.postNow(schedule);
      },
      async show(owner, id, content, { mark, language }) {
        const digest = await keeper.digest(owner, id);
        return (
          digest && showDigest(ports, { owner, channel: digest.channel, topic: digest.topic, mark, language }, content)
        );
      },
    },
    look: scheduler.look,
    start() {
      void scheduler.look();
      timer ??= setInterval(() => void scheduler.look(), LOOK_EVERY_MS).unref();
    },
    forgetOld: () => store.deleteOldPostings(clock.now() - KEEP_POSTINGS_MS),
    async stop() {
      if (timer !== null) clearInterval(timer);
      await scheduler.stop();
    },
  };
}
