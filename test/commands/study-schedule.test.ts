// /study schedule: what is looked at before a session is set, what is shown of it, and that it begins by itself.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Caller, Dispatcher } from '../../src/dispatch.js';
import { ofKind } from './reply-of-kind.js';
import { FORUM, OTHER, SECRET, type StudyServer, studyServer, TABLE, THREAD } from './study-server.js';
import { openToyServices, type ToyServices } from './toy-services.js';

/** The toy clock begins on a Sunday, 1 March 2026, at seven in the morning in Jakarta. */
const ONCE = { topic: 'Sungai Rawang', date: '2026-03-02', time: '19.00' };
const DAY_MS = 24 * 3_600_000;

let toy: ToyServices;
let gate: Dispatcher;
let server: StudyServer;
beforeAll(async () => {
  toy = await openToyServices();
  gate = toy.gate();
});
afterAll(async () => {
  expect(toy.failures).toEqual([]);
  await toy.close();
});
beforeEach(async () => {
  server = await studyServer(toy, gate);
});

type Options = Readonly<Record<string, string | boolean>>;
const call = (options: Options, change: Partial<Caller> = {}) =>
  server.call('jadwalkan', options, { person: 'budi', managesServer: true, ...change });
const set = async (options: Options = ONCE, change: Partial<Caller> = {}) =>
  ofKind(await call(options, change), 'study-schedule');
const stop = (id: string, change: Partial<Caller> = {}) =>
  server.press('stop-study', id, { person: 'budi', managesServer: true, ...change });
const schedules = () => toy.services.sessionSchedules.schedules(server.owner);

