// /digest set: what can be typed, and everything that is found out before anything is set.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Caller, Dispatcher } from '../../src/dispatch.js';
import type { Reply } from '../../src/reply.js';
import type { Language } from '../../src/types.js';
import {
  CLASS,
  type DigestServer,
  digestServer,
  FOREIGN,
  FORUM,
  HERE,
  ROLE,
  SECRET,
  TAGS,
  THREAD,
} from './digest-server.js';
import { ofKind } from './reply-of-kind.js';
import { openToyServices, type ToyServices } from './toy-services.js';

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

let toy: ToyServices;
let gate: Dispatcher;
let server: DigestServer;
beforeAll(async () => {
  toy = await openToyServices();
  gate = toy.gate();
});
afterAll(() => toy.close());
beforeEach(async () => {
  server = await digestServer(toy);
});

type Options = Readonly<Record<string, string | boolean>>;
const set = (options: Options = {}, change: Partial<Caller> = {}): Promise<Reply> =>
  gate.run(server.manager(change), { command: 'kutipan-harian', subcommand: 'atur', options });
const panel = async (options: Options = {}, change: Partial<Caller> = {}) =>
  ofKind(await set(options, change), 'digests');
const digests = () => toy.services.digests.digests(server.owner);
const complete = async (option: string, typed: string, options: Options = {}, change: Partial<Caller> = {}) =>
  gate.complete(server.manager(change), { command: 'digest', subcommand: 'set', options }, option, typed);
/** What is refused sets nothing. */
async function expectRefused(options: Options, code: string, words: Partial<Record<Language, string>> = {}) {
  const before = await digests();
  for (const language of ['id', 'en'] as const) {
    const reply = ofKind(await set(options, { language }), 'refusal');
    expect(reply).toMatchObject({ code, language });
    expect(reply.sentence).toContain(words[language] ?? '');
  }
  expect(await digests()).toEqual(before);
}

