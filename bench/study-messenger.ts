// A made-up Discord for study sessions: one server, in which everything is posted at once and told to whoever measures.
import type { Messenger, PostingPlace } from '../src/ports.js';
import type { Reply } from '../src/reply.js';

export interface SaidInStudy {
  readonly kind: Reply['kind'];
  /** As `performance.now()`. */
  readonly at: number;
}

/** `told`: with everything that is posted, when Discord would have it. */
export function studyMessenger(owner: string, told: (reply: Reply) => void): Messenger {
  /** Thread -> the channel around it. */
  const threads = new Map<string, string>();
  // Ids of an earlier run on the same data are taken.
  let made = BigInt(Date.now()) << 22n;
  const post = (channel: string, reply: Reply) => {
    told(reply);
    made += 1n;
    return { channel, message: String(made) };
  };
  const parentOf = (id: string) => {
    const parent = threads.get(id);
    return parent === undefined ? {} : { parent };
  };
  const placeOf = (id: string): PostingPlace => ({
    ...{ owner, kind: threads.has(id) ? 'thread' : 'channel', tags: [], tagRequired: false, ...parentOf(id) },
    ...{ missing: [], missingForThreads: [], locked: false },
  });
  return {
    send: async (channel, reply) => post(channel, reply),
    openThread: () => Promise.reject(new Error('there is no forum')),
    threadIsUsable: async (thread) => threads.has(thread),
    abilities: async (id) => ({
      ...{ canSend: true, canOpenThread: !threads.has(id), isThread: threads.has(id), isForum: false },
      ...parentOf(id),
    }),
    questionShown: async () => null,
    postingPlace: async (id) => placeOf(id),
    refusalToMention: async () => null,
    post: async (channel, { reply }) => ({ kind: 'sent', address: post(channel, reply) }),
    findPost: async () => ({ kind: 'absent' }),
    isSeenByReadersOf: async () => true,
    notify: async () => true,
    async threadOn({ channel, message }) {
      threads.set(message, channel);
      return message;
    },
    edit: async () => true,
    closeThread: async () => {},
    saveEvent: async () => null,
    deleteEvent: async () => {},
  };
}
