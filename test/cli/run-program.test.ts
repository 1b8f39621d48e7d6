// What a program that fails says on standard error.
import { afterEach, expect, it, vi } from 'vitest';
import { tellFailure } from '../../src/cli/run-program.js';
import { archiveErrors } from '../../src/corpus/archive/archive-errors.js';
import { openLog } from '../../src/log.js';

afterEach(() => vi.restoreAllMocks());

it('never lets a name in a hostile archive command the terminal', () => {
  const written: string[] = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  const error = archiveErrors.damaged('\u001b]0;Milikku\u0007\u001b[2J.txt');
  expect(tellFailure(error, 'en', openLog({ level: 'silent' }))).toBe(1);
  expect(written.join('')).toContain('␛]0;Milikku␇␛[2J.txt');
});
