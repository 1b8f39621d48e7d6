// The daily digest when something goes wrong, on real sockets: what is tried again, what is given up, and how people learn of it.
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { DAY_MS, type DailyGroup, HOUR_MS, MINUTE_MS, openDailyGroup, WINDOW_MS } from './daily-group.js';
import { wire } from './local-discord.js';

wire('the daily digest', () => {
  let group: DailyGroup;
  beforeAll(async () => {
    group = await openDailyGroup();
  });
  afterEach(() => group.expectSound());
  afterAll(() => group.close());

  it('is tried again within its hours when something passes or is mended, and is posted once', async () => {
    const names = ['bisu', 'penuh', 'putus', 'terkunci', 'utas'];
    const digestsThere = await Promise.all(names.map((name) => group.set(name)));
    const before = names.map(group.posted);
    await group.channel('bisu').deny('SendMessages');
    await group.channel('terkunci').archive({ locked: true });
    await group.channel('utas').archive();
    const path = (name: string) => new RegExp(`^/channels/${group.channel(name).id}/messages$`);
    group.discord.fault({ method: 'POST', path: path('penuh'), status: 429, retryAfter: 0.05 });
    group.discord.fault({ method: 'POST', path: path('putus'), status: 503, times: 2 });
    await group.morning();
    expect(await Promise.all(digestsThere.map(async (digest) => (await group.last(digest))?.reason?.code))).toEqual([
      'missing-permission',
      'rate-limited',
      'discord-down',
      'locked',
      undefined,
    ]);
    const panel = await group.budi
      .slash(group.channel('umum'), 'kutipan-harian status', { kanal: group.channel('bisu') })
      .reply();
    expect(panel.content).toContain('dicoba lagi: Kutip belum punya izin');
    await group.channel('bisu').permit(group.discord.applicationId, { allow: ['SendMessages'] });
    await group.channel('terkunci').reopen();
    await vi.waitFor(async () => {
      await group.after(10 * MINUTE_MS);
      for (const digest of digestsThere)
        expect(await group.last(digest)).toMatchObject({ state: 'sent', reason: null });
    });
    expect(names.map((name, at) => group.posted(name) - (before[at] ?? 0))).toEqual([1, 1, 1, 1, 1]);
    expect(group.channel('utas').archived).toBe(false);
  });

  it('is paused after three days on which people had to mend something, and one message tells whoever set it', async () => {
    const names = ['sunyi', 'terkunci', 'sementara'];
    const paused = await Promise.all(names.map((name) => group.set(name)));
    const before = group.budi.privateMessages().length;
    await group.channel('sunyi').deny('SendMessages');
    await group.channel('terkunci').archive({ locked: true });
    const id = group.channel('sementara').id;
    await group.channel('sementara').remove();
    for (let day = 0; day < 4; day += 1) {
      await group.morning();
      await group.after(WINDOW_MS + MINUTE_MS);
    }
    const codes = ['missing-permission', 'locked', 'channel-gone'];
    for (const [at, digest] of paused.entries()) {
      const { digest: now, results } = await group.status(digest);
      const failed = results.filter(({ state }) => state === 'failed').map(({ reason }) => reason?.code);
      expect([results[2]?.state, failed]).toEqual(['failed', Array(3).fill(codes[at])]);
      expect(now).toMatchObject({ state: 'paused', pausedFor: { code: codes[at] } });
    }
    const told = group.budi
      .privateMessages()
      .slice(before)
      .map(({ content }) => content);
    expect(told).toHaveLength(3);
    for (const channelId of [group.channel('sunyi').id, group.channel('terkunci').id, id])
      expect(told.filter((content) => content.includes(channelId))).toHaveLength(1);
    await group.channel('sunyi').permit(group.discord.applicationId, { allow: ['SendMessages'] });
    const panel = await group.budi
      .slash(group.channel('umum'), 'kutipan-harian status', { kanal: group.channel('sunyi') })
      .reply();
    expect(panel.content).toContain('Dijeda oleh Kutip setelah tiga kali berturut-turut gagal: Kutip belum punya izin');
    await group.budi.press(panel, 'Lanjutkan').reply();
    const stood = group.posted('sunyi');
    await group.morning();
    expect(group.posted('sunyi')).toBe(stood + 1);
  });

  it('is missed, and not paused, on days on which Discord is down', async () => {
    const digest = await group.set('putus');
    const [stood, told] = [group.posted('putus'), group.budi.privateMessages().length];
    const outage = group.discord.fault({
      method: 'POST',
      path: new RegExp(`^/channels/${group.channel('putus').id}/messages$`),
      status: 503,
      times: 99,
    });
    for (let day = 0; day < 3; day += 1) {
      await group.morning();
      await group.after(WINDOW_MS + MINUTE_MS);
    }
    const { results } = await group.status(digest);
    expect(results.slice(0, 3).map(({ state, reason }) => [state, reason?.code])).toEqual(
      Array(3).fill(['missed', 'discord-down']),
    );
    outage.stop();
    await group.morning();
    expect(await group.last(digest)).toMatchObject({ state: 'sent' });
    expect([group.posted('putus') - stood, group.budi.privateMessages().length - told]).toEqual([1, 0]);
  });

  it('comes late when Kutip was off over its hour, and names the days on which it was off longer', async () => {
    const digest = await group.set('malam');
    const stood = group.posted('malam');
    await group.morning();
    await group.stop();
    group.pass(DAY_MS + HOUR_MS);
    await group.start();
    await group.post();
    expect(group.posted('malam') - stood).toBe(2);
    await group.stop();
    group.pass(3 * DAY_MS);
    await group.start();
    await group.post();
    const { results } = await group.status(digest);
    expect(results.slice(0, 4).map(({ state, reason }) => [state, reason?.code])).toEqual([
      ['sent', undefined],
      ['missed', 'was-off'],
      ['missed', 'was-off'],
      ['sent', undefined],
    ]);
    expect(group.posted('malam') - stood).toBe(3);
    const panel = await group.budi
      .slash(group.channel('umum'), 'kutipan-harian status', { kanal: group.channel('malam') })
      .reply();
    expect(panel.content.match(/terlewat: Waktu itu Kutip mati/g)).toHaveLength(2);
  });
});
