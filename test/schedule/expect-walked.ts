// Compares when digests are due with dates that were read minute by minute.
import { expect } from 'vitest';
import { type Due, dueAt, dueBetween, nextDue } from '../../src/schedule/due.js';
import type { WalkedDate } from './walked-zone.js';

export const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

/** Every quarter hour of `dates`, which adjoin: due once on each date that exists, in order, at the expected instant. */
export function expectAsWalked(zone: string, dates: readonly WalkedDate[]): void {
  for (let quarter = 0; quarter < 96; quarter += 1) {
    const time = new Date(quarter * 900_000).toISOString().slice(11, 16);
    const plan = { zone, time, days: EVERY_DAY };
    const expected: Due[] = [];
    for (const { date, instants } of dates) {
      const at = instants?.[quarter] ?? null;
      if (dueAt(plan, date) !== at)
        expect({ zone, time, date, at: dueAt(plan, date) }).toEqual({ zone, time, date, at });
      if (at !== null) expected.push({ date, at });
    }
    const first = expected[0];
    const last = expected.at(-1);
    if (first === undefined || last === undefined) throw new Error(`None of the dates exists in ${zone}.`);
    const listed = dueBetween(plan, first.at, last.at + 1);
    const followed: Due[] = [nextDue(plan, first.at - 1)];
    for (let due = first; due.at < last.at; followed.push(due)) due = nextDue(plan, due.at);
    for (const found of [listed, followed])
      if (JSON.stringify(found) !== JSON.stringify(expected))
        expect({ plan, found }).toEqual({ plan, found: expected });
  }
}
