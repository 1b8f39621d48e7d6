// Sessions begin by themselves at their time, once, with a reminder before; what was read is not read again.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SessionSchedules } from '../../src/study/session-schedules.js';
import {
  DAY,
  HOUR,
  MINUTE,
  openToySessions,
  SEVEN_DAILY,
  sentOf,
  TEN,
  type ToyProcess,
  type ToySessions,
} from './toy-sessions.js';

let world: ToySessions;
let kutip: ToyProcess;
beforeAll(async () => {
  world = await openToySessions();
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.anew();
  kutip = world.start();
});
afterEach(() => expect(world.failures).toEqual([]));

type Wanted = Parameters<SessionSchedules['set']>[3];

/** At 19:00 each Tuesday, which is tomorrow. */
const TUESDAYS = { ...SEVEN_DAILY, time: '19:00', days: [2] };
const TUESDAY = TEN + DAY + 9 * HOUR;

const set = (change: Partial<Wanted> = {}) =>
  kutip.schedules.set(world.owner, 'umum', 'ani', {
    ...{ collectionId: world.collectionId, about: { kind: 'topic', topic: 'rakit' }, pace: 'live', passages: 2 },
    ...{ once: null, reminder: null, language: 'id', plan: TUESDAYS, tag: null, wantsEvent: false, ...change },
  });

async function look(at: number): Promise<void> {
  world.now = at;
  await kutip.scheduler.look();
  await kutip.settled();
  await kutip.remind();
}

const openings = () =>
  world.messenger.posts.filter(({ channel, post }) => channel === 'umum' && post.reply.kind === 'study-opening');
const reminders = () => world.messenger.posts.filter(({ post }) => post.reply.kind === 'study-reminder');

/** Reads the session that began last to its end. Resolves to the quote ids read. */
async function readAll(): Promise<string[]> {
  const [session] = await kutip.keeper.openSessions(world.owner);
  for (let moved = session === undefined ? 'over' : 'moved'; moved === 'moved'; )
    moved = await kutip.keeper.next(world.owner, session?.id ?? '', null);
  return (
    sentOf(world, 'study-recap')
      .at(-1)
      ?.quotes.map(({ id }) => id) ?? []
  );
}

describe('a scheduled session', () => {
  it('begins at its time, on its opening, with its first passage', async () => {
    const { schedule, event } = await set();
    expect(event).toBe('none');
    expect(schedule).toMatchObject({ title: 'rakit', nextAt: TUESDAY, state: 'active', channel: 'umum' });
    await look(TUESDAY - 1);
    expect(openings()).toEqual([]);
    await look(TUESDAY);
    await look(TUESDAY + MINUTE);
    expect(openings()).toHaveLength(1);
    const [session] = await kutip.keeper.openSessions(world.owner);
    expect(session).toMatchObject({ guide: null, opening: { channel: 'umum', message: 'post-1' }, thread: 'post-1' });
    const view = await kutip.keeper.view(world.owner, session?.id ?? '');
    expect(view?.shown).toMatchObject([{ step: 0 }]);
    expect(await kutip.schedules.results(world.owner, schedule.id)).toMatchObject([
      { state: 'sent', date: '2026-11-24' },
    ]);
    expect(await kutip.schedules.schedule(world.owner, schedule.id)).toMatchObject({ nextAt: TUESDAY + 7 * DAY });
  });

  it('reads on where the ones before ended, and begins anew when all was read', async () => {
    await set();
    const read: string[][] = [];
    for (let week = 0; week < 4; week += 1) {
      await look(TUESDAY + week * 7 * DAY);
      read.push(await readAll());
    }
    const [first = [], second = [], third = [], fourth] = read;
    expect([first.length, second.length, third.length]).toEqual([2, 2, 1]);
    expect(new Set([...first, ...second, ...third]).size).toBe(5);
    expect(fourth).toEqual(first);
  });

  it('begins once where it has a date', async () => {
    const { schedule } = await set({ once: '2026-11-25', plan: { ...TUESDAYS, days: [1] } });
    expect(schedule).toMatchObject({ nextAt: TUESDAY + DAY, once: '2026-11-25' });
    await look(TUESDAY + DAY);
    expect(openings()).toHaveLength(1);
    expect(await kutip.schedules.schedules(world.owner)).toEqual([]);
    await look(TUESDAY + 8 * DAY);
    expect(openings()).toHaveLength(1);
  });

  it('that could not begin on its date does not begin a week later', async () => {
    await set({ once: '2026-11-25' });
    await look(TUESDAY + 2 * DAY);
    expect(await kutip.schedules.schedules(world.owner)).toEqual([]);
    await look(TUESDAY + 8 * DAY);
    expect(openings()).toEqual([]);
  });

  it('is held after a crash between its opening and its beginning', async () => {
    await set({ pace: 'daily' });
    world.now = TUESDAY;
    kutip.life.endAtCall('threadOn', 'before');
    expect(await kutip.life.outlives(kutip.scheduler.look())).toBe(false);
    kutip = world.start();
    await look(TUESDAY + 2 * MINUTE);
    await look(TUESDAY + 4 * MINUTE);
    const sessions = await kutip.keeper.openSessions(world.owner);
    expect(sessions).toMatchObject([{ opening: { message: 'post-1' }, pace: 'daily' }]);
    expect(openings()).toHaveLength(1);
    expect((await kutip.keeper.view(world.owner, sessions[0]?.id ?? ''))?.nextAt).toBe(TUESDAY + DAY);
  });

  it.each([
    [{ once: '2026-11-22' }, 'date-passed'],
    [{ plan: { ...TUESDAYS, zone: 'Bulan/Sabit' } }, 'bad-plan'],
    [{ plan: { ...TUESDAYS, time: '25:00' } }, 'bad-plan'],
    [{ once: '2026-02-30' }, 'bad-plan'],
  ] as const)('cannot be set for what is no time to come (%j)', async (change, code) => {
    await expect(set(change)).rejects.toMatchObject({ code });
  });
});

