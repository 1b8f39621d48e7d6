// /unanswered: what was not answered, what new documents answer by now, and what people complained of.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Caller, createDispatcher, type Dispatcher } from '../../src/dispatch.js';
import type { Reply } from '../../src/reply.js';
import { UserError } from '../../src/user-error.js';
import { ofKind } from './reply-of-kind.js';
import { openToyServices, press, type ToyServer, type ToyServices } from './toy-services.js';

const KITE = 'Layang-layang terbang karena apa?';
const KITES = { 'layang.md': 'Layang-layang terbang karena angin laut.' };

const QUIET = { failure: () => {} };

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

const manager = (change: Partial<Caller> = {}) => server.caller({ managesServer: true, person: 'budi', ...change });
const call = async (change: Partial<Caller> = {}) =>
  ofKind(await gate.run(manager(change), { command: 'belum-terjawab', options: {} }), 'unanswered');
const act = (name: string, argument: string, change: Partial<Caller> = {}) =>
  gate.act(manager(change), name, press(argument));
const listed = async (name: string, argument: string) => ofKind(await act(name, argument), 'unanswered');
const questions = (reply: Extract<Reply, { kind: 'unanswered' }>) =>
  reply.open.map((group) => group.questions.map(({ question }) => question));

async function ask(question: string, change: Partial<Caller> = {}, options: Record<string, boolean> = {}) {
  const reply = await gate.run(server.caller(change), { command: 'ask', options: { question, ...options } });
  const { answer, frame } = ofKind(reply, 'answer');
  return { answer, id: frame.id ?? '' };
}

/** A question that was open and is answered by a document that came since. */
async function answeredLater(channel = 'umum') {
  await ask(KITE, { channels: [channel] });
  await server.read(KITES);
  const reply = await call();
  const [question] = reply.answered;
  if (question === undefined) throw new Error('the question is still open');
  return { reply, question };
}

describe('/unanswered', () => {
  it('is friendly when nothing is waiting, and says so where no questions are kept', async () => {
    expect(await call()).toMatchObject({ totals: { open: 0, answered: 0, complaints: 0 }, pages: 1, keeps: true });
    await toy.services.group.changeSettings(server.owner, { keepUnanswered: false });
    expect(await call({ language: 'en' })).toMatchObject({ language: 'en', keeps: false });
  });

  it('is for managers only, by every way', async () => {
    const member = { managesServer: false };
    const { question } = await answeredLater();
    const replies = [
      await gate.run(manager(member), { command: 'unanswered', options: {} }),
      await act('unanswered-page', 'open', member),
      await act('post-answer', question.id, member),
      await act('drop-question', question.id, member),
      await act('never-quote', question.quote?.id ?? '', member),
      await act('quote-again', question.quote?.id ?? '', member),
    ];
    for (const reply of replies) expect(reply).toMatchObject({ kind: 'refusal', code: 'not-allowed' });
    expect(toy.messenger.sent.filter(({ channel }) => channel === 'umum')).toEqual([]);
  });

  it('lists public questions without an answer, alike ones together, and no private one', async () => {
    await ask('Siapa presiden Prancis sekarang?');
    await ask('Siapa presiden Prancis sekarang ini?', { person: 'citra' });
    await ask('Kapan gunung meletus dahsyat?');
    await ask('Berapa gaji menteri keuangan?', {}, { 'only-me': true });
    await ask('Rakit dibuat dari apa?');
    const reply = await call();
    expect(reply).toMatchObject({ section: 'open', totals: { open: 2, answered: 0 }, page: 0, pages: 1 });
    expect(questions(reply)).toEqual([
      ['Siapa presiden Prancis sekarang ini?', 'Siapa presiden Prancis sekarang?'],
      ['Kapan gunung meletus dahsyat?'],
    ]);
    expect(reply.open[0]?.questions[0]).toMatchObject({ channel: 'umum', answeredBy: null });
  });

  it('turns pages, and stays on the last one when it empties', async () => {
    const words = ['gunung', 'laut', 'bintang', 'kereta', 'pasar', 'sekolah'];
    for (const [at, word] of words.entries()) await ask(`Kapan ${word} nomor${at} muncul${at} hari${at}?`);
    const first = await call();
    expect(first).toMatchObject({ totals: { open: 6 }, pages: 2 });
    expect(first.open).toHaveLength(5);
    const second = await listed('unanswered-page', 'open.1');
    expect(second).toMatchObject({ page: 1, pages: 2 });
    expect(second.open).toHaveLength(1);
    const id = second.open[0]?.questions[0]?.id;
    expect(await listed('drop-question', `${id}.1`)).toMatchObject({ page: 0, pages: 1, totals: { open: 5 } });
    expect(await listed('unanswered-page', 'open.99')).toMatchObject({ page: 0 });
  });

  it('drops a question together with those that ask alike', async () => {
    await ask('Siapa presiden Prancis sekarang?');
    await ask('Siapa presiden Prancis sekarang ini?');
    await ask('Kapan gunung meletus dahsyat?');
    const { open } = await call();
    const after = await listed('drop-question', `${open[0]?.questions[0]?.id}.0`);
    expect(questions(after)).toEqual([['Kapan gunung meletus dahsyat?']]);
  });
});

