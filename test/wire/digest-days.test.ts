// The daily digest over days, on real sockets: each date once in each place, no quote twice, and nothing that may not be read there.
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { documentOf, sentence } from '../digest/toy-digests.js';
import { asShown } from '../discord/as-shown.js';
import { DAY_MS, type DailyGroup, MINUTE_MS, numbers, openDailyGroup } from './daily-group.js';
import { startKutipOnFolder } from './kutip-on-folder.js';
import { wire } from './local-discord.js';
import type { SeenMessage } from './seen.js';

const WEEK = 7;
const PLACES = ['umum', 'utas', 'forum'];

wire('the daily digest', () => {
  let group: DailyGroup;
  beforeAll(async () => {
    group = await openDailyGroup();
  });
  afterEach(() => group.expectSound());
  afterAll(() => group.close());

  it('of a week stands in channel, thread and forum once a day, and quotes nothing twice', async () => {
    for (const name of PLACES) {
      const tag = name === 'forum' ? { tag: group.channel(name).tagIds['kutipan'] ?? '' } : {};
      const values = { kanal: group.channel(name), jam: '07.00', 'zona-waktu': 'UTC', jumlah: '1', ...tag };
      await group.budi.slash(group.channel('umum'), 'kutipan-harian atur', values).reply();
    }
    for (let day = 0; day < WEEK; day += 1) {
      await group.morning();
      await group.after(MINUTE_MS);
    }
    for (const name of PLACES) {
      const week = group.standing(name).map(({ content }) => asShown(content));
      expect([name, new Set(week.map(({ lines }) => lines[0])).size, week.length]).toEqual([name, WEEK, WEEK]);
      const quotes = week.flatMap((digest) => digest.quotes);
      expect([name, new Set(quotes).size]).toEqual([name, quotes.length]);
      expect(quotes.length).toBeGreaterThan(WEEK);
    }
    expect(group.channel('forum').threads()[0]?.appliedTags).toEqual([group.channel('forum').tagIds['kutipan']]);
  });

  it.each(PLACES)('in %s hides what is to be remembered, and opens and discusses its quotes', async (name) => {
    const digest = await group.set(name, { quotes: 2 });
    await group.morning();
    const message = group.standing(name).at(-1) ?? fail('nothing was posted');
    const [, hidden = ''] = /\|\|(.+?)\|\|/.exec(message.content) ?? [];
    expect(hidden).toMatch(/^\d{4}$/);
    expect(message.content.split(hidden)).toHaveLength(2);
    const mark = (await group.last(digest))?.id ?? '';
    const openings = message.buttons.filter(({ customId }) => customId?.startsWith('open:'));
    const [quote = ''] = asShown(message.content).quotes;
    expect(openings.map(({ customId }) => customId?.endsWith(`.${mark}`))).toEqual([true, true, true]);
    const opened = await group.budi.press(message, openings[0]?.customId ?? '').reply();
    expect(opened.ephemeral).toBe(true);
    expect(asShown(opened.content).text).toContain(quote);
    const discuss = message.buttons.find(({ customId }) => customId?.startsWith('discuss:'));
    const told = await group.budi.press(message, discuss?.customId ?? '').reply();
    // In a thread or a post it goes on there.
    const [, opensIn] = /<#(\d+)>/.exec(told.content) ?? [];
    const [thread] = group
      .channel('umum')
      .threads()
      .filter(({ id }) => id === opensIn);
    if (name === 'umum') expect(asShown(thread?.seen()[0]?.content ?? '').quotes).toContain(quote);
    else expect(told.content).toContain('di utas ini');
  });

  it('tells in its status what became of the last seven days, with links', async () => {
    const digest = await group.set('malam');
    for (let day = 0; day <= WEEK; day += 1) await group.morning();
    const panel = await group.budi
      .slash(group.channel('umum'), 'kutipan-harian status', { kanal: group.channel('malam') })
      .reply();
    const links = group.standing('malam').map(({ id }) => `/${group.server.id}/${group.channel('malam').id}/${id}`);
    expect(links.map((link) => panel.content.includes(link))).toEqual([false, ...Array(WEEK).fill(true)]);
    expect((await group.status(digest)).results).toHaveLength(WEEK);
  });

  it('is posted once where two look at the same moment', async () => {
    await group.set('umum');
    await group.set('forum');
    const stood = ['umum', 'forum'].map(group.posted);
    const other = await startKutipOnFolder(group.discord, group.options);
    for (let day = 0; day < 3; day += 1) {
      group.pass(DAY_MS);
      await Promise.all([group.post(), other.post()]);
    }
    expect(['umum', 'forum'].map((name, at) => group.posted(name) - (stood[at] ?? 0))).toEqual([3, 3]);
    await Promise.all([group.stop(), other.stop()]);
    expect(other.failures).toEqual([]);
    await group.start();
  });

  it('quotes only what may be read where it stands', async () => {
    const history = group.discord.server('Sejarah');
    const words = {
      kuliah: numbers(40, 44).map(sentence),
      obrolan: numbers(48, 52).map(sentence),
    };
    const { id: tied } = await group.kutip.services.collections.create(group.server.id, 'Kuliah', []);
    await group.kutip.services.collections.tie(group.server.id, tied, [group.channel('kuliah').id]);
    await group.give(group.server, documentOf(words.kuliah), tied);
    await group.give(history, documentOf(words.obrolan));
    await group.set('kuliah', { collectionId: tied });
    const elsewhere = await group.set('malam', { collectionId: tied });
    await group.set('obrolan', {}, history);
    await group.morning();
    await group.morning();
    const quotesIn = (messages: readonly SeenMessage[]) => messages.flatMap(({ content }) => asShown(content).quotes);
    const [own, others] = [quotesIn(group.standing('kuliah')), quotesIn(group.standing('obrolan', history))];
    expect([own.length, others.length]).toEqual([2, 2]);
    expect(own.every((quote) => words.kuliah.some((each) => quote.includes(each)))).toBe(true);
    expect(others.every((quote) => words.obrolan.some((each) => quote.includes(each)))).toBe(true);
    expect(await group.last(elsewhere)).toMatchObject({ state: 'skipped', reason: { code: 'not-here' } });
  });
});

function fail(why: string): never {
  throw new Error(why);
}
