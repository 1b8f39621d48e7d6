// Digests as those who manage a server set them.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DigestChange } from '../../src/digest/digest-keeper.js';
import { UserError } from '../../src/user-error.js';
import {
  CHANNEL,
  DAY_MS,
  documentOf,
  openToyDigests,
  sentence,
  type ToyDigests,
  type ToyServer,
} from './toy-digests.js';

let digests: ToyDigests;
let server: ToyServer;
beforeAll(async () => {
  digests = await openToyDigests();
});
afterAll(() => digests.close());
beforeEach(async () => {
  server = await digests.server({});
});

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const by = (change = {}) => ({
  ...{ person: 'budi', language: 'id' as const, zone: 'Asia/Jakarta', collectionId: server.collectionId },
  ...change,
});
const set = (change: DigestChange = {}, channel = CHANNEL, given = {}) =>
  digests.keeper.set(server.owner, channel, by(given), change);
const codeOf = (doing: Promise<unknown>) =>
  doing.then(
    () => 'done',
    (error: unknown) => (error instanceof UserError ? error.code : error),
  );

describe('setting a digest', () => {
  it('has usual values, and counts from now on', async () => {
    const digest = await set();
    expect(digest).toMatchObject({
      plan: { zone: 'Asia/Jakarta', time: '07:00', days: EVERY_DAY },
      ...{ collectionId: server.collectionId, quotes: 3, topic: null, role: null, repeat: false, tag: null },
      ...{ state: 'active', setBy: 'budi', language: 'id', channel: CHANNEL, pausedFor: null },
    });
    expect(digest.nextAt).toBeGreaterThan(digests.now());
    expect(new Date(digest.nextAt ?? 0).toISOString()).toMatch(/T00:00:00.000Z$/);
  });

  it('changes what is given and leaves the rest, one for each channel', async () => {
    const first = await set({
      quotes: 2,
      topic: 'rakit',
      role: '7',
      tag: '8',
      plan: { time: '06:15', days: [5, 1, 5] },
    });
    const second = await set({ repeat: true, plan: { zone: 'Asia/Jayapura' } }, CHANNEL, { language: 'en' });
    expect(second).toMatchObject({
      ...{ id: first.id, quotes: 2, topic: 'rakit', role: '7', tag: '8', repeat: true, language: 'en' },
      plan: { zone: 'Asia/Jayapura', time: '06:15', days: [1, 5] },
    });
    expect(await set({ topic: null, role: null, tag: null })).toMatchObject({ topic: null, role: null, tag: null });
    await set({}, 'lain');
    expect((await digests.keeper.digests(server.owner)).map(({ channel }) => channel)).toEqual([CHANNEL, 'lain']);
  });

  it('says what cannot be set', async () => {
    expect(await codeOf(set({}, CHANNEL, { zone: null }))).toBe('digest-zone-missing');
    expect(await codeOf(set({ plan: { zone: 'Asia/Nowhere' } }))).toBe('bad-plan');
    expect(await codeOf(set({ plan: { time: '24:00' } }))).toBe('bad-plan');
    expect(await codeOf(set({ plan: { days: [] } }))).toBe('bad-plan');
    expect(await codeOf(set({ plan: { days: [1, 8] } }))).toBe('bad-plan');
    expect(await codeOf(set({ quotes: 6 }))).toBe('bad-quotes');
    expect(await codeOf(set({ topic: 'a'.repeat(201) }))).toBe('bad-topic');
    expect(await codeOf(set({ collectionId: 999_999 }))).toBe('collection-gone');
    expect(await digests.keeper.digests(server.owner)).toEqual([]);
  });

  it('has ten digests in a server at most, those stopped not counted', async () => {
    for (let at = 0; at < 10; at++) await set({}, `kanal-${at}`);
    expect(await codeOf(set({}, 'kanal-10'))).toBe('too-many-digests');
    expect(await codeOf(set({ quotes: 1 }, 'kanal-9'))).toBe('done');
    const [first] = await digests.keeper.digests(server.owner);
    await digests.keeper.stop(server.owner, first?.id ?? '');
    expect(await codeOf(set({}, 'kanal-10'))).toBe('done');
  });

  it('is next on a date on which nothing was posted', async () => {
    const { nextAt } = await set({ plan: { time: '23:00' } });
    const schedule = (await digests.store.schedules(server.owner, 'digest'))[0];
    if (schedule === undefined || nextAt === null) throw new Error('nothing was set');
    await digests.store.openPostings(schedule, [{ date: '2026-03-01', at: nextAt, missed: null }], nextAt + DAY_MS);
    expect((await set({ plan: { time: '23:30' } })).nextAt).toBe(nextAt + DAY_MS + 30 * 60_000);
  });
});

