// What the main process and the model worker say to each other. Types only.
import type { EncoderProfile } from './profile.js';
import type { ReadablePassage, SentenceReading } from './reader.js';

/** Given to the worker as its only argument, as JSON. */
export interface ModelWorkerData {
  /** Folder that holds the encoder's folder. */
  readonly encoderParent: string;
  readonly profile: EncoderProfile;
  /** Folder that holds the reader's folder. */
  readonly readerParent: string;
  readonly readerId: string;
}

/** One unit of work; `texts` already carry the model's prefix. */
export type ModelTask =
  | { readonly kind: 'embed'; readonly texts: readonly string[] }
  | { readonly kind: 'count'; readonly texts: readonly string[] }
  | { readonly kind: 'read'; readonly question: string; readonly passages: readonly ReadablePassage[] };

export interface ModelResults {
  embed: Float32Array[];
  count: number[];
  read: SentenceReading[][];
}

/** A question goes before every waiting document job. */
export type Urgency = 'question' | 'document';

export interface ModelRequest {
  readonly job: number;
  readonly urgency: Urgency;
  readonly task: ModelTask;
}

export type ModelMessage =
  | { readonly type: 'ready' }
  /** `model` is null when the runtime itself could not be loaded. */
  | { readonly type: 'unloadable'; readonly model: string | null; readonly cause: string }
  | { readonly type: 'done'; readonly job: number; readonly result: ModelResults[keyof ModelResults] }
  | { readonly type: 'failed'; readonly job: number; readonly cause: string };
