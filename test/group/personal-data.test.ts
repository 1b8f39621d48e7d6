// What is kept about a person can be seen and deleted, and nothing else goes with it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openedSession, sessionDraft } from '../database/study-drafts.js';
import { DAY, OWNER, openToyGroup, type ToyGroup } from './toy-group.js';

let toy: ToyGroup;
beforeEach(async () => {
  toy = await openToyGroup();
});
afterEach(() => toy.close());

const nothing = {
  ...{ answers: 0, openQuestions: [], thumbsUp: 0, thumbsDown: 0, documents: 0, proposals: 0 },
  ...{ sessions: 0, unnamed: false, since: null },
};

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
      sessions: 0,
      unnamed: false,
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

  it('who does not want to be named is told so, until that is taken back or deleted with the rest', async () => {
    const unnamed = (person = 'ayu', owner = OWNER) => toy.another().unnamed(owner, person);
    await toy.group.changeUnnamed(OWNER, 'ayu', true);
    expect([await unnamed(), await unnamed('budi'), await unnamed('ayu', 'other')]).toEqual([true, false, false]);
    expect(await toy.group.personalData(OWNER, 'ayu')).toMatchObject({ unnamed: true, since: expect.any(Number) });
    await toy.group.changeUnnamed(OWNER, 'ayu', false);
    expect(await unnamed()).toBe(false);
    await toy.group.changeUnnamed(OWNER, 'ayu', true);
    await toy.group.deletePersonalData(OWNER, 'ayu');
    expect(await unnamed()).toBe(false);
    expect(await toy.group.personalData(OWNER, 'ayu')).toEqual(nothing);
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

  it('goes: study sessions ninety days after they ended, with who took part', async () => {
    const begin = async (thread: string) => {
      const draft = sessionDraft({ owner: OWNER, collectionId: toy.collectionId }, 0, { guide: null });
      const { id } = await openedSession(toy.store, draft, thread);
      await toy.store.joinSession(OWNER, id, 'ayu');
      return id;
    };
    const [ended, present] = [await begin('a'), await begin('b')];
    toy.wait(DAY);
    await toy.store.endSession(OWNER, ended, 'finished', toy.now());
    toy.wait(90 * DAY);
    await toy.group.forgetOld();
    expect(await toy.group.personalData(OWNER, 'ayu')).toMatchObject({ sessions: 2 });
    toy.wait(1);
    await toy.group.forgetOld();
    expect(await toy.store.session(OWNER, ended)).toBeNull();
    expect(await toy.store.session(OWNER, present)).not.toBeNull();
    expect(await toy.group.personalData(OWNER, 'ayu')).toMatchObject({ sessions: 1 });
  });
});
