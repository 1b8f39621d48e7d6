// Schema 5: what is posted at planned times, the ledger of its postings, and what each schedule has used.

/**
 * `days`, `details`, `paused_for` and `reason` are JSON. For what somebody asked for, `postings.date` is null, of which there can
 * be any number, or a key that says what it is. A posting is settled once `settled_at` is set; until then `holder` says which process works on it, and
 * `held_until` when that ends by itself. Settled rows are by far the most: what looks for others reads a partial index.
 * `used_sentences.key` is a hash.
 */
export const SCHEDULES = `
CREATE TABLE schedules (
  owner TEXT NOT NULL,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  channel TEXT NOT NULL,
  tag TEXT,
  zone TEXT NOT NULL,
  time TEXT NOT NULL,
  days TEXT NOT NULL,
  details TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('active', 'paused', 'stopped')),
  paused_for TEXT,
  next_at INTEGER,
  set_by TEXT,
  set_at INTEGER NOT NULL,
  stopped_at INTEGER,
  PRIMARY KEY (owner, id),
  UNIQUE (owner, kind, channel),
  CHECK ((next_at IS NOT NULL) = (state = 'active')),
  CHECK ((stopped_at IS NOT NULL) = (state = 'stopped'))
) STRICT;
CREATE INDEX schedule_due ON schedules (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX schedule_stopped ON schedules (stopped_at) WHERE stopped_at IS NOT NULL;

CREATE TABLE postings (
  owner TEXT NOT NULL,
  id TEXT NOT NULL,
  schedule_id TEXT NOT NULL,
  date TEXT,
  zone TEXT NOT NULL,
  due_at INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'skipped', 'missed', 'failed', 'uncertain')),
  tries INTEGER NOT NULL DEFAULT 0,
  try_at INTEGER,
  sent_at INTEGER,
  reason TEXT,
  content TEXT,
  channel TEXT,
  message TEXT,
  settled_at INTEGER,
  holder TEXT,
  held_until INTEGER,
  PRIMARY KEY (owner, id),
  UNIQUE (owner, schedule_id, date),
  FOREIGN KEY (owner, schedule_id) REFERENCES schedules ON DELETE CASCADE,
  CHECK ((settled_at IS NULL) = (state IN ('waiting', 'sending'))),
  CHECK ((settled_at IS NULL) = (try_at IS NOT NULL)),
  CHECK (settled_at IS NULL OR holder IS NULL)
) STRICT;
CREATE INDEX posting_schedule ON postings (owner, schedule_id, due_at);
CREATE INDEX posting_open ON postings (due_at) WHERE settled_at IS NULL;
CREATE INDEX posting_holder ON postings (holder) WHERE holder IS NOT NULL;
CREATE INDEX posting_settled ON postings (settled_at) WHERE settled_at IS NOT NULL;

CREATE TABLE used_sentences (
  owner TEXT NOT NULL,
  schedule_id TEXT NOT NULL,
  key TEXT NOT NULL,
  PRIMARY KEY (owner, schedule_id, key),
  FOREIGN KEY (owner, schedule_id) REFERENCES schedules ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
`;
