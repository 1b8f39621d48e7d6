// Who takes part in study sessions, in SQLite, and who does not want to be named in them.
import type { Clock } from '../ports.js';
import type { SessionMember } from '../study-types.js';
import type { SqliteFile } from './sqlite.js';
import type { StudyStore } from './study-store.js';

type Membership = 'joinSession' | 'leaveSession' | 'noteReady' | 'noteShowsScore' | 'members';
type Naming = 'isUnnamed' | 'saveUnnamed';

/** What takes a new member: a person, of a session by its owner and id. */
const JOINING = 'INSERT INTO session_members (owner, session_id, person) SELECT owner, id, ? FROM sessions';
const NOT_ENDED = `WHERE owner = ? AND id = ? AND state <> 'ended'`;

export function memberRows(file: SqliteFile, clock: Clock): Pick<StudyStore, Membership | Naming> {
  return { ...membershipRows(file), ...namingRows(file, clock) };
}

function membershipRows(file: SqliteFile): Pick<StudyStore, Membership> {
  const ofMember = 'WHERE owner = ? AND session_id = ? AND person = ?';
  return {
    joinSession: (owner, id, person) =>
      file.write((sql) => sql.run(`${JOINING} ${NOT_ENDED} ON CONFLICT DO NOTHING`, person, owner, id).changes === 1),
    leaveSession: (owner, id, person) =>
      file.write((sql) => {
        sql.run(`DELETE FROM session_members ${ofMember}`, owner, id, person);
      }),
    noteReady: (owner, id, person, step) =>
      file.write((sql) => {
        sql.run(`${JOINING} ${NOT_ENDED} ON CONFLICT DO NOTHING`, person, owner, id);
        sql.run(`UPDATE session_members SET ready = max(ready, ?) ${ofMember}`, step, owner, id, person);
      }),
    noteShowsScore: (owner, id, person, shows) =>
      file.write((sql) => {
        sql.run(`${JOINING} WHERE owner = ? AND id = ? ON CONFLICT DO NOTHING`, person, owner, id);
        sql.run(`UPDATE session_members SET shows_score = ? ${ofMember}`, shows ? 1 : 0, owner, id, person);
      }),
    members: (owner, id) =>
      file.read((sql) => {
        const statement = `SELECT person, ready, shows_score FROM session_members
          WHERE owner = ? AND session_id = ? ORDER BY rowid`;
        return sql.all<MemberRow>(statement, owner, id).map(memberOf);
      }),
  };
}

function namingRows(file: SqliteFile, clock: Clock): Pick<StudyStore, Naming> {
  return {
    isUnnamed: (owner, person) =>
      file.read(
        (sql) => sql.one('SELECT 1 FROM unnamed_people WHERE owner = ? AND person = ?', owner, person) !== null,
      ),
    saveUnnamed: (owner, person, unnamed) =>
      file.write((sql) => {
        if (unnamed) {
          const statement = 'INSERT INTO unnamed_people (owner, person, since) VALUES (?, ?, ?) ON CONFLICT DO NOTHING';
          sql.run(statement, owner, person, clock.now());
        } else sql.run('DELETE FROM unnamed_people WHERE owner = ? AND person = ?', owner, person);
      }),
  };
}

interface MemberRow {
  person: string;
  ready: number;
  shows_score: number;
}

function memberOf({ person, ready, shows_score }: MemberRow): SessionMember {
  return { person, ready, showsScore: shows_score === 1 };
}
