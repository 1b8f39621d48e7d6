// What is to be posted, made from what was decided for the posting: at the first try, and kept.
import type { PostingPermit } from '../database/schedule-store.js';
import type { Post } from '../ports.js';
import type { Posting, Schedule } from '../schedule-types.js';
import { type DecidedContent, packDecided, unpackDecided } from './decided-content.js';
import type { Outcome } from './outcome.js';
import { NOT_HERE } from './reasons.js';
import type { SchedulerPorts } from './scheduler.js';
import type { TurnsByKey } from './turns-by-key.js';

export interface ReadyPost {
  readonly post: Post;
  /** Keys of what its schedule has used once it is posted. */
  readonly used: readonly string[];
}

/**
 * Or why it is not posted. `inTurn`: two postings of a schedule are not decided at a time, because they would use the same. Two
 * processes that decide at the same instant (one the day's, the other what somebody asked for) may: each posting is still posted
 * once, and what both use is used. Throws what the kind throws.
 */
export async function decidePost(
  { store, kinds, mayPost }: SchedulerPorts,
  inTurn: TurnsByKey,
  schedule: Schedule,
  posting: Posting,
  permit: PostingPermit,
): Promise<ReadyPost | Outcome> {
  const kind = kinds[schedule.kind];
  const decided = await inTurn(schedule.id, async (): Promise<DecidedContent | Outcome> => {
    if (posting.content !== null) return unpackDecided(posting.content);
    const first = await kind.decide(schedule, posting);
    if ('skip' in first) return { kind: 'skipped', reason: first.skip };
    return (await store.decidePosting(permit, packDecided(first), first.newRound)) ? first : { kind: 'lost' };
  });
  if ('kind' in decided) return decided;
  const made = await kind.render(schedule, posting, decided.content);
  if ('skip' in made) return { kind: 'skipped', reason: made.skip };
  if (!(await mayPost(schedule.owner, schedule.channel, made.reply))) return { kind: 'skipped', reason: NOT_HERE };
  // Its row's id, whatever the kind gave: by that it is looked for.
  return { post: { ...made, mark: posting.id }, used: decided.used };
}
