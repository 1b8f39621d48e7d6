// 👍 and 👎: once for each person, the last word stands, and 👎 may say why.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Caller, Dispatcher } from '../../src/dispatch.js';
import { ofKind } from './reply-of-kind.js';
import { openToyServices, press, type ToyServer, type ToyServices } from './toy-services.js';

let toy: ToyServices;
let server: ToyServer;
let gate: Dispatcher;
beforeAll(async () => {
  toy = await openToyServices();
});
afterAll(() => toy.close());
beforeEach(async () => {
  server = await toy.server();
  gate = toy.gate();
});

const act = (name: string, argument: string, change: Partial<Caller> = {}, values: readonly string[] = []) =>
  gate.act(server.caller(change), name, press(argument, { values }));
const verdicts = (id: string) => toy.services.group.verdicts(server.owner, id);
const complaints = () => toy.services.group.complaints(server.owner);

async function ask(options: Record<string, boolean> = {}) {
  const question = 'Apa yang mengapung di sungai?';
  const reply = await gate.run(server.caller(), { command: 'ask', options: { question, ...options } });
  const { frame, answer } = ofKind(reply, 'answer');
  return { id: frame.id ?? '', quotes: answer.quotes };
}

describe('👍', () => {
  it('counts once for each person, the asker too, and says thanks privately', async () => {
    const { id } = await ask();
    expect(await act('thumbs-up', id)).toMatchObject({
      kind: 'notice',
      sentence: expect.stringContaining('Terima kasih'),
    });
    await act('thumbs-up', id);
    expect(await act('thumbs-up', id, { person: 'budi', language: 'en' })).toMatchObject({
      sentence: expect.stringContaining('Thank you'),
    });
    expect(await verdicts(id)).toEqual({ up: 2, down: 0 });
    expect(gate.actions.find(({ name }) => name === 'thumbs-up')?.acknowledgement).toBe('private');
  });

  it('takes the place of a 👎', async () => {
    const { id } = await ask();
    await act('thumbs-down', id);
    await act('thumbs-up', id);
    expect(await verdicts(id)).toEqual({ up: 1, down: 0 });
    expect(await complaints()).toEqual([]);
  });
});

describe('👎', () => {
  it('counts at once and asks why, with the quotes exactly as they were shown', async () => {
    const { id, quotes } = await ask();
    const asked = ofKind(await act('thumbs-down', id), 'complaint');
    expect(asked).toMatchObject({ answerId: id, language: 'id' });
    expect(asked.quotes.map(({ text }) => text)).toEqual(quotes.map(({ text }) => text));
    expect(await verdicts(id)).toEqual({ up: 0, down: 1 });
    expect(await complaints()).toMatchObject([{ quoteId: quotes[0]?.id, reasons: [{ reason: null, people: 1 }] }]);
  });

  it('keeps the reason and the quote, and says who will see them', async () => {
    const { id, quotes } = await ask();
    const quoteId = quotes[0]?.id ?? '';
    await act('thumbs-down', id);
    const thanks = await act('complain', `${id}.${quoteId}`, {}, ['out-of-context']);
    expect(thanks).toMatchObject({ kind: 'notice', sentence: expect.stringContaining('/belum-terjawab') });
    await act('complain', `${id}.${quoteId}`, { person: 'budi', language: 'en' }, ['junk']);
    expect(await complaints()).toMatchObject([{ quoteId, answerId: id }]);
    const reasons = (await complaints())[0]?.reasons ?? [];
    expect(new Set(reasons.map(({ reason }) => reason))).toEqual(new Set(['out-of-context', 'junk']));
    expect(await verdicts(id)).toEqual({ up: 0, down: 2 });
  });

  it('can be given another reason: the last one counts', async () => {
    const { id, quotes } = await ask();
    for (const reason of ['junk', 'outdated']) await act('complain', `${id}.${quotes[0]?.id}`, {}, [reason]);
    expect(await complaints()).toMatchObject([{ reasons: [{ reason: 'outdated', people: 1 }] }]);
  });

  it('takes no reason that was not offered, and no quote of another answer', async () => {
    const { id, quotes } = await ask();
    expect(await act('complain', `${id}.${quotes[0]?.id}`, {}, ['ugly'])).toMatchObject({ kind: 'refusal' });
    expect(await act('complain', `${id}.00000000`, {}, ['junk'])).toMatchObject({ kind: 'refusal', code: 'outdated' });
    expect(await complaints()).toEqual([]);
  });
});

describe('both', () => {
  it('say when the answer is gone', async () => {
    const { id } = await ask();
    await toy.services.group.forgetAnswer(server.owner, id);
    for (const name of ['thumbs-up', 'thumbs-down']) {
      expect(await act(name, id)).toMatchObject({ kind: 'refusal', code: 'outdated' });
    }
    expect(await act('complain', `${id}.00000000`, {}, ['junk'])).toMatchObject({ code: 'outdated' });
  });

  it('belong to the asker alone where only the asker saw the answer', async () => {
    const { id } = await ask({ 'only-me': true });
    expect(await act('thumbs-down', id, { person: 'budi' })).toMatchObject({ kind: 'refusal', code: 'outdated' });
    expect(await act('thumbs-up', id)).toMatchObject({ kind: 'notice' });
  });

  it('never reach an answer of another server', async () => {
    const { id } = await ask();
    const other = await toy.server();
    expect(await gate.act(other.caller(), 'thumbs-down', press(id))).toMatchObject({ code: 'outdated' });
  });
});