describe('after documents were added', () => {
  it('open questions are asked again, and those now answered stand first with their quote', async () => {
    await ask('Siapa presiden Prancis sekarang?');
    const { reply, question } = await answeredLater();
    expect(reply).toMatchObject({ section: 'answered', totals: { open: 1, answered: 1 }, open: [] });
    expect(question).toMatchObject({ question: KITE, quote: { text: 'Layang-layang terbang karena angin laut.' } });
    expect(questions(await listed('unanswered-page', 'open'))).toEqual([['Siapa presiden Prancis sekarang?']]);
  });

  it('the sample documents count as such', async () => {
    server = await toy.server({});
    const { group, library } = toy.services;
    const { owner } = server;
    const { id: collectionId } = await library.collection(owner);
    const asked = { owner, collectionId, channel: 'umum', asker: 'ani', language: 'id', answerId: '00000000' } as const;
    await group.keepQuestion({ ...asked, question: KITE });
    expect(await act('sample-documents', 'setup')).toMatchObject({ kind: 'setup', documents: 1 });
    expect(await toy.services.group.answeredQuestions(server.owner)).toHaveLength(1);
  });

  it('shows progress that names no question, and asks nothing twice', async () => {
    await ask(KITE);
    await ask('Siapa presiden Prancis sekarang?');
    await server.read(KITES);
    const labels: string[] = [];
    const progress = { update: (_d: number, _t: number, label: string) => void labels.push(label), finish: () => {} };
    await Promise.all([call({ progress }), call({ progress, person: 'sari' })]);
    await call({ progress });
    expect(labels).toHaveLength(1);
    expect(labels[0]).not.toContain('Layang');
  });

  it('waits for a calmer moment when the models are busy, and still shows the list', async () => {
    await ask(KITE);
    await server.read(KITES);
    const busy = new UserError('busy', { id: 'Ramai.', en: 'Busy.' });
    const answers = { ...toy.services.answers, ask: () => Promise.reject(busy) };
    const then = createDispatcher({ ...toy.services, answers }, QUIET);
    expect(await then.run(manager(), { command: 'unanswered', options: {} })).toMatchObject({
      kind: 'unanswered',
      totals: { open: 1, answered: 0 },
    });
    expect(await call()).toMatchObject({ totals: { open: 0, answered: 1 } });
  });
});