describe('/study schedule', () => {
  it('sets a session for once, and shows it', async () => {
    const shown = await set();
    expect(shown).toMatchObject({
      ...{ title: 'Sungai Rawang', channel: TABLE, once: '2026-03-02', pace: 'live', passages: 6 },
      ...{ plan: { time: '19:00', zone: 'Asia/Jakarta' }, reminder: null, event: 'none', stopped: false },
      ...{ nextAt: Date.UTC(2026, 2, 2, 12), note: 'Sesi belajarnya sudah dijadwalkan.', results: [] },
    });
    expect(await schedules()).toMatchObject([{ id: shown.id, setBy: 'budi', about: { kind: 'topic' } }]);
    const invocation = { command: 'study', subcommand: 'schedule', options: ONCE };
    expect(await gate.acknowledge(server.member({ managesServer: true }), invocation)).toBe('private');
    expect(await server.call('jadwalkan', ONCE)).toMatchObject({ code: 'not-allowed' });
  });

  it('reads a date as people say it, by the clocks of its zone', async () => {
    expect(await set({ ...ONCE, date: 'besok' })).toMatchObject({ once: '2026-03-02' });
    expect(await set({ ...ONCE, date: 'Wednesday' }, { language: 'en' })).toMatchObject({ once: '2026-03-04' });
    expect(await set({ ...ONCE, date: 'besok', zone: 'New York' })).toMatchObject({ once: '2026-03-01' });
  });

  it('sets one that comes back on days, with a reminder and an event', async () => {
    const options = { document: 'sungai.md', days: 'Senin dan Kamis', time: '7 malam', zone: 'WITA' };
    const shown = await set({ ...options, reminder: '30 menit', event: true, passages: '3', pace: 'harian' });
    expect(shown).toMatchObject({
      ...{ title: 'Sungai Rawang', once: null, plan: { days: [1, 4], time: '19:00', zone: 'Asia/Makassar' } },
      ...{ reminder: 30, event: 'made', passages: 3, pace: 'daily' },
    });
    expect([...toy.messenger.events.values()].filter(({ owner }) => owner === server.owner)).toHaveLength(1);
    toy.messenger.refuseEvents(server.owner);
    expect(await set({ ...options, channel: OTHER, event: true }, { language: 'en' })).toMatchObject({
      ...{ event: 'refused', language: 'en' },
    });
  });

  it('changes that of the same channel', async () => {
    const { id } = await set();
    const again = await set({ ...ONCE, time: '20:00' }, { language: 'en' });
    expect(again).toMatchObject({ id, note: expect.stringContaining('is changed'), plan: { time: '20:00' } });
    expect(await schedules()).toHaveLength(1);
  });

  it.each<[string, Options]>([
    ['days-or-date', { topic: 'sungai', time: '19.00' }],
    ['days-or-date', { ...ONCE, days: 'Senin' }],
    ['topic-or-document', { reminder: '30' }],
    ['bad-date', { ...ONCE, date: '2026-03' }],
    ['bad-date', { ...ONCE, date: 'kemarin' }],
    ['date-passed', { ...ONCE, date: '2026-02-27' }],
    ['time-missing', { topic: 'sungai', date: '2026-03-02' }],
    ['bad-time', { ...ONCE, time: 'nanti' }],
    ['bad-days', { topic: 'sungai', days: 'kapan saja', time: '19.00' }],
    ['bad-reminder', { ...ONCE, reminder: '4' }],
    ['bad-reminder', { ...ONCE, reminder: '1441' }],
    ['bad-passages', { ...ONCE, passages: '20' }],
    ['bad-pace', { ...ONCE, pace: 'cepat' }],
    ['unknown-time-zone', { ...ONCE, zone: 'Antah Berantah' }],
    ['unknown-document', { document: 'tidak ada', date: '2026-03-02', time: '19.00' }],
    ['topic-or-document', { ...ONCE, document: 'sungai.md' }],
    ['unknown-collection', { ...ONCE, collection: 'Tidak Ada' }],
  ])('refuses with %s what cannot be, and sets nothing', async (code, options) => {
    expect(await call(options)).toMatchObject({ kind: 'refusal', code });
    expect(await schedules()).toEqual([]);
  });

  it('asks for a zone where the server has none', async () => {
    await toy.services.group.changeSettings(server.owner, { timeZone: null });
    expect(await call(ONCE, { language: 'en' })).toMatchObject({
      ...{ code: 'study-zone-missing', sentence: expect.stringContaining('option “zone”') },
    });
  });

  it('looks at the place first: a forum’s tag, missing permissions, and whether it is one at all', async () => {
    const tagged = { ...ONCE, channel: FORUM };
    expect(await call(tagged)).toMatchObject({ code: 'no-tag', sentence: expect.stringContaining('Belajar') });
    expect(await set({ ...tagged, tag: 'belajar' })).toMatchObject({ channel: FORUM });
    const missing = [{ id: 'Buat Utas Publik', en: 'Create Public Threads' }];
    toy.messenger.place(OTHER, { owner: server.owner, missingForThreads: missing });
    expect(await call({ ...ONCE, channel: OTHER })).toMatchObject({
      ...{ code: 'missing-permission', sentence: expect.stringContaining('Buat Utas Publik') },
    });
    expect(await call({ ...ONCE, channel: SECRET })).toMatchObject({ code: 'no-posting-place' });
    expect(await set({ ...ONCE, channel: THREAD })).toMatchObject({ channel: THREAD });
  });

  it('takes the collection that is asked in that channel, and none that others there may not see', async () => {
    const { id: history } = await server.collection('Sejarah');
    await toy.services.collections.useIn(server.owner, history, [OTHER]);
    expect(await set({ ...ONCE, channel: OTHER })).toMatchObject({ collectionId: history });
    await server.collection('Ujian', [SECRET]);
    const insider = { sees: () => true };
    expect(await call({ ...ONCE, collection: 'Ujian' }, insider)).toMatchObject({ code: 'not-here' });
  });

  it('called bare shows that of the channel, else the next one, and how to set one where there is none', async () => {
    for (const options of [{}, { channel: OTHER }]) {
      expect(await call(options, { language: 'en' })).toMatchObject({
        ...{ code: 'no-study-schedule', sentence: expect.stringContaining('“topic”') },
      });
    }
    const later = await set({ ...ONCE, date: '2026-03-05' });
    const next = await set({ ...ONCE, channel: OTHER });
    expect(await set({})).toMatchObject({ id: later.id, note: expect.stringContaining('1 jadwal lain') });
    expect(await set({}, { channels: [THREAD] })).toMatchObject({ id: next.id });
    expect(await set({ channel: OTHER })).toMatchObject({ id: next.id });
    expect(await call({ channel: THREAD })).toMatchObject({ code: 'no-study-schedule' });
  });

  it('begins the session by itself at its time, once', async () => {
    const { id } = await set();
    toy.clock.pass(1.6 * DAY_MS);
    await toy.schedules.look();
    await toy.schedules.look();
    const [session, ...others] = await toy.services.study.openSessions(server.owner);
    expect([session, others]).toMatchObject([{ channel: TABLE, about: { topic: 'Sungai Rawang' } }, []]);
    expect(await toy.services.sessionSchedules.results(server.owner, id)).toMatchObject([{ state: 'sent' }]);
  });
});

describe('stopping a schedule', () => {
  it('is done by its button, and said; then there is nothing to stop', async () => {
    const { id } = await set({ topic: 'sungai', days: 'Senin', time: '19.00', event: true });
    expect(await server.press('stop-study', id)).toMatchObject({ code: 'not-allowed' });
    const stopped = ofKind(await stop(id, { language: 'en' }), 'study-schedule');
    expect(stopped).toMatchObject({ stopped: true, nextAt: null, note: expect.stringContaining('/study schedule') });
    expect(await schedules()).toEqual([]);
    expect([...toy.messenger.events.values()].filter(({ owner }) => owner === server.owner)).toEqual([]);
    expect(await stop(id)).toMatchObject({ code: 'outdated', sentence: expect.stringContaining('/belajar jadwalkan') });
  });
});
