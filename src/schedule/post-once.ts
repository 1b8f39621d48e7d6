// One posting that this process holds: what may have been posted is looked for, what was not is posted, and the ledger says what became of it.
import type { PostingPermit } from '../database/schedule-store.js';
import type { Post, PostOutcome } from '../ports.js';
import type { Posting, Reason, Schedule } from '../schedule-types.js';
import { UserError } from '../user-error.js';
import { decidePost } from './decide-post.js';
import { unpackDecided } from './decided-content.js';
import { findEarlierPost } from './find-earlier-post.js';
import { gaveUp, type Outcome, tooLate } from './outcome.js';
import { pauseAfterElapsed, pauseAfterTries } from './pauses.js';
import { isPlanned } from './planned.js';
import { DISCORD_DOWN, PAUSED, STOPPED, UNEXPECTED, WAS_OFF } from './reasons.js';
import type { SchedulerPorts } from './scheduler.js';
import type { TurnsByKey } from './turns-by-key.js';

/** A hold outlasts a request and what is looked for after it by far; it ends earlier when its process is seen to be dead. */
export const HOLD_MS = 5 * 60_000;
/** Between noting a request and making it. After longer, the machine slept, and another process may have the posting. */
const AT_ONCE_MS = 5_000;
/** After a lost answer most of what was executed is seen by then. */
const LOOK_AFTER_MS = 10_000;

export interface PostingWork {
  readonly ports: SchedulerPorts;
  readonly windowMs: number;
  readonly holder: string;
  readonly inTurn: TurnsByKey;
  /** Resolves when another request may be begun. */
  readonly pace: () => Promise<void>;
  /** Given when nothing more is to be begun. */
  readonly stopping: AbortSignal;
}

/** `asked`: somebody waits for it. Any other without a date was left behind, and is not posted late. */
export async function postOnce(work: PostingWork, posting: Posting, asked: boolean): Promise<Outcome> {
  const { store } = work.ports;
  const schedule = await store.schedule(posting.owner, posting.scheduleId);
  const outcome: Outcome =
    schedule === null ? { kind: 'skipped', reason: STOPPED } : await tryPosting(work, schedule, posting, asked);
  const told =
    outcome.kind === 'sent' && schedule !== null ? await tellPosted(work, schedule, posting, outcome) : outcome;
  return settle(work, posting, isPlanned(posting) ? told : withoutAnotherTry(told));
}

/** Gives back what was taken and not begun. */
export function letGo({ ports, stopping }: PostingWork, { state, reason }: Posting): Outcome | null {
  if (!stopping.aborted) return null;
  return { kind: 'later', tryAt: ports.clock.now(), sent: state === 'sending', reason };
}

/** Writes down what became of it. Resolves to `lost` where another process has it. */
export async function settle(work: PostingWork, posting: Posting, outcome: Outcome): Promise<Outcome> {
  const { store, clock } = work.ports;
  const permit = permitFor(work, posting);
  if (outcome.kind === 'lost') return outcome;
  if (outcome.kind === 'later') {
    const { tryAt, sent, reason } = outcome;
    return (await store.postponePosting(permit, tryAt, sent, reason)) ? outcome : { kind: 'lost' };
  }
  const counts = outcome.kind === 'sent' || outcome.kind === 'uncertain';
  const decided = counts ? await store.posting(posting.owner, posting.id) : null;
  const used = decided?.content == null ? [] : unpackDecided(decided.content).used;
  const reason = outcome.kind === 'sent' ? null : outcome.reason;
  const address = outcome.kind === 'sent' ? outcome.address : null;
  const settled = { state: outcome.kind, reason, address, now: clock.now() };
  return (await store.settlePosting(permit, settled, used)) ? outcome : { kind: 'lost' };
}

