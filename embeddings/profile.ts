// What must be known of a model before its vectors mean anything, and where that is written.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { UserError } from '../src/user-error.js';

export interface EncoderProfile {
  /** Stored beside every vector; vectors of another id are never searched. */
  readonly id: string;
  readonly questionPrefix: string;
  readonly passagePrefix: string;
  readonly pooling: 'mean' | 'cls';
  readonly dimensions: number;
  /** Tokens that fit into the model, special tokens included. */
  readonly tokenLimit: number;
  /** Cosines of this model lie in about this range; fusion scales them to 0..1. */
  readonly cosineRange: readonly [low: number, high: number];
}

export const KUTIP_ENCODER: EncoderProfile = {
  id: 'kutip-encoder',
  questionPrefix: 'query: ',
  passagePrefix: 'passage: ',
  pooling: 'mean',
  dimensions: 384,
  tokenLimit: 512,
  cosineRange: [0.7, 0.95],
};

/** File beside a model's `config.json` that holds its profile: an `EncoderProfile` without `id`, as JSON. */
export const PROFILE_FILE = 'kutip-profile.json';

export interface FoundProfile {
  readonly profile: EncoderProfile;
  /** False when nobody has measured this model: the profile is a guess and `npm run calibrate` is due. */
  readonly known: boolean;
}

const writtenProfile = z.object({
  questionPrefix: z.string(),
  passagePrefix: z.string(),
  pooling: z.enum(['mean', 'cls']),
  dimensions: z.int().positive(),
  tokenLimit: z.int().min(16),
  cosineRange: z.tuple([z.number(), z.number()]).refine(([low, high]) => low < high),
});

const modelConfig = z.object({
  hidden_size: z.int().positive(),
  max_position_embeddings: z.int().positive().optional(),
});

/** Profile of the model whose files lie in `modelFolder`. Throws `UserError` when its profile or configuration is damaged. */
export function profileOf(modelId: string, modelFolder: string): FoundProfile {
  if (modelId === KUTIP_ENCODER.id) return { profile: KUTIP_ENCODER, known: true };
  const file = join(modelFolder, PROFILE_FILE);
  if (existsSync(file)) return { profile: { id: modelId, ...readJson(file, writtenProfile) }, known: true };
  const config = readJson(join(modelFolder, 'config.json'), modelConfig);
  const prefixed = /\be5\b/iu.test(modelId);
  const profile: EncoderProfile = {
    id: modelId,
    questionPrefix: prefixed ? 'query: ' : '',
    passagePrefix: prefixed ? 'passage: ' : '',
    pooling: 'mean',
    dimensions: config.hidden_size,
    tokenLimit: Math.min(config.max_position_embeddings ?? 512, 512),
    cosineRange: prefixed ? KUTIP_ENCODER.cosineRange : [0, 1],
  };
  return { profile, known: false };
}

function readJson<T>(file: string, shape: z.ZodType<T>): T {
  try {
    return shape.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    const why = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
    throw new UserError('model-damaged', {
      id: `Berkas model ${file} tidak bisa dipakai: ${why}. Unduh ulang model itu, atau hapus ENCODER dari .env.`,
      en: `The model file ${file} cannot be used: ${why}. Download the model again, or remove ENCODER from .env.`,
    });
  }
}
