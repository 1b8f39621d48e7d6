// What the log is told of a failure on the way to Discord.
import { expect, it } from 'vitest';
import { tellLog } from '../../src/discord/serve-request.js';
import { UserError } from '../../src/user-error.js';

it('is told the code of a refusal, whose sentence may name a channel', () => {
  const failures: unknown[] = [];
  const log = { failure: (...failure: unknown[]) => failures.push(failure), warning: () => {} };
  const refusal = new UserError('missing-permission', { id: 'Tidak boleh di #rahasia.', en: 'Not in #rahasia.' });
  const id = tellLog(refusal, 'welcome', { log });
  expect(failures).toEqual([[id, 'welcome', new Error('refused: missing-permission')]]);
});
