// Copies the database while it is in use, and says what the copy holds and which kept bytes it names.
import { checkSqlite, copySqlite, readSqlite, type Sql } from './sqlite.js';

export interface DatabaseContents {
  /** Number of its last migration. */
  readonly schema: number;
  /** Rows of every table. */
  readonly rows: Readonly<Record<string, number>>;
  /** Bytes that some row names, each once; they lie in the file store. */
  readonly files: readonly NamedBytes[];
}

export interface NamedBytes {
  readonly owner: string;
  /** SHA-256 (hex). */
  readonly hash: string;
}

/** `copy` must not exist. It is on disk, and found whole, when this returns. Throws UserErrors as `checkSqlite`. */
export function copyDatabase(file: string, copy: string): DatabaseContents {
  copySqlite(file, copy);
  checkSqlite(copy);
  return databaseContents(copy);
}

export function databaseContents(file: string): DatabaseContents {
  return readSqlite(file, (sql, schema) => {
    const tables = sql.all<{ name: string }>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    );
    const names = tables.map(({ name }) => name);
    const count = (name: string) => sql.one<{ n: number }>(`SELECT count(*) AS n FROM "${name}"`)?.n ?? 0;
    return {
      schema,
      rows: Object.fromEntries(names.map((name) => [name, count(name)])),
      files: namedBytes(sql, names),
    };
  });
}

/** A table whose rows stand for kept bytes says whose they are, which, and how many: there the columns bear these names. */
function namedBytes(sql: Sql, tables: readonly string[]): NamedBytes[] {
  const columns = `SELECT 1 FROM pragma_table_info(?) WHERE name IN ('owner', 'hash', 'bytes') GROUP BY 1 HAVING count(*) = 3`;
  const naming = tables.filter((name) => sql.one(columns, name) !== null);
  const rows = naming.map((name) => `SELECT owner, hash FROM "${name}"`).join(' UNION ');
  return naming.length === 0 ? [] : sql.all<NamedBytes>(`${rows} ORDER BY owner, hash`);
}
