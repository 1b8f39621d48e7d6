// The order of work for the models: questions before documents, a bounded number of questions, the worker never idle.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ModelRequest, Urgency } from '../../embeddings/model-protocol.js';
import { createModelQueue, nextRequest } from '../../embeddings/model-queue.js';

function setUp(maxQuestions = 2) {
  const sent: ModelRequest[] = [];
  const queue = createModelQueue({ send: (request) => sent.push(request), maxQuestions });
  const document = (text: string) => queue.run({ kind: 'count', texts: [text] }, 'document');
  const question = (text: string) => queue.run({ kind: 'embed', texts: [text] }, 'question');
  const finish = (position: number) => queue.done(sent[position]?.job ?? 0, [position]);
  const texts = () => sent.map(({ task }) => (task.kind === 'read' ? task.question : task.texts[0]));
  return { queue, sent, document, question, finish, texts };
}

test('two document jobs are with the worker, so that it has one more when it finishes the first', () => {
  const { document, finish, texts } = setUp();
  for (const text of ['a', 'b', 'c', 'd']) void document(text);
  expect(texts()).toEqual(['a', 'b']);
  finish(0);
  expect(texts()).toEqual(['a', 'b', 'c']);
});

test('a question is sent at once, whatever waits', () => {
  const { document, question, texts } = setUp();
  for (const text of ['a', 'b', 'c', 'd']) void document(text);
  void question('kapan?');
  expect(texts()).toEqual(['a', 'b', 'kapan?']);
});

test('the worker takes the oldest question first, then the oldest document job', () => {
  const arrived = (['document', 'question', 'document', 'question'] as const).map(
    (urgency, job): ModelRequest => ({ job, urgency, task: { kind: 'count', texts: [] } }),
  );
  const order = Array.from({ length: 5 }, () => nextRequest(arrived)?.job);
  expect(order).toEqual([1, 3, 0, 2, undefined]);
});

test('too many questions at once are refused with a sentence, and are welcome when one is answered', async () => {
  const { question, finish, texts } = setUp(2);
  void question('satu');
  void question('dua');
  await expect(question('tiga')).rejects.toMatchObject({
    code: 'busy',
    sentence: { id: expect.stringContaining('Coba lagi') },
  });
  finish(0);
  void question('empat');
  expect(texts()).toEqual(['satu', 'dua', 'empat']);
});

test('when the worker is lost, everything is rejected and the queue serves on', async () => {
  const { queue, document, question, finish, texts } = setUp();
  const lost = [document('a'), document('b'), document('c'), question('apa?')];
  const settled = Promise.allSettled(lost);
  queue.failAll(new Error('gone'));
  expect((await settled).map(({ status }) => status)).toEqual(Array(4).fill('rejected'));
  const next = document('d');
  expect(texts().at(-1)).toBe('d');
  finish(3);
  expect(await next).toEqual([3]);
});

test('the time that the worker has is counted anew with everything it says, and for what it has then', () => {
  const told: (readonly Urgency[])[] = [];
  const queue = createModelQueue({ send: () => {}, maxQuestions: 2, onWork: (urgencies) => told.push(urgencies) });
  const run = (urgency: Urgency) => void queue.run({ kind: 'count', texts: [] }, urgency).catch(() => {});
  for (const urgency of ['document', 'document', 'document', 'question'] as const) run(urgency);
  expect(told).toEqual([['document']]);
  for (const job of [4, 1]) queue.done(job, []);
  expect(told.slice(1)).toEqual([
    ['document', 'document'],
    ['document', 'document'],
  ]);
  queue.failAll(new Error('gone'));
  expect(told.at(-1)).toEqual([]);
});

test('a request that cannot be sent is rejected and takes no place', async () => {
  let broken = true;
  const queue = createModelQueue({
    maxQuestions: 1,
    send: () => {
      if (broken) throw new Error('cannot be cloned');
    },
  });
  await expect(queue.run({ kind: 'embed', texts: [] }, 'question')).rejects.toThrow('cannot be cloned');
  broken = false;
  const accepted = queue.run({ kind: 'embed', texts: [] }, 'question');
  queue.failed(2, new Error('reached the worker'));
  await expect(accepted).rejects.toThrow('reached the worker');
});

test('every job is answered with its own result, in whatever order the worker finishes', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.boolean(), { maxLength: 30 }),
      fc.infiniteStream(fc.nat()),
      async (urgencies, picks) => {
        const open: number[] = [];
        const queue = createModelQueue({ send: ({ job }) => open.push(job), maxQuestions: 100 });
        const results = urgencies.map((asked, index) =>
          queue.run({ kind: 'count', texts: [`${index}`] }, asked ? 'question' : 'document'),
        );
        for (const pick of picks) {
          const [job] = open.splice(pick % Math.max(open.length, 1), 1);
          if (job === undefined) break;
          queue.done(job, [job]);
        }
        // Jobs are numbered in the order in which they were asked for.
        expect(await Promise.all(results)).toEqual(urgencies.map((_, index) => [index + 1]));
      },
    ),
  );
});