describe('/digest set', () => {
  it('without anything posts here, every day at seven, by the server’s clocks, and shows it to one person', async () => {
    const { chosen, digests: all, language } = await panel();
    expect(chosen).toMatchObject({
      ...{ channel: HERE, state: 'active', quotes: 3, topic: null, role: null, repeat: false, results: [] },
      plan: { zone: 'Asia/Jakarta', time: '07:00', days: EVERY_DAY },
      collection: { isDefault: true },
    });
    expect(all.map(({ id }) => id)).toEqual([chosen?.id]);
    expect(language).toBe('id');
    expect((await panel({}, { language: 'en' })).note).toContain('The daily digest is set.');
    const seenBy = await gate.acknowledge(server.manager(), { command: 'digest', subcommand: 'set', options: {} });
    expect(seenBy).toBe('private');
  });

  it('takes everything that can be said, and keeps what is not said again', async () => {
    const history = await server.collection('Sejarah');
    const said = { channel: CLASS, time: '19.30', zone: 'WITA', days: 'Senin-Jumat', quotes: '5' };
    const { chosen } = await panel({ ...said, collection: 'Sejarah', topic: 'perahu  layar', repeat: true });
    const expected = {
      ...{ channel: CLASS, quotes: 5, topic: 'perahu layar', repeat: true, collection: { id: history.id } },
      plan: { zone: 'Asia/Makassar', time: '19:30', days: [1, 2, 3, 4, 5] },
    };
    expect(chosen).toMatchObject(expected);
    const again = await panel({ channel: CLASS, quotes: '2' });
    expect(again.chosen).toMatchObject({ ...expected, id: chosen?.id, quotes: 2 });
    expect((await panel({ channel: CLASS, topic: '-', repeat: false })).chosen).toMatchObject({
      ...{ topic: null, repeat: false, quotes: 2 },
    });
    expect(await digests()).toHaveLength(1);
  });

  it('has one digest for each channel, and shows the others beside it', async () => {
    await panel();
    const other = await panel({ channel: THREAD, time: '06:15' });
    expect(other.digests.map(({ channel }) => channel)).toEqual([HERE, THREAD]);
    expect(other.chosen?.channel).toBe(THREAD);
  });

  it('says when the next one does not come today', async () => {
    const later = await panel({ time: '19:30' });
    expect(later.note).toBe('Kutipan harian sudah diatur.');
    expect(later.chosen?.nextAt).toBe(toy.clock.now() + 12.5 * 3_600_000);
    expect((await panel({ time: '06:30' })).note).toContain('hari ini sudah lewat, jadi yang berikutnya datang besok');
    expect((await panel({ time: '06:30' }, { language: 'en' })).note).toContain('so the next one comes tomorrow');
    // The clock stands on a Sunday.
    expect((await panel({ days: 'Minggu, Rabu' })).note).toContain('hari berikutnya yang dipilih');
    expect((await panel({ days: 'Wednesday' }, { language: 'en' })).note).toBe('The daily digest is set.');
  });

  it('asks for the zone where none is known, naming the option and the setting', async () => {
    server = await digestServer(toy, {}, null);
    await expectRefused({}, 'digest-zone-missing', { id: '/pengaturan', en: '“zone”' });
    expect((await panel({ zone: 'london' })).chosen?.plan.zone).toBe('Europe/London');
    expect((await panel({ time: '08:00' })).chosen?.plan).toMatchObject({ zone: 'Europe/London', time: '08:00' });
  });

  it('lets one that was paused go on, and begins anew after one that was stopped', async () => {
    const { chosen } = await panel({ topic: 'perahu', time: '09:00' });
    await toy.services.digests.pause(server.owner, chosen?.id ?? '');
    expect((await panel({ quotes: '1' })).chosen).toMatchObject({ state: 'active', topic: 'perahu', quotes: 1 });
    await toy.services.digests.stop(server.owner, chosen?.id ?? '');
    const anew = await panel();
    expect(anew.chosen).toMatchObject({ state: 'active', topic: null, quotes: 3, plan: { time: '07:00' } });
  });

  it('gives a sentence for every option that is typed wrongly', async () => {
    await panel();
    await expectRefused({ quotes: '6' }, 'bad-quotes', { id: '1 sampai 5', en: '1 to 5' });
    await expectRefused({ quotes: 'tiga' }, 'bad-quotes');
    await expectRefused({ topic: '???' }, 'bad-topic', { id: 'berisi kata', en: 'must be words' });
    await expectRefused({ topic: 'x'.repeat(300) }, 'bad-topic');
    await expectRefused({ zone: 'Atlantis' }, 'unknown-time-zone');
    for (const typed of [{ time: '25:00' }, { time: 'pagi' }, { days: 'kapan-kapan' }]) {
      expect((await set(typed)).kind, JSON.stringify(typed)).toBe('refusal');
    }
    await expectRefused({ collection: 'Tidak ada' }, 'unknown-collection');
    expect(toy.failures).toEqual([]);
  });
});

