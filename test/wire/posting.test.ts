// Posting of its own accord, over real sockets: one request at most, what became of it, and finding it again.
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Messenger, Post, PostingPlace, PostOutcome } from '../../src/ports.js';
import { toyQuote } from '../commands/toy-answer.js';
import type { FaultOptions } from './faults.js';
import { type LocalDiscord, type LocalServer, startLocalDiscord, wire } from './local-discord.js';
import { startToyKutip, type ToyKutip } from './toy-kutip.js';

const NOBODY_HAS = '1100000000000000009';
/** Longer than a busy machine takes for an answer; two tests wait for it. */
const WITHIN_MS = 2000;
const POSTING = /^\/channels\/\d+\/(?:messages|threads)$/;
const history = { id: 'Baca Riwayat Pesan (Read Message History)', en: 'Read Message History' };
const send = { id: 'Kirim Pesan (Send Messages)', en: 'Send Messages' };
const sendInThreads = { id: 'Kirim Pesan di Utas (Send Messages in Threads)', en: 'Send Messages in Threads' };

/** A post whose buttons bear the mark. */
function marked(mark: string, change: Partial<Post> = {}): Post {
  const quote = toyQuote('Rakit dibuat dari bambu.', null);
  const reply = { kind: 'discussion-opening', language: 'id', question: null, quote, answerId: mark } as const;
  return { reply, title: 'Kutipan harian', mark, role: null, tag: null, ...change };
}

