// What a recording messenger remembers of study sessions: threads on messages, edits, closed threads, events of servers.
import type { MessageAddress } from '../../src/group-types.js';
import type { ServerEvent, SessionMessenger } from '../../src/ports.js';
import type { Reply } from '../../src/reply.js';
import type { UserError } from '../../src/user-error.js';

/** What sessions do, and what they cannot. */
export interface RecordingSessions {
  /** Threads that were opened on messages, each once; it has the message's id, as on Discord. */
  readonly hung: { readonly thread: string; readonly address: MessageAddress; readonly title: string }[];
  /** Every edit that was done. */
  readonly edits: { readonly address: MessageAddress; readonly reply: Reply }[];
  /** Threads that were archived. */
  readonly closed: string[];
  /** What stands among the events of servers, by id. */
  readonly events: Map<string, ServerEvent & { readonly owner: string }>;
  /** No thread can be opened on messages in the channel. */
  refuseThreads(channel: string, error: UserError): void;
  /** The message is gone, or cannot be reached. */
  refuseEdits(message: string): void;
  /** The thread cannot be archived. */
  keepOpen(thread: string): void;
  /** No events can be made in that server. */
  refuseEvents(owner: string): void;
}

/** `isThread`: of a channel of which nothing was opened here. */
export function recordingSessions(isThread: (channel: string) => boolean): RecordingSessions & SessionMessenger {
  const hung: RecordingSessions['hung'] = [];
  const edits: RecordingSessions['edits'] = [];
  const closed: string[] = [];
  const events: RecordingSessions['events'] = new Map();
  const withoutThreads = new Map<string, UserError>();
  const unreachable = new Set<string>();
  const kept = new Set<string>();
  const withoutEvents = new Set<string>();
  let made = 0;
  return {
    ...{ hung, edits, closed, events },
    refuseThreads: (channel, error) => void withoutThreads.set(channel, error),
    refuseEdits: (message) => void unreachable.add(message),
    keepOpen: (thread) => void kept.add(thread),
    refuseEvents: (owner) => void withoutEvents.add(owner),
    async threadOn(address, title) {
      const { channel, message: thread } = address;
      if (isThread(channel) || hung.some((each) => each.thread === channel)) return channel;
      if (hung.some((each) => each.thread === thread)) return thread;
      const refusal = withoutThreads.get(channel);
      if (refusal !== undefined) throw refusal;
      hung.push({ thread, address, title });
      return thread;
    },
    async edit(address, reply) {
      if (unreachable.has(address.message)) return false;
      edits.push({ address, reply });
      return true;
    },
    async closeThread(thread) {
      if (!kept.has(thread)) closed.push(thread);
    },
    async saveEvent(owner, event, id) {
      if (withoutEvents.has(owner)) return null;
      made += 1;
      const saved = id !== null && events.has(id) ? id : `event-${made}`;
      events.set(saved, { ...event, owner });
      return saved;
    },
    async deleteEvent(_owner, id) {
      events.delete(id);
    },
  };
}
