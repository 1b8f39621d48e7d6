// Documents that members proposed, in SQLite. Those for a removed collection wait unseen until it is brought back or forgotten.
import type { Clock } from '../ports.js';
import { requirePermit } from './coordination-rows.js';
import { fileWithContent } from './file-reading.js';
import { requirePresent } from './present-collection.js';
import type { Proposal, ProposalLimits, ProposalOutcome, ServerStore } from './server-store.js';
import type { Sql, SqliteFile } from './sqlite.js';
import { uploadsOfDay } from './uploads-of-day.js';

type Proposing = 'saveProposal' | 'proposals' | 'proposal' | 'deleteProposal' | 'deleteProposals';

export function proposalRows(file: SqliteFile, clock: Clock): Pick<ServerStore, Proposing> {
  return {
    saveProposal: (permit, proposal, limits) =>
      file.write((sql) => {
        requirePermit(sql, permit);
        return save(sql, proposal, limits, clock.now());
      }),
    proposals: (owner) =>
      file.read((sql) =>
        sql
          .all<ProposalRow>(`${SELECT_PROPOSAL} WHERE p.owner = ? ORDER BY p.proposed_at, p.rowid`, owner)
          .map(proposalOf),
      ),
    proposal: (owner, id) =>
      file.read((sql) => {
        const row = sql.one<ProposalRow>(`${SELECT_PROPOSAL} WHERE p.owner = ? AND p.id = ?`, owner, id);
        return row && proposalOf(row);
      }),
    deleteProposal: (owner, id) =>
      file.erase((sql) => {
        sql.run('DELETE FROM proposals WHERE owner = ? AND id = ?', owner, id);
      }),
    deleteProposals: (proposedBefore) =>
      file.erase((sql) => {
        sql.run('DELETE FROM proposals WHERE proposed_at <= ?', proposedBefore);
      }),
  };
}

const SELECT_PROPOSAL =
  'SELECT p.* FROM proposals p JOIN collections c ON c.id = p.collection_id AND c.removed_at IS NULL';

interface ProposalRow {
  id: string;
  owner: string;
  collection_id: number;
  proposed_by: string | null;
  name: string;
  hash: string;
  bytes: number;
  given: string;
  proposed_at: number;
}

function proposalOf(row: ProposalRow): Proposal {
  return {
    id: row.id,
    owner: row.owner,
    collectionId: row.collection_id,
    by: row.proposed_by,
    name: row.name,
    hash: row.hash,
    bytes: row.bytes,
    given: JSON.parse(row.given),
    proposedAt: row.proposed_at,
  };
}

function save(sql: Sql, proposal: Proposal, limits: ProposalLimits, now: number): ProposalOutcome {
  const { owner, collectionId, hash } = proposal;
  requirePresent(sql, proposal);
  const present = fileWithContent(sql, proposal)?.path ?? proposedName(sql, collectionId, hash);
  if (present !== null) return { kind: 'same', name: present };
  const waiting = sql.one<{ n: number }>('SELECT count(*) AS n FROM proposals WHERE owner = ?', owner)?.n ?? 0;
  if (waiting >= limits.proposals) return { kind: 'full', limit: 'proposals' };
  if (uploadsOfDay(sql, owner, now) >= limits.uploadsPerDay) return { kind: 'full', limit: 'uploadsPerDay' };
  sql.run(
    `INSERT INTO proposals (owner, id, collection_id, proposed_by, name, hash, bytes, given, proposed_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    owner,
    proposal.id,
    collectionId,
    proposal.by,
    proposal.name,
    hash,
    proposal.bytes,
    JSON.stringify(proposal.given),
    proposal.proposedAt,
  );
  return { kind: 'proposed', proposal };
}

function proposedName(sql: Sql, collectionId: number, hash: string): string | null {
  const statement = 'SELECT name FROM proposals WHERE collection_id = ? AND hash = ?';
  return sql.one<{ name: string }>(statement, collectionId, hash)?.name ?? null;
}
