// A digest quotes first what the group studies next, and says when.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { documentOf, openToyDigests, sentence, type ToyDigests, textsOf } from './toy-digests.js';

let toy: ToyDigests;
beforeAll(async () => {
  toy = await openToyDigests();
});
afterAll(() => toy.close());

const SALT = 'Garam dari tambak dipanen petani ketika kemarau panjang tiba di pesisir utara.';

it('begins with what bears on the next session, and goes on with the rotation', async () => {
  const { read, set, post } = await toy.server({ 'a.md': documentOf([1, 2, 3, 4, 5, 6].map(sentence)) });
  await read({ 'garam.md': documentOf([SALT]) });
  const schedule = await set({ quotes: 2 });
  await read({ 'baru.md': documentOf([7, 8].map(sentence)) });
  const session = { title: 'garam tambak', at: toy.now() + 3_600_000, channel: 'belajar' };
  toy.study({ ...session, about: { kind: 'topic', topic: session.title } });
  const first = await post(schedule);
  expect(first).toMatchObject({ session });
  expect(textsOf(first)[0]).toBe(SALT);
  expect(textsOf(first)[1]).toBe(sentence(7));
  // What bears on it was used: the rotation goes on without repeating it.
  expect(textsOf(await post(schedule))).not.toContain(SALT);
  toy.study(null);
  expect(await post(schedule)).not.toHaveProperty('session');
});

it('does without it where nothing bears on the session', async () => {
  const { set, post } = await toy.server({ 'a.md': documentOf([1, 2].map(sentence)) });
  toy.study({ title: 'komet', about: { kind: 'topic', topic: 'komet' }, at: toy.now() + 60_000, channel: 'belajar' });
  expect(textsOf(await post(await set({ quotes: 1 })))).toHaveLength(1);
  toy.study(null);
});
