// Resting collections: what fits stays open, what was used longest ago rests, and nothing closes under a question.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Generation } from '../../embeddings/generation.js';
import { keepOpen, type OpenGenerations } from '../../src/corpus/open-generations.js';
import { nothingWorthy } from '../embeddings/no-worthy.js';

const MINUTE = 60_000;

let open: Set<string>;
let openings: string[];
let kept: OpenGenerations;
beforeEach(() => {
  vi.useFakeTimers();
  open = new Set();
  openings = [];
  kept = keepOpen(100, { now: () => Date.now() });
});
afterEach(() => {
  kept.close();
  vi.useRealTimers();
});

/** What the set asks of a generation: to be closed. */
function generation(name: string): Generation {
  const none = new Uint32Array();
  const nothing = {
    ...{
      size: 0,
      dimensions: 1,
      nearest: () => [],
      cosine: () => 0,
      vector: () => new Float32Array(1),
      scores: () => new Float32Array(),
      idf: () => 0,
    },
    ...{ knows: () => false, holds: () => false, ceiling: () => 0, wordFrequency: () => 0, nearWords: () => [] },
  };
  return {
    ...{ id: name, size: 0, live: 0, passageIds: none, documentIds: none, duplicateGroups: none },
    ...nothingWorthy(0),
    ...{ vectors: nothing, lexical: nothing, close: () => void open.delete(name) },
  };
}

/** Asks a collection; its generation takes so many bytes. */
async function ask(collectionId: number, name: string, bytes = 40): Promise<void> {
  await kept.use(collectionId, name, async () => {
    openings.push(name);
    open.add(name);
    return { generation: generation(name), bytes };
  });
}

const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

test('what fits stays open, and is opened once', async () => {
  await ask(1, 'a');
  await pass(60 * MINUTE);
  await ask(2, 'b');
  await ask(1, 'a');
  expect(openings).toEqual(['a', 'b']);
  expect(kept.bytes()).toBe(80);
});

test('what was used longest ago rests when there is no room, and is opened again when it is asked', async () => {
  await ask(1, 'a');
  await ask(2, 'b');
  await pass(MINUTE);
  await ask(1, 'a');
  await ask(3, 'c');
  expect([...open]).toEqual(['a', 'c']);
  await ask(2, 'b');
  expect(openings).toEqual(['a', 'b', 'c', 'b']);
  expect(kept.has('b')).toBe(true);
});

test('what a question may still be using is closed only when its minute is over, without another question', async () => {
  for (const [at, name] of ['a', 'b', 'c', 'd'].entries()) await ask(at, name);
  expect([...open]).toEqual(['a', 'b', 'c', 'd']);
  await pass(MINUTE - 1);
  expect(open.size).toBe(4);
  await pass(1);
  expect([...open]).toEqual(['c', 'd']);
});

test('the one used last stays open, however large it is', async () => {
  await ask(1, 'a');
  await ask(2, 'large', 1_000);
  await pass(10 * MINUTE);
  expect([...open]).toEqual(['large']);
});

test('one that was replaced is closed after its last minute, though there is room', async () => {
  await ask(1, 'before');
  await pass(MINUTE / 2);
  await ask(1, 'after');
  expect([...open]).toEqual(['before', 'after']);
  await pass(MINUTE);
  expect([...open]).toEqual(['after']);
});

test('what could not be opened is tried again', async () => {
  const failing = kept.use(1, 'a', async () => {
    throw new Error('the disk is gone');
  });
  await expect(failing).rejects.toThrow('the disk is gone');
  await ask(1, 'a');
  expect([...open]).toEqual(['a']);
});

test('closing closes all, also what is just being opened', async () => {
  await ask(1, 'a');
  const opening = ask(2, 'b');
  kept.close();
  await opening;
  await pass(0);
  expect([...open]).toEqual([]);
});
