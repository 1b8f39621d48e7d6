// Digests on a real library with toy models: a channel that gets one each day, as the scheduler would post it.
import { openDatabase } from '../../src/corpus/library.js';
import type { Store } from '../../src/database/store.js';
import { createDigestKeeper } from '../../src/digest/create-digest-keeper.js';
import type { DigestChange, DigestKeeper } from '../../src/digest/digest-keeper.js';
import { createDigestKind } from '../../src/digest/digest-kind.js';
import type { DigestPorts } from '../../src/digest/digest-ports.js';
import type { DigestReply } from '../../src/digest/show.js';
import type { Group } from '../../src/group/group.js';
import { openGroup } from '../../src/group/open-group.js';
import { packDecided } from '../../src/schedule/decided-content.js';
import { openDates } from '../../src/schedule/open-due.js';
import type { ScheduledKind } from '../../src/schedule/scheduler.js';
import type { Posting, Schedule } from '../../src/schedule-types.js';
import type { NextReading } from '../../src/study-types.js';
import { openToyAnswers, type ToyAnswers } from '../answer/toy-answers.js';
import { type RecordingMessenger, recordingMessenger } from '../commands/recording-messenger.js';
import { createToyEncoder } from '../toy/toy-encoder.js';

export const DAY_MS = 86_400_000;
export const CHANNEL = 'umum';

export interface ToyDigests {
  readonly toy: ToyAnswers;
  readonly store: Store;
  readonly messenger: RecordingMessenger;
  readonly group: Group;
  readonly keeper: DigestKeeper;
  readonly kind: ScheduledKind;
  /** A posting that somebody asked for and `holder` works on. */
  open(schedule: Schedule, holder: string): Promise<Posting>;
  /** What the group studies next. */
  study(session: NextReading | null): void;
  now(): number;
  wait(milliseconds: number): void;
  /** A server of its own with these documents (by path). */
  server(documents: Readonly<Record<string, string>>): Promise<ToyServer>;
  close(): Promise<void>;
}

export interface ToyServer {
  readonly owner: string;
  readonly collectionId: number;
  /** Adds these documents, or replaces those of the same path; null removes one. */
  read(documents: Readonly<Record<string, string | null>>): Promise<void>;
  /** Sets the digest of the channel; of the default collection, in Jakarta. */
  set(change?: DigestChange, channel?: string): Promise<Schedule>;
  /** Decides and posts one now, and moves on to the next day: what was posted, or why nothing was. */
  post(schedule: Schedule): Promise<DigestReply | string>;
}

