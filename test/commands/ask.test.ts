// /ask on Discord: who sees the answer and in which language, what is remembered of it, and what it may follow.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hasMore } from '../../commands/answer-reply.js';
import type { Caller, Dispatcher } from '../../src/dispatch.js';
import { ofKind } from './reply-of-kind.js';
import { toyAnswer, toyQuote } from './toy-answer.js';
import { openToyServices, type ToyServer, type ToyServices } from './toy-services.js';

const SURE = 'Perahu ulin dibuat dari kayu apa?';
const UNANSWERED = 'Siapa presiden Prancis sekarang?';

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

const ask = (question: string, options: Record<string, string | boolean> = {}, change: Partial<Caller> = {}) =>
  gate.run(server.caller(change), { command: 'ask', options: { question, ...options } });
const answerTo = async (...asked: Parameters<typeof ask>) => ofKind(await ask(...asked), 'answer');

describe('who sees an answer', () => {
  const seenBy = (options: Record<string, boolean>, change: Partial<Caller> = {}) =>
    gate.acknowledge(server.caller(change), { command: 'tanya', options: { question: SURE, ...options } });

  it('is everybody, unless the person or the channel wants otherwise', async () => {
    await toy.services.group.changeSettings(server.owner, { privateChannels: ['kelas'] });
    expect(await seenBy({})).toBe('public');
    expect(await seenBy({ 'only-me': true })).toBe('private');
    expect(await seenBy({}, { channels: ['kelas'] })).toBe('private');
    expect(await seenBy({ 'only-me': false }, { channels: ['kelas'] })).toBe('public');
  });

  it('is written on the answer', async () => {
    expect((await answerTo(SURE)).frame.visibility).toBe('public');
    expect((await answerTo(SURE, { 'only-me': true })).frame.visibility).toBe('private');
  });
});

describe('a passage that stands in several documents', () => {
  it('is quoted once, with the titles of the others', async () => {
    const bakau = 'Wati menanam pohon bakau di muara bersama dua puluh warga desa pada musim hujan.';
    server = await toy.server({
      'bakau-1.md': `---\ntitle: Hutan bakau\n---\n\n${bakau}`,
      'bakau-2.md': `---\ntitle: Pohon di muara\n---\n\n${bakau} Semua senang.`,
      'air.md': 'Air sungai itu tenang. Ikan berenang di bawah jembatan kayu.',
    });
    const { answer, titles } = await answerTo('Siapa menanam pohon bakau di muara?');
    const [others] = Object.values(answer.alsoIn);
    expect(others).toHaveLength(1);
    expect(titles).toEqual(
      others?.[0] === 'bakau-1.md' ? { 'bakau-1.md': 'Hutan bakau' } : { 'bakau-2.md': 'Pohon di muara' },
    );
  });
});

describe('the language around the quotes', () => {
  const languageOf = async (...asked: Parameters<typeof ask>) => (await answerTo(...asked)).language;

  it('is the server’s for what all see; until that is chosen, the question’s', async () => {
    expect(await languageOf('What is rakit made of in Indonesia?', {}, { language: 'id' })).toBe('en');
    await toy.services.group.changeSettings(server.owner, { language: 'id' });
    expect(await languageOf('What is rakit made of in Indonesia?', {}, { language: 'en' })).toBe('id');
  });

  it('is the person’s for what one person sees', async () => {
    await toy.services.group.changeSettings(server.owner, { language: 'id' });
    expect(await languageOf(SURE, { 'only-me': true }, { language: 'en' })).toBe('en');
  });
});

