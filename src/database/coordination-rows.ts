// Leases and settings in SQLite.
import type { Clock } from '../ports.js';
import { UserError } from '../user-error.js';
import type { Sql, SqliteFile } from './sqlite.js';
import type { CoordinationStore, Permit } from './store.js';

export function coordinationRows(file: SqliteFile, clock: Clock): CoordinationStore {
  return {
    lease: (name) =>
      file.read((sql) => {
        const row = sql.one<{ holder: string; expires_at: number }>(
          'SELECT holder, expires_at FROM leases WHERE name = ?',
          name,
        );
        return row && { holder: row.holder, expiresAt: row.expires_at };
      }),
    takeLease: (name, holder, expiresAt, insteadOf) =>
      file.write((sql) => {
        const { changes } = sql.run(
          `INSERT INTO leases (name, holder, expires_at) VALUES (?, ?, ?)
           ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, expires_at = excluded.expires_at
           WHERE holder = excluded.holder OR holder = ? OR expires_at <= ?`,
          name,
          holder,
          expiresAt,
          insteadOf ?? null,
          clock.now(),
        );
        return changes === 1;
      }),
    renewLease: (permit, expiresAt) =>
      file.write((sql) => {
        const statement = 'UPDATE leases SET expires_at = ? WHERE name = ? AND holder = ?';
        return sql.run(statement, expiresAt, permit.lease, permit.holder).changes === 1;
      }),
    releaseLease: (permit) =>
      file.write((sql) => {
        sql.run('DELETE FROM leases WHERE name = ? AND holder = ?', permit.lease, permit.holder);
      }),
    setting: (key) =>
      file.read((sql) => sql.one<{ value: string }>('SELECT value FROM settings WHERE key = ?', key)?.value ?? null),
    saveSetting: (key, value) =>
      file.write((sql) => {
        sql.run(
          'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
          key,
          value,
        );
      }),
  };
}

/** Refuses a write whose lease another process has taken meanwhile, for example after the machine slept. */
export function requirePermit(sql: Sql, permit: Permit): void {
  const row = sql.one('SELECT 1 FROM leases WHERE name = ? AND holder = ?', permit.lease, permit.holder);
  if (!row) {
    throw new UserError('lease-lost', {
      id: 'Proses Kutip lain mengambil alih pembacaan dokumen ini. Ulangi sebentar lagi; yang sudah dibaca tersimpan.',
      en: 'Another Kutip process took over reading these documents. Run again in a moment; what was read is kept.',
    });
  }
}
