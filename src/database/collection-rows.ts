// Collections in SQLite as people know them: named, tied to channels, used in channels, removed and brought back.
import type { CollectionInfo } from '../collection-types.js';
import type { Clock } from '../ports.js';
import { foldedLabel, nameFor } from './collection-names.js';
import type { CollectionStore, NamingOutcome, RestoringLimits } from './collection-store.js';
import { DEFAULT_NAME } from './default-collection.js';
import { insertCollection } from './new-collection.js';
import type { Sql, SqliteFile } from './sqlite.js';

export function collectionRows(file: SqliteFile, clock: Clock): CollectionStore {
  return {
    collectionInfos: (owner) => file.read((sql) => infosOf(sql, owner)),
    createCollection: (owner, label, apartFrom) =>
      file.write((sql) => {
        if (isTaken(sql, owner, label, apartFrom)) return { kind: 'taken' };
        return named(sql, owner, insertCollection(sql, owner, freeNameFor(sql, owner, label, null), label));
      }),
    renameCollection: (owner, id, label, apartFrom) =>
      file.write((sql) => {
        const others = apartFrom.filter((other) => other !== id);
        if (isTaken(sql, owner, label, others)) return { kind: 'taken' };
        const statement = `UPDATE collections SET label = ?, name = ? WHERE ${CHANGEABLE}`;
        const { changes } = sql.run(statement, label, freeNameFor(sql, owner, label, id), id, owner);
        if (changes === 0) throw new Error('no collection of this owner that can be renamed');
        return named(sql, owner, id);
      }),
    tieCollection: (owner, id, channels) =>
      file.write((sql) => {
        if (!isChangeable(sql, owner, id)) return;
        sql.run('DELETE FROM collection_ties WHERE collection_id = ?', id);
        const statement = 'INSERT INTO collection_ties (collection_id, channel) VALUES (?, ?) ON CONFLICT DO NOTHING';
        for (const channel of channels) sql.run(statement, id, channel);
      }),
    useCollection: (owner, id, channels) => file.write((sql) => use(sql, owner, id, channels)),
    removeCollection: (owner, id, by) => file.write((sql) => remove(sql, owner, id, by, clock.now())),
    restoreCollection: (owner, id, removedSince, limits) =>
      file.write((sql) => restore(sql, { owner, id }, removedSince, limits)),
  };
}

/** Takes the id and the owner: a collection of the owner that was not removed and is not the default one. */
const CHANGEABLE = `id = ? AND owner = ? AND name <> '${DEFAULT_NAME}' AND removed_at IS NULL`;

function isChangeable(sql: Sql, owner: string, id: number): boolean {
  return sql.one(`SELECT 1 FROM collections WHERE ${CHANGEABLE}`, id, owner) !== null;
}

interface InfoRow {
  id: number;
  name: string;
  label: string | null;
  removed_at: number | null;
}

function infosOf(sql: Sql, owner: string): CollectionInfo[] {
  const rows = sql.all<InfoRow>('SELECT id, name, label, removed_at FROM collections WHERE owner = ?', owner);
  const ties = channelsById(
    sql,
    `SELECT t.collection_id AS id, t.channel FROM collection_ties t
     JOIN collections c ON c.id = t.collection_id WHERE c.owner = ? ORDER BY t.channel`,
    owner,
  );
  const uses = channelsById(
    sql,
    'SELECT collection_id AS id, channel FROM channel_collections WHERE owner = ? ORDER BY channel',
    owner,
  );
  return rows
    .map((row) => infoOf(owner, row, ties, uses))
    .sort((a, b) => Number(a.removedAt !== null) - Number(b.removedAt !== null) || inOrder(a, b));
}

function inOrder(a: CollectionInfo, b: CollectionInfo): number {
  if (a.isDefault !== b.isDefault) return a.isDefault ? -1 : 1;
  return foldedLabel(a.label ?? '').localeCompare(foldedLabel(b.label ?? ''), 'id') || a.id - b.id;
}

type Channels = ReadonlyMap<number, readonly string[]>;

function channelsById(sql: Sql, statement: string, owner: string): Channels {
  const channels = new Map<number, string[]>();
  for (const { id, channel } of sql.all<{ id: number; channel: string }>(statement, owner)) {
    channels.set(id, [...(channels.get(id) ?? []), channel]);
  }
  return channels;
}

