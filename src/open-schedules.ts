// What is posted at planned times in a running Kutip: the services behind it, and the timer that looks what is due.
import type { CommandServices } from '../commands/services.js';
import type { EncoderProfile } from '../embeddings/profile.js';
import { referenceOf } from './answer/citation.js';
import type { Store } from './database/store.js';
import { createDigestKeeper } from './digest/create-digest-keeper.js';
import type { Digest } from './digest/digest-keeper.js';
import { createDigestKind } from './digest/digest-kind.js';
import type { DigestPorts } from './digest/digest-ports.js';
import { showDigest } from './digest/show.js';
import { createPosting } from './dispatch/posting.js';
import { openStudy } from './open-study.js';
import type { Clock, Messenger } from './ports.js';
import { createScheduler } from './schedule/create-scheduler.js';
import type { SchedulerPorts, SchedulerProcess } from './schedule/scheduler.js';
import type { Services } from './services.js';

export interface OpenSchedules {
  readonly digests: CommandServices['digests'];
  readonly study: CommandServices['study'];
  readonly sessionSchedules: CommandServices['sessionSchedules'];
  /** Posts what is due now. Resolves when all of it was tried; never rejects. */
  look(): Promise<void>;
  /** Looks at once and then from time to time. */
  start(): void;
  /** Ends sessions that nobody uses, and finishes what was interrupted. Never rejects. */
  tend(): Promise<void>;
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
/** A reminder is a matter of minutes. */
const REMIND_EVERY_MS = 20_000;
/** Nobody waits for idle sessions to be ended. */
const TEND_EVERY_MS = 2 * 60_000;
/** Of the fifty requests a second that Discord takes, so that commands are not kept waiting. */
const POSTS_PER_SECOND = 20;

export function openSchedules(given: SchedulePorts): OpenSchedules {
  const { services, store, profile, messenger, clock, windowMs, owners, onFailure } = given;
  const { library, answers, group } = services;
  const openDue: DigestPorts['openDue'] = (schedule) => scheduler.open(schedule);
  const reading: DigestPorts['reading'] = (...where) => study.reading(...where);
  const ports = { store, library, answers, group, messenger, profile, openDue, reading, clock };
  const posting = createPosting(services);
  const mayPost: SchedulerPorts['mayPost'] = (owner, channel, reply) =>
    posting.allows(owner, () => around(channel), reply);
  const around = async (channel: string) => {
    const { parent } = await messenger.abilities(channel);
    return parent === undefined ? [channel] : [channel, parent];
  };
  const study = openStudy({
    ...{ store, library, answers, group, messenger, profile, clock, mayPost, referenceOf, onFailure, owners },
    postNow: (schedule, key) => scheduler.postNow(schedule, key),
  });
  const scheduler = createScheduler(
    {
      ...{ store, clock, messenger, owners, onFailure, mayPost },
      kinds: { digest: createDigestKind(ports), ...study.kinds },
    },
    { windowMs, perSecond: POSTS_PER_SECOND },
    given.process,
  );
  let reminded = Number.NEGATIVE_INFINITY;
  const look = async () => {
    await scheduler.look();
    await study.settled();
    if (Math.abs(clock.now() - reminded) < REMIND_EVERY_MS) return;
    reminded = clock.now();
    await study.remind();
  };
  const timers: NodeJS.Timeout[] = [];
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
        return digest && showDigest(ports, { ...placeOf(digest), mark, language }, content);
      },
    },
    study: study.keeper,
    sessionSchedules: study.schedules,
    look,
    tend: study.tend,
    start() {
      if (timers.length > 0) return;
      void look();
      void study.tend();
      timers.push(setInterval(() => void look(), LOOK_EVERY_MS).unref());
      timers.push(setInterval(() => void study.tend(), TEND_EVERY_MS).unref());
    },
    forgetOld: () => store.deleteOldPostings(clock.now() - KEEP_POSTINGS_MS),
    async stop() {
      for (const timer of timers.splice(0)) clearInterval(timer);
      await Promise.all([scheduler.stop(), study.stop()]);
      // What the last postings brought about.
      await study.settled();
    },
  };
}

function placeOf({ owner, channel, collectionId, topic }: Digest) {
  return { owner, channel, collectionId, topic };
}
