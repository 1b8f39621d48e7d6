// The first question is as fast as the later ones, in every server that can be served.
import { expect, test } from 'vitest';
import { UserError } from '../src/user-error.js';
import { warmUp } from '../src/warm-up.js';

function services(opened: string[], broken: Record<string, Error> = {}) {
  const owners = ['a', 'b', 'c'];
  return {
    models: { warmUp: async () => void opened.push('models') },
    library: {
      collection: async (owner: string) => ({ id: owners.indexOf(owner) }),
      generation: async (id: number) => {
        const owner = owners[id] ?? '';
        if (broken[owner] !== undefined) throw broken[owner];
        opened.push(owner);
        return null;
      },
    },
    titles: { matching: async () => [] },
  };
}

function log() {
  const told: string[] = [];
  return { told, warning: (_: string, sentence: string) => told.push(sentence), failure: () => told.push('failure') };
}

test('models first, then the index of every server', async () => {
  const opened: string[] = [];
  await warmUp(services(opened), ['a', 'b'], log(), new AbortController().signal);
  expect(opened).toEqual(['models', 'a', 'b']);
});

test('a server whose index cannot be opened is logged and does not stop the others', async () => {
  const opened: string[] = [];
  const { told, ...logged } = log();
  const other = new UserError('other-model', { id: 'Model lain.', en: 'Another model.' });
  const given = services(opened, { a: other, b: new Error('disk') });
  await warmUp(given, ['a', 'b', 'c'], logged, new AbortController().signal);
  expect(opened).toEqual(['models', 'c']);
  expect(told).toEqual(['Another model.', 'failure']);
});

test('ends when Kutip is asked to end', async () => {
  const stop = new AbortController();
  stop.abort(new Error('asked to end'));
  await expect(warmUp(services([]), ['a'], log(), stop.signal)).rejects.toThrow('asked to end');
});
