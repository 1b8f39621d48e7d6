// Schema 6: study sessions, who takes part in them, their quizzes, and who does not want to be named.

/**
 * `about`, `plan` and `choices` are JSON; `quote_id` is that of what a session is about, where it is a quote. Of sessions that
 * have not ended there is one about a quote in a channel, and one that is open in a thread; two processes cannot make a second.
 * `ready` is the last passage that a person is ready to leave, -1 before the first.
 */
export const STUDY = `
CREATE TABLE sessions (
  owner TEXT NOT NULL,
  id TEXT NOT NULL,
  collection_id INTEGER NOT NULL REFERENCES collections ON DELETE CASCADE,
  channel TEXT NOT NULL,
  thread TEXT,
  opening_channel TEXT,
  opening_message TEXT,
  about TEXT NOT NULL,
  quote_id TEXT,
  pace TEXT NOT NULL CHECK (pace IN ('live', 'daily')),
  language TEXT NOT NULL,
  guide TEXT,
  plan TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'opening' CHECK (state IN ('opening', 'open', 'ended')),
  ended_by TEXT,
  started_at INTEGER NOT NULL,
  active_at INTEGER NOT NULL,
  guided_at INTEGER NOT NULL,
  ended_at INTEGER,
  schedule_id TEXT,
  PRIMARY KEY (owner, id),
  CHECK ((ended_at IS NOT NULL) = (state = 'ended')),
  CHECK ((ended_by IS NOT NULL) = (state = 'ended')),
  CHECK (state <> 'open' OR (thread IS NOT NULL AND schedule_id IS NOT NULL)),
  CHECK ((opening_channel IS NULL) = (opening_message IS NULL))
) STRICT;
CREATE UNIQUE INDEX session_quote ON sessions (owner, channel, quote_id) WHERE state <> 'ended';
CREATE UNIQUE INDEX session_thread ON sessions (owner, thread) WHERE state = 'open';
CREATE INDEX session_open ON sessions (owner, started_at) WHERE state = 'open';
CREATE INDEX session_active ON sessions (active_at) WHERE state <> 'ended';
CREATE INDEX session_ended ON sessions (ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX session_guide ON sessions (owner, guide);
CREATE INDEX session_collection ON sessions (collection_id);

CREATE TABLE session_members (
  owner TEXT NOT NULL,
  session_id TEXT NOT NULL,
  person TEXT NOT NULL,
  ready INTEGER NOT NULL DEFAULT -1,
  shows_score INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (owner, session_id, person),
  FOREIGN KEY (owner, session_id) REFERENCES sessions ON DELETE CASCADE
) STRICT;
CREATE INDEX member_person ON session_members (owner, person);

CREATE TABLE quiz_rounds (
  owner TEXT NOT NULL,
  id TEXT NOT NULL,
  session_id TEXT NOT NULL,
  number INTEGER NOT NULL,
  quote_id TEXT NOT NULL,
  hidden_start INTEGER NOT NULL,
  hidden_end INTEGER NOT NULL,
  choices TEXT NOT NULL,
  "right" INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'closed', 'dropped')),
  channel TEXT,
  message TEXT,
  PRIMARY KEY (owner, id),
  UNIQUE (owner, session_id, number),
  FOREIGN KEY (owner, session_id) REFERENCES sessions ON DELETE CASCADE,
  CHECK ((channel IS NULL) = (message IS NULL))
) STRICT;

CREATE TABLE quiz_answers (
  owner TEXT NOT NULL,
  round_id TEXT NOT NULL,
  person TEXT NOT NULL,
  choice INTEGER NOT NULL,
  PRIMARY KEY (owner, round_id, person),
  FOREIGN KEY (owner, round_id) REFERENCES quiz_rounds ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX quiz_answer_person ON quiz_answers (owner, person);

CREATE TABLE round_complaints (
  owner TEXT NOT NULL,
  round_id TEXT NOT NULL,
  person TEXT NOT NULL,
  PRIMARY KEY (owner, round_id, person),
  FOREIGN KEY (owner, round_id) REFERENCES quiz_rounds ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX round_complaint_person ON round_complaints (owner, person);

CREATE TABLE unnamed_people (
  owner TEXT NOT NULL,
  person TEXT NOT NULL,
  since INTEGER NOT NULL,
  PRIMARY KEY (owner, person)
) STRICT, WITHOUT ROWID;
`;
