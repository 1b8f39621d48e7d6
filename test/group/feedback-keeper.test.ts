// What people say of answers, and what leaders do about it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OWNER, openToyGroup, type ToyGroup } from './toy-group.js';

let toy: ToyGroup;
beforeEach(async () => {
  toy = await openToyGroup();
});
afterEach(() => toy.close());

describe('a verdict', () => {
  it('counts once for each person, the last one', async () => {
    const id = await toy.remember(['QQQQQQQ1']);
    await toy.group.judge(OWNER, id, 'ayu', 'up');
    await toy.group.judge(OWNER, id, 'ayu', 'up');
    await toy.group.judge(OWNER, id, 'budi', 'up');
    await toy.group.judge(OWNER, id, 'budi', 'down');
    expect(await toy.group.verdicts(OWNER, id)).toEqual({ up: 1, down: 1 });
  });

  it('of an answer that is not kept, or on a quote that is not its own, is outdated', async () => {
    const id = await toy.remember(['QQQQQQQ1']);
    await expect(toy.group.judge(OWNER, 'ZZZZZZZZ', 'ayu', 'up')).rejects.toMatchObject({ code: 'outdated' });
    await expect(toy.group.judge('another', id, 'ayu', 'up')).rejects.toMatchObject({ code: 'outdated' });
    const foreign = toy.group.judge(OWNER, id, 'ayu', 'down', 'junk', 'QQQQQQQ9');
    await expect(foreign).rejects.toMatchObject({ code: 'outdated' });
  });
});

describe('complaints', () => {
  it('stand together by quote, newest first, with the number of people for each reason', async () => {
    const first = await toy.remember(['QQQQQQQ1', 'QQQQQQQ2']);
    const second = await toy.remember(['QQQQQQQ1']);
    await toy.group.judge(OWNER, first, 'ayu', 'down', 'junk', 'QQQQQQQ2');
    toy.wait(1);
    await toy.group.judge(OWNER, first, 'budi', 'down', 'junk', 'QQQQQQQ2');
    toy.wait(1);
    await toy.group.judge(OWNER, second, 'ayu', 'down', 'outdated');
    toy.wait(1);
    await toy.group.judge(OWNER, second, 'citra', 'down');
    const complaints = await toy.group.complaints(OWNER);
    expect(complaints).toMatchObject([
      { quoteId: 'QQQQQQQ1', answerId: second, blocked: false },
      { quoteId: 'QQQQQQQ2', answerId: first, blocked: false, reasons: [{ reason: 'junk', people: 2 }] },
    ]);
    expect(complaints[0]?.reasons).toEqual([
      { reason: null, people: 1 },
      { reason: 'outdated', people: 1 },
    ]);
  });

  it('that are taken back, and 👎 for an abstention, name no quote', async () => {
    const id = await toy.remember(['QQQQQQQ1']);
    await toy.group.judge(OWNER, id, 'ayu', 'down', 'junk');
    await toy.group.judge(OWNER, id, 'ayu', 'up');
    const abstention = await toy.remember([]);
    await toy.group.judge(OWNER, abstention, 'ayu', 'down');
    expect(await toy.group.complaints(OWNER)).toEqual([]);
    expect(await toy.group.verdicts(OWNER, abstention)).toEqual({ up: 0, down: 1 });
  });
});

describe('a blocked quote', () => {
  it('is marked among the complaints, and stays in their list without any, so that it can be undone', async () => {
    await toy.publish('Rakit dibuat dari bambu.');
    const quoteId = await toy.quote();
    const id = await toy.remember([quoteId]);
    await toy.group.judge(OWNER, id, 'ayu', 'down', 'junk');
    await toy.group.blockQuote(OWNER, quoteId, 'budi');
    expect(await toy.group.complaints(OWNER)).toMatchObject([{ quoteId, blocked: true, answerId: id }]);
    await toy.group.forgetAnswer(OWNER, id);
    expect(await toy.group.complaints(OWNER)).toMatchObject([{ quoteId, blocked: true, answerId: '-', reasons: [] }]);
    await toy.group.unblockQuote(OWNER, quoteId);
    expect(await toy.group.complaints(OWNER)).toEqual([]);
  });

  it('must be one of the server’s own', async () => {
    await toy.publish('Rakit dibuat dari bambu.');
    const quoteId = await toy.quote();
    await expect(toy.group.blockQuote('another', quoteId, 'budi')).rejects.toMatchObject({ code: 'outdated' });
    await expect(toy.group.blockQuote(OWNER, 'ZZZZZZZZ', 'budi')).rejects.toMatchObject({ code: 'outdated' });
  });

  it('remembers what it says, whatever happens to its document', async () => {
    await toy.publish('Rakit dibuat dari bambu.');
    const quoteId = await toy.quote();
    await toy.group.blockQuote(OWNER, quoteId, 'budi');
    await toy.publish('Rakit dibuat dari kayu.');
    expect(await toy.store.blockedQuotes(OWNER)).toMatchObject([{ quoteId, text: 'Rakit dibuat dari bambu.' }]);
  });
});
