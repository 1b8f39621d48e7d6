// Staging in SQLite: writes versions and passages that are wanted, beside those that are published.
import { createHash } from 'node:crypto';
import { flatSpans, type PassageRow, passageOf, SELECT_PASSAGE } from './rows.js';
import type { Sql } from './sqlite.js';
import type { DocumentDraft, PassageDraft, StagedPassages } from './store.js';

export function stageVersion(sql: Sql, collectionId: number, draft: DocumentDraft, now: number): void {
  const documentId = documentFor(sql, collectionId, draft.path);
  unwantVersions(sql, documentId);
  const textId = textFor(sql, collectionId, draft.text);
  const structure = {
    paragraphs: draft.paragraphs,
    boilerplate: draft.boilerplate,
    sentences: flatSpans(draft.sentences),
  };
  sql.run(
    `INSERT INTO versions (document_id, text_id, format, file_hash, rules, metadata, notices, pages, structure, blocks, added_at, file_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    documentId,
    textId,
    draft.format,
    draft.fileHash,
    draft.rules,
    JSON.stringify(draft.metadata),
    JSON.stringify(draft.notices),
    draft.pages,
    JSON.stringify(structure),
    JSON.stringify(draft.blocks),
    now,
    draft.fileId ?? null,
  );
}

function documentFor(sql: Sql, collectionId: number, path: string): number {
  sql.run('INSERT INTO documents (collection_id, path) VALUES (?, ?) ON CONFLICT DO NOTHING', collectionId, path);
  const row = sql.one<{ id: number }>(
    'SELECT id FROM documents WHERE collection_id = ? AND path = ?',
    collectionId,
    path,
  );
  if (!row) throw new Error('the document just written was not found');
  return row.id;
}

function textFor(sql: Sql, collectionId: number, text: string): number {
  const hash = createHash('sha256').update(text, 'utf8').digest('hex');
  sql.run(
    `INSERT INTO texts (owner, hash, text, length) VALUES ((SELECT owner FROM collections WHERE id = ?), ?, ?, ?) ON CONFLICT DO NOTHING`,
    collectionId,
    hash,
    text,
    text.length,
  );
  const statement = 'SELECT t.id FROM texts t JOIN collections c ON c.owner = t.owner WHERE c.id = ? AND t.hash = ?';
  const row = sql.one<{ id: number }>(statement, collectionId, hash);
  if (!row) throw new Error('the text just written was not found');
  return row.id;
}

/** The present version goes with the next generation; one that was never published goes now. */
export function unwantVersions(sql: Sql, documentId: number): void {
  const versions = 'version_id IN (SELECT id FROM versions WHERE document_id = ?)';
  sql.run(`UPDATE passages SET wanted = 0 WHERE ${versions} AND wanted = 1`, documentId);
  sql.run('UPDATE versions SET wanted = 0 WHERE document_id = ? AND wanted = 1', documentId);
  sql.run(`DELETE FROM passages WHERE ${versions} AND published = 0 AND wanted = 0 AND retired_at IS NULL`, documentId);
  sql.run(
    'DELETE FROM versions WHERE document_id = ? AND published = 0 AND wanted = 0 AND retired_at IS NULL',
    documentId,
  );
}

/** Back to what people see, with the passages that they can find. */
export function wantPublishedVersion(sql: Sql, documentId: number): void {
  unwantVersions(sql, documentId);
  sql.run('UPDATE versions SET wanted = 1 WHERE document_id = ? AND published = 1', documentId);
  sql.run(
    'UPDATE passages SET wanted = 1 WHERE published = 1 AND version_id IN (SELECT id FROM versions WHERE document_id = ? AND published = 1)',
    documentId,
  );
}

export function stagePassages(sql: Sql, { versionId, passages, key }: StagedPassages): void {
  const kept = new Map<string, number>();
  for (const row of sql.all<PassageRow>(
    `${SELECT_PASSAGE} WHERE p.version_id = ? AND p.retired_at IS NULL`,
    versionId,
  )) {
    kept.set(identity(passageOf(row)), row.id);
  }
  sql.run('UPDATE passages SET wanted = 0 WHERE version_id = ?', versionId);
  for (const passage of passages) {
    const id = kept.get(identity(passage));
    if (id !== undefined) sql.run('UPDATE passages SET wanted = 1 WHERE id = ?', id);
    else insertPassage(sql, versionId, passage);
  }
  const orphans = 'DELETE FROM passages WHERE version_id = ? AND published = 0 AND wanted = 0 AND retired_at IS NULL';
  sql.run(orphans, versionId);
  sql.run('UPDATE versions SET passage_key = ? WHERE id = ?', key, versionId);
}

function identity(passage: PassageDraft): string {
  const { start, end, seenFrom, section, page, paragraph, vectorHash } = passage;
  return JSON.stringify([start, end, flatSpans(passage.sentences), seenFrom, section, page, paragraph, vectorHash]);
}

function insertPassage(sql: Sql, versionId: number, passage: PassageDraft): void {
  sql.run(
    `INSERT INTO passages (version_id, start, "end", sentences, seen_from, section, page, paragraph, vector_hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    versionId,
    passage.start,
    passage.end,
    flatSpans(passage.sentences),
    passage.seenFrom,
    passage.section,
    passage.page,
    passage.paragraph,
    passage.vectorHash,
  );
}
