// Keeps the model worker process running: starts it, hands it what is sent, ends it when it hangs, starts another when it is gone.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { packageRoot } from '../src/package-root.js';
import { UserError } from '../src/user-error.js';
import { createDeadline } from './deadline.js';
import type { ModelMessage, ModelResults, ModelTask, ModelWorkerData, Urgency } from './model-protocol.js';
import { createModelQueue, type ModelQueue } from './model-queue.js';

export interface ModelHost {
  /**
   * What the worker was doing when it ended is done once more by the next one: embedding and reading are pure. Rejects with
   * `UserError('models-stopped')` when that one ends too.
   */
  readonly run: ModelQueue['run'];
  /** Resolves when both models are loaded; throws `UserError` `model-damaged` or `runtime-missing` when they cannot be. */
  start(): Promise<void>;
  /** Of the worker; null while none has loaded its models. */
  readonly pid: number | null;
  /** Ends the worker; what still waits is rejected, and later calls as well. */
  close(): Promise<void>;
}

/** Milliseconds after which a worker that has said nothing is taken for dead: generous, because a slow machine is not a dead one. */
export interface ModelDeadlines {
  /** To load both models. */
  readonly load: number;
  /** For one job of a question: up to five passages are read, a few tenths of a second. */
  readonly question: number;
  /** For one job of documents: two passages, or counting some pages. */
  readonly document: number;
}

export interface ModelHostOptions {
  readonly data: ModelWorkerData;
  readonly maxQuestions: number;
  readonly deadlines?: Partial<ModelDeadlines>;
  /** To be told, for the log, why a worker that was running has ended; the next is started at once. */
  readonly onLost?: (cause: Error) => void;
  /** Another program in the worker's place, for tests. */
  readonly workerFile?: string;
}

const USUAL_DEADLINES: ModelDeadlines = { load: 120_000, question: 30_000, document: 60_000 };
const STOPPED = 'models-stopped';

export function createModelHost({ data, maxQuestions, onLost, workerFile, ...given }: ModelHostOptions): ModelHost {
  const deadlines = { ...USUAL_DEADLINES, ...given.deadlines };
  let worker: Promise<Worker> | null = null;
  let current: Worker | null = null;
  let closed = false;
  const queue = createModelQueue({ send: (request) => current?.process.send(request), maxQuestions, onWork });
  const silence = createDeadline(() => current?.giveUp());

  /** The worker does one job at a time, so that every word from it starts the time for the next. */
  function onWork(urgencies: readonly Urgency[]): void {
    if (urgencies.length === 0) silence.clear();
    else silence.set(Math.max(...urgencies.map((urgency) => deadlines[urgency])));
  }

  function lost(cause: Error): void {
    const wasRunning = current !== null;
    worker = null;
    current = null;
    queue.failAll(cause);
    if (closed || !wasRunning) return;
    onLost?.(cause);
    start().catch((error: Error) => {
      if (!closed) onLost?.(error);
    });
  }

  async function start(): Promise<void> {
    if (closed) throw new Error('the models are closed');
    worker ??= startWorker(workerFile ?? builtWorker(), data, deadlines.load, queue, lost);
    const starting = worker;
    const started = await starting;
    if (worker !== starting) throw new Error('the models were closed');
    current = started;
  }

  async function attempt<T extends ModelTask>(task: T, urgency: Urgency): Promise<ModelResults[T['kind']]> {
    if (current === null) await start();
    return queue.run(task, urgency);
  }

  async function run<T extends ModelTask>(task: T, urgency: Urgency): Promise<ModelResults[T['kind']]> {
    try {
      return await attempt(task, urgency);
    } catch (error) {
      if (closed || !(error instanceof UserError) || error.code !== STOPPED) throw error;
      return attempt(task, urgency);
    }
  }

  async function close(): Promise<void> {
    closed = true;
    const ending = worker;
    lost(new Error('the models were closed'));
    const started = (await ending?.catch(() => null))?.process;
    if (!started || started.exitCode !== null || started.signalCode !== null) return;
    started.kill('SIGKILL');
    await once(started, 'exit');
  }

  return {
    run,
    start,
    close,
    get pid() {
      return current?.process.pid ?? null;
    },
  };
}

function builtWorker(): string {
  return join(packageRoot(), 'dist', 'embeddings', 'model-worker.js');
}

interface Worker {
  readonly process: ChildProcess;
  /** It has said nothing for too long. */
  giveUp(): void;
}

/**
 * Starts the worker and resolves when it has loaded both models. It is a process, not a thread: onnxruntime-node 1.14
 * keeps static references to the JavaScript of the thread that loaded it first, so that a second worker thread in the
 * life of a process fails to load it or brings the whole process down; and a crash inside it must not take Kutip along.
 */
function startWorker(
  file: string,
  data: ModelWorkerData,
  loadMs: number,
  queue: ModelQueue,
  lost: (cause: Error) => void,
): Promise<Worker> {
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
      loading.clear();
      worker.kill('SIGKILL');
      lost(cause);
      reject(cause);
    };
    const giveUp = () => end(stopped('timeout'));
    const loading = createDeadline(giveUp);
    loading.set(loadMs);
    const ready = (): void => {
      loading.clear();
      resolve({ process: worker, giveUp });
    };
    // Nobody but our own worker writes to this channel.
    worker.on('message', (message: ModelMessage) => {
      if (message.type === 'ready') ready();
      else if (message.type === 'done') queue.done(message.job, message.result);
      else if (message.type === 'failed') queue.failed(message.job, new Error(message.cause));
      else end(message.model === null ? runtimeMissing(message.cause) : damaged(message.model, message.cause));
    });
    // It could not be started, or nothing can be sent to it any more.
    worker.on('error', (cause) => end(stopped('code' in cause ? String(cause.code) : cause.message)));
    worker.on('exit', (code, signal) => end(stopped(String(signal ?? code))));
  });
}

function stopped(how: string): UserError {
  return new UserError(STOPPED, {
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
