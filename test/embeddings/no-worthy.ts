// What a made-up generation without worthy sentences has of them.
import type { Generation } from '../../embeddings/generation.js';

/** For so many passages, none of which is central. */
export function nothingWorthy(size: number): Pick<Generation, 'centrality' | 'worthy'> {
  const none = new Uint32Array();
  return {
    centrality: new Float32Array(size),
    worthy: { ordinals: none, places: none, groups: none, keys: new BigUint64Array(), weights: new Float32Array() },
  };
}
