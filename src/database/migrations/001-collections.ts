// Schema 1: collections, documents with their versions and passages, vectors, quotes, generations, leases, settings.

/**
 * `published` marks what the present generation holds, `wanted` what the next one will; see store.ts.
 * A row with neither was retired at `retired_at` and goes once nobody can be reading it any more. `unswept` is 1 while a
 * collection may have such rows, or vectors that nothing needs.
 */
export const COLLECTIONS = `
CREATE TABLE collections (
  id INTEGER PRIMARY KEY,
  owner TEXT NOT NULL,
  name TEXT NOT NULL,
  unswept INTEGER NOT NULL DEFAULT 0,
  UNIQUE (owner, name)
) STRICT;

CREATE TABLE generations (
  name TEXT PRIMARY KEY,
  collection_id INTEGER NOT NULL REFERENCES collections ON DELETE CASCADE,
  model TEXT NOT NULL,
  published_at INTEGER NOT NULL,
  retired_at INTEGER
) STRICT;
CREATE UNIQUE INDEX generation_published ON generations (collection_id) WHERE retired_at IS NULL;

CREATE TABLE texts (
  id INTEGER PRIMARY KEY,
  owner TEXT NOT NULL,
  hash TEXT NOT NULL,
  text TEXT NOT NULL,
  length INTEGER NOT NULL,
  UNIQUE (owner, hash)
) STRICT;

CREATE TABLE documents (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  collection_id INTEGER NOT NULL REFERENCES collections ON DELETE CASCADE,
  path TEXT NOT NULL,
  UNIQUE (collection_id, path)
) STRICT;

CREATE TABLE versions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  document_id INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  text_id INTEGER NOT NULL REFERENCES texts,
  format TEXT NOT NULL,
  file_hash TEXT NOT NULL,
  rules INTEGER NOT NULL,
  metadata TEXT NOT NULL,
  notices TEXT NOT NULL,
  pages INTEGER,
  structure TEXT NOT NULL,
  blocks TEXT NOT NULL,
  passage_key TEXT,
  added_at INTEGER NOT NULL,
  published INTEGER NOT NULL DEFAULT 0,
  wanted INTEGER NOT NULL DEFAULT 1,
  retired_at INTEGER
) STRICT;
CREATE INDEX version_document ON versions (document_id);
CREATE INDEX version_text ON versions (text_id);
CREATE UNIQUE INDEX version_published ON versions (document_id) WHERE published = 1;
CREATE UNIQUE INDEX version_wanted ON versions (document_id) WHERE wanted = 1;

CREATE INDEX version_pending ON versions (document_id) WHERE published <> wanted;

CREATE TABLE passages (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version_id INTEGER NOT NULL REFERENCES versions ON DELETE CASCADE,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  sentences TEXT NOT NULL,
  seen_from INTEGER NOT NULL,
  section TEXT,
  page TEXT,
  paragraph INTEGER NOT NULL,
  vector_hash TEXT NOT NULL,
  published INTEGER NOT NULL DEFAULT 0,
  wanted INTEGER NOT NULL DEFAULT 1,
  retired_at INTEGER
) STRICT;
CREATE INDEX passage_place ON passages (version_id, start);
CREATE INDEX passage_pending ON passages (version_id) WHERE published <> wanted;
CREATE INDEX passage_hash ON passages (vector_hash);

CREATE TABLE vectors (
  owner TEXT NOT NULL,
  model TEXT NOT NULL,
  hash TEXT NOT NULL,
  vector BLOB NOT NULL,
  PRIMARY KEY (owner, model, hash)
) STRICT;

CREATE TABLE quotes (
  id TEXT PRIMARY KEY,
  owner TEXT NOT NULL,
  version_id INTEGER NOT NULL REFERENCES versions,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  hash TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  UNIQUE (owner, version_id, start, "end")
) STRICT;
CREATE INDEX quote_version ON quotes (version_id);

CREATE TABLE refusals (
  collection_id INTEGER NOT NULL REFERENCES collections ON DELETE CASCADE,
  path TEXT NOT NULL,
  file_hash TEXT NOT NULL,
  rules INTEGER NOT NULL,
  code TEXT NOT NULL,
  sentence TEXT NOT NULL,
  PRIMARY KEY (collection_id, path)
) STRICT;

CREATE TABLE leases (
  name TEXT PRIMARY KEY,
  holder TEXT NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;

CREATE TABLE settings (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;
`;
