// docs/privacy.md against the code: every table about people is named, and kept as long as it says.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { GROUP } from '../src/database/migrations/002-group.js';
import { KEEP_ANSWERS_MS, KEEP_QUESTIONS_MS, MOST_QUESTIONS } from '../src/group/retention.js';
import { packageRoot } from '../src/package-root.js';

const page = readFileSync(join(packageRoot(), 'docs/privacy.md'), 'utf8');
const DAY_MS = 24 * 60 * 60 * 1000;

/** What the page says of a table. */
function lineOf(table: string): string {
  return page.split('\n').find((line) => line.includes(`(\`${table}\`)`)) ?? '';
}

describe('docs/privacy.md', () => {
  it('names every table that holds something about people', () => {
    const tables = [...GROUP.matchAll(/CREATE TABLE (\w+)/g)].map((match) => match[1] ?? '');
    expect(tables.length).toBeGreaterThan(5);
    expect(tables.filter((table) => lineOf(table) === '')).toEqual([]);
  });

  it('says how long they are kept', () => {
    expect(lineOf('open_questions')).toContain(`${KEEP_QUESTIONS_MS / DAY_MS} days`);
    expect(lineOf('open_questions')).toContain(`${MOST_QUESTIONS} of one server`);
    expect(lineOf('shown_answers')).toContain(`${KEEP_ANSWERS_MS / DAY_MS} days`);
    expect(lineOf('verdicts')).toContain(`${KEEP_ANSWERS_MS / DAY_MS} days`);
  });
});
