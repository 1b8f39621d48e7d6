// The daily digest when Kutip is killed before, during and after sending it, or runs twice: the real program, real models, one digest.
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { createDocumentKeeper } from '../../src/corpus/document-keeper.js';
import { openDatabase, openFiles } from '../../src/corpus/library.js';
import type { Store } from '../../src/database/store.js';
import { writtenDetails } from '../../src/digest/details.js';
import { systemClock } from '../../src/ports.js';
import type { Posting, PostingState, Schedule } from '../../src/schedule-types.js';
import type { FaultOptions } from './faults.js';
import { type KutipProcess, startKutip, temporaryData } from './kutip-process.js';
import { type LocalDiscord, type LocalServer, startLocalDiscord, wire } from './local-discord.js';
import type { SeenMessage } from './seen.js';

const MINUTE_MS = 60_000;
const TEXT = `Rakit bambu dibuat dari tiga puluh batang bambu tua yang diikat dengan rotan.
Perahu ulin dibuat dari kayu keras yang tahan air sampai lima puluh tahun.
Pengrajin perahu ulin tinggal di tepi sungai besar di bagian selatan kota.`;

interface Case {
  readonly place: string;
  /** What becomes of the request; without it, it is answered as ever. */
  readonly fault?: Omit<FaultOptions, 'path'>;
  /** Requests to post it, over all lives of the program. */
  readonly requests: number;
  readonly becomes?: PostingState;
}

/** In the server whose requests are so old at the next start that none can be on its way any more. */
const OLD: readonly Case[] = [
  { place: 'tak-sampai', fault: { reset: 'before' }, requests: 2 },
  { place: 'menunggu', fault: { hang: 'before' }, requests: 2 },
  { place: 'putus', fault: { reset: 'after' }, requests: 1 },
  { place: 'forum-menunggu', fault: { hang: 'before' }, requests: 2 },
  { place: 'forum-putus', fault: { reset: 'after' }, requests: 1 },
];
/** In the other, where the program is started again at once. */
const RECENT: readonly Case[] = [
  { place: 'tanpa-jawaban', fault: { hang: 'after' }, requests: 1 },
  { place: 'utas', fault: { hang: 'after' }, requests: 1 },
  { place: 'tak-terbaca', fault: { hang: 'after' }, requests: 1, becomes: 'uncertain' },
  { place: 'forum', fault: { hang: 'after' }, requests: 1 },
  { place: 'forum-arsip', fault: { hang: 'after' }, requests: 1 },
  { place: 'terjawab', requests: 1 },
];
const TWICE = ['satu', 'dua', 'tiga', 'empat', 'lima', 'enam'];