describe('a channel for a digest', () => {
  it('has to be there, of this server, and seen by who chooses it: all others are refused alike', async () => {
    toy.messenger.place('gone', null);
    const refusals = await Promise.all(['gone', FOREIGN, SECRET].map((channel) => set({ channel })));
    expect(refusals[0]).toMatchObject({ code: 'no-posting-place' });
    for (const refusal of refusals) expect(refusal).toEqual(refusals[0]);
    expect(await set({}, { channels: [SECRET] })).toEqual(refusals[0]);
    expect(await digests()).toEqual([]);
  });

  it('lets Kutip post: every permission that is missing is named at once', async () => {
    const missing = [
      { id: 'Kirim Pesan', en: 'Send Messages' },
      { id: 'Baca Riwayat Pesan', en: 'Read Message History' },
    ];
    toy.messenger.place(CLASS, { owner: server.owner, missing });
    await expectRefused({ channel: CLASS }, 'missing-permission', {
      id: 'Kirim Pesan, Baca Riwayat Pesan',
      en: 'Send Messages, Read Message History',
    });
  });

  it('is not locked', async () => {
    toy.messenger.place(THREAD, { owner: server.owner, kind: 'thread', parent: CLASS, locked: true });
    await expectRefused({ channel: THREAD }, 'locked', { id: 'dikunci', en: 'Unlock it' });
  });

  it('may be a forum, with a tag by name or from the list, and must have one where the forum wants it', async () => {
    const forum = { channel: FORUM };
    const tag = async () => (await digests())[0]?.tag;
    await panel(forum);
    expect(await tag()).toBeNull();
    await panel({ ...forum, tag: 'kutipan' });
    expect(await tag()).toBe('901');
    await panel({ ...forum, quotes: '2' });
    expect(await tag()).toBe('901');
    await panel({ ...forum, tag: '902' });
    expect(await tag()).toBe('902');
    await expectRefused({ ...forum, tag: 'Fisika' }, 'unknown-tag', { id: 'Kutipan, Sejarah', en: 'Kutipan, Sejarah' });
    await panel({ ...forum, tag: '-' });
    expect(await tag()).toBeNull();
    toy.messenger.place(FORUM, { owner: server.owner, kind: 'forum', tags: TAGS, tagRequired: true });
    await expectRefused(forum, 'no-tag', { id: 'opsi “tag”: Kutipan, Sejarah', en: 'option “tag”: Kutipan, Sejarah' });
    await expectRefused({ ...forum, tag: '-' }, 'no-tag');
    toy.messenger.place(FORUM, { owner: server.owner, kind: 'forum', tags: [], tagRequired: true });
    await expectRefused(forum, 'no-tag', { id: 'belum punya tag', en: 'has none that Kutip can use' });
    await expectRefused({ ...forum, tag: 'Fisika' }, 'unknown-tag', { id: 'tidak punya tag', en: 'has no tags' });
    await expectRefused({ tag: 'Kutipan' }, 'tag-without-forum');
  });

  it('gets its own collection, around a thread too, unless another is named', async () => {
    const history = await server.collection('Sejarah');
    await toy.services.collections.useIn(server.owner, history.id, [CLASS]);
    const collectionOf = async (options: Options) => (await panel(options)).chosen?.collection?.id;
    expect(await collectionOf({ channel: THREAD })).toBe(history.id);
    expect(await collectionOf({ channel: CLASS })).toBe(history.id);
    expect(await collectionOf({ channel: CLASS, collection: 'utama' })).not.toBe(history.id);
    expect(await collectionOf({})).not.toBe(history.id);
  });

  it('is one of those to which the collection is tied, or a thread in it', async () => {
    await server.collection('Ujian', [CLASS]);
    await expectRefused({ collection: 'Ujian' }, 'not-here');
    const tied = await panel({ channel: THREAD, collection: 'Ujian' });
    expect(tied.chosen).toMatchObject({ channel: THREAD, collection: { label: 'Ujian' } });
    expect((await panel({ channel: CLASS }, { channels: [CLASS] })).chosen?.collection?.label).toBeNull();
  });

  it('takes no digest on from a collection that was removed, or tied elsewhere since', async () => {
    const history = await server.collection('Sejarah');
    await panel({ collection: 'Sejarah' });
    await toy.services.collections.tie(server.owner, history.id, [CLASS]);
    await expectRefused({ quotes: '2' }, 'not-here');
    await toy.services.collections.remove(server.owner, history.id, 'budi');
    await expectRefused({ quotes: '2' }, 'collection-gone', { id: 'opsi “koleksi”', en: 'option “collection”' });
    expect((await panel({ collection: 'utama' })).chosen?.collection?.isDefault).toBe(true);
  });
});

