// Worthy sentences stand in the order of their passages, and a group is named by the first that can be seen.
import { expect, test } from 'vitest';
import { type ChosenSentence, keepWorthy, placeWorthy } from '../../embeddings/place-worthy.js';

const sentence = (passageId: number, place: number, group: number): ChosenSentence => ({
  ...{ passageId, place, group },
  key: BigInt(passageId * 10 + place),
  weight: place,
});

const chosen = [sentence(7, 1, 50), sentence(9, 0, 50), sentence(7, 0, 2), sentence(8, 0, 50), sentence(99, 0, 2)];
const ordinals = new Map([
  [9, 0],
  [8, 4],
  [7, 2],
]);

test('sentences are placed by ordinal; those of passages that the generation lacks are left out', () => {
  const worthy = placeWorthy(chosen, ordinals);
  expect([...worthy.ordinals]).toEqual([0, 2, 2, 4]);
  expect([...worthy.places]).toEqual([0, 0, 1, 0]);
  expect([...worthy.keys]).toEqual([90n, 70n, 71n, 80n]);
  expect([...worthy.groups]).toEqual([0, 1, 0, 0]);
});

test('the order in which they were found makes no difference', () => {
  expect(placeWorthy([...chosen].reverse(), ordinals)).toEqual(placeWorthy(chosen, ordinals));
});

test('what is not kept is gone, and the next of its group names it', () => {
  const worthy = keepWorthy(placeWorthy(chosen, ordinals), (ordinal) => ordinal !== 0);
  expect([...worthy.keys]).toEqual([70n, 71n, 80n]);
  expect([...worthy.groups]).toEqual([0, 1, 1]);
});
