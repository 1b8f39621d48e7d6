// How far a session is, read from its ledger.
import { expect, it } from 'vitest';
import type { Posting } from '../../src/schedule-types.js';
import { progressOf } from '../../src/study/progress.js';
import type { StudySession } from '../../src/study-types.js';

const SESSION: StudySession = {
  ...{ owner: 'server', id: 'SESSION1', collectionId: 1, channel: 'umum', thread: 'utas', opening: null },
  ...{ about: { kind: 'topic', topic: 'rakit' }, pace: 'daily', language: 'id', guide: null, state: 'open' },
  ...{ endedBy: null, startedAt: 0, activeAt: 0, guidedAt: 0, endedAt: null, scheduleId: 'plan' },
  plan: [{ quoteId: 'QUOTE001', prompt: null }],
};
const FAILED: Posting = {
  ...{ owner: 'server', id: 'posting', scheduleId: 'plan', dueAt: 0, tryAt: null, tries: 1, sentAt: null },
  ...{ date: null, zone: 'UTC', state: 'failed', content: null, reason: null, address: null, settledAt: 1 },
};

it('tries a step again under a key of its own, however often it came to nothing', async () => {
  const ledger: Posting[] = [];
  const store = { postings: async (_owner: string, _schedule: string, most: number) => ledger.slice(0, most) };
  for (let tries = 0; tries < 400; tries += 1) {
    const key = (await progressOf({ store }, SESSION)).nextKey(0);
    expect(ledger.map(({ date }) => date)).not.toContain(key);
    ledger.unshift({ ...FAILED, date: key });
  }
});