wire('a digest, when Kutip', () => {
  const data = temporaryData();
  const running: KutipProcess[] = [];
  const schedules = new Map<string, Schedule>();
  let discord: LocalDiscord;
  let store: Store;

  beforeAll(async () => {
    const names = (cases: readonly Case[]) => cases.map(({ place }) => place).filter((name) => name !== 'utas');
    const channels = (all: readonly string[]) =>
      all.map((name) => ({ name, ...(name.startsWith('forum') && { kind: 'forum' as const }) }));
    discord = await startLocalDiscord({
      servers: [
        { name: 'Lama', systemChannel: null, channels: channels(names(OLD)) },
        {
          name: 'Baru',
          systemChannel: null,
          channels: [
            ...channels([...names(RECENT), ...TWICE, 'mati']),
            { name: 'sekitar', threads: [{ name: 'utas' }] },
          ],
        },
      ],
    });
    store = openDatabase(data.folder);
    for (const server of servers()) await keepText(server);
  });
  afterEach(() => expect(discord.problems()).toEqual([]));
  afterAll(async () => {
    await kill();
    store.close();
    await discord.close();
    data.remove();
  });

  const servers = () => [discord.server('Lama'), discord.server('Baru')];
  const collectionOf = ({ id }: LocalServer) => store.collection(id, 'default');
  const serverOf = (place: string) => discord.server(OLD.some((each) => each.place === place) ? 'Lama' : 'Baru');
  const channelOf = (place: string) => serverOf(place).channel(place);

  /** Resolves when so many are connected and serve. */
  async function start(programs = 1): Promise<void> {
    for (let number = 0; number < programs; number += 1)
      running.push(
        startKutip({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl, DATA_DIR: data.folder }),
      );
    await Promise.all(running.map((kutip) => kutip.line(/^Ready\.$/)));
  }
  async function kill(): Promise<void> {
    for (const kutip of running) kutip.signal('SIGKILL');
    await Promise.all(running.splice(0).map((kutip) => kutip.exit()));
    await discord.until(() => discord.gateway.connected === 0, 'the end');
  }
  /** It is read when the program starts. */
  async function keepText(server: LocalServer): Promise<void> {
    const limits = { documents: 9, textUnits: 9_999, uploadsPerDay: 9, fileBytes: 9_999 };
    const ports = { store, files: openFiles(data.folder), clock: systemClock, limits, model: '' };
    const keeper = createDocumentKeeper({ ...ports, sync: async () => {}, tidy: async () => {} });
    const { id: collectionId } = await collectionOf(server);
    const upload = { owner: server.id, collectionId, name: 'sungai.txt', bytes: Buffer.from(TEXT), by: null };
    await keeper.keep(upload);
    await keeper.close();
  }
  /** Was due some minutes ago. */
  async function set(place: string): Promise<void> {
    const server = serverOf(place);
    const { id: collectionId } = await collectionOf(server);
    const details = { quotes: 1, topic: null, role: null, repeat: false, language: 'id', newAfter: 0 } as const;
    const dueAt = Math.floor(Date.now() / MINUTE_MS - 2) * MINUTE_MS;
    const plan = { zone: 'UTC', time: new Date(dueAt).toISOString().slice(11, 16), days: [1, 2, 3, 4, 5, 6, 7] };
    const draft = { owner: server.id, kind: 'digest', channel: channelOf(place).id, tag: null, setBy: null } as const;
    const written = writtenDetails({ ...details, collectionId });
    schedules.set(place, await store.saveSchedule({ ...draft, plan, details: written, nextAt: dueAt }));
  }
  async function ledger(place: string): Promise<Posting[]> {
    const { owner = '', id = '' } = schedules.get(place) ?? {};
    return store.postings(owner, id, 10);
  }
  /** Digests that stand in the channel or thread, or in a forum's posts. */
  function standing(place: string): SeenMessage[] {
    const channel = channelOf(place);
    const all = [channel, ...channel.threads()].flatMap((each) => each.seen());
    return all.filter(({ buttons }) => buttons.some(({ customId }) => customId?.startsWith('open:')));
  }
  const requestsTo = (place: string) => {
    const path = new RegExp(`^/channels/${channelOf(place).id}/(?:messages|threads)$`);
    return discord.requests.filter((request) => request.method === 'POST' && path.test(request.path)).length;
  };
  const settled = (places: readonly string[]) =>
    vi.waitFor(
      async () => {
        for (const place of places)
          expect([place, ...(await ledger(place)).map(({ settledAt }) => settledAt !== null)]).toEqual([place, true]);
      },
      { timeout: 20_000, interval: 50 },
    );
  /** As if the requests of a server had been made two minutes ago. */
  async function grow(owner: string): Promise<void> {
    const [now, holder, dead] = [Date.now(), 'a clock', await store.postingHolders()];
    for (const { id: posting } of await store.takePostings(
      [owner],
      { holder, now: now + MINUTE_MS, expiresAt: now, dead },
      99,
    )) {
      const permit = { owner, posting, holder };
      expect(await store.beginSending(permit, now - 2 * MINUTE_MS, now)).toBe(true);
      expect(await store.postponePosting(permit, now, true, null)).toBe(true);
    }
  }
  async function expectOnce({ place, requests, becomes = 'sent' }: Case): Promise<void> {
    const [message, ...others] = standing(place);
    expect([place, message === undefined, others]).toEqual([place, false, []]);
    const [posting, ...more] = await ledger(place);
    const address = becomes === 'sent' ? { channel: message?.channelId, message: message?.id } : null;
    expect([posting, ...more]).toMatchObject([{ state: becomes, address }]);
    expect([place, requestsTo(place)]).toEqual([place, requests]);
    expect(message?.buttons.map(({ customId }) => customId).join()).toContain(posting?.id);
  }

  it('is killed while it posts, stands in its place once after the next start', async () => {
    const cases = [...OLD, ...RECENT];
    await start();
    await vi.waitFor(async () => {
      for (const server of servers()) expect((await collectionOf(server)).generation).not.toBeNull();
    }, 20_000);
    const faults = cases.flatMap(({ place, fault }) =>
      fault === undefined
        ? []
        : [discord.fault({ ...fault, method: 'POST', path: new RegExp(`^/channels/${channelOf(place).id}/`) })],
    );
    for (const { place } of cases) await set(place);
    const done = () =>
      faults.every(({ hits }) => hits === 1) && RECENT.every(({ place }) => standing(place).length > 0);
    await discord.until(done, 'every request');
    await kill();
    await set('mati');
    await grow(discord.server('Lama').id);
    await channelOf('tak-terbaca').deny('ReadMessageHistory');
    await channelOf('forum-arsip').threads()[0]?.archive();
    await start();
    await settled([...schedules.keys()]);
    for (const each of [...cases, { place: 'mati', requests: 1 }]) await expectOnce(each);
    const [uncertain] = await ledger('tak-terbaca');
    expect(uncertain?.reason?.code).toBe('unreadable');
  });

  it('runs twice on one folder, stands in each place once', async () => {
    await kill();
    for (const place of TWICE) await set(place);
    await start(2);
    await settled(TWICE);
    for (const place of TWICE) await expectOnce({ place, requests: 1 });
    for (const { place, requests, becomes } of [...OLD, ...RECENT])
      await expectOnce({ place, requests, ...(becomes !== undefined && { becomes }) });
  });
});
