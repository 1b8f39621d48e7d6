// Study sessions over days on real sockets: a passage a day, and sessions that begin by themselves; each once, over restarts.
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { asShown } from '../discord/as-shown.js';
import { type LocalChannel, wire } from './local-discord.js';
import type { SeenMessage } from './seen.js';
import {
  DAY_MS,
  HOUR_MS,
  idOf,
  lastPassage,
  MINUTE_MS,
  numbersIn,
  openingsIn,
  openStudyGroup,
  recapsIn,
  type StudyGroup,
} from './study-group.js';

/** In Jayapura, where no clock is ever changed, nine hours ahead of Greenwich. */
const PLAN = { jam: '07.30', 'zona-waktu': 'WIT' };
const AHEAD_MS = 9 * HOUR_MS;
const SEVEN_THIRTY = 7.5 * HOUR_MS;

wire('a study session over days', () => {
  let group: StudyGroup;
  beforeAll(async () => {
    const channels = ['harian', 'sekali', 'terputus', 'tergantung', 'terhenti', 'tiap-hari'].map((name) => ({ name }));
    const forum = { name: 'forum', kind: 'forum' as const, tags: ['belajar', 'lain'], tagRequired: true };
    group = await openStudyGroup({ channels: [...channels, forum], kutip: ['CreateEvents'] });
  });
  afterEach(() => group.expectSound());
  afterAll(() => group.close());

  const server = () => group.discord.server('Geografi');
  const channel = (name: string) => server().channel(name);
  const [ani, dewi] = [() => server().person('Ani'), () => server().person('Dewi')];
  const restart = async () => {
    await group.stop();
    await group.start();
  };
  const wall = () => group.clock.now() + AHEAD_MS;
  /** The next time that clocks in Jayapura show this (milliseconds since midnight); what is due is posted, asked twice. */
  const passTo = async (time: number) => {
    await group.after(DAY_MS - ((wall() - time) % DAY_MS));
    await group.kutip.post();
  };
  const schedule = (name: string, values: Readonly<Record<string, string | boolean>>): Promise<SeenMessage> => {
    const usual = { kanal: channel(name), topik: 'Sungai Rawang', ...PLAN };
    return dewi()
      .slash(channel('harian'), 'belajar jadwalkan', { ...usual, ...values })
      .reply();
  };
  const remindersIn = (place: LocalChannel) => place.seen().filter(({ content }) => content.startsWith('⏰'));
  const firstPassages = (place: LocalChannel) => place.threads().map((thread) => asShown(lastPassage(thread).content));

  it('brings a passage each day at its time in its zone, over restarts, and ends after the last with its recap', async () => {
    await passTo(12 * HOUR_MS);
    const thread = await group.begin(ani(), channel('harian'), { pace: 'daily', passages: '3', ...PLAN });
    expect(numbersIn(thread)).toEqual([1]);
    const nextAt = Math.floor((group.clock.now() + 19.5 * HOUR_MS) / 1000);
    expect(lastPassage(thread).content).toContain(`<t:${nextAt}:`);
    await passTo(SEVEN_THIRTY - MINUTE_MS);
    expect(numbersIn(thread)).toEqual([1]);
    await passTo(SEVEN_THIRTY);
    expect(numbersIn(thread)).toEqual([1, 2]);
    await restart();
    await passTo(SEVEN_THIRTY - MINUTE_MS);
    expect(numbersIn(thread)).toEqual([1, 2]);
    await group.stop();
    group.pass(HOUR_MS);
    await group.start();
    await group.after(0);
    await passTo(SEVEN_THIRTY);
    expect(numbersIn(thread)).toEqual([1, 2, 3]);
    expect(recapsIn(thread)).toEqual([]);
    group.pass(3 * DAY_MS);
    for (let time = 0; time < 2; time += 1) await group.kutip.tend();
    expect(recapsIn(thread)).toMatchObject([{ content: expect.stringContaining('Semua bagian sudah dibaca') }]);
    expect(thread.archived).toBe(true);
  });

  it('begins by itself on its date, once: a reminder before, and an event of the server', async () => {
    await passTo(12 * HOUR_MS);
    const place = channel('sekali');
    const [date = ''] = new Date(wall() + DAY_MS).toISOString().split('T');
    const set = await schedule('sekali', { tanggal: date, pengingat: '30', acara: true });
    expect(set.ephemeral).toBe(true);
    expect(set.content).toContain('ada di daftar acara server');
    const start = Date.parse(`${date}T07:30+09:00`);
    expect(server().events()).toMatchObject([{ name: 'Belajar: Sungai Rawang', start }]);
    await passTo(SEVEN_THIRTY - 31 * MINUTE_MS);
    expect(place.seen()).toEqual([]);
    await passTo(SEVEN_THIRTY - 30 * MINUTE_MS);
    expect(remindersIn(place)).toMatchObject([{ content: expect.stringContaining(`<t:${start / 1000}:`) }]);
    await restart();
    await passTo(SEVEN_THIRTY);
    await restart();
    await group.after(MINUTE_MS);
    expect([remindersIn(place).length, openingsIn(place).length, place.threads().length]).toEqual([1, 1, 1]);
    expect(place.threads().map(numbersIn)).toEqual([[1]]);
    // Nobody guides it but managers.
    const [thread = place] = place.threads();
    await ani()
      .press(lastPassage(thread), idOf(lastPassage(thread), 'study-next'))
      .reply();
    expect(numbersIn(thread)).toEqual([1]);
    await dewi()
      .press(lastPassage(thread), idOf(lastPassage(thread), 'study-next'))
      .reply();
    expect(numbersIn(thread)).toEqual([1, 2]);
    await passTo(SEVEN_THIRTY);
    expect(openingsIn(place)).toHaveLength(1);
    const none = await dewi().slash(place, 'belajar jadwalkan', { kanal: place }).reply();
    expect(none.content).toContain('Belum ada sesi belajar yang dijadwalkan');
  });

  it.each([
    ['its opening', 'terputus', /^\/channels\/\d+\/messages$/, { reset: 'after' }],
    ['its thread', 'tergantung', /^\/channels\/\d+\/messages\/\d+\/threads$/, { status: 500, times: 99 }],
    ['its first passage', 'terhenti', /^\/channels\/\d+\/messages$/, { reset: 'after' }],
  ] as const)('begins once where Kutip was cut off at %s', async (what, name, path, how) => {
    const place = channel(name);
    const panel = await schedule(name, { hari: 'setiap hari' });
    const inThread = new RegExp(path.source.replace('^', `^(?!/channels/${place.id}/)`));
    const fault = group.discord.fault({ ...how, method: 'POST', path: what === 'its first passage' ? inThread : path });
    const posting = passTo(SEVEN_THIRTY);
    await group.discord.until(() => fault.hits > 0, 'the request');
    await group.stop();
    await posting;
    group.discord.clearFaults();
    await group.start();
    // What the other held is free then: it runs in the same process, which lives.
    await group.after(6 * MINUTE_MS);
    for (let time = 0; time < 2; time += 1) await group.kutip.tend();
    expect([openingsIn(place).length, place.threads().length]).toEqual([1, 1]);
    expect(place.threads().map(numbersIn)).toEqual([[1]]);
    await dewi().press(panel, 'Hentikan').reply();
  });

  it('begins each day with what was not read before, until its schedule is stopped', async () => {
    const place = channel('tiap-hari');
    const values = { hari: 'setiap hari', bagian: '2', acara: true };
    const set = await schedule('tiap-hari', values);
    for (let day = 1; day <= 2; day += 1) {
      await passTo(SEVEN_THIRTY);
      expect([openingsIn(place).length, place.threads().length]).toEqual([day, day]);
    }
    const read = firstPassages(place).flatMap(({ quotes }) => quotes);
    expect(new Set(read).size).toBe(2);
    const [event, ...others] = server()
      .events()
      .filter(({ start }) => start > group.clock.now());
    expect(others).toEqual([]);
    expect(event?.start).toBe(group.clock.now() + DAY_MS);
    const stopped = await dewi().press(set, 'Hentikan').reply();
    expect(stopped.content).toContain('dihentikan');
    expect(
      server()
        .events()
        .filter(({ start }) => start > group.clock.now()),
    ).toEqual([]);
    await passTo(SEVEN_THIRTY);
    expect(openingsIn(place)).toHaveLength(2);
  });

  it('is a post with its tag in a forum', async () => {
    const forum = channel('forum');
    const { belajar = '' } = forum.tagIds;
    expect((await schedule('forum', { hari: 'setiap hari' })).content).toContain('belajar, lain');
    await schedule('forum', { hari: 'setiap hari', tag: belajar, pengingat: '10' });
    await passTo(SEVEN_THIRTY - 10 * MINUTE_MS);
    await passTo(SEVEN_THIRTY);
    const posts = forum.threads();
    expect(posts.map(({ appliedTags }) => appliedTags)).toEqual([[belajar], [belajar]]);
    expect(posts.map((post) => openingsIn(post).length)).toEqual([0, 1]);
    expect(posts.map(numbersIn)).toEqual([[], [1]]);
  });

  it('is scheduled by managers alone, and without an event where Kutip may make none', async () => {
    const history = group.discord.server('History');
    const umum = history.channel('umum');
    const values = { topic: 'River Rawang', time: '07:30', zone: 'WIT', days: 'every day', event: true };
    const refused = await history.person('Anne').slash(umum, 'study schedule', values).reply();
    expect(refused.content).toContain('Manage Server');
    const set = await history.person('Diana').slash(umum, 'study schedule', values).reply();
    expect(set.content).toContain('Create Events');
    expect(history.events()).toEqual([]);
    await passTo(SEVEN_THIRTY);
    expect(openingsIn(umum)).toHaveLength(1);
  });
});
