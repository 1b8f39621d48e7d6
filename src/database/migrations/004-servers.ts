// Schema 4: collections that people name, tie to channels and remove; servers; documents proposed; whom to tell of a reading.

/**
 * `label` is null for the default collection and for those that the command line made, which are called by their name.
 * `collection_ids` gives out the ids of collections, none twice: an old button must not mean another collection.
 * A tombstone's `collection_id` may be of a collection that is gone; then `tied_to` (JSON) has the channels to which it was
 * tied. It is null where everybody may know of the document, as before this schema.
 * `reading_notices.channels` is JSON. A server has its row from when Kutip is next seen in it (see `ServerStore.noteJoined`).
 */
export const SERVERS = `
ALTER TABLE collections ADD COLUMN label TEXT;
ALTER TABLE collections ADD COLUMN removed_at INTEGER;
ALTER TABLE collections ADD COLUMN removed_by TEXT;
CREATE INDEX collection_removed ON collections (removed_at) WHERE removed_at IS NOT NULL;

CREATE TABLE collection_ids (
  id INTEGER PRIMARY KEY AUTOINCREMENT
) STRICT;
INSERT INTO collection_ids (id) SELECT max(id) FROM collections;

CREATE TABLE collection_ties (
  collection_id INTEGER NOT NULL REFERENCES collections ON DELETE CASCADE,
  channel TEXT NOT NULL,
  PRIMARY KEY (collection_id, channel)
) STRICT, WITHOUT ROWID;

CREATE TABLE channel_collections (
  owner TEXT NOT NULL,
  channel TEXT NOT NULL,
  collection_id INTEGER NOT NULL REFERENCES collections ON DELETE CASCADE,
  PRIMARY KEY (owner, channel)
) STRICT, WITHOUT ROWID;
CREATE INDEX channel_collection ON channel_collections (collection_id);

CREATE TABLE servers (
  owner TEXT NOT NULL PRIMARY KEY,
  bot TEXT NOT NULL,
  left_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE proposals (
  owner TEXT NOT NULL,
  id TEXT NOT NULL,
  collection_id INTEGER NOT NULL REFERENCES collections ON DELETE CASCADE,
  proposed_by TEXT,
  name TEXT NOT NULL,
  hash TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  given TEXT NOT NULL,
  proposed_at INTEGER NOT NULL,
  PRIMARY KEY (owner, id)
) STRICT;
CREATE INDEX proposal_age ON proposals (proposed_at);
CREATE INDEX proposal_person ON proposals (owner, proposed_by);
CREATE INDEX proposal_collection ON proposals (collection_id, hash);

CREATE TABLE reading_notices (
  owner TEXT NOT NULL,
  file_id TEXT NOT NULL REFERENCES files ON DELETE CASCADE,
  channels TEXT NOT NULL,
  language TEXT NOT NULL,
  PRIMARY KEY (owner, file_id)
) STRICT;
CREATE INDEX reading_notice_file ON reading_notices (file_id);

ALTER TABLE tombstones ADD COLUMN collection_id INTEGER;
ALTER TABLE tombstones ADD COLUMN tied_to TEXT;
CREATE INDEX tombstone_collection ON tombstones (collection_id) WHERE collection_id IS NOT NULL;

CREATE INDEX file_person ON files (owner, added_by);
`;
