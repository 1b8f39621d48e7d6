// The part of an archive with vectors: for each the SHA-256 of the text it was made from (32 bytes), then little-endian 32-bit floats.
import type { StoredVector } from '../../database/store.js';

const HASH_BYTES = 32;
/** How far from 1 a length may be: 32-bit floats of a unit vector stay within a thousandth of this. */
const LENGTH_TOLERANCE = 1e-3;

/** Bytes of one vector in the part. */
export function recordBytes(dimensions: number): number {
  return HASH_BYTES + 4 * dimensions;
}

export function vectorRecord({ hash, vector }: StoredVector): Buffer {
  const record = Buffer.alloc(recordBytes(vector.length));
  record.write(hash, 'hex');
  vector.forEach((value, at) => {
    record.writeFloatLE(value, HASH_BYTES + 4 * at);
  });
  return record;
}

/** The vectors in a stream of the part's bytes. A record that was cut short is left out: whoever counts misses it. */
export async function* readVectors(chunks: AsyncIterable<Buffer>, dimensions: number): AsyncGenerator<StoredVector> {
  const size = recordBytes(dimensions);
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let at = 0;
    for (; at + size <= bytes.length; at += size) yield vectorOf(bytes.subarray(at, at + size), dimensions);
    rest = bytes.subarray(at);
  }
}

/** Whether it can be searched: every value a number, and of length 1. */
export function isUnitVector(vector: Float32Array): boolean {
  // A value that is no number, or endless, makes the length such a one.
  return Math.abs(Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0)) - 1) <= LENGTH_TOLERANCE;
}

function vectorOf(record: Buffer, dimensions: number): StoredVector {
  const vector = Float32Array.from({ length: dimensions }, (_, at) => record.readFloatLE(HASH_BYTES + 4 * at));
  return { hash: record.toString('hex', 0, HASH_BYTES), vector };
}
