// What a digest is set to: what was asked for, over what stands, over what is usual.
import type { Store } from '../database/store.js';
import type { Plan, Schedule } from '../schedule-types.js';
import { type DigestDetails, LONGEST_TOPIC, MOST_QUOTES, readDetails } from './details.js';
import type { DigestChange, DigestKeeper } from './digest-keeper.js';
import { collectionGone } from './reasons.js';
import { badPlan, longTopic, wrongQuotes, zoneMissing } from './setting-errors.js';

const USUAL_PLAN = { time: '07:00', days: [1, 2, 3, 4, 5, 6, 7] };
const USUAL = { quotes: 3, topic: null, role: null, repeat: false };

/** Who sets it, and what is around. */
export type SetBy = Parameters<DigestKeeper['set']>[2];

interface Standing {
  readonly details: DigestDetails;
  readonly plan: Plan;
  readonly tag: string | null;
}

/** Of one that was stopped, or cannot be read, only what it used is remembered: it is set as if it were the first time. */
export function standing(before: Schedule | null): Standing | null {
  const details = before === null || before.state === 'stopped' ? null : readDetails(before.details);
  return before === null || details === null ? null : { details, plan: before.plan, tag: before.tag };
}

/** Throws UserError `bad-quotes`, `bad-topic` or `collection-gone`. */
export async function detailsAfter(
  store: Pick<Store, 'collectionInfos' | 'documents'>,
  owner: string,
  by: SetBy,
  before: Schedule | null,
  { plan: _plan, tag: _tag, ...change }: DigestChange,
): Promise<DigestDetails> {
  const usual = { ...USUAL, collectionId: by.collectionId };
  const asked = { ...usual, ...standing(before)?.details, ...given(change), language: by.language };
  const topic = asked.topic?.trim() || null;
  if (!Number.isInteger(asked.quotes) || asked.quotes < 1 || asked.quotes > MOST_QUOTES) throw wrongQuotes();
  if (topic !== null && topic.length > LONGEST_TOPIC) throw longTopic();
  const { collectionId } = asked;
  const known = (await store.collectionInfos(owner)).some(({ id, removedAt }) => id === collectionId && !removedAt);
  if (!known) throw collectionGone();
  // The same collection as ever: what came since it was first set is still new.
  const earlier = before === null ? null : readDetails(before.details);
  const newAfter = earlier?.collectionId === collectionId ? earlier.newAfter : await lastDocument(store, collectionId);
  return { ...asked, topic, newAfter };
}

async function lastDocument(store: Pick<Store, 'documents'>, collectionId: number): Promise<number> {
  return Math.max(0, ...(await store.documents(collectionId)).map(({ id }) => id));
}

/** Throws UserError `digest-zone-missing`, or `bad-plan` for days that are none; times and zones are for `due.ts` to check. */
export function planAfter(by: SetBy, before: Schedule | null, { plan: change = {} }: DigestChange): Plan {
  const stood = standing(before)?.plan;
  const zone = change.zone ?? stood?.zone ?? by.zone;
  if (zone === null) throw zoneMissing();
  const { time, days } = { ...USUAL_PLAN, ...stood, ...given(change) };
  if (days.length === 0 || !days.every((day) => Number.isInteger(day) && day >= 1 && day <= 7)) throw badPlan();
  return { zone, time, days: [...new Set(days)].sort((a, b) => a - b) };
}

/** Without what is undefined, which must not replace anything. */
function given<T extends object>(change: T): { [Name in keyof T]?: Exclude<T[Name], undefined> } {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as {
    [Name in keyof T]?: Exclude<T[Name], undefined>; // only entries were left out
  };
}
