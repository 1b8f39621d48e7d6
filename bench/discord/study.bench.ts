// 200 study sessions at once, in twenty servers: how soon presses are acknowledged, and passages posted. JSON on standard output,
// milliseconds. SERVERS (20), ROUNDS (3): in each round of each session two members press Ready and who guides presses Next.
import { loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Asked } from '../../test/wire/asked.js';
import {
  type LocalChannel,
  type LocalDiscord,
  type LocalServer,
  startLocalDiscord,
  wire,
} from '../../test/wire/local-discord.js';
import type { SeenMessage } from '../../test/wire/seen.js';
import { longestDelays, report, spread } from './figures.js';
import { type Installation, install } from './installation.js';
import { addSampleDocuments } from './prepare.js';

const SERVERS = Number(process.env['SERVERS'] ?? 20);
const ROUNDS = Number(process.env['ROUNDS'] ?? 3);
/** As many as a server may have. */
const SESSIONS_EACH = 10;
/** Over which the presses of a round are spread. */
const SPREAD_MS = 20_000;
/** Begun at one time: more would be told that many are asking. */
const BEGUN_AT_ONCE = 10;
const PASSAGES = 14;
/** Of each the sample documents have enough to read. */
const TOPICS = ['Kazakhstan', 'Asia Tengah', 'Rusia', 'keamanan Asia Tengah', 'CSTO', 'hubungan Rusia dan Kazakhstan'];
const GUIDE = 'Pemandu';
const MEMBERS = ['Anggota 1', 'Anggota 2'];
/** Discord's ids count milliseconds from here. */
const DISCORD_EPOCH = 1_420_070_400_000;

interface Session {
  readonly server: LocalServer;
  readonly thread: LocalChannel;
}

/** One press, and what it was for. */
interface Pressed {
  readonly session: Session;
  readonly asked: Asked;
  readonly at: number;
  readonly isNext: boolean;
}

wire('200 study sessions at once', () => {
  let discord: LocalDiscord;
  let kutip: Installation;
  const sessions: Session[] = [];

  beforeAll(async () => {
    const people = [GUIDE, ...MEMBERS].map((name) => ({ name, locale: 'id' as const }));
    const channels = Array.from({ length: SESSIONS_EACH }, (_, n) => ({ name: `kelompok-${n}` }));
    const names = Array.from({ length: SERVERS }, (_, n) => `Kelas ${n}`);
    discord = await startLocalDiscord({
      ...{ patienceMs: 300_000, acknowledgeWithinMs: 15_000 },
      servers: names.map((name) => ({ name, channels, people })),
    });
    kutip = install();
    await addSampleDocuments(
      kutip.dataDir,
      names.map((name) => discord.server(name).id),
    );
    await kutip.start(discord);
    const places = names.flatMap((name) => channels.map((channel) => ({ name, channel: channel.name })));
    const waited: number[] = [];
    for (let from = 0; from < places.length; from += BEGUN_AT_ONCE) {
      const begun = places.slice(from, from + BEGUN_AT_ONCE).map(async ({ name, channel }, n) => {
        const made = await begin(discord.server(name), channel, TOPICS[(from + n) % TOPICS.length] ?? '');
        sessions.push(made.session);
        waited.push(made.milliseconds);
      });
      await Promise.all(begun);
    }
    report('sessions open', {
      count: sessions.length,
      passages: spread(sessions.map((session) => Number(/\d+ dari (\d+)/.exec(lastOf(session).content)?.[1]))),
      firstPassageWhereTenBeginAtOnce: spread(waited),
    });
  });
  afterAll(async () => {
    await kutip?.close();
    await discord?.close();
  });

  it('go on within twenty seconds', async () => {
    for (let round = 0; round < ROUNDS; round++) await playRound('600 presses spread over 20 s', MEMBERS, SPREAD_MS);
    expect(discord.problems()).toEqual([]);
  });

  it('go on in one moment', async () => {
    for (let round = 0; round < ROUNDS; round++) await playRound('200 press Next in one moment', [], 0);
    for (let round = 0; round < ROUNDS; round++) await playRound('all 600 press in one moment', MEMBERS, 0);
    expect(discord.problems()).toEqual([]);
  });

  /** Everybody is ready in the first half of the time, and goes on in the second. */
  async function playRound(what: string, members: readonly string[], spreadMs: number): Promise<void> {
    await kutip.metrics(); // its longest delay counts from the last reading
    const presses = sessions.flatMap((session, n) => {
      const share = n / sessions.length / 2;
      const ready = members.map((name) => ({ session, name, action: 'study-ready', at: share }));
      return [...ready, { session, name: GUIDE, action: 'study-next', at: 0.5 + share }];
    });
    const before = new Map(sessions.map((session) => [session, lastOf(session)]));
    const pressed: Pressed[] = [];
    const from = performance.now();
    for (const { session, name, action, at } of spreadMs === 0 ? presses : presses.sort((a, b) => a.at - b.at)) {
      const early = from + at * spreadMs - performance.now();
      if (early > 0) await sleep(early);
      const message = before.get(session);
      if (message === undefined) throw new Error('a session shows no passage');
      const button = message.buttons.find(({ customId }) => customId?.startsWith(`${action}:`));
      const asked = session.server.person(name).press(message, button?.customId ?? action);
      pressed.push({ session, asked, at: Date.now(), isNext: name === GUIDE });
    }
    const acknowledged: number[] = [];
    for (const { asked } of pressed) acknowledged.push(await asked.acknowledgedAfter());
    const posted: number[] = [];
    for (const { session, at } of pressed.filter(({ isNext }) => isNext)) {
      const next = await discord.until(() => {
        const last = lastOf(session);
        return last.id !== before.get(session)?.id && last;
      }, 'the next passage');
      posted.push(timeOf(next) - at);
    }
    for (const { asked } of pressed) await asked.reply();
    report(what, {
      acknowledged: spread(acknowledged),
      nextPassagePosted: spread(posted),
      load: loadavg().map((load) => Number(load.toFixed(1))),
      mainThreadHeld: longestDelays(await kutip.metrics()),
    });
  }

  async function begin(server: LocalServer, name: string, topic: string) {
    const channel = server.channel(name);
    const at = Date.now();
    const asked = server.person(GUIDE).slash(channel, 'belajar mulai', { topik: topic, bagian: String(PASSAGES) });
    const reply = await asked.reply();
    const thread = channel.threads()[0];
    if (thread === undefined) throw new Error(`no session was begun: ${reply.content}`);
    const session = { server, thread };
    await discord.until(() => thread.seen().some(isPassage), 'the first passage');
    return { session, milliseconds: timeOf(lastOf(session)) - at };
  }
});

function isPassage({ buttons }: SeenMessage): boolean {
  return buttons.some(({ customId }) => customId?.startsWith('study-next:'));
}

/** The passage at hand. */
function lastOf({ thread }: Session): SeenMessage {
  const last = thread.seen().filter(isPassage).at(-1);
  if (last === undefined) throw new Error('a session shows no passage');
  return last;
}

/** When it was posted. */
function timeOf({ id }: SeenMessage): number {
  return Number(BigInt(id) >> 22n) + DISCORD_EPOCH;
}
