// Study sessions on a real library and database: toy models, a clock that tests move, a messenger that records, and processes that can end anywhere.
import { openDatabase } from '../../src/corpus/library.js';
import type { Store } from '../../src/database/store.js';
import { type OpenStudy, openStudy } from '../../src/open-study.js';
import type { Reply } from '../../src/reply.js';
import { createScheduler } from '../../src/schedule/create-scheduler.js';
import type { Scheduler, SchedulerPorts } from '../../src/schedule/scheduler.js';
import type { Plan } from '../../src/schedule-types.js';
import type { SessionRequest, SessionView } from '../../src/study/study-keeper.js';
import { openToyAnswers, type ToyAnswers } from '../answer/toy-answers.js';
import { type RecordingMessenger, recordingMessenger } from '../commands/recording-messenger.js';
import { type Life, newLife } from '../schedule/mortal.js';
import { createToyEncoder } from '../toy/toy-encoder.js';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
/** 10:00 in Jakarta, a Monday. */
export const TEN = Date.parse('2026-11-23T03:00Z');
export const SEVEN_DAILY: Plan = { zone: 'Asia/Jakarta', time: '07:00', days: [1, 2, 3, 4, 5, 6, 7] };

export interface ToyProcess extends OpenStudy {
  readonly life: Life;
  readonly scheduler: Scheduler;
}

export interface ToySessions {
  readonly toy: ToyAnswers;
  readonly store: Store;
  readonly failures: unknown[];
  /** The server of this test. */
  owner: string;
  messenger: RecordingMessenger;
  collectionId: number;
  now: number;
  /** Channels in which nothing of any collection may stand. */
  readonly closed: Set<string>;
  /** Begins with a server in which nothing happened yet, on Monday at ten. */
  anew(): Promise<void>;
  /** Kutip, as it runs from now on; those before are dead. */
  start(): ToyProcess;
  /** What a live session about rafts is, guided by Ani; changed as given. */
  request(change?: Partial<SessionRequest>): SessionRequest;
  read(documents: Readonly<Record<string, string>>): Promise<void>;
  close(): Promise<void>;
}

const PARTS = [
  'Rakit dibuat dari 12 batang bambu betung yang tua, diikat dengan rotan, lalu diuji di sungai selama tiga hari.',
  'Feri besar menggantikan rakit itu di muara pada 1987, karena penumpang dari pasar ingin sampai sebelum siang.',
  'Garam dipanen petani di 40 tambak ketika kemarau panjang, dan rakit membawanya ke gudang di seberang teluk.',
  'Batik pesisir memakai warna cerah yang dibawa pedagang dengan rakit dari pulau yang jauh pada abad ke-19.',
  'Layang-layang raksasa diterbangkan di pantai setiap bulan Juli oleh anak desa yang pulang dengan rakit kecil.',
];

/** Five passages of which each says something of rafts. */
export const RAFTS = `---\ntitle: Rakit\ndate: 2020\n---\n\n${PARTS.map((part, at) => `# Bagian ${at + 1}\n\n${part}`).join('\n\n')}\n`;

export async function openToySessions(): Promise<ToySessions> {
  const toy = await openToyAnswers();
  const { library, answers, group } = toy;
  const clock = { now: () => world.now };
  const store = openDatabase(toy.data, clock);
  const failures: unknown[] = [];
  let started = 0;
  let servers = 0;
  const read: ToySessions['read'] = async (documents) => {
    const { owner } = world;
    for (const [path, text] of Object.entries(documents)) toy.folder.write(`${owner}/${path}`, text);
    await library.readFolder(owner, toy.folder.path(owner));
  };
  const world: ToySessions = {
    ...{ toy, store, failures, now: TEN, closed: new Set(), read },
    ...{ owner: '', messenger: recordingMessenger(), collectionId: 0 },
    async anew() {
      servers += 1;
      const owner = `server-${servers}`;
      Object.assign(world, { owner, now: TEN, messenger: recordingMessenger(owner) });
      failures.length = 0;
      world.closed.clear();
      await read({ 'rakit.md': RAFTS });
      world.collectionId = (await library.collection(owner)).id;
    },
    start() {
      const { owner, messenger } = world;
      started += 1;
      const holder = `process-${started}`;
      const life = newLife();
      const owned = { store: life.owning(store), messenger: life.owning(messenger) };
      const common = {
        ...{
          ...owned,
          clock,
          owners: () => [owner],
          mayPost: async (_owner: string, channel: string) => !world.closed.has(channel),
        },
        onFailure: (error: unknown) => void failures.push(error),
      };
      const study = openStudy({
        ...{ ...common, library, answers, group, profile: createToyEncoder().profile },
        referenceOf: () => ({ plain: '', html: '', inText: '' }),
        postNow: (schedule, key) => scheduler.postNow(schedule, key),
      });
      const kinds: SchedulerPorts['kinds'] = { ...study.kinds, digest: study.kinds.passage };
      const process = {
        holder,
        isDead: (other: string) => other !== holder,
        sleep: async (time: number) => {
          world.now += time;
        },
      };
      const options = { windowMs: 6 * HOUR, perSecond: 1_000 };
      const scheduler = createScheduler({ ...common, kinds }, options, process);
      return { ...study, life, scheduler };
    },
    request: (change = {}) => ({
      ...{ owner: world.owner, channel: 'umum', guide: 'ani', language: 'id', collectionId: world.collectionId },
      ...{ about: { kind: 'topic', topic: 'rakit' }, pace: 'live', passages: 4, plan: null, ...change },
    }),
    async close() {
      store.close();
      await toy.close();
    },
  };
  return world;
}

/** The steps of passages that were posted, in order; more than one of a step would stand twice. */
export function postedSteps({ messenger }: Pick<ToySessions, 'messenger'>, id: string): number[] {
  return messenger.posts.flatMap(({ post: { reply }, outcome }) =>
    reply.kind === 'study-passage' && reply.session.id === id && outcome.kind === 'sent' ? [reply.step] : [],
  );
}

/** Replies of a kind that stand in messages which were sent. */
export function sentOf<K extends Reply['kind']>(
  { messenger }: Pick<ToySessions, 'messenger'>,
  kind: K,
): Extract<Reply, { readonly kind: K }>[] {
  return messenger.sent.flatMap(({ reply }) => (reply.kind === kind ? [reply as Extract<Reply, { kind: K }>] : []));
}

export function lastStep({ shown }: SessionView): number {
  return shown.at(-1)?.step ?? -1;
}
