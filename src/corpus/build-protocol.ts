// What the build worker and its client say to each other.
import type { Localized } from '../types.js';
import type { Builder } from './builder.js';

export interface BuildWorkerData {
  /** Path of the database file. */
  readonly database: string;
  /** Folder of all generations. */
  readonly generations: string;
}

export interface BuildCall {
  readonly id: number;
  readonly method: keyof Builder;
  readonly values: readonly unknown[];
}

/** A UserError loses its class on the way between threads, so it travels as its parts. */
export type BuildReply =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly refusal: { readonly code: string; readonly sentence: Localized } }
  | { readonly id: number; readonly error: unknown };
