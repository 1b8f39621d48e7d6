// Encoder: text -> unit vector. The contract; `models.ts` provides the real one, tests use a toy one (word counts).
import type { EncoderProfile } from './profile.js';

export interface Encoder {
  readonly profile: EncoderProfile;
  /** Unit vector (`profile.dimensions` values) of a question; goes before every waiting document job. */
  embedQuestion(question: string): Promise<Float32Array>;
  /** Unit vectors of passage texts, in their order. */
  embedPassages(texts: readonly string[]): Promise<Float32Array[]>;
  /** Number of tokens of each text by itself, special tokens and prefix not counted. */
  countTokens(texts: readonly string[]): Promise<number[]>;
}
