// Answers that were shown: found again by their buttons for ninety days, with what is counted of questions.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY, OWNER, openToyGroup, type ToyGroup } from './toy-group.js';

let toy: ToyGroup;
beforeEach(async () => {
  toy = await openToyGroup();
});
afterEach(() => toy.close());

const outdated = {
  code: 'outdated',
  sentence: { id: expect.stringContaining('terlalu lama'), en: expect.stringContaining('too old') },
};

describe('a shown answer', () => {
  it('is found again by its id, also by another process, and knows where it stands', async () => {
    const id = await toy.remember(['QQQQQQQ1']);
    expect(id).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
    await toy.group.locateAnswer(OWNER, id, { channel: 'umum', message: '42' });
    const expected = { id, asker: 'ayu', address: { channel: 'umum', message: '42' }, quotes: [{ id: 'QQQQQQQ1' }] };
    expect(await toy.another().shownAnswer(OWNER, id)).toMatchObject(expected);
  });

  it('is outdated for other servers, after ninety days, and once it was forgotten', async () => {
    const id = await toy.remember(['QQQQQQQ1']);
    await expect(toy.group.shownAnswer('another', id)).rejects.toMatchObject(outdated);
    await expect(toy.group.shownAnswer(OWNER, 'ZZZZZZZZ')).rejects.toMatchObject(outdated);
    toy.wait(90 * DAY);
    expect(await toy.group.shownAnswer(OWNER, id)).toMatchObject({ id });
    toy.wait(1);
    await expect(toy.group.shownAnswer(OWNER, id)).rejects.toMatchObject(outdated);
    const other = await toy.remember([]);
    await toy.group.forgetAnswer(OWNER, other);
    await expect(toy.group.shownAnswer(OWNER, other)).rejects.toMatchObject(outdated);
  });

  it('takes its feedback and the question that it left with it when it is forgotten', async () => {
    const id = await toy.remember([]);
    await toy.ask('Siapa menanam bakau?', 'ayu', id);
    await toy.group.judge(OWNER, id, 'budi', 'down');
    await toy.group.forgetAnswer(OWNER, id);
    expect(await toy.group.openQuestions(OWNER)).toEqual([]);
    expect(await toy.group.verdicts(OWNER, id)).toEqual({ up: 0, down: 0 });
  });
});

describe('a person’s first answer', () => {
  it('is the first exactly once in each server, also when two come at once', async () => {
    const both = await Promise.all([toy.group.isFirstAnswer(OWNER, 'ayu'), toy.group.isFirstAnswer(OWNER, 'ayu')]);
    expect(both.sort()).toEqual([false, true]);
    expect(await toy.group.isFirstAnswer(OWNER, 'ayu')).toBe(false);
    expect(await toy.group.isFirstAnswer('another', 'ayu')).toBe(true);
  });
});

describe('questions', () => {
  it('are counted by the day of the server’s time zone', async () => {
    await toy.group.countQuestion(OWNER, 'public', 'sure');
    await toy.group.changeSettings(OWNER, { timeZone: 'Pacific/Kiritimati' }); // 14 hours ahead: tomorrow already
    await toy.group.countQuestion(OWNER, 'private', 'abstained');
    expect(await toy.store.questionCounts(OWNER, '2026-01-01')).toEqual([
      { day: '2026-01-07', visibility: 'public', outcome: 'sure', questions: 1 },
      { day: '2026-01-08', visibility: 'private', outcome: 'abstained', questions: 1 },
    ]);
  });
});
