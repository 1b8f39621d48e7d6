// Work that is due once a day.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { everyDay } from '../src/daily.js';

const HOUR_MS = 3_600_000;
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('is done at once, then once a day, until it is ended', async () => {
  let done = 0;
  const end = everyDay(
    async () => {
      done += 1;
    },
    () => {},
  );
  expect(done).toBe(1);
  await vi.advanceTimersByTimeAsync(23 * HOUR_MS);
  expect(done).toBe(1);
  await vi.advanceTimersByTimeAsync(2 * HOUR_MS);
  expect(done).toBe(2);
  end();
  await vi.advanceTimersByTimeAsync(48 * HOUR_MS);
  expect(done).toBe(2);
});

test('is done soon after a machine that slept wakes up', async () => {
  let done = 0;
  const clock = { time: 0, now: () => clock.time };
  const end = everyDay(
    async () => {
      done += 1;
    },
    () => {},
    clock,
  );
  clock.time = 30 * HOUR_MS;
  await vi.advanceTimersByTimeAsync(HOUR_MS);
  expect(done).toBe(2);
  end();
});

test('that fails is told and tried again the next day', async () => {
  const failures: unknown[] = [];
  const end = everyDay(
    () => Promise.reject(new Error('the database is locked')),
    (error) => failures.push(error),
  );
  await vi.advanceTimersByTimeAsync(25 * HOUR_MS);
  expect(failures.length).toBe(2);
  end();
});