function infoOf(
  owner: string,
  { id, name, label, removed_at }: InfoRow,
  ties: Channels,
  uses: Channels,
): CollectionInfo {
  const isDefault = name === DEFAULT_NAME;
  return {
    id,
    owner,
    label: isDefault ? null : (label ?? name),
    name,
    isDefault,
    tiedTo: ties.get(id) ?? [],
    usedIn: uses.get(id) ?? [],
    removedAt: removed_at,
  };
}

function isTaken(sql: Sql, owner: string, label: string, apartFrom: readonly number[]): boolean {
  const others = sql.all<{ id: number; label: string }>(
    'SELECT id, coalesce(label, name) AS label FROM collections WHERE owner = ? AND removed_at IS NULL',
    owner,
  );
  return others.some((other) => apartFrom.includes(other.id) && foldedLabel(other.label) === foldedLabel(label));
}

/** Names of removed collections are not free, because these can come back. */
function freeNameFor(sql: Sql, owner: string, label: string, own: number | null): string {
  const statement = 'SELECT name FROM collections WHERE owner = ? AND id IS NOT ?';
  const taken = new Set(sql.all<{ name: string }>(statement, owner, own).map(({ name }) => name));
  return nameFor(label, taken);
}

function named(sql: Sql, owner: string, id: number): NamingOutcome {
  const collection = infosOf(sql, owner).find((info) => info.id === id);
  if (collection === undefined) throw new Error('no collection of this owner');
  return { kind: 'named', collection };
}

function use(sql: Sql, owner: string, id: number, channels: readonly string[]): void {
  const isMeant = sql.one<{ name: string }>(
    'SELECT name FROM collections WHERE id = ? AND owner = ? AND removed_at IS NULL',
    id,
    owner,
  );
  if (isMeant === null) return;
  sql.run('DELETE FROM channel_collections WHERE owner = ? AND collection_id = ?', owner, id);
  for (const channel of channels) {
    sql.run('DELETE FROM channel_collections WHERE owner = ? AND channel = ?', owner, channel);
    if (isMeant.name === DEFAULT_NAME) continue;
    const statement = 'INSERT INTO channel_collections (owner, channel, collection_id) VALUES (?, ?, ?)';
    sql.run(statement, owner, channel, id);
  }
}

function remove(sql: Sql, owner: string, id: number, by: string | null, now: number): boolean {
  if (!isChangeable(sql, owner, id)) return false;
  // A moment of its own, by which the files are known that come back with it.
  const last = sql.one<{ at: number | null }>(
    'SELECT max(removed_at) AS at FROM files WHERE collection_id = ?',
    id,
  )?.at;
  const removedAt = Math.max(now, (last ?? 0) + 1);
  sql.run('UPDATE collections SET removed_at = ?, removed_by = ? WHERE id = ?', removedAt, by, id);
  const files = 'UPDATE files SET removed_at = ?, removed_by = ? WHERE collection_id = ? AND removed_at IS NULL';
  sql.run(files, removedAt, by, id);
  return true;
}

function restore(
  sql: Sql,
  { owner, id }: { readonly owner: string; readonly id: number },
  removedSince: number,
  limits: RestoringLimits,
): 'restored' | 'gone' | keyof RestoringLimits {
  const statement = 'SELECT removed_at AS at FROM collections WHERE id = ? AND owner = ? AND removed_at >= ?';
  const removed = sql.one<{ at: number }>(statement, id, owner, removedSince);
  if (removed === null) return 'gone';
  // Those that are there, and those that would come back.
  const ofFiles = 'f.owner = ? AND (f.removed_at IS NULL OR (f.collection_id = ? AND f.removed_at = ?))';
  const total = (what: string) =>
    sql.one<{ n: number | null }>(`${what} WHERE ${ofFiles}`, owner, id, removed.at)?.n ?? 0;
  if (total('SELECT count(*) AS n FROM files f') > limits.documents) return 'documents';
  const texts = 'JOIN versions v ON v.file_id = f.id AND v.wanted = 1 JOIN texts t ON t.id = v.text_id';
  if (total(`SELECT sum(t.length) AS n FROM files f ${texts}`) > limits.textUnits) return 'textUnits';
  sql.run('UPDATE collections SET removed_at = NULL, removed_by = NULL WHERE id = ?', id);
  const files = 'UPDATE files SET removed_at = NULL, removed_by = NULL WHERE collection_id = ? AND removed_at = ?';
  sql.run(files, id, removed.at);
  return 'restored';
}