describe('an answer', () => {
  it('holds as many quotes as the server wants at most, and can give more', async () => {
    await toy.services.group.changeSettings(server.owner, { quotesPerAnswer: 1 });
    const { answer, frame } = await answerTo('Apa yang ada di sungai?');
    expect(answer.quotes.length + answer.nearest.length).toBeLessThanOrEqual(1);
    expect(frame.hasMore).toBe(answer.further.length > 0);
  });

  it('is remembered before it is shown, by quote ids and never with the question', async () => {
    const { answer, frame } = await answerTo(SURE);
    const shown = await toy.services.group.shownAnswer(server.owner, frame.id ?? '');
    expect(shown).toMatchObject({
      asker: 'ani',
      visibility: 'public',
      language: 'id',
      kind: 'question',
      answered: true,
      sure: true,
      quotes: answer.quotes.map(({ id, emphasis }) => ({ id, emphasis })),
      address: null,
    });
    expect(JSON.stringify(shown)).not.toContain('ulin');
  });

  it('knows where it was posted once that is told', async () => {
    const reply = await answerTo(SURE);
    const address = { channel: 'umum', message: '77' };
    await gate.delivered(server.caller(), reply, address);
    expect(await toy.services.group.shownAnswer(server.owner, reply.frame.id ?? '')).toMatchObject({ address });
  });

  it('tells a person once what is kept', async () => {
    const first = async (person: string) => (await answerTo(SURE, {}, { person })).frame.first;
    expect(await first('ani')).toBe(true);
    expect(await first('ani')).toBe(false);
    expect(await first('budi')).toBe(true);
  });

  it('to a dated question says how many documents have no date', async () => {
    const { answer, frame } = await answerTo('Rakit dibuat dari apa?', { since: '2019' });
    expect(frame.undated).toBe(1);
    expect(answer.quotes.map(({ document }) => document)).toEqual(['rakit.md']);
  });

  it('names the sentence that answers, for where a long quote has no room', async () => {
    const { answer, answeringSentences } = await answerTo(SURE);
    const [quote] = answer.quotes;
    const { start = 0, end = 0 } = answeringSentences[quote?.id ?? ''] ?? {};
    const text = quote?.text.slice(start - quote.start, end - quote.start);
    expect(text).toBe('Perahu dibuat dari kayu ulin yang keras.');
  });
});

describe('a question that nothing answers', () => {
  const open = async () => (await toy.services.group.openQuestions(server.owner)).flatMap(({ questions }) => questions);

  it('is kept for /unanswered when all could see it', async () => {
    const { answer, frame } = await answerTo(UNANSWERED);
    expect(answer.answered).toBe(false);
    expect(await open()).toMatchObject([{ question: UNANSWERED, language: 'id', channel: 'umum' }]);
    await toy.services.group.forgetAnswer(server.owner, frame.id ?? '');
    expect(await open()).toEqual([]);
  });

  it('is not kept when only the asker saw it, when the server does not want it, or when it was no question', async () => {
    await answerTo(UNANSWERED, { 'only-me': true });
    await answerTo('presiden Prancis');
    await ask('halo');
    await toy.services.group.changeSettings(server.owner, { keepUnanswered: false });
    await answerTo(UNANSWERED);
    expect(await open()).toEqual([]);
  });

  it('is kept as it was read when it followed another, so that it can be understood alone', async () => {
    await answerTo('Mengapa presiden Prancis datang?');
    await answerTo('lalu kapan?');
    expect((await open()).map(({ question }) => question).sort()).toEqual([
      'Kapan presiden Prancis datang?',
      'Mengapa presiden Prancis datang?',
    ]);
  });
});

describe('a greeting', () => {
  it('gets help: from everybody’s commands where everybody sees it', async () => {
    const names = async (options: Record<string, boolean>, change: Partial<Caller> = {}) =>
      ofKind(await ask('halo', options, change), 'help').entries.map(({ name }) => name.en);
    expect(await names({}, { managesServer: true, person: 'operator' })).not.toContain('status');
    expect(await names({ 'only-me': true }, { person: 'operator' })).toContain('status');
    expect(await names({ 'only-me': true })).not.toContain('status');
  });
});

describe('a dated question', () => {
  it('whose time ends before it begins is told to swap the dates', async () => {
    const code = async (since: string, until: string) => {
      const reply = await ask(SURE, { since, until });
      return reply.kind === 'refusal' ? reply.code : reply.kind;
    };
    expect(await code('2023', '2022-05')).toBe('dates-swapped');
    expect(await code('2022-02-02', '2022-02-01')).toBe('dates-swapped');
    expect(await code('2022-05', '2022')).not.toBe('dates-swapped');
    expect(await code('2022', '2022-05')).not.toBe('dates-swapped');
  });
});

