// Keeps the model worker process running: starts it, hands it what is sent, starts another after a crash, ends it.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { packageRoot } from '../src/package-root.js';
import { UserError } from '../src/user-error.js';
import type { ModelMessage, ModelResults, ModelTask, ModelWorkerData, Urgency } from './model-protocol.js';
import { createModelQueue, type ModelQueue } from './model-queue.js';

export interface ModelHost {
  /** Rejects with `UserError('models-stopped')` when the worker crashes meanwhile; the next call starts another. */
  readonly run: ModelQueue['run'];
  /** Resolves when both models are loaded; throws `UserError` `model-damaged` or `runtime-missing` when they cannot be. */
  start(): Promise<void>;
  /** Of the worker; null while none runs. */
  readonly pid: number | null;
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
  let worker: Promise<ChildProcess> | null = null;
  let current: ChildProcess | null = null;
  let closed = false;
  const queue = createModelQueue({ send: (request) => current?.send(request), maxQuestions });

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
    if (!started || started.exitCode !== null || started.signalCode !== null) return;
    started.kill('SIGKILL');
    await once(started, 'exit');
  }

  return {
    run,
    start,
    close,
    get pid() {
      return current?.pid ?? null;
    },
  };
}

function builtWorker(): string {
  return join(packageRoot(), 'dist', 'embeddings', 'model-worker.js');
}

/**
 * Starts the worker and resolves when it has loaded both models. It is a process, not a thread: onnxruntime-node 1.14
 * keeps static references to the JavaScript of the thread that loaded it first, so that a second worker thread in the
 * life of a process fails to load it or brings the whole process down; and a crash inside it must not take Kutip along.
 */
function startWorker(
  file: string,
  data: ModelWorkerData,
  queue: ModelQueue,
  lost: (cause: Error) => void,
): Promise<ChildProcess> {
  const worker = fork(file, [JSON.stringify(data)], {
    serialization: 'advanced',
    execArgv: [],
    // The library prints warnings with paths and inputs (questions): they are not for the terminal, nor for a log.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  return new Promise((resolve, reject) => {
    let ended = false;
    const end = (cause: Error): void => {
      // After one bad end others follow (error, exit); by then another worker may be running.
      if (ended) return;
      ended = true;
      lost(cause);
      reject(cause);
    };
    // Nobody but our own worker writes to this channel.
    worker.on('message', (message: ModelMessage) => {
      if (message.type === 'ready') resolve(worker);
      else if (message.type === 'done') queue.done(message.job, message.result);
      else if (message.type === 'failed') queue.failed(message.job, new Error(message.cause));
      else end(message.model === null ? runtimeMissing(message.cause) : damaged(message.model, message.cause));
    });
    worker.on('error', (cause) => end(new Error(`the model worker failed: ${cause.message}`, { cause })));
    worker.on('exit', (code, signal) => end(stopped(String(signal ?? code))));
  });
}

function stopped(how: string): UserError {
  return new UserError('models-stopped', {
    id: `Proses model berhenti tiba-tiba (${how}), biasanya karena memori habis. Tutup program lain, lalu coba lagi; yang sudah dibaca tetap tersimpan.`,
    en: `The model process ended suddenly (${how}), usually because memory ran out. Close other programs and try again; what was read is kept.`,
  });
}

function runtimeMissing(cause: string): UserError {
  return new UserError('runtime-missing', {
    id: `onnxruntime, mesin untuk model, tidak bisa dimuat (${cause}). Jalankan npm ci lagi; perlu Linux (glibc), macOS atau Windows 64-bit.`,
    en: `onnxruntime, which runs the models, cannot be loaded (${cause}). Run npm ci again; 64-bit Linux (glibc), macOS or Windows is needed.`,
  });
}

function damaged(model: string, cause: string): UserError {
  return new UserError('model-damaged', {
    id: `Model ${model} rusak dan tidak bisa dimuat (${cause}). Pasang ulang Kutip atau unduh ulang model itu.`,
    en: `The model ${model} is damaged and cannot be loaded (${cause}). Install Kutip or download the model again.`,
  });
}