describe('a digest that is changed just after its time', () => {
  it('still has what was due, and no second one that day', async () => {
    const { id, nextAt } = await set({ plan: { time: '09:00' } });
    if (nextAt === null) throw new Error('nothing was set');
    digests.wait(nextAt - digests.now() + 3_000);
    const changed = await set({ quotes: 1, plan: { time: '20:00' } });
    const [due, ...others] = await digests.store.postings(server.owner, id, 5);
    expect(due).toMatchObject({ dueAt: nextAt, state: 'waiting' });
    expect(others).toEqual([]);
    expect(changed.nextAt).toBe(nextAt + DAY_MS + 11 * 3_600_000);
  });
});

describe('a digest that is set', () => {
  it('pauses, resumes from now on, and stops', async () => {
    const { id } = await set({ role: '7', quotes: 5 });
    await digests.keeper.pause(server.owner, id);
    expect(await digests.keeper.digest(server.owner, id)).toMatchObject({ state: 'paused', nextAt: null });
    await digests.keeper.resume(server.owner, id);
    const resumed = await digests.keeper.digest(server.owner, id);
    expect(resumed).toMatchObject({ state: 'active' });
    expect(resumed?.nextAt).toBeGreaterThan(digests.now());
    await digests.keeper.stop(server.owner, id);
    expect(await digests.keeper.digest(server.owner, id)).toBeNull();
    expect(await digests.keeper.status(server.owner, id)).toBeNull();
    expect(await codeOf(digests.keeper.preview(server.owner, id))).toBe('outdated');
    // Nobody is mentioned again because of what was set long ago.
    expect(await set()).toMatchObject({ id, role: null, quotes: 3 });
  });

  it('is not another server’s', async () => {
    const { id } = await set();
    await digests.keeper.pause('another', id);
    await digests.keeper.stop('another', id);
    expect(await digests.keeper.digest('another', id)).toBeNull();
    expect(await digests.keeper.digest(server.owner, id)).toMatchObject({ state: 'active' });
  });

  it('tells its last seven results and the one that is being tried, the newest first', async () => {
    const schedule = await server.set();
    for (let day = 0; day < 9; day++) await server.post(schedule);
    await digests.open(schedule, 'test');
    const status = await digests.keeper.status(server.owner, schedule.id);
    expect(status?.results.map(({ state }) => state)).toEqual(['waiting', ...Array(7).fill('skipped')]);
    expect(status).toMatchObject({ worthy: 0, used: 0 });
  });

  it('shows beforehand what it would say, which uses nothing', async () => {
    await server.read({ 'a.md': documentOf([700, 701, 702].map(sentence)) });
    const schedule = await server.set();
    const look = () => digests.keeper.preview(server.owner, schedule.id);
    const first = await look();
    expect(await look()).toEqual(first);
    expect(await digests.store.used(server.owner, schedule.id)).toEqual(new Set());
    expect(first).toMatchObject({ date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/), asked: 0, open: [] });
  });

  it('does not hide the others when it cannot be read, and can be set again', async () => {
    await set({}, 'satu');
    const { id } = await set({ quotes: 5 }, 'dua');
    const schedule = await digests.store.schedule(server.owner, id);
    if (schedule === null || schedule.nextAt === null) throw new Error('nothing was set');
    const { owner, kind, channel, tag, plan, nextAt } = schedule;
    await digests.store.saveSchedule({ ...{ owner, kind, channel, tag, plan, nextAt }, details: '{', setBy: 'budi' });
    expect((await digests.keeper.digests(server.owner)).map((digest) => digest.channel)).toEqual(['satu']);
    expect(await set({}, 'dua')).toMatchObject({ id, quotes: 3 });
  });
});