async function tryPosting(work: PostingWork, schedule: Schedule, posting: Posting, asked: boolean): Promise<Outcome> {
  const { ports, stopping } = work;
  const until = posting.dueAt + work.windowMs;
  if (posting.state === 'sending') {
    await work.pace();
    const known = letGo(work, posting) ?? (await findEarlierPost(ports, schedule, posting, until));
    if (known !== null) return known;
  }
  const absent: Posting = { ...posting, state: 'waiting' };
  if (!isPlanned(posting) && (!asked || posting.tries > 0)) return tooLate(posting);
  const unwanted = whyNotPosted(schedule, posting);
  if (unwanted !== null) return { kind: 'skipped', reason: unwanted };
  if (ports.clock.now() > until) return tooLate(posting);
  if (stopping.aborted) return letGo(work, absent) ?? { kind: 'lost' };
  try {
    const ready = await decidePost(ports, work.inTurn, schedule, posting, permitFor(work, posting));
    if ('kind' in ready) return ready;
    await work.pace();
    return letGo(work, absent) ?? (await send(work, schedule, posting, ready.post));
  } catch (error) {
    if (!(error instanceof UserError)) ports.onFailure(error);
    const reason = error instanceof UserError ? { code: error.code, sentence: error.sentence } : UNEXPECTED;
    const pause = pauseAfterElapsed(ports.clock.now() - posting.dueAt);
    return notPosted(work, posting, pause, reason, false);
  }
}

/** One request, written down before it is made. */
async function send(work: PostingWork, schedule: Schedule, posting: Posting, post: Post): Promise<Outcome> {
  const { store, clock, messenger, onFailure } = work.ports;
  const until = posting.dueAt + work.windowMs;
  const begun = clock.now();
  if (begun > until) return tooLate(posting);
  if (!(await store.beginSending(permitFor(work, posting), begun, begun + HOLD_MS))) return { kind: 'lost' };
  const present = await store.schedule(schedule.owner, schedule.id);
  const unwanted = whyNotPosted(present, posting);
  if (unwanted !== null) return { kind: 'skipped', reason: unwanted };
  if (clock.now() > Math.min(begun + AT_ONCE_MS, until))
    return { kind: 'later', tryAt: clock.now(), sent: false, reason: posting.reason };
  // From here to the request nothing is waited for.
  const answer = await messenger.post(schedule.channel, post).catch((error): PostOutcome => {
    onFailure(error);
    return { kind: 'unknown' };
  });
  if (answer.kind === 'sent') return { kind: 'sent', address: answer.address };
  if (answer.kind === 'unknown')
    return { kind: 'later', tryAt: clock.now() + LOOK_AFTER_MS, sent: true, reason: DISCORD_DOWN };
  const pause = Math.max(pauseAfterTries(posting.tries + 1), answer.retryAfterMs ?? 0);
  return notPosted(work, posting, pause, answer.reason, answer.passing);
}

/** Certainly not posted; tried again after `pause` (milliseconds) where that lies within its window. */
function notPosted(work: PostingWork, posting: Posting, pause: number, reason: Reason, passing: boolean): Outcome {
  const tryAt = work.ports.clock.now() + pause;
  const isLast = !isPlanned(posting) || tryAt > posting.dueAt + work.windowMs;
  return isLast ? gaveUp(reason, passing) : { kind: 'later', tryAt, sent: false, reason };
}

/** What follows from its being posted is done before that is noted. Where it fails, the posting is looked for again. */
async function tellPosted(
  { ports, windowMs }: PostingWork,
  schedule: Schedule,
  { owner, id, dueAt }: Posting,
  sent: Extract<Outcome, { readonly kind: 'sent' }>,
): Promise<Outcome> {
  const { store, clock, kinds, onFailure } = ports;
  try {
    const posting = await store.posting(owner, id);
    if (posting !== null) await kinds[schedule.kind].posted?.(schedule, posting, sent.address);
    return sent;
  } catch (error) {
    if (!(error instanceof UserError)) onFailure(error);
    const tryAt = clock.now() + pauseAfterElapsed(clock.now() - dueAt);
    return tryAt > dueAt + windowMs ? sent : { kind: 'later', tryAt, sent: true, reason: null };
  }
}

function withoutAnotherTry(outcome: Outcome): Outcome {
  return outcome.kind === 'later' && !outcome.sent ? gaveUp(outcome.reason ?? WAS_OFF) : outcome;
}

/** Null while it is active; where somebody asked for it, also while it is paused. */
function whyNotPosted(schedule: Schedule | null, posting: Posting): Reason | null {
  if (schedule === null || schedule.state === 'stopped') return STOPPED;
  return schedule.state === 'paused' && isPlanned(posting) ? PAUSED : null;
}

function permitFor({ holder }: PostingWork, { owner, id }: Posting): PostingPermit {
  return { owner, posting: id, holder };
}
