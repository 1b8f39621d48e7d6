// Questions in a session's thread, and sessions around one quote: the sources of the session are at hand, and nothing is said twice.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Caller, Dispatcher } from '../../src/dispatch.js';
import { ofKind } from './reply-of-kind.js';
import { DOCUMENTS, OTHER, SECRET, type StudyServer, studyServer, TABLE } from './study-server.js';
import { openToyServices, type ToyServices } from './toy-services.js';

const LENGTH = 'Berapa panjang sungai itu dari hulu sampai muara?';

let toy: ToyServices;
let gate: Dispatcher;
let server: StudyServer;
beforeAll(async () => {
  toy = await openToyServices();
  gate = toy.gate();
});
afterAll(async () => {
  expect(toy.failures).toEqual([]);
  await toy.close();
});
beforeEach(async () => {
  server = await studyServer(toy, gate);
});

const ask = async (question: string, change: Partial<Caller>, options: Readonly<Record<string, string>> = {}) =>
  ofKind(await gate.run(server.member(change), { command: 'tanya', options: { question, ...options } }), 'answer');
/** A quote of the document about the harbour, as Ani was shown it in `TABLE`. */
const harbourQuote = async () =>
  (await ask('Berapa ton garam ditampung gudang Pelabuhan Bidara?', {})).answer.quotes[0]?.id ?? '';

describe('a question in the thread of a session', () => {
  it('is answered from what the session reads first, and from everything where that does not answer', async () => {
    await server.read({
      'lain.md': '---\ntitle: Sungai lain\n---\n\nPanjang sungai itu 900 kilometer dari hulu sampai muara.',
    });
    const { thread } = await server.begin();
    const inside = { channels: [thread, TABLE] };
    const documents = async (question: string, change: Partial<Caller>) =>
      (await ask(question, change)).answer.quotes.map(({ document }) => document);
    expect(await documents(LENGTH, { channels: [OTHER] })).toContain('lain.md');
    expect(await documents(LENGTH, inside)).toEqual(['sungai.md']);
    expect(await documents('Berapa ton garam ditampung gudang Pelabuhan Bidara?', inside)).toContain('pelabuhan.md');
    const named = await ask(LENGTH, inside, { document: 'lain.md' });
    expect(named.answer.quotes.map(({ document }) => document)).toEqual(['lain.md']);
  });

  it('links to what was quoted there already, and quotes what comes later', async () => {
    const { id, thread } = await server.begin();
    const inside = { channels: [thread, TABLE] };
    const first = (await toy.services.study.view(server.owner, id))?.shown[0];
    const known = await ask(LENGTH, inside);
    const [quote] = known.answer.quotes;
    expect(known.frame.shownBefore).toEqual({ [quote?.id ?? '']: { server: server.owner, ...first?.address } });
    const later = await ask('Berapa desa direndam banjir besar Sungai Rawang?', inside);
    expect(later.frame.shownBefore).not.toHaveProperty(later.answer.quotes[0]?.id ?? '');
    const elsewhere = await ask(LENGTH, { channels: [OTHER] });
    expect(elsewhere.frame).not.toHaveProperty('shownBefore');
    await server.call('selesai', {}, inside);
    expect((await ask(LENGTH, inside)).frame).not.toHaveProperty('shownBefore');
  });

  it('keeps the session from being closed as one that nobody uses', async () => {
    const { id, thread } = await server.begin();
    const TWO_HOURS_MS = 2 * 3_600_000;
    const isOpen = async () => {
      await toy.services.study.closeIdle([server.owner]);
      return (await toy.services.study.view(server.owner, id))?.session.state === 'open';
    };
    toy.clock.pass(TWO_HOURS_MS);
    await ask(LENGTH, { channels: [thread, TABLE] });
    toy.clock.pass(TWO_HOURS_MS);
    expect(await isOpen()).toBe(true);
    toy.clock.pass(TWO_HOURS_MS);
    expect(await isOpen()).toBe(false);
  });

  it('looks into the collection of the session, unless another one is named', async () => {
    await server.give(DOCUMENTS);
    const { id: history } = await server.collection('Sejarah');
    await server.give({ 'candi.md': '# Candi\n\nCandi Lumbung dibangun oleh Raja Samara pada tahun 912.' }, history);
    await server.collection('Kosong');
    const { thread } = await server.begin({ topic: 'Candi Lumbung', collection: 'Sejarah' });
    const inside = { channels: [thread, TABLE] };
    const question = 'Siapa Raja yang membangun Candi Lumbung?';
    expect((await ask(question, inside)).answer.quotes).toMatchObject([{ document: 'candi.md' }]);
    expect((await ask(question, { channels: [OTHER] })).answer.answered).toBe(false);
    expect(
      await gate.run(server.member(inside), { command: 'tanya', options: { question, collection: 'Kosong' } }),
    ).toMatchObject({ code: 'no-documents' });
  });
});

