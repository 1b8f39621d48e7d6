// Turns at reading: owners alternate, one collection of an owner at a time, and nobody who asks is forgotten.
import { describe, expect, it } from 'vitest';
import { createReadingQueue, type Turn } from '../../src/corpus/reading-queue.js';

/** A queue whose turns end when the test says so. */
function controlled(concurrent: number) {
  const began: string[] = [];
  const ends: { end(more: boolean): void; fail(error: Error): void }[] = [];
  const turn: Turn = ({ owner, collectionId }, progress, signal) => {
    began.push(`${owner}${collectionId}`);
    progress.update(began.length, 9, '');
    return new Promise((resolve, reject) => {
      ends.push({ end: resolve, fail: reject });
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  };
  const queue = createReadingQueue(turn, concurrent);
  /** Ends the nth turn and lets the next ones begin. */
  const end = async (at: number, more = false) => {
    ends[at]?.end(more);
    await new Promise(setImmediate);
  };
  return { queue, began, ends, end, read: (owner: string, collectionId = 1) => queue.read({ owner, collectionId }) };
}

describe('the reading queue', () => {
  it('lets owners alternate, however much one of them has', async () => {
    const { read, began, end } = controlled(1);
    const all = [read('a', 1), read('a', 2), read('a', 3), read('b'), read('c')];
    for (const at of [0, 1, 2, 3, 4]) await end(at);
    await Promise.all(all);
    expect(began).toEqual(['a1', 'a2', 'b1', 'c1', 'a3']);
  });

  it('comes back to an owner who has more left after the others', async () => {
    const { read, began, end } = controlled(1);
    const all = [read('a'), read('b')];
    await end(0, true);
    await end(1);
    await end(2);
    await Promise.all(all);
    expect(began).toEqual(['a1', 'b1', 'a1']);
  });

  it('reads one collection of an owner at a time, and several owners at once', async () => {
    const { read, began, end } = controlled(3);
    const all = [read('a', 1), read('a', 2), read('b')];
    expect(began).toEqual(['a1', 'b1']);
    await end(0);
    expect(began).toEqual(['a1', 'b1', 'a2']);
    await end(1);
    await end(2);
    await Promise.all(all);
  });

  it('reads once for all who ask before it begins, and again for who asks later', async () => {
    const { read, began, end } = controlled(1);
    const first = read('a');
    const later = [read('a'), read('a')];
    await end(0);
    await first;
    await end(1);
    await Promise.all(later);
    expect(began).toEqual(['a1', 'a1']);
  });

  it('tells a failure to those who asked for it, and goes on', async () => {
    const { read, ends, end } = controlled(1);
    const [failing, other] = [read('a'), read('b')];
    ends[0]?.fail(new Error('the disk is gone'));
    await expect(failing).rejects.toThrow('the disk is gone');
    await end(1);
    await other;
  });

  it('finishes the progress of each who asked once, after all turns', async () => {
    const { queue, end } = controlled(1);
    const told: string[] = [];
    const progress = { update: (done: number) => told.push(String(done)), finish: () => told.push('finished') };
    const read = queue.read({ owner: 'a', collectionId: 1 }, progress);
    await end(0, true);
    await end(1);
    await read;
    expect(told).toEqual(['1', '2', 'finished']);
  });

  it('rejects what waits when it is closed, and takes nothing more', async () => {
    const { read, queue } = controlled(1);
    const asked = [read('a'), read('b')].map((each) =>
      each.then(
        () => 'done',
        ({ name }: Error) => name,
      ),
    );
    await queue.close();
    expect(await Promise.all(asked)).toEqual(['AbortError', 'AbortError']);
    await expect(read('a')).rejects.toMatchObject({ name: 'AbortError' });
  });
});
