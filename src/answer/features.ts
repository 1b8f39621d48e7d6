// What speaks for an answer, as numbers that mean the same in a collection of one passage and of 100,000.
import type { EncoderProfile } from '../../embeddings/profile.js';
import type { RankedSentence } from './rank-sentences.js';
import type { Candidate } from './retrieve.js';

/** Everything that was found out about one question. */
export interface Evidence {
  /** By fused score, best first. */
  readonly candidates: readonly Candidate[];
  /** Best sentence of each passage that was read, best first; empty for a search. */
  readonly ranked: readonly RankedSentence[];
  /** Passages that were searched. */
  readonly searched: number;
  /** True when question and passages are in different languages. */
  readonly across: boolean;
  readonly profile: EncoderProfile;
}

/** Ranks against which the first is compared. */
const BACKGROUND = 50;
const TENTH = 9;
/** Imagined passages of middling cosine, so that a background of few or none is not taken at its word. */
const IMAGINED = 10;
/** Logits beyond are no surer. */
const LOGIT_LIMIT = 12;

/** By name; the calibration names those it uses (see calibration.ts). */
export const FEATURES = {
  /** The reader's logit for the best sentence. */
  reading: ({ ranked }: Evidence) => clamp(ranked[0]?.reading ?? -LOGIT_LIMIT),
  /** Share of the question's weight that stands in the best sentence. */
  overlap: ({ ranked }: Evidence) => ranked[0]?.overlap ?? 0,
  /** 1 when the reader's choice is also the retriever's first. */
  agreement: ({ ranked, candidates }: Evidence) =>
    ranked[0]?.passage.candidate.ordinal === candidates[0]?.ordinal ? 1 : 0,
  /** Fused score of the first passage. */
  fused: ({ candidates }: Evidence) => candidates[0]?.fused ?? 0,
  /** Fused score, first minus tenth. */
  lead: ({ candidates }: Evidence) =>
    (candidates[0]?.fused ?? 0) - (candidates[Math.min(TENTH, candidates.length - 1)]?.fused ?? 0),
  /** How far the largest cosine stands out from the next fifty, in units of the encoder's range. */
  contrast: (evidence: Evidence) => topCosine(evidence) - background(evidence),
  /** 1 across languages, where everything else is lower for answers as good. */
  across: ({ across }: Evidence): number => (across ? 1 : 0),
  /** Decimal logarithm of the passages searched: the best of many is good by chance. */
  size: ({ searched }: Evidence) => Math.log10(1 + searched),
} as const satisfies Record<string, (evidence: Evidence) => number>;

export type FeatureName = keyof typeof FEATURES;

/** Scaled to the encoder's range. */
function topCosine({ candidates, profile }: Evidence): number {
  return candidates.reduce((most, { cosine }) => Math.max(most, scaled(cosine, profile)), 0);
}

/** Mean scaled cosine of ranks 2 to 50, drawn towards the middle of the range when there are few. */
function background({ candidates, profile }: Evidence): number {
  const cosines = candidates.map(({ cosine }) => cosine).sort((a, b) => b - a);
  const rest = cosines.slice(1, BACKGROUND);
  const sum = rest.reduce((total, cosine) => total + scaled(cosine, profile), 0);
  return (sum + IMAGINED * 0.4) / (rest.length + IMAGINED);
}

function scaled(cosine: number, { cosineRange: [low, high] }: EncoderProfile): number {
  return (cosine - low) / (high - low);
}

function clamp(logit: number): number {
  return Math.max(-LOGIT_LIMIT, Math.min(LOGIT_LIMIT, logit));
}