describe('Post', () => {
  it('answers where it was asked, in the server’s language, marked as late, without naming anybody', async () => {
    await toy.services.group.changeSettings(server.owner, { language: 'en' });
    const { question } = await answeredLater('kelas');
    const after = await listed('post-answer', `${question.id}.0`);
    expect(after).toMatchObject({ language: 'id', postedTo: 'kelas', totals: { open: 0, answered: 0 } });
    const sent = toy.messenger.sent.filter(({ channel }) => channel === 'kelas');
    expect(sent).toHaveLength(1);
    const reply = ofKind(sent[0]?.reply ?? after, 'answer');
    expect(reply).toMatchObject({
      language: 'en',
      answer: { question: KITE, answered: true },
      frame: { visibility: 'public', late: true, first: false },
    });
    expect(reply.answer.quotes[0]?.text).toBe('Layang-layang terbang karena angin laut.');
    const kept = await toy.services.group.shownAnswer(server.owner, reply.frame.id ?? '');
    expect(kept).toMatchObject({ asker: null, address: { channel: 'kelas' } });
  });

  it('posts once, however often and by whomever it is pressed', async () => {
    const { question } = await answeredLater('sekali');
    const replies = await Promise.all([
      act('post-answer', question.id),
      act('post-answer', question.id, { person: 'sari' }),
    ]);
    expect(replies.map(({ kind }) => kind).sort()).toEqual(['refusal', 'unanswered']);
    expect(await act('post-answer', question.id)).toMatchObject({ kind: 'refusal', code: 'outdated' });
    expect(toy.messenger.sent.filter(({ channel }) => channel === 'sekali')).toHaveLength(1);
  });

  it('keeps the question in the list when Kutip may not write there any more', async () => {
    const { question } = await answeredLater();
    const forbidden = new UserError('not-writable', { id: 'Terkunci.', en: 'Locked.' });
    const messenger = { ...toy.messenger, send: () => Promise.reject(forbidden) };
    const then = createDispatcher({ ...toy.services, messenger }, QUIET);
    expect(await then.act(manager(), 'post-answer', press(question.id))).toMatchObject({ sentence: 'Terkunci.' });
    expect(await call()).toMatchObject({ totals: { answered: 1 } });
  });

  it('posts nothing when its quote is gone: the question is open again', async () => {
    const { question } = await answeredLater('hilang');
    await server.remove('layang.md');
    const reply = await listed('unanswered-page', 'answered');
    expect(reply.answered).toMatchObject([{ id: question.id, quote: null }]);
    expect(await act('post-answer', question.id)).toMatchObject({ kind: 'refusal', code: 'outdated' });
    expect(toy.messenger.sent.filter(({ channel }) => channel === 'hilang')).toEqual([]);
    const next = await call();
    expect(next).toMatchObject({ totals: { open: 1, answered: 0 } });
    expect(questions(next)).toEqual([[KITE]]);
  });

  it('refuses questions of another server and ids that never were', async () => {
    const { question } = await answeredLater();
    const other = await toy.server();
    const stranger = other.caller({ managesServer: true });
    for (const id of [question.id, '00000000', '']) {
      expect(await gate.act(stranger, 'post-answer', press(id))).toMatchObject({ kind: 'refusal', code: 'outdated' });
    }
  });
});

describe('a quote that people complained of', () => {
  async function complain(reason = 'junk') {
    const { id, answer } = await ask('Apa yang mengapung di sungai?');
    const quoteId = answer.quotes[0]?.id ?? '';
    for (const person of ['ani', 'citra']) {
      const input = press(`${id}.${quoteId}`, { values: [reason] });
      await gate.act(server.caller({ person }), 'complain', input);
    }
    return { quoteId, text: answer.quotes[0]?.text };
  }

  it('is listed with its words, its reasons and how many people gave them', async () => {
    const { quoteId, text } = await complain();
    expect(await call()).toMatchObject({
      section: 'complaints',
      complaints: [{ quoteId, quote: { text }, reasons: [{ reason: 'junk', people: 2 }], blocked: false }],
    });
  });

  it('is never quoted again once a manager says so, and can be allowed again', async () => {
    const { quoteId, text } = await complain();
    const quoted = async () => (await ask('Apa yang mengapung di sungai?')).answer.quotes.map((quote) => quote.text);
    expect(await quoted()).toContain(text);
    const blocked = await listed('never-quote', `${quoteId}.0`);
    expect(blocked).toMatchObject({ section: 'complaints', complaints: [{ quoteId, blocked: true, quote: { text } }] });
    expect(await quoted()).not.toContain(text);
    expect(await listed('quote-again', `${quoteId}.0`)).toMatchObject({ complaints: [{ quoteId, blocked: false }] });
    expect(await quoted()).toContain(text);
  });

  it('cannot be forbidden from another server', async () => {
    const { quoteId } = await complain();
    const other = await toy.server();
    const reply = await gate.act(other.caller({ managesServer: true }), 'never-quote', press(quoteId));
    expect(reply).toMatchObject({ kind: 'refusal', code: 'outdated' });
    expect(await call()).toMatchObject({ complaints: [{ quoteId, blocked: false }] });
  });

  it('leaves the list’s other parts a press away', async () => {
    await complain();
    await ask('Siapa presiden Prancis sekarang?');
    expect(await call()).toMatchObject({ section: 'open', totals: { open: 1, complaints: 1 }, complaints: [] });
    expect(await listed('unanswered-page', 'complaints')).toMatchObject({ section: 'complaints', open: [] });
    expect(await listed('unanswered-page', 'answered')).toMatchObject({ section: 'open' });
  });
});