wire('A posting of Kutip’s own', () => {
  let discord: LocalDiscord;
  let kutip: ToyKutip;
  let server: LocalServer;
  let messenger: Messenger;
  let begun: number;

  beforeAll(async () => {
    discord = await startLocalDiscord({
      servers: [
        {
          name: 'Geografi',
          systemChannel: null,
          roles: ['Guru'],
          mentionable: ['Pembaca'],
          channels: [
            { name: 'obrolan' },
            {
              name: 'umum',
              threads: [
                { name: 'hidup' },
                { name: 'arsip', archived: true },
                { name: 'terkunci', archived: true, locked: true },
                { name: 'pribadi', private: true },
              ],
            },
            { name: 'baca-saja', denied: ['SendMessages', 'SendMessagesInThreads'], threads: [{ name: 'baca-utas' }] },
            { name: 'tanpa-riwayat', denied: ['ReadMessageHistory'] },
            { name: 'gaib', denied: ['ViewChannel'] },
            { name: 'boleh-semua' },
            { name: 'berita', kind: 'announcement' },
            { name: 'rapat', kind: 'voice' },
            { name: 'kelompok', kind: 'category' },
            { name: 'forum', kind: 'forum', tags: ['tanya', 'resmi'], moderatedTags: ['resmi'] },
            { name: 'forum-bertag', kind: 'forum', tags: ['resmi', 'tanya', 'lain'], ...TAGGED },
            { name: 'forum-resmi', kind: 'forum', tags: ['resmi'], ...TAGGED },
            { name: 'guru-saja', onlyFor: ['Guru'] },
            { name: 'bukan-guru', deniedToRole: { role: 'Guru', permissions: ['ViewChannel'] } },
          ],
          people: [
            { name: 'Sari', locale: 'id' },
            { name: 'Tertutup', takesMessages: false },
          ],
        },
        { name: 'Sejarah' },
      ],
    });
    kutip = await startToyKutip(discord, { timing: { postWithinMs: WITHIN_MS, findWithinMs: 5000 } });
    server = discord.server('Geografi');
    messenger = kutip.surface.messenger;
    begun = Date.now();
  });
  afterEach(() => {
    discord.clearFaults();
    expect(discord.problems()).toEqual([]);
  });
  afterAll(async () => {
    await kutip.stop();
    await discord.close();
  });

  const idOf = (name: string) => server.channel(name).id;
  const postings = () => discord.requests.filter(({ method, path }) => method === 'POST' && POSTING.test(path));
  const lastBody = () => postings().at(-1)?.body;
  const standing = (name: string, mark: string) =>
    server
      .channel(name)
      .seen()
      .filter(({ buttons }) => buttons.some(({ customId }) => customId?.endsWith(`.${mark}`)));
  const find = (name: string, mark: string) => messenger.findPost(idOf(name), mark, begun);
  const post = async (name: string, made: Post) => {
    const before = postings().length;
    const outcome = await messenger.post(idOf(name), made);
    return { outcome, requests: postings().length - before };
  };
  /** Where it stands. */
  const posted = async (name: string, made: Post) => {
    const { outcome, requests } = await post(name, made);
    expect([outcome.kind, requests]).toEqual(['sent', 1]);
    return (outcome as Extract<PostOutcome, { kind: 'sent' }>).address;
  };

  describe('in a channel or thread', () => {
    it('stands there as a message, and is found by its mark', async () => {
      for (const name of ['umum', 'berita', 'hidup', 'arsip']) {
        const mark = `MARK${name}`;
        const address = await posted(name, marked(mark));
        expect(standing(name, mark)).toMatchObject([{ id: address.message, channelId: address.channel }]);
        expect(address.channel).toBe(idOf(name));
        expect(await find(name, mark)).toEqual({ kind: 'found', address });
        expect(await find(name, 'OTHERONE')).toEqual({ kind: 'absent' });
      }
      expect(server.channel('arsip').archived).toBe(false);
    });

    it('posted twice with one mark stands there once', async () => {
      const first = await posted('umum', marked('TWICE'));
      expect(await posted('umum', marked('TWICE'))).toEqual(first);
      expect(standing('umum', 'TWICE')).toHaveLength(1);
    });

    it('mentions the role and nobody else, on a line of its own', async () => {
      const role = server.roleId('Pembaca');
      await posted('umum', marked('ROLE', { role }));
      expect(standing('umum', 'ROLE')).toMatchObject([{ rolesPinged: [role] }]);
      expect(lastBody()).toMatchObject({
        content: expect.stringMatching(new RegExp(`^<@&${role}>\n`)),
        allowed_mentions: { parse: [], roles: [role] },
      });
    });

    it.each([
      ['everyone', () => server.id],
      ['a role that is gone', () => NOBODY_HAS],
      ['nobody', () => null],
    ])('mentions nobody where the role is %s', async (_, role) => {
      await posted('umum', marked('NOROLE', { role: role() }));
      expect(lastBody()).toMatchObject({
        content: expect.not.stringContaining('<@'),
        allowed_mentions: { parse: [] },
      });
    });

    it('leaves the mention out where it would make the message too long', async () => {
      const reply = { kind: 'notice', language: 'id', sentence: 'x'.repeat(1990) } as const;
      await posted('umum', marked('LONG', { reply, role: server.roleId('Pembaca') }));
      expect(lastBody()).toMatchObject({ content: expect.stringMatching(/^x+/), allowed_mentions: { parse: [] } });
    });
  });

  describe('in a forum', () => {
    it('is a post with its title, and is found while it is active and when it was archived', async () => {
      const title = `  Kutipan\n${'x'.repeat(200)}`;
      const address = await posted('forum', marked('POSTED', { title }));
      const [opened] = server.channel('forum').threads().slice(-1);
      expect(opened).toMatchObject({ id: address.channel, appliedTags: [], name: `Kutipan ${'x'.repeat(91)}…` });
      expect(opened?.seen()).toMatchObject([{ id: address.message }]);
      await posted('forum', marked('LATER'));
      expect(await find('forum', 'POSTED')).toEqual({ kind: 'found', address });
      await opened?.archive();
      expect(await find('forum', 'POSTED')).toEqual({ kind: 'found', address });
      expect(await find('forum', 'OTHERONE')).toEqual({ kind: 'absent' });
    });

    it('is not taken for one whose first message was deleted', async () => {
      await posted('forum', marked('DELETED'));
      const [message] = server.channel('forum').threads().at(-1)?.seen() ?? [];
      const route = `/channels/${message?.channelId}/messages/${message?.id}` as const;
      await kutip.client.rest.delete(route);
      expect(await find('forum', 'DELETED')).toEqual({ kind: 'absent' });
    });

    it('bears its tag, or the first that Kutip may set where one is required', async () => {
      const tagsOf = (name: string) => server.channel(name).threads().at(-1)?.appliedTags;
      const { tagIds } = server.channel('forum-bertag');
      await posted('forum-bertag', marked('TAG1', { tag: tagIds['lain'] ?? null }));
      expect(tagsOf('forum-bertag')).toEqual([tagIds['lain']]);
      for (const tag of [null, NOBODY_HAS, tagIds['resmi'] ?? null]) {
        await posted('forum-bertag', marked('TAG2', { tag }));
        expect(tagsOf('forum-bertag')).toEqual([tagIds['tanya']]);
      }
      await posted('forum', marked('TAG3', { tag: NOBODY_HAS }));
      expect(tagsOf('forum')).toEqual([]);
    });

    it('mentions the role in its first message', async () => {
      const role = server.roleId('Pembaca');
      await posted('forum', marked('FROLE', { role }));
      expect(server.channel('forum').threads().at(-1)?.seen()).toMatchObject([{ rolesPinged: [role] }]);
    });
  });

  describe('that cannot be', () => {
    it.each([
      ['baca-saja', 'missing-permission', 'Kutip lacks the permission Send Messages in #baca-saja.'],
      ['baca-utas', 'missing-permission', 'Kutip lacks the permission Send Messages in Threads in #baca-utas.'],
      ['tanpa-riwayat', 'missing-permission', 'Kutip lacks the permission Read Message History in #tanpa-riwayat.'],
      ['gaib', 'missing-permission', 'View Channels'],
      ['terkunci', 'locked', 'The thread #terkunci is locked.'],
      ['forum-resmi', 'no-tag', 'Posts in #forum-resmi must bear a tag'],
      ['rapat', 'not-writable', '#rapat'],
      ['kelompok', 'not-writable', '#kelompok'],
    ])('in #%s is refused without a request: %s', async (name, code, words) => {
      expect(await post(name, marked('REFUSED'))).toEqual({
        outcome: {
          kind: 'refused',
          passing: false,
          reason: { code, sentence: { id: expect.any(String), en: expect.stringContaining(words) } },
        },
        requests: 0,
      });
    });

    it('where the channel is gone is refused without a request', async () => {
      const before = postings().length;
      const outcome = await messenger.post(NOBODY_HAS, marked('GONE'));
      expect(outcome).toMatchObject({ kind: 'refused', passing: false, reason: { code: 'channel-gone' } });
      expect(postings().length).toBe(before);
    });

    it('where the channel cannot be asked for now is refused in passing without a request', async () => {
      discord.fault({ path: new RegExp(`^/channels/${NOBODY_HAS}$`), hang: 'before', times: 99 });
      const before = postings().length;
      const outcome = await messenger.post(NOBODY_HAS, marked('SILENCE'));
      expect(outcome).toMatchObject({ kind: 'refused', passing: true, reason: { code: 'discord-down' } });
      expect(postings().length).toBe(before);
    });

    it('while the server is away is refused in passing without a request', async () => {
      server.goAway();
      await vi.waitFor(() => expect(kutip.client.guilds.cache.get(server.id)?.available).toBe(false));
      expect(await post('umum', marked('AWAY'))).toMatchObject({
        outcome: { kind: 'refused', passing: true, reason: { code: 'discord-down' } },
        requests: 0,
      });
      expect(await find('umum', 'AWAY')).toEqual({ kind: 'unreadable', passing: true });
      await server.comeBack();
      await vi.waitFor(() => expect(kutip.client.guilds.cache.get(server.id)?.available).toBe(true));
    });
  });

  describe.each(['umum', 'forum'])('in #%s, under a fault,', (name) => {
    const refusals: readonly [number, number, boolean, string][] = [
      [403, 50001, false, 'missing-permission'],
      [403, 50013, false, 'missing-permission'],
      [404, 10003, false, 'channel-gone'],
      [403, 160005, false, 'locked'],
      [400, 50083, false, 'locked'],
      [400, 160006, false, 'too-many-threads'],
      [400, 40067, false, 'no-tag'],
      [400, 20016, true, 'rate-limited'],
      [401, 0, true, 'discord-down'],
      [503, 0, true, 'discord-down'],
    ];

    const some = name === 'umum' ? refusals : refusals.filter(([, code]) => [50013, 40067, 0].includes(code));
    it.each(some)('%i with %i is certainly not posted', async (status, code, passing, reason) => {
      discord.fault({ method: 'POST', path: POSTING, status, body: { code, message: 'x' } });
      expect(await post(name, marked('FAULT'))).toMatchObject({
        outcome: { kind: 'refused', passing, reason: { code: reason } },
        requests: 1,
      });
      expect(await find(name, 'FAULT')).toEqual({ kind: 'absent' });
      expect(kutip.failures).toEqual([]);
    });

    it('names every permission that it needs where Discord misses one that it had granted', async () => {
      discord.fault({ method: 'POST', path: POSTING, status: 403, body: { code: 50013, message: 'x' } });
      const { outcome } = await post(name, marked('FAULT'));
      const en = `Kutip lacks the permission View Channels, Send Messages, Read Message History in #${name}.`;
      expect(outcome).toMatchObject({ reason: { sentence: { en: expect.stringContaining(en) } } });
    });

    it('is refused for good, and logged, where Discord refuses it for what nobody foresaw', async () => {
      discord.fault({
        method: 'POST',
        path: POSTING,
        status: 400,
        body: { code: 50035, message: 'Invalid Form Body' },
      });
      expect(await post(name, marked('FAULT'))).toMatchObject({
        outcome: { kind: 'refused', passing: false, reason: { code: 'refused' } },
        requests: 1,
      });
      expect(kutip.failures.splice(0)).toMatchObject([{ where: 'posting' }]);
    });

    it.each([false, true])('of a limit is refused in passing, and says for how long (for all: %s)', async (global) => {
      discord.fault({ method: 'POST', path: POSTING, status: 429, retryAfter: 0.3, global });
      const { outcome, requests } = await post(name, marked('LIMIT'));
      expect(outcome).toMatchObject({ kind: 'refused', passing: true, reason: { code: 'rate-limited' } });
      expect((outcome as { retryAfterMs?: number }).retryAfterMs).toBeGreaterThan(200);
      expect(requests).toBe(1);
      // While it is known to hold for all, nothing is asked.
      if (global) expect((await post(name, marked('LIMIT'))).requests).toBe(0);
      await vi.waitFor(async () => expect((await post(name, marked('LIMIT'))).outcome.kind).toBe('sent'));
    });

    const silence: Omit<FaultOptions, 'path'> = name === 'umum' ? { hang: 'after' } : { hang: 'before' };
    const lost: readonly (readonly [string, Omit<FaultOptions, 'path'>, boolean])[] = [
      ['an answer that is lost', { reset: 'after' }, true],
      ['a connection that breaks', { reset: 'before' }, false],
      ['silence', silence, name === 'umum'],
      ['a bad gateway', { status: 502 }, false],
      ['a gateway that gave up', { status: 504 }, false],
      ['an error of Discord’s own', { status: 500 }, false],
      ['an answer of something else', { status: 200, body: ['hello'] }, false],
    ];
    it.each(lost)('of %s may have been posted, and looking tells', async (what, fault, isThere) => {
      const mark = `LOST${lost.findIndex(([each]) => each === what)}`;
      discord.fault({ method: 'POST', path: POSTING, ...fault });
      expect(await post(name, marked(mark))).toEqual({ outcome: { kind: 'unknown' }, requests: 1 });
      expect((await find(name, mark)).kind).toBe(isThere ? 'found' : 'absent');
      expect(kutip.failures).toEqual([]);
    });
  });

  describe('that is looked for', () => {
    const reading = /^\/channels\/\d+\/messages$/;

    it('is found among many messages of others', async () => {
      const address = await posted('obrolan', marked('BURIED'));
      for (let count = 0; count < 120; count++) server.person('Sari').say(server.channel('obrolan'), 'hai');
      const last = await posted('obrolan', marked('ONTOP'));
      expect(await find('obrolan', 'BURIED')).toEqual({ kind: 'found', address });
      expect(await find('obrolan', 'ONTOP')).toEqual({ kind: 'found', address: last });
      expect(await find('obrolan', 'NOWHERE')).toEqual({ kind: 'absent' });
    });

    it('is not looked for in what is older', async () => {
      await posted('umum', marked('OLD'));
      expect((await messenger.findPost(idOf('umum'), 'OLD', Date.now() + 3_600_000)).kind).toBe('absent');
    });

    it.each(['tanpa-riwayat', 'gaib', 'rapat', 'kelompok'])('cannot be seen in #%s', async (name) => {
      expect(await find(name, 'X')).toEqual({ kind: 'unreadable', passing: false });
    });

    it('cannot be seen where the channel is gone', async () => {
      const unreadable = { kind: 'unreadable', passing: false };
      expect(await messenger.findPost(NOBODY_HAS, 'X', begun)).toEqual(unreadable);
    });

    it.each([
      ['umum', 403, 50001, false],
      ['umum', 403, 50013, false],
      ['umum', 404, 10003, false],
      ['forum', 403, 50001, false],
      ['umum', 500, 0, true],
      ['forum', 502, 0, true],
    ])('cannot be seen in #%s where Discord answers %i with %i', async (name, status, code, passing) => {
      const path = name === 'umum' ? reading : /\/threads\/archived\/public$/;
      discord.fault({ method: 'GET', path, status, body: { code, message: 'x' }, times: 99 });
      expect(await find(name, 'X')).toEqual({ kind: 'unreadable', passing });
    });
  });

  describe('needs a place', () => {
    const usual: Omit<PostingPlace, 'owner' | 'kind'> = {
      tags: [],
      tagRequired: false,
      missing: [],
      missingForThreads: [],
      locked: false,
    };
    const threadIn = (parent: string) => ({ ...usual, kind: 'thread', parent: idOf(parent) }) as const;

    it('of which is known what it is, what it takes and what is missing', async () => {
      const tag = (forum: string, name: string) => ({ id: server.channel(forum).tagIds[name] ?? '', name });
      const tanya = tag('forum-bertag', 'tanya');
      const places: Readonly<Record<string, Omit<PostingPlace, 'owner'> | null>> = {
        umum: { ...usual, kind: 'channel' },
        berita: { ...usual, kind: 'channel' },
        hidup: threadIn('umum'),
        terkunci: { ...threadIn('umum'), locked: true },
        'baca-saja': { ...usual, kind: 'channel', missing: [send], missingForThreads: [sendInThreads] },
        'baca-utas': { ...threadIn('baca-saja'), missing: [sendInThreads] },
        'tanpa-riwayat': { ...usual, kind: 'channel', missing: [history] },
        forum: { ...usual, kind: 'forum', tags: [tag('forum', 'tanya')] },
        'forum-bertag': { ...usual, kind: 'forum', tags: [tanya, tag('forum-bertag', 'lain')], tagRequired: true },
        rapat: null,
        kelompok: null,
      };
      for (const [name, place] of Object.entries(places)) {
        expect([name, await messenger.postingPlace(idOf(name))]).toEqual([
          name,
          place && { owner: server.id, ...place },
        ]);
      }
      expect((await messenger.postingPlace(idOf('gaib')))?.missing[0]?.en).toBe('View Channels');
      expect(await messenger.postingPlace(NOBODY_HAS)).toBeNull();
    });

    it('and says so where Discord cannot be asked', async () => {
      discord.fault({ path: new RegExp(`^/channels/${NOBODY_HAS}$`), status: 500, times: 99 });
      await expect(messenger.postingPlace(NOBODY_HAS)).rejects.toMatchObject({ code: 'discord-down' });
      expect(await messenger.refusalToMention(NOBODY_HAS, '1')).toMatchObject({ code: 'discord-down' });
      expect(kutip.failures.splice(0)).toHaveLength(2);
    });

    it('in which a role can be mentioned, or is told why not', async () => {
      const refusal = async (channel: string, role: string) =>
        (await messenger.refusalToMention(idOf(channel), role))?.code ?? null;
      expect(await refusal('umum', server.roleId('Pembaca'))).toBeNull();
      expect(await refusal('umum', server.roleId('Guru'))).toBe('role-not-mentionable');
      expect(await refusal('umum', server.id)).toBe('role-everyone');
      expect(await refusal('umum', NOBODY_HAS)).toBe('role-gone');
      await server.channel('boleh-semua').permit(server.id, { allow: ['MentionEveryone'] });
      await vi.waitFor(async () => expect(await refusal('boleh-semua', server.roleId('Guru'))).toBeNull());
      expect(await refusal('boleh-semua', server.id)).toBe('role-everyone');
      expect((await messenger.refusalToMention(NOBODY_HAS, '1'))?.code).toBe('channel-gone');
    });

    it('whose readers may see another', async () => {
      const isSeen = (channel: string, other: string) => messenger.isSeenByReadersOf(idOf(channel), idOf(other));
      const all: readonly (readonly [string, string, boolean])[] = [
        ['guru-saja', 'guru-saja', true],
        ['guru-saja', 'umum', true],
        ['umum', 'guru-saja', false],
        ['umum', 'bukan-guru', false],
        ['bukan-guru', 'umum', true],
        ['hidup', 'umum', true],
        ['umum', 'hidup', true],
        ['hidup', 'arsip', true],
        ['berita', 'hidup', true],
        ['umum', 'pribadi', false],
        ['hidup', 'pribadi', false],
      ];
      for (const [channel, other, seen] of all) {
        expect([channel, other, await isSeen(channel, other)]).toEqual([channel, other, seen]);
      }
      const elsewhere = discord.server('Sejarah').channel('umum').id;
      expect(await messenger.isSeenByReadersOf(elsewhere, idOf('umum'))).toBe(false);
      expect(await messenger.isSeenByReadersOf(idOf('umum'), NOBODY_HAS)).toBe(false);
    });
  });

  describe('is told to one person', () => {
    const told = { kind: 'notice', language: 'id', sentence: 'Kutipan harian dijeda.' } as const;

    it('once, also after a lost answer', async () => {
      const sari = server.person('Sari');
      discord.fault({ method: 'POST', path: POSTING, reset: 'after' });
      expect(await messenger.notify(sari.id, told)).toBe(true);
      expect(sari.privateMessages()).toMatchObject([{ content: 'Kutipan harian dijeda.', flags: 4 }]);
    });

    it('not where the person takes no messages, or is not there', async () => {
      expect(await messenger.notify(server.person('Tertutup').id, told)).toBe(false);
      expect(await messenger.notify(NOBODY_HAS, told)).toBe(false);
      expect(kutip.failures).toEqual([]);
    });

    it('not while Discord is away', async () => {
      discord.fault({ method: 'POST', path: /^\/users\/@me\/channels$/, status: 500, times: 99 });
      expect(await messenger.notify(server.person('Sari').id, told)).toBe(false);
      expect(kutip.failures.splice(0)).toHaveLength(1);
    });
  });
});

const TAGGED = { tagRequired: true, moderatedTags: ['resmi'] } as const;
