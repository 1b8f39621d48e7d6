// Whatever happens to Kutip, its clocks and its channel: at most once a date, and every date that is missing has a reason.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { liveThrough, randomDays } from './random-days.js';
import { openWorld } from './toy-world.js';

it('posts each date once at most, in its window, and says why it did not', async () => {
  const world = openWorld(0);
  try {
    await fc.assert(
      fc.asyncProperty(randomDays(30), (days) => liveThrough(world, days)),
      { numRuns: 30 },
    );
  } finally {
    world.close();
  }
  expect.hasAssertions();
});
