// What the folder wants, read from SQLite: documents, their blocks and passages, refused files, and what is still missing.
import type { Localized } from '../types.js';
import { OF_COLLECTION, type PassageRow, passageOf, SELECT_PASSAGE, VERSIONS_OF_COLLECTION } from './rows.js';
import type { Sql, SqliteFile } from './sqlite.js';
import type { StoredPassage, WantedStore } from './store.js';

type Reading =
  | 'wantedDocuments'
  | 'wantedBlocks'
  | 'wantedPassages'
  | 'refusals'
  | 'passagesIn'
  | 'passagesWithoutVector'
  | 'upToDate';

export function wantedReading(file: SqliteFile): Pick<WantedStore, Reading> {
  const ofVersions = `FROM versions v JOIN documents d ON d.id = v.document_id WHERE d.collection_id = ? AND v.wanted = 1 ORDER BY d.path`;
  return {
    wantedDocuments: (collectionId) =>
      file.read((sql) =>
        sql
          .all<WantedRow>(
            `SELECT d.id AS documentId, v.id AS versionId, d.path, v.file_hash AS fileHash, v.rules, v.passage_key AS passageKey, v.published ${ofVersions}`,
            collectionId,
          )
          .map((row) => ({ ...row, published: row.published === 1 })),
      ),
    wantedBlocks: (collectionId) =>
      file.read((sql) =>
        sql
          .all<{ versionId: number; blocks: string }>(`SELECT v.id AS versionId, v.blocks ${ofVersions}`, collectionId)
          .map(({ versionId, blocks }) => ({ versionId, blocks: JSON.parse(blocks) as string[] })),
      ),
    wantedPassages: (collectionId) =>
      file.read((sql) => {
        const count = '(SELECT count(*) FROM passages p WHERE p.version_id = v.id AND p.wanted = 1)';
        const statement = `SELECT v.id AS versionId, ${count} AS passages ${ofVersions}`;
        const rows = sql.all<{ versionId: number; passages: number }>(statement, collectionId);
        return new Map(rows.map(({ versionId, passages }) => [versionId, passages]));
      }),
    refusals: (collectionId) =>
      file.read((sql) =>
        sql
          .all<{ path: string; fileHash: string; rules: number; code: string; sentence: string }>(
            'SELECT path, file_hash AS fileHash, rules, code, sentence FROM refusals WHERE collection_id = ? ORDER BY path',
            collectionId,
          )
          .map((row) => ({ ...row, sentence: JSON.parse(row.sentence) as Localized })),
      ),
    passagesIn: (collectionId, state) =>
      file.read((sql) =>
        sql
          .all<PassageRow>(`${SELECT_PASSAGE} WHERE v.${OF_COLLECTION} AND p.${state} = 1 ORDER BY p.id`, collectionId)
          .map(passageOf),
      ),
    passagesWithoutVector: (collectionId, model) => file.read((sql) => withoutVector(sql, collectionId, model)),
    upToDate: (collectionId, model) => file.read((sql) => upToDate(sql, collectionId, model)),
  };
}

interface WantedRow {
  documentId: number;
  versionId: number;
  path: string;
  fileHash: string;
  rules: number;
  passageKey: string | null;
  published: number;
}

function withoutVector(sql: Sql, collectionId: number, model: string): StoredPassage[] {
  return sql
    .all<PassageRow>(
      `${SELECT_PASSAGE} JOIN documents d ON d.id = v.document_id JOIN collections c ON c.id = d.collection_id
       WHERE d.collection_id = ? AND p.wanted = 1 AND NOT EXISTS (
         SELECT 1 FROM vectors x WHERE x.owner = c.owner AND x.model = ? AND x.hash = p.vector_hash)
       GROUP BY p.vector_hash ORDER BY min(p.id)`,
      collectionId,
      model,
    )
    .map(passageOf);
}

function upToDate(sql: Sql, collectionId: number, model: string): boolean {
  const published = sql.one<{ model: string }>(
    'SELECT model FROM generations WHERE collection_id = ? AND retired_at IS NULL',
    collectionId,
  );
  const differs = (table: string, where: string) =>
    sql.one(`SELECT 1 FROM ${table} WHERE ${where} AND published <> wanted LIMIT 1`, collectionId) !== null;
  return (
    published?.model === model && !differs('versions', OF_COLLECTION) && !differs('passages', VERSIONS_OF_COLLECTION)
  );
}