describe('Study together', () => {
  it('makes a session around the quote, and leads to it when it is pressed again', async () => {
    const quote = await harbourQuote();
    const opened = ofKind(await server.press('study-quote', quote), 'study-opened');
    expect(opened).toMatchObject({ existed: false, session: { about: 'quote', title: 'Pelabuhan Bidara' } });
    const [again, other] = await Promise.all([
      server.press('study-quote', quote, { person: 'budi', language: 'en' }),
      server.press('study-quote', quote, { person: 'citra' }),
    ]);
    expect([again, other]).toMatchObject([
      { existed: true, thread: opened.thread, language: 'en' },
      { existed: true, thread: opened.thread },
    ]);
    const elsewhere = ofKind(await server.press('study-quote', quote, { channels: [OTHER] }), 'study-opened');
    expect(elsewhere.existed).toBe(false);
    expect(elsewhere.thread).not.toBe(opened.thread);
  });

  it('leads to it also where no other may be begun', async () => {
    const quote = await harbourQuote();
    const { thread } = ofKind(await server.press('study-quote', quote), 'study-opened');
    for (let count = 1; count < 10; count += 1) await server.begin();
    expect(await server.press('study-quote', quote)).toMatchObject({ existed: true, thread });
    expect(await server.press('study-quote', quote, { channels: [OTHER] })).toMatchObject({
      code: 'too-many-sessions',
    });
  });

  it('begins one for two who press at once', async () => {
    const quote = await harbourQuote();
    const people = ['ani', 'budi', 'citra'];
    const replies = await Promise.all(people.map((person) => server.press('study-quote', quote, { person })));
    expect(new Set(replies.map((reply) => ofKind(reply, 'study-opened').thread)).size).toBe(1);
    expect(await toy.services.study.openSessions(server.owner)).toHaveLength(1);
  });

  it('is held in the thread of the discussion that it is pressed in', async () => {
    const quote = await harbourQuote();
    const { thread } = ofKind(await server.press('discuss', `${quote}.-`), 'discussion');
    toy.messenger.place(thread, { owner: server.owner, kind: 'thread', parent: TABLE });
    toy.messenger.allow(thread, { isThread: true, canOpenThread: false, parent: TABLE });
    const inside = { channels: [thread, TABLE] };
    expect(await server.press('study-quote', quote, inside)).toMatchObject({ existed: false, thread });
    expect(await server.press('study-quote', quote, { ...inside, person: 'budi' })).toMatchObject({
      existed: true,
      thread,
    });
  });

  it('shows nothing of a quote that is gone, not known, or for other channels', async () => {
    const quote = await harbourQuote();
    expect(await server.press('study-quote', 'ABSENT00')).toMatchObject({ kind: 'refusal' });
    const { id: exam } = await server.collection('Ujian', [SECRET]);
    await server.give({ 'ujian.md': '# Soal\n\nSoal ujian disimpan di lemari besi milik Kepala Sekolah.' }, exam);
    const insider = { sees: () => true, channels: [SECRET] };
    const asked = await ask('Di mana soal ujian disimpan?', insider, { collection: 'Ujian' });
    const secret = asked.answer.quotes[0]?.id ?? '';
    expect(await server.press('study-quote', secret, { sees: () => true })).toMatchObject({ code: 'not-here' });
    const said = async (id: string) => JSON.stringify(await server.press('study-quote', id)).replaceAll(id, '?');
    expect(await said(secret)).toBe(await said('ABSENT00'));
    await server.remove('pelabuhan.md');
    expect(await server.press('study-quote', quote)).toMatchObject({ kind: 'refusal' });
    expect(await toy.services.study.openSessions(server.owner)).toEqual([]);
  });
});
