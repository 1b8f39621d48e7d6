// A messenger that posts nowhere and remembers what it was told to post; what Discord would say is up to the test.
import type { ChannelAbilities, FoundPost, Messenger, Post, PostingPlace, PostOutcome } from '../../src/ports.js';
import type { Reply } from '../../src/reply.js';
import type { Reason } from '../../src/schedule-types.js';
import { type RecordingSessions, recordingSessions } from './recording-sessions.js';

export interface RecordingMessenger extends Messenger, RecordingSessions {
  readonly sent: { readonly channel: string; readonly reply: Reply }[];
  readonly threads: {
    readonly id: string;
    readonly channel: string;
    readonly title: string;
    readonly first: Reply;
  }[];
  /** Every call of `post`, with what it came to. */
  readonly posts: { readonly channel: string; readonly post: Post; readonly outcome: PostOutcome }[];
  /** Every call of `findPost`. */
  readonly looked: { readonly channel: string; readonly mark: string; readonly since: number }[];
  readonly notified: { readonly person: string; readonly reply: Reply }[];
  /** A channel of another kind or with other permissions than an ordinary text channel. */
  allow(channel: string, abilities: Partial<ChannelAbilities>): void;
  /** The thread is deleted, or locked for good. */
  lose(thread: string): void;
  /** The question that a message shows. */
  show(message: string, question: string): void;
  /** Another place than an ordinary text channel of any server; null: it is gone. */
  place(channel: string, place: Partial<PostingPlace> | null): void;
  /** The role cannot be mentioned anywhere. */
  refuseRole(role: string, reason: Reason): void;
  /** What the next calls of `post` in the channel come to, one each, in this order; then all is well again. */
  answer(channel: string, ...outcomes: (PostOutcome | Lost)[]): void;
  /** What looking for posts in the channel finds, whatever is there; null: what is there again. */
  find(channel: string, found: FoundPost | null): void;
  /** Readers of `channel` do not see `other`. */
  hide(channel: string, other: string): void;
  /** The person takes no private messages. */
  refuseMessages(person: string): void;
}

/** The answer is lost (`unknown`), and the post stands there nevertheless. */
type Lost = 'lost';

const TEXT_CHANNEL: ChannelAbilities = { canSend: true, canOpenThread: true, isThread: false, isForum: false };
const THREAD: ChannelAbilities = { ...TEXT_CHANNEL, canOpenThread: false, isThread: true };
/** Of a thread that hangs on a message: its channel. */
type ParentOf = (channel: string) => string | undefined;
/** `owner`: of the place, where a test says nothing of it. */
const textPlace = (owner: string): PostingPlace => ({
  ...{ owner, kind: 'channel', tags: [], tagRequired: false },
  ...{ missing: [], missingForThreads: [], locked: false },
});

/** `owner`: the server that places are in of which a test says nothing; the first that toy services make. */
export function recordingMessenger(owner = 'server-1'): RecordingMessenger {
  const channels = new Map<string, ChannelAbilities>();
  const questions = new Map<string, string>();
  const lost = new Set<string>();
  const sent: RecordingMessenger['sent'] = [];
  const threads: RecordingMessenger['threads'] = [];
  const isThread = (channel: string) => channels.get(channel)?.isThread ?? threads.some(({ id }) => id === channel);
  const sessions = recordingSessions(isThread);
  const parentOf: ParentOf = (channel) => sessions.hung.find(({ thread }) => thread === channel)?.address.channel;
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
    async abilities(channel) {
      const parent = parentOf(channel);
      const usual = parent === undefined ? TEXT_CHANNEL : { ...THREAD, parent };
      return channels.get(channel) ?? usual;
    },
    questionShown: async ({ message }) => questions.get(message) ?? null,
    ...recordingPosts(),
    ...recordingPlaces(owner, parentOf),
    ...sessions,
  };
}

type Posting = 'posts' | 'looked' | 'notified' | 'answer' | 'find' | 'refuseMessages' | 'post' | 'findPost' | 'notify';

function recordingPosts(): Pick<RecordingMessenger, Posting> {
  const posts: RecordingMessenger['posts'] = [];
  const looked: RecordingMessenger['looked'] = [];
  const notified: RecordingMessenger['notified'] = [];
  const scripted = new Map<string, (PostOutcome | Lost)[]>();
  const finds = new Map<string, FoundPost>();
  const unwilling = new Set<string>();
  /** `CHANNEL MARK` of what stands there -> its message. */
  const standing = new Map<string, string>();
  return {
    posts,
    looked,
    notified,
    answer: (channel, ...outcomes) => void scripted.set(channel, [...(scripted.get(channel) ?? []), ...outcomes]),
    find: (channel, found) => void (found === null ? finds.delete(channel) : finds.set(channel, found)),
    refuseMessages: (person) => void unwilling.add(person),
    async post(channel, post) {
      const scriptedOutcome = scripted.get(channel)?.shift();
      const message = `post-${posts.length + 1}`;
      const isLost = scriptedOutcome === 'lost';
      const usual: PostOutcome = isLost ? { kind: 'unknown' } : { kind: 'sent', address: { channel, message } };
      const outcome = scriptedOutcome === undefined || isLost ? usual : scriptedOutcome;
      if (isLost || outcome.kind === 'sent') {
        standing.set(`${channel} ${post.mark}`, outcome.kind === 'sent' ? outcome.address.message : message);
      }
      posts.push({ channel, post, outcome });
      return outcome;
    },
    async findPost(channel, mark, since) {
      looked.push({ channel, mark, since });
      const message = standing.get(`${channel} ${mark}`);
      const there: FoundPost =
        message === undefined ? { kind: 'absent' } : { kind: 'found', address: { channel, message } };
      return finds.get(channel) ?? there;
    },
    async notify(person, reply) {
      if (unwilling.has(person)) return false;
      notified.push({ person, reply });
      return true;
    },
  };
}

type Places = 'place' | 'refuseRole' | 'hide' | 'postingPlace' | 'refusalToMention' | 'isSeenByReadersOf';

function recordingPlaces(owner: string, parentOf: ParentOf): Pick<RecordingMessenger, Places> {
  const places = new Map<string, PostingPlace | null>();
  const roles = new Map<string, Reason>();
  const hidden = new Set<string>();
  return {
    place: (channel, place) => void places.set(channel, place && { ...textPlace(owner), ...place }),
    refuseRole: (role, reason) => void roles.set(role, reason),
    hide: (channel, other) => void hidden.add(`${channel} ${other}`),
    async postingPlace(channel) {
      const place = places.get(channel);
      const parent = parentOf(channel);
      if (place !== undefined || parent === undefined) return place === undefined ? textPlace(owner) : place;
      const around = places.get(parent);
      return around === null ? null : { ...(around ?? textPlace(owner)), kind: 'thread', parent };
    },
    refusalToMention: async (_channel, role) => roles.get(role) ?? null,
    isSeenByReadersOf: async (channel, other) => !hidden.has(`${channel} ${other}`),
  };
}
