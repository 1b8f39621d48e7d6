// What is kept about a person can be seen and deleted, and nothing else goes with it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY, OWNER, openToyGroup, type ToyGroup } from './toy-group.js';

let toy: ToyGroup;
beforeEach(async () => {
  toy = await openToyGroup();
});
afterEach(() => toy.close());

const nothing = { answers: 0, openQuestions: [], thumbsUp: 0, thumbsDown: 0, documents: 0, proposals: 0, since: null };

describe('a person', () => {
  it('sees what is kept, and deletes it while the answers stay for the others', async () => {
    const id = await toy.remember(['QQQQQQQ1']);
    const { shownAt } = await toy.group.shownAnswer(OWNER, id);
    await toy.ask('Berapa harga rakit bambu?');
    await toy.ask('Kapan kemarau panjang?', 'budi');
    await toy.group.judge(OWNER, id, 'ayu', 'up');
    await toy.group.judge(OWNER, id, 'budi', 'up');
    await toy.group.isFirstAnswer(OWNER, 'ayu');
    expect(await toy.group.personalData(OWNER, 'ayu')).toEqual({
      answers: 1,
      openQuestions: ['Berapa harga rakit bambu?'],
      thumbsUp: 1,
      thumbsDown: 0,
      documents: 0,
      proposals: 0,
      since: shownAt,
    });
    await toy.group.deletePersonalData(OWNER, 'ayu');
    expect(await toy.group.personalData(OWNER, 'ayu')).toEqual(nothing);
    expect(await toy.group.shownAnswer(OWNER, id)).toMatchObject({ asker: null, quotes: [{ id: 'QQQQQQQ1' }] });
    expect(await toy.group.verdicts(OWNER, id)).toEqual({ up: 1, down: 0 });
    expect((await toy.group.personalData(OWNER, 'budi')).openQuestions).toEqual(['Kapan kemarau panjang?']);
    // Told again what is kept, because from here on something is kept again.
    expect(await toy.group.isFirstAnswer(OWNER, 'ayu')).toBe(true);
  });

  it('of whom nothing is kept sees just that', async () => {
    expect(await toy.group.personalData(OWNER, 'citra')).toEqual(nothing);
  });
});

describe('a discussion', () => {
  it('is found again from its channel until its thread is gone', async () => {
    await toy.group.rememberDiscussion(OWNER, 'umum', 'QQQQQQQ1', 'thread');
    expect(await toy.another().discussion(OWNER, 'umum', 'QQQQQQQ1')).toBe('thread');
    await toy.group.forgetThread(OWNER, 'thread');
    expect(await toy.group.discussion(OWNER, 'umum', 'QQQQQQQ1')).toBeNull();
  });
});

describe('what was kept long enough', () => {
  it('goes: questions after thirty days, answers with their feedback after ninety', async () => {
    const id = await toy.remember(['QQQQQQQ1']);
    await toy.group.judge(OWNER, id, 'ayu', 'down', 'junk');
    await toy.ask('Berapa harga rakit bambu?');
    toy.wait(30 * DAY + 1);
    await toy.group.forgetOld();
    expect(await toy.store.questions(OWNER)).toEqual([]);
    expect(await toy.group.complaints(OWNER)).toHaveLength(1);
    toy.wait(60 * DAY);
    await toy.group.forgetOld();
    expect(await toy.store.answer(OWNER, id)).toBeNull();
    expect(await toy.group.complaints(OWNER)).toEqual([]);
    expect(await toy.group.personalData(OWNER, 'ayu')).toEqual(nothing);
  });
});
