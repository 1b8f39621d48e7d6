// The event of a scheduled session among those of its server: always that of the next time.
import type { Schedule } from '../schedule-types.js';
import type { Localized } from '../types.js';
import { threadTitle } from './begin.js';
import { writtenSession } from './session-details.js';
import type { StudyPorts } from './session-ports.js';
import type { ScheduledSession } from './session-schedules.js';

/** A session ends when it ends; an event has to say when. */
const LASTS_MS = 3_600_000;
const NAME: Localized = { id: 'Sesi belajar', en: 'Study session' };

/** Made, or changed where there is one. Resolves to its id; null where Kutip may not. What it is from then on is kept. */
export async function renewEvent(
  ports: StudyPorts,
  schedule: Schedule,
  details: ScheduledSession,
): Promise<string | null> {
  const { owner, channel, nextAt } = schedule;
  if (nextAt === null) return details.event;
  const event = { name: await nameOf(ports, owner, details), start: nextAt, end: nextAt + LASTS_MS, channel };
  const id = await ports.messenger.saveEvent(owner, event, details.event).catch((error: unknown) => {
    ports.onFailure(error);
    return details.event;
  });
  if (id !== details.event) await keepEvent(ports, schedule, details, id);
  return id;
}

/** The whole server sees its events: of a collection that is not everybody's they do not tell what is read. */
async function nameOf({ store }: StudyPorts, owner: string, details: ScheduledSession): Promise<string> {
  const collection = (await store.collectionInfos(owner)).find(({ id }) => id === details.collectionId);
  return collection?.tiedTo.length === 0 ? threadTitle(details) : NAME[details.language];
}

async function keepEvent(
  { store }: StudyPorts,
  { owner, kind, channel, tag, plan, nextAt, setBy }: Schedule,
  details: ScheduledSession,
  event: string | null,
): Promise<void> {
  await store.saveSchedule({
    ...{ owner, kind, channel, tag, plan, nextAt, setBy },
    details: writtenSession({ ...details, event }),
  });
}