export async function openToyDigests(): Promise<ToyDigests> {
  const toy = await openToyAnswers();
  let now = Date.UTC(2026, 2, 1);
  let next: NextReading | null = null;
  const clock = { now: () => now };
  const store = openDatabase(toy.data, clock);
  const messenger = recordingMessenger();
  const { library, answers } = toy;
  const encoder = createToyEncoder();
  const log = { warning: (where: string, said: string) => void toy.warnings.push(`${where}: ${said}`) };
  const group = openGroup({ store, clock, encoder, log });
  const ports: DigestPorts = {
    ...{ store, library, answers, group, messenger, clock },
    profile: encoder.profile,
    reading: async () => next,
    async openDue(schedule) {
      const onFailure = (error: unknown) => Promise.reject(error);
      await openDates({ store, clock, owners: () => [], onFailure }, schedule, now, DAY_MS / 4);
    },
  };
  const keeper = createDigestKeeper(ports);
  const kind = createDigestKind(ports);
  let servers = 0;
  const wait = (milliseconds: number) => {
    now += milliseconds;
  };

  const open: ToyDigests['open'] = async (schedule, holder) => {
    const posting = await store.openPosting(schedule, { holder, now, expiresAt: now + DAY_MS }, null);
    if (posting === null) throw new Error('a posting was not opened');
    return posting;
  };

  async function server(documents: Readonly<Record<string, string>>): Promise<ToyServer> {
    servers += 1;
    const owner = `server-${servers}`;
    const read: ToyServer['read'] = async (changed) => {
      for (const [path, text] of Object.entries(changed)) {
        if (text === null) toy.folder.delete(`${owner}/${path}`);
        else toy.folder.write(`${owner}/${path}`, text);
      }
      await library.readFolder(owner, toy.folder.path(owner));
    };
    if (Object.keys(documents).length > 0) await read(documents);
    const collectionId = (await library.collection(owner)).id;
    return {
      owner,
      collectionId,
      read,
      async set(change = {}, channel = CHANNEL) {
        const by = { person: 'budi', language: 'id', zone: 'Asia/Jakarta', collectionId } as const;
        const { id } = await keeper.set(owner, channel, by, change);
        const schedule = await store.schedule(owner, id);
        if (schedule === null) throw new Error('a digest that was set has no schedule');
        return schedule;
      },
      async post(schedule) {
        const posting = await open(schedule, 'test');
        const said = await postOne({ store, kind, clock }, schedule, posting);
        wait(DAY_MS);
        return said;
      },
    };
  }

  return {
    ...{ toy, store, messenger, group, keeper, kind, open, wait, server },
    study: (session) => {
      next = session;
    },
    now: () => now,
    async close() {
      store.close();
      await toy.close();
    },
  };
}

/** As the scheduler does it when all goes well. */
async function postOne(
  { store, kind, clock }: Pick<ToyDigests, 'store' | 'kind'> & Pick<DigestPorts, 'clock'>,
  schedule: Schedule,
  posting: Posting,
): Promise<DigestReply | string> {
  const permit = { owner: posting.owner, posting: posting.id, holder: 'test' };
  const settle = (state: 'sent' | 'skipped', used: readonly string[]) =>
    store.settlePosting(permit, { state, reason: null, address: null, now: clock.now() }, used);
  const decided = await kind.decide(schedule, posting);
  if ('skip' in decided) {
    await settle('skipped', []);
    return decided.skip.code;
  }
  await store.decidePosting(permit, packDecided(decided), decided.newRound);
  const post = await kind.render(schedule, posting, decided.content);
  if ('skip' in post || post.reply.kind !== 'digest') throw new Error('what was just decided cannot be posted');
  await settle('sent', decided.used);
  return post.reply;
}

/** All words of a digest's quotes, the one to recall last. */
export function textsOf(said: DigestReply | string): string[] {
  if (typeof said === 'string') return [];
  return [...said.quotes.map(({ quote }) => quote.text), ...(said.recall === null ? [] : [said.recall.quote.text])];
}

const SYLLABLES = ['ba', 'ce', 'di', 'fo', 'gu', 'ha', 'ji', 'ko', 'lu', 'me', 'no', 'pa', 'ri', 'so', 'tu', 'wa'];

/** A word of its own for each number. */
function word(n: number): string {
  const at = (place: number) => SYLLABLES[(n >> (4 * place)) & 15] ?? '';
  return `${at(0)}${at(1)}${at(2)}`;
}

/** A sentence worth reading by itself, unlike all with another number below 1,000; nothing in it can be hidden. */
export function sentence(n: number): string {
  const [a, b, c, d] = [0, 1, 2, 3].map((at) => word(4 * n + at));
  return `Rombongan ${a} yang ${b} dari ${c} berangkat ke ${d} dengan perahu.`;
}

/** The same with a year to remember. */
export function dated(n: number): string {
  const [a, b, c, d] = [0, 1, 2, 3].map((at) => word(4 * n + at));
  return `Pasar ${a} yang ${b} dibuka untuk pedagang ${c} dari ${d} pada ${1000 + n}.`;
}

/** A document of these sentences, each a paragraph. */
export function documentOf(sentences: readonly string[]): string {
  return sentences.join('\n\n');
}
