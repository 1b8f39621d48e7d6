// docs/privacy.md against the code: every table about people is named, and kept as long as it says.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { GROUP } from '../src/database/migrations/002-group.js';
import { FILES } from '../src/database/migrations/003-files.js';
import { SERVERS } from '../src/database/migrations/004-servers.js';
import { SCHEDULES } from '../src/database/migrations/005-schedules.js';
import { STUDY } from '../src/database/migrations/006-study.js';
import { KEEP_ANSWERS_MS, KEEP_QUESTIONS_MS, KEEP_SESSIONS_MS, MOST_QUESTIONS } from '../src/group/retention.js';
import { KEEP_POSTINGS_MS } from '../src/open-schedules.js';
import { packageRoot } from '../src/package-root.js';

const page = readFileSync(join(packageRoot(), 'docs/privacy.md'), 'utf8');
const DAY_MS = 24 * 60 * 60 * 1000;

/** Only gives out numbers, and never has a row. */
const OF_NOBODY = ['collection_ids'];

/** What the page says of a table: the line that names it in the first column. */
function lineOf(table: string): string {
  const lines = page.split('\n').filter((line) => line.startsWith('|'));
  return lines.find((line) => line.split('|')[1]?.includes(`\`${table}\``)) ?? '';
}

describe('docs/privacy.md', () => {
  it('names every table that holds something about people', () => {
    const made = [...`${GROUP}${FILES}${SERVERS}${SCHEDULES}${STUDY}`.matchAll(/CREATE TABLE (\w+)/g)].map(
      (match) => match[1] ?? '',
    );
    const tables = made.filter((table) => !OF_NOBODY.includes(table));
    expect(tables.length).toBeGreaterThan(15);
    expect(tables.filter((table) => lineOf(table) === '')).toEqual([]);
  });

  it('says how long they are kept', () => {
    expect(lineOf('open_questions')).toContain(`${KEEP_QUESTIONS_MS / DAY_MS} days`);
    expect(lineOf('open_questions')).toContain(`${MOST_QUESTIONS} of one server`);
    expect(lineOf('shown_answers')).toContain(`${KEEP_ANSWERS_MS / DAY_MS} days`);
    for (const table of ['schedules', 'postings']) expect(lineOf(table)).toContain(`${KEEP_POSTINGS_MS / DAY_MS} days`);
    for (const table of ['proposals', 'servers']) expect(lineOf(table)).toContain('30 days');
    expect(lineOf('sessions')).toContain(`${KEEP_SESSIONS_MS / DAY_MS} days after it ended`);
    for (const table of ['session_members', 'quiz_rounds', 'quiz_answers'])
      expect(lineOf(table)).toContain('with the session');
    expect(lineOf('verdicts')).toContain(`${KEEP_ANSWERS_MS / DAY_MS} days`);
  });
});