describe('choices while typing', () => {
  it('are the tags of the forum that was chosen, and none elsewhere', async () => {
    expect(await complete('tag', '', { channel: FORUM })).toEqual([
      { label: 'Kutipan', value: '901' },
      { label: 'Sejarah', value: '902' },
      { label: 'Tanpa tag', value: '-' },
    ]);
    expect(await complete('tag', 'SEJ', { channel: FORUM }, { language: 'en' })).toEqual([
      { label: 'Sejarah', value: '902' },
    ]);
    toy.messenger.place(FORUM, { owner: server.owner, kind: 'forum', tags: TAGS, tagRequired: true });
    expect(await complete('tag', '', { channel: FORUM })).toHaveLength(2);
    expect(await complete('tag', '')).toEqual([]);
    expect(await complete('tag', '', { channel: FOREIGN })).toEqual([]);
  });

  it('are numbers, zones, days and collections', async () => {
    expect((await complete('quotes', '')).map(({ value }) => value)).toEqual(['1', '2', '3', '4', '5']);
    expect(await complete('quotes', '4')).toHaveLength(1);
    expect((await complete('zone', 'wib')).length).toBeGreaterThan(0);
    expect((await complete('days', '')).length).toBeGreaterThan(0);
    expect(await complete('topic', '')).toEqual([{ label: 'Tanpa topik', value: '-' }]);
    expect(await complete('topic', 'per')).toEqual([]);
    await server.collection('Sejarah');
    expect(await complete('collection', 'sej')).toMatchObject([{ label: 'Sejarah' }]);
  });
});

describe('a role', () => {
  const press = (argument: string, change: Partial<Caller> = {}) =>
    gate.act(server.manager(change), 'digest-role', { argument, values: [], fields: {} });
  const role = async () => (await digests())[0]?.role;

  it('is mentioned only once that is confirmed; the digest is set at once', async () => {
    const asked = ofKind(await set({ role: ROLE, quotes: '2' }), 'digest-role');
    expect(asked).toMatchObject({ language: 'id', role: ROLE, digest: { channel: HERE, quotes: 2, role: null } });
    expect(await role()).toBeNull();
    const confirmed = ofKind(await press(`${asked.digest.id}.${ROLE}`), 'digests');
    expect(confirmed).toMatchObject({ chosen: { role: ROLE, quotes: 2 }, note: expect.stringContaining('peran itu') });
    expect(await role()).toBe(ROLE);
    expect((await set({ role: ROLE })).kind).toBe('digests');
    expect((await panel({ quotes: '1' })).chosen?.role).toBe(ROLE);
    const other = ofKind(await set({ role: '4712' }, { language: 'en' }), 'digest-role');
    expect(other).toMatchObject({ language: 'en', role: '4712', digest: { role: ROLE } });
    expect(ofKind(await press(`${asked.digest.id}.-`), 'digests').chosen?.role).toBeNull();
    expect(await role()).toBeNull();
  });

  it('is one that can be mentioned there, looked at again when it is confirmed, and never everyone’s', async () => {
    const reason = { code: 'role-gone', sentence: { id: 'Peran itu tidak ada.', en: 'That role is gone.' } };
    await expectRefused({ role: server.owner }, 'everyones-role');
    const { digest } = ofKind(await set({ role: ROLE }), 'digest-role');
    for (const chosen of [server.owner, '', 'x', '<@&1>', `${ROLE}1`.repeat(9)]) {
      expect((await press(`${digest.id}.${chosen}`)).kind, chosen).toBe('refusal');
    }
    toy.messenger.refuseRole('666', reason);
    await expectRefused({ role: '666' }, 'role-gone', { id: 'Peran itu tidak ada.', en: 'That role is gone.' });
    expect(await press(`${digest.id}.666`)).toMatchObject({ code: 'role-gone' });
    expect(await role()).toBeNull();
  });

  it('is not taken while the digest is paused, which it stays', async () => {
    const { digest } = ofKind(await set({ role: ROLE }), 'digest-role');
    await toy.services.digests.pause(server.owner, digest.id);
    expect(await press(`${digest.id}.${ROLE}`)).toMatchObject({ code: 'digest-paused' });
    expect(await digests()).toMatchObject([{ state: 'paused', role: null }]);
  });

  it('is taken by no member, nor for a digest that was stopped', async () => {
    const { digest } = ofKind(await set({ role: ROLE }), 'digest-role');
    expect(await press(`${digest.id}.${ROLE}`, { managesServer: false })).toMatchObject({ code: 'not-allowed' });
    await toy.services.digests.stop(server.owner, digest.id);
    expect(await press(`${digest.id}.${ROLE}`)).toMatchObject({ code: 'outdated' });
  });
});
