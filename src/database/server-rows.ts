// Servers in SQLite: which ones Kutip is in or was in, and whom to tell there that a document was read.
import type { Clock } from '../ports.js';
import { deleteOwner } from './delete-owner.js';
import { IS_WAITING } from './file-reading.js';
import type { ReadingNotice, ServerRecord, ServerStore } from './server-store.js';
import type { Sql, SqliteFile } from './sqlite.js';

type Proposing = 'saveProposal' | 'proposals' | 'proposal' | 'deleteProposal' | 'deleteProposals';

export function serverRows(file: SqliteFile, clock: Clock): Omit<ServerStore, Proposing> {
  return {
    servers: () =>
      file.read((sql) => sql.all<ServerRecord>('SELECT owner, bot, left_at AS leftAt FROM servers ORDER BY owner')),
    noteJoined: async (owner, bot) => {
      const known = await file.read((sql) => serverOf(sql, owner));
      if (known !== null && known.bot === bot && known.leftAt === null) return known; // nothing to write
      return file.write((sql) => {
        const before = serverOf(sql, owner) ?? (hasRows(sql, owner) ? { owner, bot, leftAt: null } : null);
        sql.run(
          `INSERT INTO servers (owner, bot) VALUES (?, ?)
           ON CONFLICT (owner) DO UPDATE SET bot = excluded.bot, left_at = NULL`,
          owner,
          bot,
        );
        return before;
      });
    },
    noteLeft: (owner, bot) =>
      file.write((sql) => {
        sql.run(
          `INSERT INTO servers (owner, bot, left_at) VALUES (?, ?, ?)
           ON CONFLICT (owner) DO UPDATE SET left_at = excluded.left_at WHERE left_at IS NULL AND bot = excluded.bot`,
          owner,
          bot,
          clock.now(),
        );
      }),
    deleteOwner: (owner, leftUpTo) =>
      file.erase((sql) => {
        const leftAt = serverOf(sql, owner)?.leftAt ?? null;
        const isMeant = leftUpTo === undefined || (leftAt !== null && leftAt <= leftUpTo);
        return isMeant ? deleteOwner(sql, owner) : [];
      }),
    ...noticeRows(file),
  };
}

function serverOf(sql: Sql, owner: string): ServerRecord | null {
  return sql.one<ServerRecord>('SELECT owner, bot, left_at AS leftAt FROM servers WHERE owner = ?', owner);
}

/** Kept before servers were written down. */
function hasRows(sql: Sql, owner: string): boolean {
  return ['collections', 'group_settings', 'files'].some(
    (table) => sql.one(`SELECT 1 FROM ${table} WHERE owner = ? LIMIT 1`, owner) !== null,
  );
}

interface NoticeRow {
  owner: string;
  file_id: string;
  collection_id: number;
  channels: string;
  language: ReadingNotice['language'];
}

function noticeRows(
  file: SqliteFile,
): Pick<ServerStore, 'saveReadingNotices' | 'dueReadingNotices' | 'deleteReadingNotices'> {
  return {
    saveReadingNotices: (notices) =>
      file.write((sql) => {
        for (const { owner, fileId, channels, language } of notices) {
          sql.run(
            `INSERT INTO reading_notices (owner, file_id, channels, language)
             SELECT owner, id, ?, ? FROM files WHERE owner = ? AND id = ?
             ON CONFLICT (owner, file_id) DO UPDATE SET channels = excluded.channels, language = excluded.language`,
            JSON.stringify(channels),
            language,
            owner,
            fileId,
          );
        }
      }),
    dueReadingNotices: () =>
      file.read((sql) =>
        sql
          .all<NoticeRow>(
            `SELECT n.owner, n.file_id, f.collection_id, n.channels, n.language
             FROM reading_notices n CROSS JOIN files f ON f.id = n.file_id
             WHERE NOT ${IS_WAITING} ORDER BY n.rowid`,
          )
          .map(noticeOf),
      ),
    deleteReadingNotices: (owner, fileIds) =>
      file.write((sql) => {
        const statement = 'DELETE FROM reading_notices WHERE owner = ? AND file_id = ?';
        for (const id of fileIds) sql.run(statement, owner, id);
      }),
  };
}

function noticeOf({ owner, file_id, collection_id, channels, language }: NoticeRow): ReadingNotice {
  return { owner, fileId: file_id, collectionId: collection_id, channels: JSON.parse(channels) as string[], language };
}
