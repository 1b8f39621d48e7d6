// A messenger that posts nowhere and remembers what it was told to post.
import type { ChannelAbilities, Messenger } from '../../src/ports.js';
import type { Reply } from '../../src/reply.js';

export interface RecordingMessenger extends Messenger {
  readonly sent: { readonly channel: string; readonly reply: Reply }[];
  readonly threads: {
    readonly id: string;
    readonly channel: string;
    readonly title: string;
    readonly first: Reply;
  }[];
  /** A channel of another kind or with other permissions than an ordinary text channel. */
  allow(channel: string, abilities: Partial<ChannelAbilities>): void;
  /** The thread is deleted, or locked for good. */
  lose(thread: string): void;
  /** The question that a message shows. */
  show(message: string, question: string): void;
}

const TEXT_CHANNEL: ChannelAbilities = { canSend: true, canOpenThread: true, isThread: false, isForum: false };

export function recordingMessenger(): RecordingMessenger {
  const channels = new Map<string, ChannelAbilities>();
  const questions = new Map<string, string>();
  const lost = new Set<string>();
  const sent: RecordingMessenger['sent'] = [];
  const threads: RecordingMessenger['threads'] = [];
  return {
    sent,
    threads,
    allow: (channel, abilities) => void channels.set(channel, { ...TEXT_CHANNEL, ...abilities }),
    lose: (thread) => void lost.add(thread),
    show: (message, question) => void questions.set(message, question),
    async send(channel, reply) {
      sent.push({ channel, reply });
      return { channel, message: `message-${sent.length}` };
    },
    async openThread(channel, title, first) {
      const id = `thread-${threads.length + 1}`;
      threads.push({ id, channel, title, first });
      return id;
    },
    threadIsUsable: async (thread) => !lost.has(thread),
    abilities: async (channel) => channels.get(channel) ?? TEXT_CHANNEL,
    questionShown: async ({ message }) => questions.get(message) ?? null,
  };
}
