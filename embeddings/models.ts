// The two models behind one worker process: finds their files, opens them, and gives them out as encoder and reader.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../src/package-root.js';
import type { Notice } from '../src/types.js';
import { UserError } from '../src/user-error.js';
import type { Encoder } from './encoder.js';
import { createModelHost, type ModelHost } from './model-host.js';
import { countingJobs, embeddingJobs, type JobText } from './model-jobs.js';
import { KUTIP_ENCODER, profileOf } from './profile.js';
import type { Reader } from './reader.js';

export interface Models {
  readonly encoder: Encoder;
  readonly reader: Reader;
  /** What the person who runs Kutip should know, for example that nobody has measured this encoder yet. */
  readonly notices: readonly Notice[];
  /** Runs both models once, so that the first question does not pay for their first use. */
  warmUp(): Promise<void>;
  /** Id of the worker process, to see how much memory it takes; null while none is there to be asked. */
  processId(): number | null;
  /** Ends the worker process; what still waits is rejected. A program that does not call it does not end. */
  close(): Promise<void>;
}

export interface ModelsOptions {
  /** Folders in which a model's folder is looked for, in this order. Default: the bundled `embeddings/models`. */
  readonly folders?: readonly string[];
  /** Name of the encoder's folder, such as `kutip-encoder` or `Xenova/multilingual-e5-base`. */
  readonly encoder?: string;
  /** Questions that may wait at one time. */
  readonly maxQuestions?: number;
  /** To be told, for the log, why the worker process has ended. */
  readonly onLost?: (cause: Error) => void;
}

const READER_ID = 'kutip-reader';
/** A question takes about 0.3 s of the models: the last of so many waits for about a quarter of a minute. */
const MAX_QUESTIONS = 50;
const MODEL_FILES = ['config.json', 'tokenizer.json', 'tokenizer_config.json', join('onnx', 'model_quantized.onnx')];

/** Folder of the models that come with Kutip. */
export function bundledModels(): string {
  return join(packageRoot(), 'embeddings', 'models');
}

/**
 * Loads both models (about two seconds) and resolves when they can be used. Throws `UserError` with code
 * `model-missing`, `model-damaged` or `runtime-missing`. Nothing is downloaded.
 */
export async function openModels(options: ModelsOptions = {}): Promise<Models> {
  const folders = options.folders ?? [bundledModels()];
  const encoderId = options.encoder ?? KUTIP_ENCODER.id;
  const encoderParent = folderHolding(encoderId, folders);
  const readerParent = folderHolding(READER_ID, [...folders, bundledModels()]);
  const { profile, known } = profileOf(encoderId, join(encoderParent, encoderId));
  const host = createModelHost({
    data: { encoderParent, profile, readerParent, readerId: READER_ID },
    maxQuestions: options.maxQuestions ?? MAX_QUESTIONS,
    ...(options.onLost && { onLost: options.onLost }),
  });
  await host.start();

  const encoder: Encoder = {
    profile,
    embedQuestion: async (question) => {
      const vectors = await host.run({ kind: 'embed', texts: [profile.questionPrefix + question] }, 'question');
      return existing(vectors[0]);
    },
    embedPassages: (texts) =>
      embed(
        host,
        texts.map((text) => profile.passagePrefix + text),
      ),
    countTokens: (texts) => countTokens(host, texts),
  };
  const reader: Reader = {
    modelId: READER_ID,
    read: async (question, passages) =>
      passages.length === 0 ? [] : host.run({ kind: 'read', question, passages }, 'question'),
  };
  return {
    encoder,
    reader,
    notices: known ? [] : [uncalibrated(encoderId)],
    warmUp: async () => {
      const text = 'Kutip';
      await Promise.all([
        encoder.embedQuestion(text),
        reader.read(text, [{ text, sentences: [{ start: 0, end: 5 }] }]),
      ]);
    },
    processId: () => host.pid,
    close: host.close,
  };
}

async function embed(host: ModelHost, texts: readonly string[]): Promise<Float32Array[]> {
  const vectors = new Array<Float32Array>(texts.length);
  const embedOne = async (job: readonly JobText[]): Promise<void> => {
    const results = await host.run({ kind: 'embed', texts: job.map(({ text }) => text) }, 'document');
    for (const [at, { index }] of job.entries()) vectors[index] = existing(results[at]);
  };
  await Promise.all(embeddingJobs(texts).map(embedOne));
  return vectors;
}

async function countTokens(host: ModelHost, texts: readonly string[]): Promise<number[]> {
  const counts = texts.map(() => 0);
  const countOne = async (job: readonly JobText[]): Promise<void> => {
    const results = await host.run({ kind: 'count', texts: job.map(({ text }) => text) }, 'document');
    for (const [at, { index }] of job.entries()) counts[index] = (counts[index] ?? 0) + (results[at] ?? 0);
  };
  await Promise.all(countingJobs(texts).map(countOne));
  return counts;
}

function existing(vector: Float32Array | undefined): Float32Array {
  if (vector === undefined) throw new Error('the encoder returned fewer vectors than texts');
  return vector;
}

function folderHolding(model: string, folders: readonly string[]): string {
  const holds = (folder: string) => MODEL_FILES.every((file) => existsSync(join(folder, model, file)));
  const found = folders.find(holds);
  if (found !== undefined) return found;
  const where = (or: string) => folders.map((folder) => join(folder, model)).join(` ${or} `);
  throw new UserError('model-missing', {
    id: `Model ${model} tidak lengkap. Taruh ${MODEL_FILES.join(', ')} di ${where('atau')}; periksa juga ENCODER, atau pasang ulang Kutip.`,
    en: `The model ${model} is not complete. Put ${MODEL_FILES.join(', ')} into ${where('or')}; check ENCODER too, or install Kutip again.`,
  });
}

function uncalibrated(model: string): Notice {
  return {
    code: 'model-uncalibrated',
    sentence: {
      id: `Model ${model} belum dikalibrasi, jadi Kutip bisa salah menilai mana yang menjawab. Jalankan: npm run calibrate`,
      en: `The model ${model} is not calibrated, so Kutip may misjudge what answers. Run: npm run calibrate`,
    },
  };
}
