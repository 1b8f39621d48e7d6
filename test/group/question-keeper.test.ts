// Public questions that nothing answered: kept for thirty days, alike ones together, asked again when documents change.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OpenQuestion } from '../../src/group-types.js';
import { UserError } from '../../src/user-error.js';
import { DAY, OWNER, openToyGroup, type ToyGroup } from './toy-group.js';

let toy: ToyGroup;
beforeEach(async () => {
  toy = await openToyGroup();
});
afterEach(() => toy.close());

const groups = async () =>
  (await toy.group.openQuestions(OWNER)).map(({ questions }) => questions.map(({ question }) => question));

describe('open questions', () => {
  it('that ask alike stand together: the largest group first, then the newest, the newest question first', async () => {
    await toy.ask('Berapa harga rakit bambu?');
    await toy.ask('Siapa menanam pohon bakau di muara?');
    await toy.ask('Kapan kemarau panjang?');
    await toy.ask('Siapa menanam pohon bakau di muara', 'budi');
    expect(await groups()).toEqual([
      ['Siapa menanam pohon bakau di muara', 'Siapa menanam pohon bakau di muara?'],
      ['Kapan kemarau panjang?'],
      ['Berapa harga rakit bambu?'],
    ]);
  });

  it('are those of one server only', async () => {
    await toy.ask('Berapa harga rakit bambu?');
    expect(await toy.group.openQuestions('another')).toEqual([]);
  });

  it('are embedded once, when somebody looks at them', async () => {
    await toy.ask('Berapa harga rakit bambu?');
    expect(toy.embedded).toEqual([]);
    await toy.group.openQuestions(OWNER);
    await toy.ask('Kapan kemarau panjang?');
    await toy.another().openQuestions(OWNER);
    expect(toy.embedded).toEqual(['Berapa harga rakit bambu?', 'Kapan kemarau panjang?']);
  });

  it('are listed one by one while the models cannot be asked, and together again afterwards', async () => {
    await toy.ask('Berapa harga rakit bambu?');
    toy.modelsRun = false;
    await toy.ask('Berapa harga rakit bambu', 'budi');
    expect(await groups()).toEqual([['Berapa harga rakit bambu'], ['Berapa harga rakit bambu?']]);
    expect(toy.warnings).toEqual([expect.stringContaining('The models stopped')]);
    toy.modelsRun = true;
    expect(await groups()).toEqual([['Berapa harga rakit bambu', 'Berapa harga rakit bambu?']]);
  });

  it('are not kept where the server does not want it, and what was kept goes at once', async () => {
    await toy.ask('Berapa harga rakit bambu?');
    const other = toy.another();
    await other.settings(OWNER);
    await toy.group.changeSettings(OWNER, { keepUnanswered: false });
    expect(await groups()).toEqual([]);
    await toy.ask('Kapan kemarau panjang?');
    const place = { owner: OWNER, collectionId: toy.collectionId, channel: 'umum', language: 'id' } as const;
    await other.keepQuestion({ ...place, asker: 'ayu', question: 'Siapa menanam bakau?', answerId: '-' });
    expect(await toy.store.questions(OWNER)).toEqual([]);
  });

  it('are at most five hundred of a server; the oldest go', async () => {
    for (let number = 0; number < 502; number++) await toy.ask(`Pertanyaan ${number}?`);
    const kept = await toy.store.questions(OWNER);
    expect([kept.length, kept[0]?.question, kept.at(-1)?.question]).toEqual([500, 'Pertanyaan 501?', 'Pertanyaan 2?']);
  });

  it('are kept for thirty days, and deleted the day after', async () => {
    await toy.ask('Berapa harga rakit bambu?');
    const [open] = await toy.store.questions(OWNER);
    toy.wait(30 * DAY);
    expect(await toy.group.question(OWNER, open?.id ?? '')).toEqual(open);
    toy.wait(1);
    expect(await groups()).toEqual([]);
    await expect(toy.group.question(OWNER, open?.id ?? '')).rejects.toMatchObject({ code: 'outdated' });
    await toy.group.forgetOld();
    expect(await toy.store.questions(OWNER)).toEqual([]);
  });

  it('can be dropped, each by itself', async () => {
    await toy.ask('Berapa harga rakit bambu?');
    await toy.ask('Kapan kemarau panjang?');
    const [newest] = await toy.store.questions(OWNER);
    await toy.group.dropQuestions('another', [newest?.id ?? '']);
    await toy.group.dropQuestions(OWNER, [newest?.id ?? '', 'ZZZZZZZZ']);
    expect(await groups()).toEqual([['Berapa harga rakit bambu?']]);
  });
});

describe('after documents changed', () => {
  const asked: string[] = [];
  const answering =
    (words: string) =>
    async ({ question }: OpenQuestion) => {
      asked.push(question);
      return question.includes(words) ? toy.remember(['QQQQQQQ1']) : null;
    };
  beforeEach(() => {
    asked.length = 0;
  });

  it('open questions are asked again, once, and those answered now are listed apart', async () => {
    await toy.publish('Garam mahal.');
    toy.wait(DAY);
    await toy.ask('Berapa harga rakit bambu?');
    await toy.ask('Kapan kemarau panjang?');
    expect(await toy.group.askAgain(OWNER, answering('rakit'))).toBe(0);
    expect(asked).toEqual([]);
    await toy.publish('Rakit bambu berharga seribu.');
    expect(await toy.group.askAgain(OWNER, answering('rakit'))).toBe(1);
    expect(asked).toEqual(['Berapa harga rakit bambu?', 'Kapan kemarau panjang?']);
    expect(await toy.group.askAgain(OWNER, answering('rakit'))).toBe(0);
    expect(asked).toHaveLength(2);
    expect(await groups()).toEqual([['Kapan kemarau panjang?']]);
    const [answered] = await toy.group.answeredQuestions(OWNER);
    expect(answered).toMatchObject({ question: 'Berapa harga rakit bambu?', channel: 'umum' });
    expect(await toy.group.shownAnswer(OWNER, answered?.answeredBy ?? '')).toMatchObject({ answered: true });
  });

  it('asking that is cut off goes on with those that were not asked', async () => {
    await toy.ask('Berapa harga rakit bambu?');
    await toy.ask('Kapan kemarau panjang?');
    await toy.publish('Rakit bambu berharga seribu.');
    const busy = new UserError('busy', { id: 'Sibuk.', en: 'Busy.' });
    const attempt = toy.group.askAgain(OWNER, async ({ question }) => {
      if (question.startsWith('Kapan')) throw busy;
      return null;
    });
    await expect(attempt).rejects.toBe(busy);
    await toy.group.askAgain(OWNER, answering('kemarau'));
    expect(asked).toEqual(['Kapan kemarau panjang?']);
  });

  it('a question is open again when the answer to it is deleted', async () => {
    await toy.ask('Berapa harga rakit bambu?');
    await toy.publish('Rakit bambu berharga seribu.');
    await toy.group.askAgain(OWNER, answering('rakit'));
    const [answered] = await toy.group.answeredQuestions(OWNER);
    await toy.group.forgetAnswer(OWNER, answered?.answeredBy ?? '');
    expect(await groups()).toEqual([['Berapa harga rakit bambu?']]);
    expect(await toy.group.answeredQuestions(OWNER)).toEqual([]);
  });
});
