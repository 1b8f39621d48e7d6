// Vectors in SQLite: little-endian 32-bit floats by owner, model and hash of the text they were made from.
import type { SqliteFile } from './sqlite.js';
import type { StoredVector } from './store.js';

export interface VectorStore {
  saveVectors(owner: string, model: string, vectors: readonly StoredVector[]): Promise<void>;
  vectors(owner: string, model: string, hashes: readonly string[]): Promise<Map<string, Float32Array>>;
}

export function vectorRows(file: SqliteFile): VectorStore {
  return {
    saveVectors: (owner, model, vectors) =>
      file.write((sql) => {
        for (const { hash, vector } of vectors) {
          const bytes = new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength);
          sql.run(
            'INSERT INTO vectors (owner, model, hash, vector) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
            owner,
            model,
            hash,
            bytes,
          );
        }
      }),
    vectors: (owner, model, hashes) =>
      file.read((sql) => {
        const rows = sql.all<{ hash: string; vector: Uint8Array }>(
          'SELECT hash, vector FROM vectors WHERE owner = ? AND model = ? AND hash IN (SELECT value FROM json_each(?))',
          owner,
          model,
          JSON.stringify(hashes),
        );
        // A copy of its own, because a blob may lie at an address that floats cannot be read from.
        return new Map(rows.map((row) => [row.hash, new Float32Array(Uint8Array.from(row.vector).buffer)]));
      }),
  };
}
