// Texts -> unit vectors with a loaded encoder network: token ids cut at the limit, pooled and normalised.
import type { EncoderProfile } from './profile.js';
import type { Network, NetworkOutput } from './transformers.js';

/**
 * Unit vectors of texts that already carry their prefix, all in one batch. What does not fit into `profile.tokenLimit`
 * is cut off: passages are made short enough before, only a single huge sentence or question gets here.
 */
export async function embedTexts(
  network: Network,
  profile: EncoderProfile,
  texts: readonly string[],
): Promise<Float32Array[]> {
  const room = profile.tokenLimit - network.text.before.length - network.text.after.length;
  const sequences = texts.map((text) => [
    ...network.text.before,
    ...network.text.tokenizer.ids(text, room),
    ...network.text.after,
  ]);
  const [hidden] = await network.run(sequences, ['last_hidden_state']);
  if (hidden === undefined || hidden.dims[2] !== profile.dimensions) {
    throw new Error(`${profile.id}: vectors of ${hidden?.dims[2]} dimensions, the profile says ${profile.dimensions}`);
  }
  return sequences.map((ids, row) => unitVector(hidden, row, profile.pooling === 'mean' ? ids.length : 1));
}

/** Mean of the first `positions` positions of one row, scaled to length 1. */
function unitVector(hidden: NetworkOutput, row: number, positions: number): Float32Array {
  const [, columns = 0, dimensions = 0] = hidden.dims;
  const sum = new Float64Array(dimensions);
  const first = row * columns * dimensions;
  for (let at = 0; at < positions * dimensions; at++) {
    const dimension = at % dimensions;
    sum[dimension] = (sum[dimension] ?? 0) + (hidden.data[first + at] ?? 0);
  }
  const length = Math.hypot(...sum);
  return Float32Array.from(sum, (value) => value / length);
}
