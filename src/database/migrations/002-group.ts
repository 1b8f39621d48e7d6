// Schema 2: what is remembered of the people of one owner: settings, answers shown, what was said of them, open questions.

/**
 * A shown answer holds quote ids and offsets (JSON of `ShownQuote` lists), never a question. The text of a question stands
 * in `open_questions` only. `asked_of` names the generation of which an open question was last asked; null: none yet.
 * `model` and `vector` belong together: the question as that encoder sees it.
 */
export const GROUP = `
CREATE TABLE group_settings (
  owner TEXT NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (owner, name)
) STRICT;

CREATE TABLE shown_answers (
  owner TEXT NOT NULL,
  id TEXT NOT NULL,
  collection_id INTEGER NOT NULL REFERENCES collections ON DELETE CASCADE,
  asker TEXT,
  visibility TEXT NOT NULL,
  language TEXT NOT NULL,
  kind TEXT NOT NULL,
  answered INTEGER NOT NULL,
  sure INTEGER NOT NULL,
  figures_differ INTEGER NOT NULL,
  quotes TEXT NOT NULL,
  nearest TEXT NOT NULL,
  more TEXT NOT NULL,
  also_in TEXT NOT NULL,
  channel TEXT,
  message TEXT,
  shown_at INTEGER NOT NULL,
  PRIMARY KEY (owner, id)
) STRICT;
CREATE INDEX answer_age ON shown_answers (shown_at);
CREATE INDEX answer_asker ON shown_answers (owner, asker);
CREATE INDEX answer_collection ON shown_answers (collection_id);

CREATE TABLE verdicts (
  owner TEXT NOT NULL,
  answer_id TEXT NOT NULL,
  person TEXT NOT NULL,
  verdict TEXT NOT NULL,
  reason TEXT,
  quote_id TEXT,
  judged_at INTEGER NOT NULL,
  PRIMARY KEY (owner, answer_id, person),
  FOREIGN KEY (owner, answer_id) REFERENCES shown_answers ON DELETE CASCADE
) STRICT;
CREATE INDEX verdict_person ON verdicts (owner, person);
CREATE INDEX verdict_quote ON verdicts (owner, quote_id) WHERE verdict = 'down';

CREATE TABLE blocked_quotes (
  owner TEXT NOT NULL,
  quote_id TEXT NOT NULL REFERENCES quotes ON DELETE CASCADE,
  text TEXT NOT NULL,
  blocked_by TEXT,
  blocked_at INTEGER NOT NULL,
  PRIMARY KEY (owner, quote_id)
) STRICT;
CREATE INDEX blocked_quote ON blocked_quotes (quote_id);

CREATE TABLE open_questions (
  owner TEXT NOT NULL,
  id TEXT NOT NULL,
  collection_id INTEGER NOT NULL REFERENCES collections ON DELETE CASCADE,
  channel TEXT NOT NULL,
  asker TEXT NOT NULL,
  question TEXT NOT NULL,
  language TEXT NOT NULL,
  answer_id TEXT NOT NULL,
  asked_at INTEGER NOT NULL,
  asked_of TEXT,
  answered_by TEXT,
  model TEXT,
  vector BLOB,
  PRIMARY KEY (owner, id)
) STRICT;
CREATE INDEX question_order ON open_questions (owner, asked_at);
CREATE INDEX question_age ON open_questions (asked_at);
CREATE INDEX question_asker ON open_questions (owner, asker);
CREATE INDEX question_answer ON open_questions (owner, answer_id);
CREATE INDEX question_collection ON open_questions (collection_id);

CREATE TABLE discussions (
  owner TEXT NOT NULL,
  channel TEXT NOT NULL,
  quote_id TEXT NOT NULL,
  thread TEXT NOT NULL,
  PRIMARY KEY (owner, channel, quote_id)
) STRICT;
CREATE INDEX discussion_thread ON discussions (owner, thread);

CREATE TABLE first_answers (
  owner TEXT NOT NULL,
  person TEXT NOT NULL,
  PRIMARY KEY (owner, person)
) STRICT, WITHOUT ROWID;

CREATE TABLE question_counts (
  owner TEXT NOT NULL,
  day TEXT NOT NULL,
  visibility TEXT NOT NULL,
  outcome TEXT NOT NULL,
  questions INTEGER NOT NULL,
  PRIMARY KEY (owner, day, visibility, outcome)
) STRICT, WITHOUT ROWID;
`;
