// Servers in which people study together: Kutip on a data folder, in time that tests move, with something to read in both languages.
import { expect, vi } from 'vitest';
import { type FolderOptions, type KutipOnFolder, startKutipOnFolder } from './kutip-on-folder.js';
import { temporaryData } from './kutip-process.js';
import { type LocalChannel, type LocalDiscord, type LocalServer, startLocalDiscord } from './local-discord.js';
import type { Person } from './person.js';
import type { SeenMessage } from './seen.js';
import type { ChannelOptions, PersonOptions, ServerOptions } from './server-options.js';
import { ENGLISH, ENGLISH_TEXTS, INDONESIAN, INDONESIAN_TEXTS, type StudyReader } from './study-readers.js';
import { standingClock } from './test-clock.js';

export const [MINUTE_MS, HOUR_MS, DAY_MS] = [60_000, 3_600_000, 86_400_000] as const;

export interface StudyGroup {
  readonly discord: LocalDiscord;
  /** Another one after `start`. */
  readonly kutip: KutipOnFolder;
  readonly clock: { now(): number };
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Discord's clock goes with Kutip's. */
  pass(milliseconds: number): void;
  /** Time passes, and what is due then is posted. */
  after(milliseconds: number): Promise<void>;
  /** The person begins a session there: the thread in which it is held. */
  begin(person: Person, channel: LocalChannel, values?: StartValues): Promise<LocalChannel>;
  /** Everything is answered, nothing failed, and nothing was sent that Discord forbids. */
  expectSound(): Promise<void>;
  close(): Promise<void>;
}

type StartValues = Readonly<Record<string, string>>;

/** What `Geografi` has. */
export interface StudyServers {
  /** One named `umum` where they are not said. */
  readonly channels?: readonly ChannelOptions[];
  /** Besides those of its reader. */
  readonly people?: readonly PersonOptions[];
  /** What Kutip's own role adds. */
  readonly kutip?: ServerOptions['kutip'];
}

/** `Geografi` speaks Indonesian, `History` English; each has the people of its reader, and a manager, Dewi or Diana. */
export async function openStudyGroup({
  channels = UMUM,
  people = [],
  kutip: mayDo = [],
}: StudyServers = {}): Promise<StudyGroup> {
  const data = temporaryData();
  const clock = standingClock();
  const discord = await startLocalDiscord({
    servers: [
      { name: 'Geografi', systemChannel: null, channels, people: [...peopleOf(INDONESIAN), ...people], kutip: mayDo },
      { name: 'History', systemChannel: null, channels: UMUM, people: peopleOf(ENGLISH) },
    ],
  });
  const options: FolderOptions = { folder: data.folder, clock };
  let kutip = await startKutipOnFolder(discord, options);
  const pass = (milliseconds: number) => {
    clock.pass(milliseconds);
    discord.moveClock(milliseconds);
  };
  const group: StudyGroup = {
    ...{ discord, clock, pass, begin },
    get kutip() {
      return kutip;
    },
    async start() {
      kutip = await startKutipOnFolder(discord, options);
    },
    stop: () => kutip.stop(),
    async after(milliseconds) {
      pass(milliseconds);
      await kutip.post();
    },
    async expectSound() {
      discord.clearFaults();
      await vi.waitFor(() => expect(kutip.pending).toBe(0));
      expect(kutip.failures).toEqual([]);
      expect(discord.problems()).toEqual([]);
    },
    async close() {
      await kutip.stop();
      await discord.close();
      data.remove();
    },
  };
  await give(kutip, discord.server('Geografi'), INDONESIAN_TEXTS);
  await give(kutip, discord.server('History'), ENGLISH_TEXTS);
  return group;
}

const UMUM = [{ name: 'umum' }];

/** And a manager. */
function peopleOf({ locale, people }: StudyReader): readonly PersonOptions[] {
  const manager = { name: locale === 'id' ? 'Dewi' : 'Diana', locale, permissions: ['ManageGuild'] } as const;
  return [...people.map((name) => ({ name, locale })), manager];
}

async function give(
  { services: { documents, library } }: KutipOnFolder,
  { id: owner }: LocalServer,
  texts: Readonly<Record<string, string>>,
): Promise<void> {
  const place = { owner, collectionId: (await library.collection(owner)).id };
  for (const [name, text] of Object.entries(texts))
    await documents.keep({ ...place, name, bytes: Buffer.from(text), by: null });
  await documents.read(place);
}

async function begin(person: Person, channel: LocalChannel, values: StartValues = {}): Promise<LocalChannel> {
  const { content } = await person.slash(channel, 'study start', { document: 'sungai.md', ...values }).reply();
  const [, id] = /<#(\d+)>/.exec(content) ?? [];
  const thread = id === channel.id ? channel : channel.threads().find((each) => each.id === id);
  if (thread === undefined) throw new Error(`no session was begun: ${content}`);
  return thread;
}

/** Passages that stand in a thread, in the order in which they were posted. */
export function passagesIn(thread: LocalChannel): SeenMessage[] {
  return thread.seen().filter(({ content }) => PASSAGE.test(content));
}

/** Their numbers, from 1. */
export function numbersIn(thread: LocalChannel): number[] {
  return passagesIn(thread).map(({ content }) => Number(PASSAGE.exec(content)?.[1]));
}

/** The passage at hand. */
export function lastPassage(thread: LocalChannel): SeenMessage {
  return passagesIn(thread).at(-1) ?? missing('passage');
}

/** Questions of a quiz that stand in a thread. */
export function roundsIn(thread: LocalChannel): SeenMessage[] {
  return thread.seen().filter(({ content }) => /\*\*(?:Kuis|Quiz) · /.test(content));
}

/** Messages that sessions began with. */
export function openingsIn(channel: LocalChannel): SeenMessage[] {
  return channel.seen().filter(({ content }) => /^### 📚 (?:Sesi belajar|Study session):/.test(content));
}

export function recapsIn(thread: LocalChannel): SeenMessage[] {
  return thread.seen().filter(({ content }) => /^### 📚 (?:Rekap|Recap)/.test(content));
}

/** The custom id of a button that does this, as it stands on the message. */
export function idOf(message: SeenMessage | undefined, action: string): string {
  const found = message?.buttons.find(({ customId }) => customId?.startsWith(`${action}:`));
  return found?.customId ?? missing(`button ${action}`);
}

const PASSAGE = /^\*\*(?:Bagian|Passage) (\d+) /;

function missing(what: string): never {
  throw new Error(`there is no ${what}`);
}
