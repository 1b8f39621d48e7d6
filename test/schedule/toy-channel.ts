// A channel as Discord's can be: gone, forbidden, down, slow to execute, with answers lost before or after; it remembers every post.
import type { Clock, FoundPost, Post, PostingMessenger, PostOutcome } from '../../src/ports.js';
import type { Reason } from '../../src/schedule-types.js';

/** How a request ends. `lost`: its answer; it was never executed, was executed before, or is within a minute. */
export type Ending = 'sent' | 'lost-before' | 'lost-after' | 'lost-and-late' | Refusal;

export interface Refusal {
  readonly passing: boolean;
  readonly reason: Reason;
  readonly retryAfterMs?: number;
}

export interface ToyPost {
  readonly channel: string;
  readonly mark: string;
  /** When the request was begun (milliseconds since 1970), and when it can be seen. */
  readonly begun: number;
  readonly at: number;
}

export interface ToyChannel extends PostingMessenger {
  /** All that was executed, in order. */
  readonly posts: ToyPost[];
  /** When requests to post were begun. */
  readonly requests: number[];
  /** Whom Kutip told something privately. */
  readonly told: string[];
  /** How the next requests end; then as `usually`. */
  readonly next: Ending[];
  usually: Ending;
  history: 'readable' | 'unreadable for now' | 'unreadable';
}

const LATE_MS = 80_000;

export const refusal = (code: string, passing = false): Refusal => ({
  passing,
  reason: { code, sentence: { id: `id ${code}`, en: `en ${code}` } },
});

export function toyChannel(clock: Clock): ToyChannel {
  const channel: ToyChannel = {
    ...{ posts: [], requests: [], told: [], next: [], usually: 'sent', history: 'readable' },
    postingPlace: async () => null,
    refusalToMention: async () => null,
    isSeenByReadersOf: async () => true,
    post: async (place, post) => execute(channel, clock.now(), place, post),
    findPost: async (place, mark, since) => find(channel, clock.now(), { place, mark, since }),
    notify: async (person) => {
      channel.told.push(person);
      return true;
    },
  };
  return channel;
}

function execute(channel: ToyChannel, now: number, place: string, { mark }: Post): PostOutcome {
  channel.requests.push(now);
  const ending = channel.next.shift() ?? channel.usually;
  if (typeof ending !== 'string') return { kind: 'refused', ...ending };
  if (ending === 'lost-before') return { kind: 'unknown' };
  channel.posts.push({ channel: place, mark, begun: now, at: ending === 'lost-and-late' ? now + LATE_MS : now });
  return ending === 'sent' ? { kind: 'sent', address: addressOf(place, mark) } : { kind: 'unknown' };
}

function find(channel: ToyChannel, now: number, wanted: { place: string; mark: string; since: number }): FoundPost {
  if (channel.history !== 'readable') return { kind: 'unreadable', passing: channel.history === 'unreadable for now' };
  const { place, mark, since } = wanted;
  const is = (post: ToyPost) => post.channel === place && post.mark === mark && post.at >= since && post.at <= now;
  return channel.posts.some(is) ? { kind: 'found', address: addressOf(place, mark) } : { kind: 'absent' };
}

const addressOf = (channel: string, mark: string) => ({ channel, message: `message-${mark}` });
