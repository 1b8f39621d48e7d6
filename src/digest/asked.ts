// What was asked since the digest before, as far as everybody who reads the digest may know of it.
import type { OpenQuestion } from '../group-types.js';
import type { Readers } from './channels.js';
import type { DigestPorts } from './digest-ports.js';

/** Open questions of one digest. */
const MOST_OPEN = 3;
/** Groups of open questions looked at; whether a channel is seen is asked for each channel. */
const MOST_LOOKED_AT = 30;
/** Where there was no digest before. */
const DAY_MS = 86_400_000;

export interface Asked {
  readonly asked: number;
  readonly answered: number;
  readonly open: readonly OpenQuestion[];
}

/** `since`: when the digest before was posted; null: never. Milliseconds since 1970. */
export async function askedSince(
  { store, group, clock }: Pick<DigestPorts, 'store' | 'group' | 'clock'>,
  owner: string,
  readers: Readers,
  since: number | null,
): Promise<Asked> {
  const now = clock.now();
  const counts = await store.answerCounts(owner, [...readers.collections], since ?? now - DAY_MS, now);
  const open: OpenQuestion[] = [];
  for (const { questions } of (await group.openQuestions(owner)).slice(0, MOST_LOOKED_AT)) {
    const readable = await firstOf(questions, readers.couldRead);
    if (readable !== null) open.push(readable);
    if (open.length === MOST_OPEN) break;
  }
  return { ...counts, open };
}

async function firstOf<T>(all: readonly T[], holds: (each: T) => Promise<boolean>): Promise<T | null> {
  for (const each of all) if (await holds(each)) return each;
  return null;
}
