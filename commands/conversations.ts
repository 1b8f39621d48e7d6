// What each person asked last in each channel, for a short while and in memory only, so that "lalu kapan?" can follow it.
import type { Visibility } from '../src/group-types.js';
import type { Clock } from '../src/ports.js';
import type { Answer } from '../src/types.js';

export interface ConversationPlace {
  readonly owner: string;
  readonly channel: string;
  readonly person: string;
}

export interface Conversations {
  /**
   * The question that one of this visibility may follow. A private one is followed by private ones only, because everybody
   * would see it in what the next one is read as.
   */
  previous(place: ConversationPlace, visibility: Visibility): string | null;
  /** Takes the place of what was asked here before. */
  remember(place: ConversationPlace, question: string, visibility: Visibility): void;
}

interface Entry {
  readonly question: string;
  readonly visibility: Visibility;
  readonly at: number;
}

const KEEP_MS = 10 * 60_000;
const MOST = 5000;

export function createConversations(clock: Clock, most = MOST): Conversations {
  /** The longest silent first. */
  const entries = new Map<string, Entry>();
  const keyOf = ({ owner, channel, person }: ConversationPlace) => `${owner} ${channel} ${person}`;
  const isOver = ({ at }: Entry) => clock.now() - at >= KEEP_MS;

  return {
    previous(place, visibility) {
      const entry = entries.get(keyOf(place));
      if (entry === undefined || isOver(entry)) return null;
      return entry.visibility === 'private' && visibility === 'public' ? null : entry.question;
    },
    remember(place, question, visibility) {
      const key = keyOf(place);
      entries.delete(key);
      entries.set(key, { question, visibility, at: clock.now() });
      for (const [other, entry] of entries) {
        if (entries.size <= most && !isOver(entry)) break;
        entries.delete(other);
      }
    },
  };
}

/** The question that the next one may follow: one that was itself read together with an earlier one is that reading, or still the earlier. */
export function questionToFollow({ question, readAs }: Pick<Answer, 'question' | 'readAs'>, previous: string | null) {
  if (previous === null || readAs === null) return question;
  return readAs.includes(previous) ? previous : readAs;
}
