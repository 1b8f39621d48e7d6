// Progress of long work: shown at a polite pace, and never after the end.
import { describe, expect, it } from 'vitest';
import { showProgress } from '../../src/discord/progress.js';
import type { Reply } from '../../src/reply.js';

const PACE = { progressEveryMs: 2000, progressUntilMs: 60_000 };

function begun() {
  let now = 0;
  const shown: Reply[] = [];
  const waiting: (() => void)[] = [];
  const show = (reply: Reply) => {
    shown.push(reply);
    return new Promise<void>((resolve) => waiting.push(resolve));
  };
  const progress = showProgress(show, 'en', PACE, { now: () => now });
  return {
    progress,
    done: () => shown.map((reply) => reply.kind === 'progress' && reply.done),
    shown,
    at: (milliseconds: number) => {
      now = milliseconds;
    },
    async sent() {
      for (const resolve of waiting.splice(0)) resolve();
      await Promise.resolve();
      await Promise.resolve();
      await Promise.resolve();
    },
  };
}

describe('progress', () => {
  it('is shown in the language of whoever waits', () => {
    const { progress, shown } = begun();
    progress.update(1, 9, 'a.pdf');
    expect(shown).toEqual([{ kind: 'progress', language: 'en', done: 1, total: 9, label: 'a.pdf' }]);
  });

  it('comes at most every two seconds, and not before the last one stands', async () => {
    const { progress, done, at, sent } = begun();
    progress.update(1, 9, 'a');
    at(2500);
    progress.update(2, 9, 'b');
    await sent();
    progress.update(3, 9, 'c');
    await sent();
    at(3000);
    progress.update(4, 9, 'd');
    at(4500);
    progress.update(5, 9, 'e');
    expect(done()).toEqual([1, 3, 5]);
  });

  it('ends before Discord forgets the interaction', async () => {
    const { progress, done, at, sent } = begun();
    at(59_999);
    progress.update(1, 9, 'a');
    await sent();
    at(62_000);
    progress.update(2, 9, 'b');
    expect(done()).toEqual([1]);
  });

  it('ends when the last sight of it stands, so that no answer is overwritten', async () => {
    const { progress, done, sent } = begun();
    progress.update(1, 9, 'a');
    let ended = false;
    const end = progress.end().then(() => {
      ended = true;
    });
    progress.update(9, 9, 'z');
    await Promise.resolve();
    expect(ended).toBe(false);
    await sent();
    await end;
    expect(done()).toEqual([1]);
  });
});