describe('a reminder', () => {
  it('comes so long before, once', async () => {
    await set({ reminder: 30 });
    await look(TUESDAY - 30 * MINUTE - 1);
    expect(reminders()).toEqual([]);
    await look(TUESDAY - 30 * MINUTE);
    await look(TUESDAY - 20 * MINUTE);
    expect(reminders()).toMatchObject([{ channel: 'umum', post: { reply: { at: TUESDAY, title: 'rakit' } } }]);
    await look(TUESDAY);
    await look(TUESDAY + MINUTE);
    expect(reminders()).toHaveLength(1);
  });

  it('counts real minutes where clocks change and dates begin', async () => {
    // On 29 March 2026 at 01:00 UTC the clocks of Berlin skip from 2:00 to 3:00: 00:30 is half an hour after midnight.
    world.now = Date.parse('2026-03-28T12:00Z');
    await set({ reminder: 90, plan: { zone: 'Europe/Berlin', time: '03:15', days: [7] } });
    const at = Date.parse('2026-03-29T01:15Z');
    await look(at - 90 * MINUTE - 1);
    expect(reminders()).toEqual([]);
    await look(at - 90 * MINUTE);
    expect(reminders()).toMatchObject([{ post: { reply: { at } } }]);
  });

  it('does not come for a session that was stopped, and comes for the new time of one that was moved', async () => {
    const { schedule } = await set({ reminder: 30 });
    await set({ reminder: 30, plan: { ...TUESDAYS, time: '20:00' } });
    await look(TUESDAY - 30 * MINUTE);
    expect(reminders()).toEqual([]);
    await look(TUESDAY + 30 * MINUTE);
    expect(reminders()).toMatchObject([{ post: { reply: { at: TUESDAY + HOUR } } }]);
    await kutip.schedules.stop(world.owner, schedule.id);
    await look(TUESDAY + 7 * DAY + 30 * MINUTE);
    expect(reminders()).toHaveLength(1);
  });
});

describe('an event of the server', () => {
  it('is that of the next time, and goes with the schedule', async () => {
    const { schedule, event } = await set({ wantsEvent: true });
    expect(event).toBe('made');
    const events = () => [...world.messenger.events.values()];
    expect(events()).toMatchObject([{ start: TUESDAY, channel: 'umum', name: 'Belajar: rakit' }]);
    await look(TUESDAY);
    expect(events()).toMatchObject([{ start: TUESDAY + 7 * DAY }]);
    await kutip.schedules.stop(world.owner, schedule.id);
    expect(events()).toEqual([]);
    expect(await kutip.schedules.schedules(world.owner)).toEqual([]);
  });

  it('does not tell the server what is read of a collection that is not for everybody', async () => {
    const made = await world.store.createCollection(world.owner, 'Ujian', []);
    if (made.kind !== 'named') throw new Error('not made');
    const { id } = made.collection;
    await world.store.tieCollection(world.owner, id, ['umum']);
    await set({ wantsEvent: true, collectionId: id });
    expect([...world.messenger.events.values()]).toMatchObject([{ start: TUESDAY, name: 'Sesi belajar' }]);
  });

  it('is not there where Kutip may not make any', async () => {
    world.messenger.refuseEvents(world.owner);
    expect((await set({ wantsEvent: true })).event).toBe('refused');
  });
});
