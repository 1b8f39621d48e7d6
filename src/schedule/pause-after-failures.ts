// Pauses a schedule that failed for one lasting reason on three dates in a row, and tells whoever set it, once.
import type { Posting } from '../schedule-types.js';
import { isPlanned } from './planned.js';
import type { SchedulerPorts } from './scheduler.js';

const IN_A_ROW = 3;
/** Postings looked at: those that somebody asked for lie between. */
const LOOKED_AT = 50;

/** `failed`: has just been settled so. Failures from before it was set or resumed do not count. */
export async function pauseAfterFailures(
  { store, kinds, messenger }: SchedulerPorts,
  { owner, scheduleId }: Posting,
): Promise<void> {
  const schedule = await store.schedule(owner, scheduleId);
  if (schedule === null) return;
  const dated = (await store.postings(owner, scheduleId, LOOKED_AT)).filter(isPlanned);
  const last = dated.slice(0, IN_A_ROW).filter(({ dueAt }) => dueAt >= schedule.setAt);
  const reason = last[0]?.reason ?? null;
  const alike = last.filter((posting) => posting.state === 'failed' && posting.reason?.code === reason?.code);
  if (reason === null || alike.length < IN_A_ROW) return;
  // Of several processes one pauses it, and that one tells.
  if (!(await store.pauseSchedule(owner, scheduleId, reason)) || schedule.setBy === null) return;
  await messenger.notify(schedule.setBy, await kinds[schedule.kind].paused(schedule, reason));
}
