// Works of one key follow each other; others need not wait.
import { expect, it } from 'vitest';
import { createOneAtATime } from '../../commands/one-at-a-time.js';

it('runs works of a key in their order, each when the one before is over, also after a failure', async () => {
  const oneAtATime = createOneAtATime();
  const said: string[] = [];
  let end = () => {};
  const first = oneAtATime('a', async () => {
    said.push('first begins');
    await new Promise<void>((resolve) => {
      end = resolve;
    });
    said.push('first ends');
    throw new Error('broken');
  });
  const second = oneAtATime('a', async () => said.push('second'));
  await oneAtATime('b', async () => said.push('other key'));
  end();
  await expect(first).rejects.toThrow('broken');
  await second;
  expect(said).toEqual(['first begins', 'other key', 'first ends', 'second']);
});
