// The two models behind one worker: opens them, queues what they are asked, restarts the worker after a crash, ends it.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { packageRoot } from '../src/package-root.js';
import { UserError } from '../src/user-error.js';
import type { Encoder } from './encoder.js';
import type { ModelMessage, ModelTask, ModelWorkerData } from './model-protocol.js';
import { createModelQueue, type ModelQueue } from './model-queue.js';
import { KUTIP_ENCODER, profileOf } from './profile.js';
import type { Reader } from './reader.js';

export interface Models {
  readonly encoder: Encoder;
  readonly reader: Reader;
  /** False when the encoder's profile is a guess: warn, and ask for `npm run calibrate`. */
  readonly calibrated: boolean;
  /** Runs both models once, so that the first question does not pay for their first use. */
  warmUp(): Promise<void>;
  /** Ends the worker; what still waits is rejected. */
  close(): Promise<void>;
}

export interface ModelsOptions {
  /** Folders in which a model's folder is looked for, in this order. Default: the bundled `embeddings/models`. */
  readonly folders?: readonly string[];
  /** Name of the encoder's folder, such as `kutip-encoder` or `Xenova/multilingual-e5-base`. */
  readonly encoder?: string;
  /** Questions that may wait at one time. */
  readonly maxQuestions?: number;
}

const READER_ID = 'kutip-reader';
const MODEL_FILES = ['config.json', 'tokenizer.json', 'tokenizer_config.json', join('onnx', 'model_quantized.onnx')];

/** Texts of one document job. Two is as fast as more, and a question never waits for more than one job. */
const PASSAGES_PER_JOB = 2;
/** UTF-16 units of one counting job: a few milliseconds. */
const COUNTED_TEXT_PER_JOB = 20_000;

/** Folder of the models that come with Kutip. */
export function bundledModels(): string {
  return join(packageRoot(), 'embeddings', 'models');
}

/**
 * Loads both models (about two seconds) and resolves when they can be used. Throws `UserError` with code
 * `model-missing` or `model-damaged`. Nothing is downloaded.
 */
export async function openModels(options: ModelsOptions = {}): Promise<Models> {
  const folders = options.folders ?? [bundledModels()];
  const encoderId = options.encoder ?? KUTIP_ENCODER.id;
  const encoderParent = folderHolding(encoderId, folders);
  const readerParent = folderHolding(READER_ID, [...folders, bundledModels()]);
  const { profile, known } = profileOf(encoderId, join(encoderParent, encoderId));
  const host = createWorkerHost(
    { encoderParent, profile, readerParent, readerId: READER_ID },
    options.maxQuestions ?? 64,
  );
  await host.start();

  const encoder: Encoder = {
    profile,
    embedQuestion: async (question) => {
      const [vector] = await host.run({ kind: 'embed', texts: [profile.questionPrefix + question] }, 'question');
      if (!vector) throw new Error('the encoder returned no vector');
      return vector;
    },
    embedPassages: (texts) =>
      embedInJobs(
        host,
        texts.map((text) => profile.passagePrefix + text),
      ),
    countTokens: async (texts) => {
      const jobs = slicesOf(texts, COUNTED_TEXT_PER_JOB).map((slice) =>
        host.run({ kind: 'count', texts: slice }, 'document'),
      );
      return (await Promise.all(jobs)).flat();
    },
  };
  const reader: Reader = {
    modelId: READER_ID,
    read: async (question, passages) =>
      passages.length === 0 ? [] : host.run({ kind: 'read', question, passages }, 'question'),
  };
  return {
    encoder,
    reader,
    calibrated: known,
    warmUp: async () => {
      const text = 'Kutip';
      await Promise.all([
        encoder.embedQuestion(text),
        reader.read(text, [{ text, sentences: [{ start: 0, end: 5 }] }]),
      ]);
    },
    close: host.close,
  };
}

/** Embeds longest first, neighbours in length together, so that little is padded; returns the vectors in the texts' order. */
async function embedInJobs(host: WorkerHost, texts: readonly string[]): Promise<Float32Array[]> {
  const byLength = texts.map((text, index) => ({ text, index })).sort((a, b) => b.text.length - a.text.length);
  const vectors = new Array<Float32Array>(texts.length);
  const jobs: Promise<void>[] = [];
  for (let at = 0; at < byLength.length; at += PASSAGES_PER_JOB) {
    const batch = byLength.slice(at, at + PASSAGES_PER_JOB);
    const job = host.run({ kind: 'embed', texts: batch.map(({ text }) => text) }, 'document');
    jobs.push(
      job.then((results) => {
        for (const [position, { index }] of batch.entries()) vectors[index] = results[position] ?? new Float32Array();
      }),
    );
  }
  await Promise.all(jobs);
  return vectors;
}

/** Consecutive texts, together at most `units` long where a text alone is not longer already. */
function slicesOf(texts: readonly string[], units: number): string[][] {
  const slices: string[][] = [];
  let length = Number.POSITIVE_INFINITY;
  for (const text of texts) {
    if (length + text.length > units) {
      slices.push([]);
      length = 0;
    }
    slices.at(-1)?.push(text);
    length += text.length;
  }
  return slices;
}

interface WorkerHost {
  run: ModelQueue['run'];
  start(): Promise<void>;
  close(): Promise<void>;
}

/** Keeps one worker running; after a crash everything pending is rejected and the next task starts another worker. */
function createWorkerHost(data: ModelWorkerData, maxQuestions: number): WorkerHost {
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
    worker ??= startWorker(data, queue, lost);
    const started = await worker;
    if (closed) throw new Error('the models are closed');
    current = started;
  }

  async function run<T extends ModelTask>(task: T, urgency: Parameters<ModelQueue['run']>[1]) {
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

/** Starts the worker and resolves when it has loaded both models. */
function startWorker(data: ModelWorkerData, queue: ModelQueue, lost: (cause: Error) => void): Promise<Worker> {
  const file = join(packageRoot(), 'dist', 'embeddings', 'model-worker.js');
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

function folderHolding(model: string, folders: readonly string[]): string {
  const holds = (folder: string) => MODEL_FILES.every((file) => existsSync(join(folder, model, file)));
  const found = folders.find(holds);
  if (found !== undefined) return found;
  const where = folders.map((folder) => join(folder, model)).join(', ');
  throw new UserError('model-missing', {
    id: `Model ${model} tidak lengkap. Taruh ${MODEL_FILES.join(', ')} di ${where}, atau pasang ulang Kutip.`,
    en: `The model ${model} is not complete. Put ${MODEL_FILES.join(', ')} into ${where}, or install Kutip again.`,
  });
}

function damaged(model: string, cause: string): UserError {
  return new UserError('model-damaged', {
    id: `Model ${model} rusak dan tidak bisa dimuat (${cause}). Pasang ulang Kutip atau unduh ulang model itu.`,
    en: `The model ${model} is damaged and cannot be loaded (${cause}). Install Kutip or download the model again.`,
  });
}
