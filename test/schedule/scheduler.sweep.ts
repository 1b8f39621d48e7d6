// Thousands of random days of digests. `RUNS=20000 npm run sweep`: so many.
import fc from 'fast-check';
import { it } from 'vitest';
import { liveThrough, randomDays } from './random-days.js';
import { openWorld } from './toy-world.js';

const RUNS = Number(process.env['RUNS'] ?? 3_000);

it('posts each date once at most, in its window, and says why it did not', async () => {
  const world = openWorld(0);
  try {
    await fc.assert(
      fc.asyncProperty(randomDays(60), (days) => liveThrough(world, days)),
      { numRuns: RUNS },
    );
  } finally {
    world.close();
  }
});
