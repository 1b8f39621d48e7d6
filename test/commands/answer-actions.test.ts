// The buttons below an answer: More, Nearest, Share and Delete, for whom they are and what they bring.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Caller, Dispatcher } from '../../src/dispatch.js';
import { ofKind } from './reply-of-kind.js';
import { openToyServices, press, RAFTS, type ToyServer, type ToyServices } from './toy-services.js';

const QUESTION = 'Apa yang mengapung di sungai?';
const UNANSWERED = 'Siapa presiden Prancis sekarang?';
/** Three documents that say nearly what is asked, so that there is more than one quote and something beyond. */
const RIVERS = {
  ...RAFTS,
  'daun.md': 'Daun teratai mengapung di sungai yang tenang. Katak duduk di atasnya.',
  'sampan.md': 'Sampan kecil mengapung di sungai sempit. Pemiliknya nelayan tua.',
  'botol.md': 'Botol plastik mengapung di sungai kota. Warga memungutnya tiap pagi.',
};

let toy: ToyServices;
let server: ToyServer;
let gate: Dispatcher;
beforeAll(async () => {
  toy = await openToyServices();
});
afterAll(() => toy.close());
beforeEach(async () => {
  server = await toy.server(RIVERS);
  gate = toy.gate();
  await toy.services.group.changeSettings(server.owner, { quotesPerAnswer: 2 });
});

const shown = async (id: string) => toy.services.group.shownAnswer(server.owner, id);
const act = (name: string, argument: string, change: Partial<Caller> = {}) =>
  gate.act(server.caller(change), name, press(argument));

async function ask(question = QUESTION, options: Record<string, boolean> = {}, change: Partial<Caller> = {}) {
  const reply = await gate.run(server.caller(change), { command: 'ask', options: { question, ...options } });
  const { answer, frame } = ofKind(reply, 'answer');
  return { answer, frame, id: frame.id ?? '' };
}

describe('More', () => {
  it('brings the quotes after the first whole, and further passages, exactly as they stand in the documents', async () => {
    const { answer, frame, id } = await ask();
    expect(frame.hasMore).toBe(true);
    const reply = ofKind(await act('more', id), 'passages');
    expect(reply).toMatchObject({ of: 'more', language: 'id', answerId: id, shareable: false });
    expect(reply.quotes.map(({ text }) => text)).toEqual(
      [...answer.quotes.slice(1), ...answer.further].slice(0, 5).map(({ text }) => text),
    );
    expect(reply.quotes.length).toBeGreaterThan(1);
  });

  it('works for everybody, in everybody’s language', async () => {
    const { id } = await ask();
    expect(await act('more', id, { person: 'budi', language: 'en' })).toMatchObject({
      kind: 'passages',
      language: 'en',
    });
  });
});

describe('Nearest', () => {
  it('brings what was nearest to an unanswered question, named as no answer', async () => {
    const { answer, id } = await ask(UNANSWERED);
    expect(answer.answered).toBe(false);
    const reply = ofKind(await act('nearest', id), 'passages');
    expect(reply.of).toBe('nearest');
    expect(reply.quotes.map(({ id: quoteId }) => quoteId)).toEqual(answer.nearest.map(({ id: quoteId }) => quoteId));
  });
});

describe('Share', () => {
  const share = (id: string, change: Partial<Caller> = {}) => act('share', id, { questionShown: QUESTION, ...change });

  it('shows a private answer to all, with the question as the message showed it', async () => {
    await toy.services.group.changeSettings(server.owner, { language: 'en' });
    const { answer, id } = await ask(QUESTION, { 'only-me': true });
    const shared = ofKind(await share(id), 'answer');
    expect(shared).toMatchObject({ language: 'en', answer: { question: QUESTION, answered: true, readAs: null } });
    expect(shared.answer.quotes.map(({ text }) => text)).toEqual(answer.quotes.map(({ text }) => text));
    expect(shared.frame).toMatchObject({ visibility: 'public', hasMore: true, first: false });
  });

  it('makes an answer of its own: deleting it leaves the private one', async () => {
    const { id } = await ask(QUESTION, { 'only-me': true });
    const copy = ofKind(await share(id), 'answer').frame.id ?? '';
    expect(copy).not.toBe(id);
    expect(await shown(copy)).toMatchObject({ visibility: 'public', asker: 'ani' });
    expect(await act('delete', copy)).toMatchObject({ kind: 'deletion' });
    expect(await act('more', id)).toMatchObject({ kind: 'passages' });
  });

  it('shows an abstention as one', async () => {
    const { id } = await ask(UNANSWERED, { 'only-me': true });
    const { answer } = ofKind(await share(id, { questionShown: UNANSWERED }), 'answer');
    expect(answer).toMatchObject({ answered: false, quotes: [], question: UNANSWERED });
    expect(answer.nearest.length).toBeGreaterThan(0);
    expect(await toy.services.group.openQuestions(server.owner)).toEqual([]);
  });

  it('posts one copy, however often it is pressed, and then leads to it', async () => {
    const { id } = await ask(QUESTION, { 'only-me': true });
    const replies = await Promise.all([share(id), share(id)]);
    const copies = replies.filter(({ kind }) => kind === 'answer');
    expect(copies).toHaveLength(1);
    expect(replies).toContainEqual({
      kind: 'refusal',
      language: 'id',
      code: 'shared-already',
      sentence: 'Sudah dibagikan.',
    });
    const address = { channel: 'umum', message: 'copy-1' };
    await gate.delivered(server.caller(), ofKind(copies[0] ?? replies[0], 'answer'), address);
    toy.messenger.show('copy-1', QUESTION);
    expect(await share(id, { language: 'en' })).toMatchObject({
      sentence: 'It is shared already.',
      see: { server: server.owner, ...address },
    });
  });

  it('posts another copy once the first is deleted, or was never posted', async () => {
    const { id } = await ask(QUESTION, { 'only-me': true });
    await share(id);
    toy.clock.pass(60_000);
    const copy = ofKind(await share(id), 'answer');
    await gate.delivered(server.caller(), copy, { channel: 'umum', message: 'copy-deleted' });
    const next = ofKind(await share(id), 'answer');
    expect(next.frame.id).not.toBe(copy.frame.id);
  });

  it('is for the person who asked alone', async () => {
    const { id } = await ask(QUESTION, { 'only-me': true });
    expect(await share(id, { person: 'budi' })).toMatchObject({ code: 'not-yours' });
    expect(await share(id, { person: 'budi', managesServer: true })).toMatchObject({ code: 'not-yours' });
  });

  it('is outdated once the question or the asker is not known any more', async () => {
    const { id } = await ask(QUESTION, { 'only-me': true });
    expect(await act('share', id)).toMatchObject({ code: 'outdated' });
    await toy.services.group.deletePersonalData(server.owner, 'ani');
    expect(await share(id)).toMatchObject({ code: 'outdated' });
  });
});

