// The model worker can crash; Kutip must not: pending work is told, later work goes on.
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { createModelHost, type ModelDeadlines, type ModelHost } from '../../embeddings/model-host.js';
import { KUTIP_ENCODER } from '../../embeddings/profile.js';

const workerFile = join(import.meta.dirname, 'files', 'pretend-model-worker.mjs');
let host: ModelHost;
let losses: Error[];

function open(readerId = 'pretend', deadlines: Partial<ModelDeadlines> = {}): ModelHost {
  const data = { encoderParent: '', profile: KUTIP_ENCODER, readerParent: '', readerId };
  losses = [];
  host = createModelHost({ data, maxQuestions: 10, workerFile, deadlines, onLost: (cause) => losses.push(cause) });
  return host;
}

const count = (...texts: string[]) => host.run({ kind: 'count', texts }, 'document');
const ask = (...texts: string[]) => host.run({ kind: 'count', texts }, 'question');

function signal(name: NodeJS.Signals): void {
  if (host.pid === null) throw new Error('no worker is running');
  process.kill(host.pid, name);
}

afterEach(() => host.close());

test('the worker starts with the first task', async () => {
  open();
  expect(await count('empat', 'dua')).toEqual([5, 3]);
});

test('questions that run while the worker dies, and those that come just after, are answered by the next one', async () => {
  open();
  await host.start();
  const running = [ask('slow'), ask('empat'), count('dua')];
  signal('SIGKILL');
  const after = ask('lagi');
  expect(await Promise.all([...running, after])).toEqual([[4], [5], [3], [4]]);
  expect(losses).toMatchObject([{ code: 'models-stopped' }]);
});

test('a task on which two workers in turn crash is rejected, with all that ran beside it, and later ones are served', async () => {
  open();
  const pending = await Promise.allSettled([ask('wait'), ask('crash')]);
  const sentence = { id: expect.stringMatching(/coba lagi/u), en: expect.stringMatching(/try again/u) };
  const rejected = { status: 'rejected', reason: { code: 'models-stopped', sentence } };
  expect(pending).toMatchObject([rejected, rejected]);
  expect(losses).toHaveLength(2);
  expect(await count('lagi')).toEqual([4]);
});

test('a worker that hangs is ended after the deadline, and the next one answers', async () => {
  open('pretend', { question: 50, document: 50 });
  await host.start();
  const first = host.pid;
  signal('SIGSTOP');
  expect(await Promise.all([ask('empat'), count('dua')])).toEqual([[5], [3]]);
  expect(host.pid).not.toBe(first);
  expect(losses).toMatchObject([{ code: 'models-stopped', message: expect.stringContaining('timeout') }]);
});

test('a worker that hangs twice over the same task has that task fail', async () => {
  open('pretend', { question: 50 });
  await expect(ask('wait')).rejects.toMatchObject({ code: 'models-stopped' });
  expect(await ask('lagi')).toEqual([4]);
});

test('a worker that never finishes loading is ended', async () => {
  open('never ready', { load: 50 });
  await expect(host.start()).rejects.toMatchObject({ code: 'models-stopped' });
});

test('a task that fails rejects alone', async () => {
  open();
  const results = await Promise.allSettled([count('fail'), count('baik')]);
  expect(results).toMatchObject([{ reason: new Error('could not count') }, { value: [4] }]);
});

test('a model that cannot be loaded is named, with the remedy in both languages', async () => {
  open('unloadable');
  await expect(host.start()).rejects.toMatchObject({
    code: 'model-damaged',
    sentence: {
      id: expect.stringMatching(/pretend rusak.*Pasang ulang/u),
      en: expect.stringMatching(/pretend.*damaged/u),
    },
  });
});

test('closing rejects what waits and refuses what comes', async () => {
  open();
  await host.start();
  const waiting = count('wait');
  const refused = expect(waiting).rejects.toThrow('closed');
  await host.close();
  await refused;
  await expect(count('lagi')).rejects.toThrow('closed');
});
