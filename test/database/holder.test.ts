// Whoever holds something is thought dead only when that is certain.
import { spawnSync } from 'node:child_process';
import { hostname } from 'node:os';
import { expect, it } from 'vitest';
import { isDead, newHolder } from '../../src/database/holder.js';

it('a running process is alive, in each of its holds', () => {
  const [one, two] = [newHolder(), newHolder()];
  expect(one).not.toBe(two);
  expect([isDead(one), isDead(two)]).toEqual([false, false]);
  expect(isDead(`${hostname()}/${process.ppid}/run/hold`)).toBe(false);
});

it('a process that ended is dead, and so is an earlier run that had the number of this one', () => {
  const { pid } = spawnSync(process.execPath, ['--version']);
  expect(isDead(`${hostname()}/${pid}/run/hold`)).toBe(true);
  expect(isDead(`${hostname()}/${process.pid}/run/hold`)).toBe(true);
});

it('nobody knows of a process of another machine', () => {
  expect(isDead(`another-${hostname()}/${process.pid}/run/hold`)).toBe(false);
});
