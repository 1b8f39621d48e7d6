// Migrations: the numbered steps from an empty file to the present schema. Only ever appended; never edited once released.
import { COLLECTIONS } from './001-collections.js';
import { GROUP } from './002-group.js';
import { FILES } from './003-files.js';
import { SERVERS } from './004-servers.js';
import { SCHEDULES } from './005-schedules.js';
import { STUDY } from './006-study.js';

export interface Migration {
  /** The `user_version` that the database has afterwards. */
  readonly number: number;
  readonly statements: string;
}

export const MIGRATIONS: readonly Migration[] = [
  { number: 1, statements: COLLECTIONS },
  { number: 2, statements: GROUP },
  { number: 3, statements: FILES },
  { number: 4, statements: SERVERS },
  { number: 5, statements: SCHEDULES },
  { number: 6, statements: STUDY },
];
