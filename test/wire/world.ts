// All that the local Discord knows beyond the twin's tables: the one place of its state. Everything else reads and writes it here.
import { type ChannelType, MessageFlags } from 'discord.js';
import type { Json } from './json.js';

export interface Role {
  readonly id: string;
  readonly name: string;
  permissions: bigint;
  readonly managed: boolean;
  readonly position: number;
}

export interface User {
  readonly id: string;
  readonly name: string;
  readonly bot: boolean;
}

export interface Member {
  readonly user: User;
  readonly roles: string[];
  readonly joinedAt: string;
}

export interface Server {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  systemChannelId: string | null;
  readonly roles: Map<string, Role>;
  /** By user id. */
  readonly members: Map<string, Member>;
}

/** Discord's permission overwrite: for a role (0) or a member (1). */
export interface Overwrite {
  readonly id: string;
  readonly type: 0 | 1;
  allow: bigint;
  deny: bigint;
}

/** A channel or a thread. The twin holds it too and tells of changes; permissions and tags are only here. */
export interface Channel {
  readonly id: string;
  readonly serverId: string;
  readonly type: ChannelType;
  name: string;
  /** The channel of a thread; null for channels. */
  readonly parentId: string | null;
  readonly ownerId: string | null;
  archived: boolean;
  locked: boolean;
  readonly overwrites: Overwrite[];
  readonly tags: readonly { readonly id: string; readonly name: string }[];
  readonly tagRequired: boolean;
  appliedTags: readonly string[];
}

/** A message, also one that a single person sees. */
export interface Message {
  readonly id: string;
  readonly channelId: string;
  readonly serverId: string;
  readonly authorId: string;
  readonly timestamp: string;
  content: string;
  flags: number;
  components: readonly Json[];
  embeds: readonly Json[];
  attachments: readonly Json[];
  /** Ids of users mentioned with a ping. */
  mentions: readonly string[];
  mentionedRoles: readonly string[];
  editedAt: string | null;
  /** 0; 19: reply; 20: answer to a command; 23: to a menu of a message. */
  readonly type: number;
  readonly replyTo: string | null;
  readonly nonce: string | null;
  /** Who alone sees it; null: everybody. */
  readonly privateTo: string | null;
  readonly interactionId: string | null;
  deleted: boolean;
}

/** One press, command, typing or form, and what was answered. */
export interface Interaction {
  readonly id: string;
  readonly token: string;
  /** Discord's: 2 command, 3 component, 4 autocomplete, 5 form. */
  readonly type: number;
  /** `ask`, `documents show` or a custom id. */
  readonly name: string;
  readonly userId: string;
  readonly serverId: string;
  readonly channelId: string;
  readonly createdAt: number;
  /** The message that bears the pressed component. */
  readonly sourceMessageId: string | null;
  acknowledgedAt: number | null;
  response: { readonly type: number; readonly data: Json } | null;
  originalId: string | null;
  readonly followUps: string[];
  /** Edits of the message through this interaction's token. */
  edits: number;
  /** Told to the person by Discord; null while all is well. */
  failure: string | null;
  /** True when a scripted fault met its answer: answering twice is then no mistake. */
  disturbed: boolean;
  expired: boolean;
}

export interface RegisteredCommand {
  readonly id: string;
  /** null: registered for all servers. */
  readonly serverId: string | null;
  readonly definition: Json;
}

/** Something that a body does against Discord's rules or this project's. */
export interface Problem {
  /** `POST /channels/…/messages`. */
  readonly where: string;
  readonly what: string;
}

export const isEphemeral = (message: Message): boolean => (message.flags & MessageFlags.Ephemeral) !== 0;

export class World {
  readonly botId: string;
  /** How long `until` waits where it is not told. Milliseconds. */
  readonly patienceMs: number;
  /** How long an interaction waits for its first answer. Milliseconds. */
  readonly acknowledgeWithinMs: number;
  readonly servers = new Map<string, Server>();
  readonly channels = new Map<string, Channel>();
  readonly users = new Map<string, User>();
  /** In the order in which they were posted. */
  readonly messages = new Map<string, Message>();
  readonly interactions = new Map<string, Interaction>();
  readonly nonces = new Map<string, string>();
  readonly files = new Map<string, { readonly type: string; readonly bytes: Buffer }>();
  readonly typing: string[] = [];
  commands: RegisteredCommand[] = [];
  problems: Problem[] = [];
  #clockAhead = 0;
  readonly #watchers = new Set<() => void>();
  readonly #clockWatchers: (() => void)[] = [];

  constructor(botId: string, limits: { readonly patienceMs: number; readonly acknowledgeWithinMs: number }) {
    this.botId = botId;
    this.patienceMs = limits.patienceMs;
    this.acknowledgeWithinMs = limits.acknowledgeWithinMs;
  }

  /** Milliseconds since 1970 by the local Discord's clock. */
  now(): number {
    return Date.now() + this.#clockAhead;
  }

  moveClock(milliseconds: number): void {
    this.#clockAhead += milliseconds;
    for (const look of this.#clockWatchers) look();
    this.changed();
  }

  onClockMoved(look: () => void): void {
    this.#clockWatchers.push(look);
  }

  timestamp(): string {
    return new Date(this.now()).toISOString().replace('Z', '+00:00');
  }

  /** To be called after every change, so that whoever waits looks again. */
  changed(): void {
    for (const look of [...this.#watchers]) look();
  }

  report(where: string, what: string): void {
    this.problems.push({ where, what });
    this.changed();
  }

  /**
   * Resolves to the first value of `look` that is neither null nor undefined nor false; rejects with `what` was awaited.
   * Looks after every change here, and every few milliseconds for what changes elsewhere.
   */
  until<T>(look: () => T | null | undefined | false, what: string, timeoutMs = this.patienceMs): Promise<T> {
    return new Promise((resolve, reject) => {
      const done = (settle: () => void) => {
        clearTimeout(timer);
        clearInterval(again);
        this.#watchers.delete(watch);
        settle();
      };
      const timer = setTimeout(
        () => done(() => reject(new Error(`waited ${timeoutMs} ms in vain for ${what}`))),
        timeoutMs,
      );
      const watch = () => {
        try {
          const found = look();
          if (found !== null && found !== undefined && found !== false) done(() => resolve(found));
        } catch (error) {
          done(() => reject(error));
        }
      };
      const again = setInterval(watch, 20);
      this.#watchers.add(watch);
      watch();
    });
  }

  server(id: string): Server {
    return existing(this.servers.get(id), `server ${id}`);
  }

  channel(id: string): Channel {
    return existing(this.channels.get(id), `channel ${id}`);
  }

  user(id: string): User {
    return existing(this.users.get(id), `user ${id}`);
  }

  interaction(id: string): Interaction {
    return existing(this.interactions.get(id), `interaction ${id}`);
  }

  /** One that was not deleted, or undefined. */
  message(id: string): Message | undefined {
    const message = this.messages.get(id);
    return message?.deleted ? undefined : message;
  }

  interactionByToken(token: string): Interaction | undefined {
    return [...this.interactions.values()].find((each) => each.token === token);
  }
}

function existing<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`the local Discord has no ${what}`);
  return value;
}
