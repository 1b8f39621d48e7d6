// Calibration: what was fitted from questions with known answers, read from a small JSON file with its provenance.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { UserError } from '../user-error.js';
import { FEATURES, type FeatureName } from './features.js';

const featureNames = Object.keys(FEATURES) as [FeatureName, ...FeatureName[]];

/** Probability = 1 / (1 + exp(-(bias + sum of weight * feature))). */
const logisticModel = z.object({
  bias: z.number(),
  weights: z.partialRecord(z.enum(featureNames), z.number()),
});

const calibrationFile = z.object({
  /** Where the numbers come from: data, figures, date, command. */
  provenance: z.record(z.string(), z.unknown()),
  /** The encoder and the reader that it holds for. */
  encoder: z.string(),
  reader: z.string(),
  ranking: z.object({ fused: z.number(), overlap: z.number() }),
  /** Do the quotes answer the question? */
  answers: logisticModel,
  /** Do the passages found bear on what was searched for? No reader is asked. */
  relevance: logisticModel,
  /** Least probabilities: of an answer, of a sure one, and of a search that found something. */
  thresholds: z.object({ perhaps: z.number(), sure: z.number(), relevant: z.number() }),
});

export type LogisticModel = z.infer<typeof logisticModel>;
export type Calibration = z.infer<typeof calibrationFile>;

/** Throws UserError `calibration-damaged` when the file is missing or is not a calibration. */
export function readCalibration(file: string): Calibration {
  try {
    return calibrationFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new UserError('calibration-damaged', {
      id: `Kalibrasi di ${file} hilang atau rusak. Pasang ulang Kutip.`,
      en: `The calibration in ${file} is missing or damaged. Install Kutip again.`,
    });
  }
}
