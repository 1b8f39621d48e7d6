// What the folder wants, in SQLite: every change asks for the permit, and is one transaction.
import type { Clock } from '../ports.js';
import { requirePermit } from './coordination-rows.js';
import { publish, replaceGeneration } from './publish-rows.js';
import type { Sql, SqliteFile } from './sqlite.js';
import { stagePassages, stageVersion, unwantVersions, wantPublishedVersion } from './staging-rows.js';
import type { Permit, WantedStore } from './store.js';
import { markUnswept, sweepRows } from './sweep-rows.js';
import { wantedReading } from './wanted-reading.js';

type StagingStore = Omit<WantedStore, 'saveVectors' | 'vectors'>;

export function wantedRows(file: SqliteFile, clock: Clock): StagingStore {
  const permitted = <T>(permit: Permit, work: (sql: Sql) => T): Promise<T> =>
    file.write((sql) => {
      requirePermit(sql, permit);
      return work(sql);
    });
  return {
    ...wantedReading(file),
    stageVersions: (permit, collectionId, drafts) =>
      permitted(permit, (sql) => {
        markUnswept(sql, collectionId);
        for (const draft of drafts) stageVersion(sql, collectionId, draft, clock.now());
      }),
    stagePassages: (permit, collectionId, staged) =>
      permitted(permit, (sql) => {
        markUnswept(sql, collectionId);
        for (const each of staged) stagePassages(sql, each);
      }),
    unwant: (permit, collectionId, documentIds) =>
      permitted(permit, (sql) => {
        markUnswept(sql, collectionId);
        for (const id of documentIds) unwantVersions(sql, id);
      }),
    wantPublished: (permit, collectionId, documentIds) =>
      permitted(permit, (sql) => {
        markUnswept(sql, collectionId);
        for (const id of documentIds) wantPublishedVersion(sql, id);
      }),
    saveRefusals: (permit, collectionId, refusals) =>
      permitted(permit, (sql) => {
        sql.run('DELETE FROM refusals WHERE collection_id = ?', collectionId);
        for (const { path, fileHash, rules, code, sentence } of refusals) {
          const statement =
            'INSERT INTO refusals (collection_id, path, file_hash, rules, code, sentence) VALUES (?, ?, ?, ?, ?, ?)';
          sql.run(statement, collectionId, path, fileHash, rules, code, JSON.stringify(sentence));
        }
      }),
    publish: (permit, collectionId, publication) =>
      permitted(permit, (sql) => publish(sql, collectionId, publication, clock.now())),
    republish: (permit, collectionId, publication) =>
      permitted(permit, (sql) => replaceGeneration(sql, collectionId, publication, clock.now())),
    sweep: (permit, collectionId, retiredBefore) =>
      permitted(permit, (sql) => sweepRows(sql, collectionId, retiredBefore)),
  };
}
