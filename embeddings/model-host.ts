// Keeps the model worker running: starts it, hands it what the queue sends, starts another after a crash, ends it.
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { packageRoot } from '../src/package-root.js';
import { UserError } from '../src/user-error.js';
import type { ModelMessage, ModelResults, ModelTask, ModelWorkerData, Urgency } from './model-protocol.js';
import { createModelQueue, type ModelQueue } from './model-queue.js';

export interface ModelHost {
  /** Rejects when the worker crashes meanwhile; the next call starts another. */
  readonly run: ModelQueue['run'];
  /** Resolves when both models are loaded; throws `UserError('model-damaged')` when one cannot be. */
  start(): Promise<void>;
  /** Ends the worker; what still waits is rejected, and later calls as well. */
  close(): Promise<void>;
}

export interface ModelHostOptions {
  readonly data: ModelWorkerData;
  readonly maxQuestions: number;
  /** Another program in the worker's place, for tests. */
  readonly workerFile?: string;
}

export function createModelHost({ data, maxQuestions, workerFile = builtWorker() }: ModelHostOptions): ModelHost {
  let worker: Promise<Worker> | null = null;
  let current: Worker | null = null;
  let closed = false;
  const queue = createModelQueue({ send: (request) => current?.postMessage(request), maxQuestions });

  function lost(cause: Error): void {
    worker = null;
    current = null;
    queue.failAll(cause);
  }

  async function start(): Promise<void> {
    if (closed) throw new Error('the models are closed');
    worker ??= startWorker(workerFile, data, queue, lost);
    const starting = worker;
    const started = await starting;
    if (worker !== starting) throw new Error('the model worker ended as soon as it had started');
    current = started;
  }

  async function run<T extends ModelTask>(task: T, urgency: Urgency): Promise<ModelResults[T['kind']]> {
    if (current === null) await start();
    return queue.run(task, urgency);
  }

  async function close(): Promise<void> {
    closed = true;
    const ending = worker;
    lost(new Error('the models were closed'));
    const started = await ending?.catch(() => null);
    await started?.terminate();
  }

  return { run, start, close };
}

function builtWorker(): string {
  return join(packageRoot(), 'dist', 'embeddings', 'model-worker.js');
}

/** Starts the worker and resolves when it has loaded both models. */
function startWorker(
  file: string,
  data: ModelWorkerData,
  queue: ModelQueue,
  lost: (cause: Error) => void,
): Promise<Worker> {
  // The library prints warnings with paths and inputs (questions): they are not for the terminal, nor for a log.
  const worker = new Worker(file, { workerData: data, stdout: true, stderr: true });
  worker.stdout.resume();
  worker.stderr.resume();
  return new Promise((resolve, reject) => {
    let ended = false;
    const end = (cause: Error): void => {
      // An error is followed by an exit; by then another worker may be running.
      if (ended) return;
      ended = true;
      lost(cause);
      reject(cause);
    };
    worker.on('message', (message: ModelMessage) => {
      if (message.type === 'ready') resolve(worker);
      else if (message.type === 'done') queue.done(message.job, message.result);
      else if (message.type === 'failed') queue.failed(message.job, new Error(message.cause));
      else end(damaged(message.model, message.cause));
    });
    worker.on('error', (cause) => end(new Error(`the model worker failed: ${cause.message}`, { cause })));
    worker.on('exit', (code) => end(new Error(`the model worker ended with code ${code}`)));
  });
}

function damaged(model: string, cause: string): UserError {
  return new UserError('model-damaged', {
    id: `Model ${model} rusak dan tidak bisa dimuat (${cause}). Pasang ulang Kutip atau unduh ulang model itu.`,
    en: `The model ${model} is damaged and cannot be loaded (${cause}). Install Kutip or download the model again.`,
  });
}
