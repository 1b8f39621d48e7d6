// The connection to Discord as Kutip wants it: few intents, no mentions, small caches.
import { Client, GatewayIntentBits, Options } from 'discord.js';
import { systemClock } from '../ports.js';
import { watchedShards } from './watched-shards.js';

export interface ClientSettings {
  /** Null: Discord's own. */
  readonly apiUrl: string | null;
  /** Milliseconds that Discord may take to resume a session. */
  readonly watchdogMs: number;
  /** A session was given up, and a new one is begun. */
  onGivenUp(): void;
}

const LONGEST_WAIT_MS = 60_000;

/**
 * Not logged in yet. Neither intent is privileged: without message content, texts arrive where Kutip is mentioned or
 * replied to, and that is all it reads. No text of Kutip's ever pings anybody.
 */
export function createClient({ apiUrl, watchdogMs, onGivenUp }: ClientSettings): Client {
  const client: Client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages],
    allowedMentions: { parse: [], repliedUser: false },
    makeCache: Options.cacheWithLimits({
      ...NOTHING_KEPT,
      // A message finds its writer here. Kutip's own membership, which says what it may do where, is never dropped.
      GuildMemberManager: { maxSize: 200, keepOverLimit: (member) => member.id === client.user?.id },
    }),
    ws: { buildStrategy: (manager) => watchedShards(manager, { watchdogMs, clock: systemClock, onGivenUp }) },
    rest: {
      ...(apiUrl !== null && { api: apiUrl }),
      // Most limits pass within seconds; the one of new commands lasts for hours, and Kutip is not to stand still so long.
      rejectOnRateLimit: ({ route, timeToReset }) => route.startsWith('/applications') && timeToReset > LONGEST_WAIT_MS,
    },
  });
  return client;
}

/** Servers, channels, threads and roles are needed to know where Kutip may write; nothing else is looked at twice. */
const NOTHING_KEPT = {
  ApplicationCommandManager: 0,
  AutoModerationRuleManager: 0,
  BaseGuildEmojiManager: 0,
  DMMessageManager: 0,
  EntitlementManager: 0,
  GuildBanManager: 0,
  GuildEmojiManager: 0,
  GuildInviteManager: 0,
  GuildMessageManager: 0,
  GuildScheduledEventManager: 0,
  GuildStickerManager: 0,
  MessageManager: 0,
  PresenceManager: 0,
  ReactionManager: 0,
  ReactionUserManager: 0,
  StageInstanceManager: 0,
  ThreadMemberManager: 0,
  UserManager: 0,
  VoiceStateManager: 0,
} as const;