describe('Delete', () => {
  it('is for the asker and for managers', async () => {
    const { id } = await ask();
    expect(await act('delete', id, { person: 'budi' })).toMatchObject({ kind: 'refusal', code: 'not-yours' });
    expect(await act('delete', id, { person: 'budi', language: 'en' })).toMatchObject({
      sentence: 'Only the person who asked can delete this answer, or a manager.',
    });
    expect(await act('delete', id)).toMatchObject({ kind: 'deletion' });
    const another = await ask();
    expect(await act('delete', another.id, { person: 'citra', managesServer: true })).toMatchObject({
      kind: 'deletion',
    });
  });

  it('takes away the message of that answer and no other, whichever id is sent from it', async () => {
    const { id, answer, frame } = await ask();
    const reply = { kind: 'answer', language: 'id', answer, answeringSentences: {}, frame } as const;
    await gate.delivered(server.caller(), reply, { channel: 'umum', message: '100' });
    const on = (message: string) => ({ message: { channel: 'umum', message } });
    expect(await act('delete', id, on('200'))).toMatchObject({ code: 'outdated' });
    expect(await act('delete', (await ask(QUESTION, { 'only-me': true })).id, on('100'))).toMatchObject({
      code: 'outdated',
    });
    expect(await act('delete', id, on('100'))).toMatchObject({ kind: 'deletion' });
  });

  it('forgets the answer and the question that it left open, once the message has gone', async () => {
    const { id } = await ask(UNANSWERED);
    const deletion = await act('delete', id);
    expect(await toy.services.group.openQuestions(server.owner)).toHaveLength(1);
    expect(await act('delete', id)).toEqual(deletion);
    await gate.delivered(server.caller(), deletion, null);
    expect(await toy.services.group.openQuestions(server.owner)).toEqual([]);
    expect(await act('nearest', id)).toMatchObject({ code: 'outdated' });
  });

  it('lets managers remove a message that is remembered no longer', async () => {
    const { id } = await ask();
    await toy.services.group.forgetAnswer(server.owner, id);
    expect(await act('delete', id)).toMatchObject({ code: 'outdated' });
    expect(await act('delete', id, { managesServer: true })).toMatchObject({ kind: 'deletion' });
  });
});

describe('any of them', () => {
  const NAMES = ['more', 'nearest', 'share', 'delete'];

  it('says when it is outdated', async () => {
    for (const name of NAMES) {
      expect(await act(name, '00000000', { questionShown: QUESTION })).toMatchObject({
        kind: 'refusal',
        code: 'outdated',
      });
    }
  });

  it('knows nothing of another server’s answers', async () => {
    const { id } = await ask();
    const other = await toy.server();
    for (const name of NAMES) {
      const reply = await gate.act(other.caller({ questionShown: QUESTION }), name, press(id));
      expect(reply).toMatchObject({ code: 'outdated' });
    }
    expect(await shown(id)).toMatchObject({ id });
  });

  it('says nothing of a private answer to anybody but its asker', async () => {
    const [answered, unanswered] = [
      await ask(QUESTION, { 'only-me': true }),
      await ask(UNANSWERED, { 'only-me': true }),
    ];
    for (const person of ['budi', 'citra']) {
      const change = { person, managesServer: person === 'citra' };
      expect(await act('more', answered.id, change)).toMatchObject({ code: 'outdated' });
      expect(await act('nearest', unanswered.id, change)).toMatchObject({ code: 'outdated' });
    }
    expect(await act('more', answered.id)).toMatchObject({ kind: 'passages' });
  });

  it('leaves out what is never quoted any more', async () => {
    const { answer, id } = await ask();
    const blocked = answer.quotes[1]?.id ?? '';
    await toy.services.group.blockQuote(server.owner, blocked, 'guru');
    const reply = ofKind(await act('more', id), 'passages');
    expect(reply.quotes.map(({ id: quoteId }) => quoteId)).not.toContain(blocked);
  });

  it('is outdated when nothing of it may be shown any more', async () => {
    const { id } = await ask(UNANSWERED);
    await server.read({ 'lain.md': 'Layang-layang terbang karena angin.' });
    for (const path of Object.keys(RIVERS)) await server.remove(path);
    expect(await act('nearest', id)).toMatchObject({ code: 'outdated' });
  });
});
