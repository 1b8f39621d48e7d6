// The model worker can crash; Kutip must not: pending work is told, later work goes on.
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { createModelHost, type ModelHost } from '../../embeddings/model-host.js';
import { KUTIP_ENCODER } from '../../embeddings/profile.js';

const workerFile = join(import.meta.dirname, 'files', 'pretend-model-worker.mjs');
let host: ModelHost;

function open(readerId = 'pretend'): ModelHost {
  const data = { encoderParent: '', profile: KUTIP_ENCODER, readerParent: '', readerId };
  host = createModelHost({ data, maxQuestions: 10, workerFile });
  return host;
}

const count = (...texts: string[]) => host.run({ kind: 'count', texts }, 'document');

afterEach(() => host.close());

test('the worker starts with the first task', async () => {
  open();
  expect(await count('empat', 'dua')).toEqual([5, 3]);
});

test('after a crash everything pending is rejected, and the next call is served by another worker', async () => {
  open();
  const pending = await Promise.allSettled([count('wait'), count('crash'), count('never sent')]);
  const sentence = { id: expect.stringMatching(/coba lagi/u), en: expect.stringMatching(/try again/u) };
  const rejected = { status: 'rejected', reason: { code: 'models-stopped', sentence } };
  expect(pending).toMatchObject([rejected, rejected, rejected]);
  expect(await count('lagi')).toEqual([4]);
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
