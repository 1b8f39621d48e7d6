// Every distinct zone rule from 2006 to ten years ahead: each date within two of a change, and random ones.
import { expect, it } from 'vitest';
import { expectAsWalked } from './expect-walked.js';
import { type Change, changesOf, walkDates } from './walked-zone.js';

const DAY_MS = 86_400_000;
const FROM = Date.UTC(2006, 0, 1);
const TO = Date.UTC(new Date().getUTCFullYear() + 11, 0, 1);
/** `ZONES=Africa npm run sweep`: zones whose name has this in it. */
const ZONES = process.env['ZONES'] ?? '';
const RANDOM_DAYS = 10;

it('is due as the clocks show, read minute by minute', () => {
  const rules = new Map<string, { zone: string; changes: Change[] }>();
  for (const zone of Intl.supportedValuesOf('timeZone').filter((name) => name.includes(ZONES))) {
    const changes = changesOf(zone, FROM, TO);
    rules.set(JSON.stringify(changes), { zone, changes });
  }
  let days = 0;
  for (const { zone, changes } of rules.values()) {
    const random = Array.from({ length: RANDOM_DAYS }, () => FROM + Math.floor(Math.random() * (TO - FROM)));
    const within = [...changes.map(({ at }) => at), ...random].filter((at) => at > FROM + 5 * DAY_MS);
    for (const at of within) expectAsWalked(zone, walkDates(changes, at));
    days += within.length * 5;
  }
  console.log(`${rules.size} zone rules, ${days} dates, each at 96 times`);
  expect(rules.size).toBeGreaterThan(0);
});
