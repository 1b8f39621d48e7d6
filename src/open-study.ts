// Study sessions in a running Kutip: their services, what the scheduler posts of them, and what is done for them from time to time.

import type { SchedulerPorts } from './schedule/scheduler.js';
import { createTurnsByKey } from './schedule/turns-by-key.js';
import { createSessionSchedules } from './study/create-session-schedules.js';
import { createStudyKeeper } from './study/create-study-keeper.js';
import { createPassageKind } from './study/passage-kind.js';
import { nextReading } from './study/reading.js';
import { createReminderKind } from './study/reminder-kind.js';
import { remind } from './study/reminders.js';
import { createSessionKind } from './study/session-kind.js';
import type { StudyPorts } from './study/session-ports.js';
import type { SessionSchedules } from './study/session-schedules.js';
import type { StudyKeeper } from './study/study-keeper.js';
import type { NextReading } from './study-types.js';

export interface OpenStudy {
  readonly keeper: StudyKeeper;
  readonly schedules: SessionSchedules;
  readonly kinds: Pick<SchedulerPorts['kinds'], 'session' | 'reminder' | 'passage'>;
  /** What all who read a channel study together next, of a collection. */
  reading(owner: string, channel: string, collectionId: number): Promise<NextReading | null>;
  /** Resolves when what postings brought about has come to an end. */
  settled(): Promise<void>;
  /** Posts reminders that are due. Never rejects. */
  remind(): Promise<void>;
  /** Ends sessions that nobody uses, and finishes what was interrupted. Never rejects; two at once are one. */
  tend(): Promise<void>;
  /** Resolves when what was begun of these has come to an end. */
  stop(): Promise<void>;
}

export interface OpenStudyPorts extends Omit<StudyPorts, 'inTurn' | 'beside'> {
  /** Servers that Kutip is in at present. */
  owners(): readonly string[];
}

export function openStudy(given: OpenStudyPorts): OpenStudy {
  const begun = new Set<Promise<void>>();
  const beside: StudyPorts['beside'] = (work) => {
    const done = work()
      .catch(given.onFailure)
      .finally(() => begun.delete(done));
    begun.add(done);
  };
  const settled = async () => void (await Promise.all(begun));
  const ports: StudyPorts = { ...given, inTurn: createTurnsByKey(), beside };
  const keeper = createStudyKeeper(ports);
  const tending = joined(() => keeper.closeIdle(given.owners()), given.onFailure);
  const reminding = joined(() => remind(ports, given.owners()), given.onFailure);
  let stopped = false;
  return {
    keeper,
    schedules: createSessionSchedules(ports),
    kinds: {
      session: createSessionKind(ports),
      reminder: createReminderKind(ports),
      passage: createPassageKind(ports),
    },
    reading: (owner, channel, collectionId) => nextReading(ports, owner, channel, collectionId),
    settled,
    remind: async () => (stopped ? undefined : reminding.run()),
    tend: async () => (stopped ? undefined : tending.run()),
    async stop() {
      stopped = true;
      await Promise.all([tending.present(), reminding.present(), settled()]);
    },
  };
}

/** Work of which one is done at a time; whoever comes meanwhile waits for that. */
function joined(work: () => Promise<void>, onFailure: (error: unknown) => void) {
  let present: Promise<void> | null = null;
  return {
    present: () => present,
    run(): Promise<void> {
      present ??= work()
        .catch(onFailure)
        .finally(() => {
          present = null;
        });
      return present;
    },
  };
}
