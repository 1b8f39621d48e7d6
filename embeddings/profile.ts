// What must be known of a model before its vectors mean anything.

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
