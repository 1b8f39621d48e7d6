// Schema 3: files that people gave, and what is left of those that were withdrawn.

/**
 * `versions.file_id` names the file that a version was read from; null for what a folder holds. `given` is JSON: what a
 * person stated over what was read. `stamp` changes with everything that makes a file be read again. Quotes of a forgotten
 * file are `withdrawn_quotes`, which point to a tombstone; a removed file that can still be undone has `removed_at`.
 */
export const FILES = `
CREATE TABLE files (
  id TEXT PRIMARY KEY,
  owner TEXT NOT NULL,
  collection_id INTEGER NOT NULL REFERENCES collections ON DELETE CASCADE,
  path TEXT NOT NULL,
  hash TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  given TEXT NOT NULL,
  stamp TEXT NOT NULL,
  added_by TEXT,
  added_at INTEGER NOT NULL,
  removed_by TEXT,
  removed_at INTEGER
) STRICT;
CREATE UNIQUE INDEX file_path ON files (collection_id, path) WHERE removed_at IS NULL;
CREATE UNIQUE INDEX file_content ON files (collection_id, hash) WHERE removed_at IS NULL;
CREATE INDEX file_owner ON files (owner, added_at);
CREATE INDEX file_removed ON files (collection_id) WHERE removed_at IS NOT NULL;

ALTER TABLE versions ADD COLUMN file_id TEXT REFERENCES files;
CREATE INDEX version_file ON versions (file_id) WHERE file_id IS NOT NULL;

CREATE TABLE tombstones (
  owner TEXT NOT NULL,
  id TEXT NOT NULL,
  title TEXT,
  path TEXT NOT NULL,
  hash TEXT NOT NULL,
  added_at INTEGER NOT NULL,
  withdrawn_at INTEGER NOT NULL,
  PRIMARY KEY (owner, id)
) STRICT;

CREATE TABLE withdrawn_quotes (
  owner TEXT NOT NULL,
  id TEXT NOT NULL,
  tombstone_id TEXT NOT NULL,
  hash TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (owner, id),
  FOREIGN KEY (owner, tombstone_id) REFERENCES tombstones ON DELETE CASCADE
) STRICT;
CREATE INDEX withdrawn_tombstone ON withdrawn_quotes (owner, tombstone_id);
`;
