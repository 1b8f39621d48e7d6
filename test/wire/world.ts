// All that the local Discord knows beyond the twin's tables: the one place of its state. Everything else reads and writes it here.
import { MessageFlags } from 'discord.js';
import type { FileHost } from './file-host.js';
import type {
  Channel,
  Interaction,
  Message,
  Problem,
  RegisteredCommand,
  Server,
  ServerEventRecord,
  User,
} from './records.js';
import { newId } from './twin.js';

/** Of an id, below its milliseconds. */
const SEQUENCE_BITS = 22n;

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
  readonly serverEvents = new Map<string, ServerEventRecord>();
  readonly nonces = new Map<string, string>();
  readonly files: FileHost;
  readonly typing: string[] = [];
  commands: RegisteredCommand[] = [];
  problems: Problem[] = [];
  #clockAhead = 0;
  readonly #watchers = new Set<() => void>();
  readonly #clockWatchers: (() => void)[] = [];

  constructor(
    botId: string,
    files: FileHost,
    limits: { readonly patienceMs: number; readonly acknowledgeWithinMs: number },
  ) {
    this.files = files;
    this.botId = botId;
    this.patienceMs = limits.patienceMs;
    this.acknowledgeWithinMs = limits.acknowledgeWithinMs;
  }

  /** Milliseconds since 1970 by the local Discord's clock. */
  now(): number {
    return Date.now() + this.#clockAhead;
  }

  /** The id of something new, which says when it was made. */
  newId(): string {
    return (BigInt(newId()) + (BigInt(this.#clockAhead) << SEQUENCE_BITS)).toString();
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

export const isEphemeral = (message: Message): boolean => (message.flags & MessageFlags.Ephemeral) !== 0;
