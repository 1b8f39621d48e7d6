// The first question is as fast as the later ones, in the servers that asked last, and no start waits for all the others.
import { expect, test } from 'vitest';
import { UserError } from '../src/user-error.js';
import { warmUp } from '../src/warm-up.js';

const OWNERS = ['a', 'b', 'c'];

/** `room`: collections that fit into memory. */
function services(
  opened: string[],
  { broken = {}, room = 10 }: { broken?: Record<string, Error>; room?: number } = {},
) {
  return {
    models: { warmUp: async () => void opened.push('models') },
    library: {
      askedLast: async (most: number) => OWNERS.map((owner, collectionId) => ({ owner, collectionId })).slice(0, most),
      openAhead: async (id: number) => {
        const owner = OWNERS[id] ?? '';
        if (broken[owner] !== undefined) throw broken[owner];
        if (opened.length > room) return false;
        opened.push(owner);
        return true;
      },
    },
    titles: { matching: async () => [] },
  };
}

function log() {
  const told: string[] = [];
  return { told, warning: (_: string, sentence: string) => told.push(sentence), failure: () => told.push('failure') };
}

const going = () => new AbortController().signal;

test('models first, then the collections that were asked last', async () => {
  const opened: string[] = [];
  await warmUp(services(opened), OWNERS, log(), going());
  expect(opened).toEqual(['models', 'a', 'b', 'c']);
});

test('no more of them than fit, and none of a server that Kutip has left', async () => {
  const opened: string[] = [];
  await warmUp(services(opened, { room: 1 }), ['b', 'c'], log(), going());
  expect(opened).toEqual(['models', 'b']);
});

test('a server whose index cannot be opened is logged and does not stop the others', async () => {
  const opened: string[] = [];
  const { told, ...logged } = log();
  const other = new UserError('other-model', { id: 'Model lain.', en: 'Another model.' });
  await warmUp(services(opened, { broken: { a: other, b: new Error('disk') } }), OWNERS, logged, going());
  expect(opened).toEqual(['models', 'c']);
  expect(told).toEqual(['Another model.', 'failure']);
});

test('ends when Kutip is asked to end', async () => {
  const stop = new AbortController();
  stop.abort(new Error('asked to end'));
  await expect(warmUp(services([]), ['a'], log(), stop.signal)).rejects.toThrow('asked to end');
});
