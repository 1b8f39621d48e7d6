// A server that gets digests day by day: Kutip on a data folder, in time that tests move, with places to post in and much to quote.
import { expect, vi } from 'vitest';
import type { Digest, DigestChange, DigestStatus } from '../../src/digest/digest-keeper.js';
import { dated, documentOf, sentence } from '../digest/toy-digests.js';
import { type FolderOptions, type KutipOnFolder, startKutipOnFolder } from './kutip-on-folder.js';
import { temporaryData } from './kutip-process.js';
import { type LocalChannel, type LocalDiscord, type LocalServer, startLocalDiscord } from './local-discord.js';
import type { Person } from './person.js';
import type { SeenMessage } from './seen.js';
import { standingClock } from './test-clock.js';

export const [MINUTE_MS, HOUR_MS, DAY_MS] = [60_000, 3_600_000, 86_400_000] as const;
/** So late a digest may be posted. */
export const WINDOW_MS = 6 * HOUR_MS;

export interface DailyGroup {
  readonly discord: LocalDiscord;
  readonly server: LocalServer;
  /** Manages this server and the other, `Sejarah`. */
  readonly budi: Person;
  /** Another one after `start`. */
  readonly kutip: KutipOnFolder;
  /** With which another Kutip can be started beside it. */
  readonly options: FolderOptions;
  start(): Promise<void>;
  stop(): Promise<void>;
  channel(name: string): LocalChannel;
  /** Adds a document to the default collection, or to another. */
  give(server: LocalServer, text: string, collectionId?: number): Promise<void>;
  /** At 07:00 in Greenwich, with one quote. */
  set(channel: string, change?: DigestChange, server?: LocalServer): Promise<Digest>;
  status(digest: Digest): Promise<DigestStatus>;
  /** What became of the last one. */
  last(digest: Digest): Promise<DigestStatus['results'][number] | undefined>;
  pass(milliseconds: number): void;
  post(): Promise<void>;
  /** The next 07:00, and what is posted then. */
  morning(): Promise<void>;
  after(milliseconds: number): Promise<void>;
  /** Digests in a channel or thread, or in a forum's posts. */
  standing(channel: string, server?: LocalServer): SeenMessage[];
  /** How many these are. */
  posted(channel: string): number;
  /** Nothing failed, nothing was sent that Discord forbids; and no digest is set any more. */
  expectSound(): Promise<void>;
  close(): Promise<void>;
}

/** Whole numbers from `from` on, below `to`. */
export const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at);

const PEOPLE = [{ name: 'Budi', locale: 'id', permissions: ['ManageGuild'], roles: ['Mahasiswa'] } as const];
const SERVERS = [
  {
    name: 'Geografi',
    channels: [
      { name: 'umum', threads: [{ name: 'utas' }] },
      { name: 'forum', kind: 'forum' as const, tags: ['kutipan', 'lain'], tagRequired: true },
      { name: 'kuliah', onlyFor: ['Mahasiswa'] },
      { name: 'sekitar', threads: [{ name: 'terkunci' }] },
      ...['sementara', 'bisu', 'sunyi', 'penuh', 'putus', 'malam'].map((name) => ({ name })),
    ],
    people: PEOPLE,
  },
  { name: 'Sejarah', channels: [{ name: 'obrolan' }], people: PEOPLE },
];

/** Of half of the sentences something can be hidden. */
export async function openDailyGroup(): Promise<DailyGroup> {
  const data = temporaryData();
  const clock = standingClock();
  const discord = await startLocalDiscord({ servers: SERVERS });
  const server = discord.server('Geografi');
  const options = { folder: data.folder, clock, windowMs: WINDOW_MS };
  let kutip = await startKutipOnFolder(discord, options);
  const group: DailyGroup = {
    ...{ discord, server, options, budi: server.person('Budi') },
    get kutip() {
      return kutip;
    },
    async start() {
      kutip = await startKutipOnFolder(discord, options);
    },
    stop: () => kutip.stop(),
    channel: (name) => server.channel(name),
    ...timeOf(clock, discord, () => kutip.post()),
    ...digestsOf(server, () => kutip),
    async expectSound() {
      discord.clearFaults();
      await vi.waitFor(() => expect(kutip.pending).toBe(0));
      expect(kutip.failures).toEqual([]);
      expect(discord.problems()).toEqual([]);
      const { digests } = kutip.services;
      for (const { id } of await digests.digests(server.id)) await digests.stop(server.id, id);
    },
    async close() {
      await kutip.stop();
      await discord.close();
      data.remove();
    },
  };
  await group.give(server, documentOf([...numbers(0, 16).map(sentence), ...numbers(16, 32).map(dated)]));
  return group;
}

/** Discord's clock goes with Kutip's. */
function timeOf(clock: ReturnType<typeof standingClock>, discord: LocalDiscord, post: () => Promise<void>) {
  const pass = (milliseconds: number) => {
    clock.pass(milliseconds);
    discord.moveClock(milliseconds);
  };
  return {
    pass,
    post,
    morning(): Promise<void> {
      pass(DAY_MS - ((clock.now() - 7 * HOUR_MS) % DAY_MS));
      return post();
    },
    after(milliseconds: number): Promise<void> {
      pass(milliseconds);
      return post();
    },
  };
}

type Digests = Pick<DailyGroup, 'give' | 'set' | 'status' | 'last' | 'standing' | 'posted'>;

function digestsOf(usual: LocalServer, kutip: () => KutipOnFolder): Digests {
  const digests: Digests = {
    async give(server, text, collectionId) {
      const { documents, library } = kutip().services;
      const place = { owner: server.id, collectionId: collectionId ?? (await library.collection(server.id)).id };
      await documents.keep({ ...place, name: 'sungai.txt', bytes: Buffer.from(text), by: null });
      await documents.read(place);
    },
    async set(name, change = {}, server = usual) {
      const { library, digests } = kutip().services;
      const { id: collectionId } = await library.collection(server.id);
      const by = { person: server.person('Budi').id, language: 'id', zone: 'UTC', collectionId } as const;
      return digests.set(server.id, server.channel(name).id, by, { quotes: 1, ...change });
    },
    async status({ owner, id }) {
      const found = await kutip().services.digests.status(owner, id);
      if (found === null) throw new Error('the digest is gone');
      return found;
    },
    last: async (digest) => (await digests.status(digest)).results[0],
    standing(name, server = usual) {
      const place = server.channel(name);
      const all = name === 'forum' ? place.threads().flatMap((post) => post.seen()) : place.seen();
      return all.filter(({ buttons }) => buttons.some(({ customId }) => customId?.startsWith('open:')));
    },
    posted: (name) => digests.standing(name).length,
  };
  return digests;
}