describe('a server without documents', () => {
  it('is told the way to them: managers how, others whom to ask', async () => {
    const empty = await toy.server({});
    const refusal = async (change: Partial<Caller>) =>
      ofKind(await gate.run(empty.caller(change), { command: 'ask', options: { question: SURE } }), 'refusal');
    expect(await refusal({ managesServer: true })).toMatchObject({
      code: 'no-documents',
      sentence: expect.stringMatching(/\/dokumen tambah.*\/siapkan.*contoh/),
    });
    expect(await refusal({})).toMatchObject({ sentence: expect.stringMatching(/Pengelola.*\/dokumen tambah/) });
    expect(await refusal({ language: 'en' })).toMatchObject({ sentence: expect.stringContaining('/documents add') });
  });

  it('hears the same from whatever would look in them, never that something was not found', async () => {
    const empty = await toy.server({});
    const run = (command: string, subcommand: string | undefined, options: Record<string, string>) =>
      gate.run(empty.caller(), { command, ...(subcommand !== undefined && { subcommand }), options });
    for (const reply of [
      await run('check', undefined, { text: 'rakit itu dibuat dari bambu' }),
      await run('documents', 'show', { document: 'rakit' }),
    ]) {
      expect(reply).toMatchObject({ kind: 'refusal', code: 'no-documents' });
    }
    expect(await run('check', undefined, { id: 'ABCD1234' })).toMatchObject({ code: 'unknown-quote' });
  });
});

describe('a follow-up', () => {
  const readAs = async (...asked: Parameters<typeof ask>) => (await answerTo(...asked)).answer.readAs;
  const followed = 'Kapan rakit dibuat dari bambu?';

  beforeEach(async () => {
    await answerTo('Mengapa rakit dibuat dari bambu?');
  });

  it('is searched with what the person asked last in this channel', async () => {
    expect(await readAs('lalu kapan?')).toBe(followed);
    expect(await readAs('terus di mana?')).toBe('Di mana rakit dibuat dari bambu?');
  });

  it('follows nobody else’s question, and none of another channel or server', async () => {
    expect(await readAs('lalu kapan?', {}, { person: 'budi' })).not.toBe(followed);
    expect(await readAs('lalu kapan?', {}, { channels: ['kelas'] })).not.toBe(followed);
    const other = await toy.server();
    const reply = await gate.run(other.caller(), { command: 'ask', options: { question: 'lalu kapan?' } });
    expect(ofKind(reply, 'answer').answer.readAs).not.toBe(followed);
  });

  it('follows for ten minutes', async () => {
    toy.clock.pass(9 * 60_000);
    expect(await readAs('lalu kapan?')).toBe(followed);
    toy.clock.pass(10 * 60_000);
    expect(await readAs('lalu kapan?')).not.toBe(followed);
  });

  it('that all see never tells what one person asked alone; one alone may follow either', async () => {
    expect(await readAs('lalu kapan?', { 'only-me': true })).toBe(followed);
    await answerTo('Mengapa perahu dibuat dari kayu?', { 'only-me': true });
    expect(await readAs('lalu kapan?')).toBeNull();
    await answerTo('Mengapa perahu dibuat dari kayu?', { 'only-me': true });
    expect(await readAs('lalu kapan?', { 'only-me': true })).toBe('Kapan perahu dibuat dari kayu?');
  });

  it('follows what the surface says where it knows better', async () => {
    const previousQuestion = 'Mengapa perahu dibuat dari kayu?';
    expect(await readAs('lalu kapan?', {}, { previousQuestion })).toBe('Kapan perahu dibuat dari kayu?');
  });
});

describe('“More”', () => {
  it('is offered for further passages, and for a quote that is cut to its answering sentence', () => {
    const short = toyQuote('Rakit dari bambu.', 'bambu');
    const long = toyQuote('Rakit dari bambu. Ia mengapung.', 'bambu');
    expect(hasMore(toyAnswer({ quotes: [long] }))).toBe(false);
    expect(hasMore(toyAnswer({ quotes: [long, short] }))).toBe(false);
    expect(hasMore(toyAnswer({ quotes: [short, long] }))).toBe(true);
    expect(hasMore(toyAnswer({ quotes: [short], further: [short] }))).toBe(true);
    expect(hasMore(toyAnswer({ answered: false, nearest: [long], further: [short] }))).toBe(false);
  });
});
