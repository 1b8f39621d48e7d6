// Open, page through and cite a quote: also when its document changed since or was withdrawn.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Caller, Dispatcher } from '../../src/dispatch.js';
import { ofKind } from './reply-of-kind.js';
import { openToyServices, press, type ToyServer, type ToyServices } from './toy-services.js';

const LONG = Array.from({ length: 30 }, (_, at) => `Kalimat nomor ${at + 1} bercerita tentang sungai.`);
const DOCUMENTS = {
  'panjang.md': `---\ntitle: Sungai panjang\nauthor: Rina Wati\ndate: 2020\n---\n\n${LONG.join(' ')}`,
};

let toy: ToyServices;
let server: ToyServer;
let gate: Dispatcher;
let quoteId: string;
beforeAll(async () => {
  toy = await openToyServices();
  gate = toy.gate();
});
afterAll(() => toy.close());
beforeEach(async () => {
  server = await toy.server(DOCUMENTS);
  const question = 'Kalimat nomor 15 bercerita tentang apa?';
  const reply = await gate.run(server.caller(), { command: 'ask', options: { question } });
  quoteId = ofKind(reply, 'answer').answer.quotes[0]?.id ?? '';
});

const act = (name: string, argument: string, change: Partial<Caller> = {}) =>
  gate.act(server.caller(change), name, press(argument));

describe('Open', () => {
  it('shows the quote among the sentences around it', async () => {
    const { context, answerId, changedSince, language } = ofKind(await act('open', `${quoteId}.-`), 'context');
    const quoted = context.parts.filter((part) => part.quoted).map((part) => part.text);
    expect(context.parts.map(({ text }) => text).join('')).toContain(quoted[0]);
    expect(context).toMatchObject({ id: quoteId, at: 0, title: 'Sungai panjang' });
    expect({ answerId, changedSince, language }).toEqual({ answerId: null, changedSince: null, language: 'id' });
    expect(await act('open', `${quoteId}.ABCD1234`)).toMatchObject({ answerId: 'ABCD1234' });
    // What anybody may send goes into no other button: there it might find no room.
    expect(await act('open', `${quoteId}.${'x'.repeat(50)}`)).toMatchObject({ answerId: null });
  });

  it('is paged through, back and on, without losing a word', async () => {
    const pageAt = async (at: number) => ofKind(await act('page', `${quoteId}.-.${at}`), 'context').context;
    const pages = [await pageAt(0)];
    while (pages[0]?.earlier) pages.unshift(await pageAt((pages[0]?.at ?? 0) - 1));
    while (pages.at(-1)?.later) pages.push(await pageAt((pages.at(-1)?.at ?? 0) + 1));
    const text = pages
      .map(({ parts }) =>
        parts
          .map((part) => part.text)
          .join('')
          .trim(),
      )
      .join(' ');
    expect(text).toBe(LONG.join(' '));
    expect(pages.length).toBeGreaterThan(2);
  });
});

describe('Cite', () => {
  it('gives the quote whole, its reference, and the citation within a sentence', async () => {
    const { quote, reference, changedSince } = ofKind(await act('cite', quoteId, { language: 'en' }), 'reference');
    expect(quote).toContain('Kalimat nomor 15');
    expect(reference.plain).toBe('Wati, R. (2020). Sungai panjang.');
    expect(reference.inText).toBe('(Wati, 2020, para. 1)');
    expect(changedSince).toBeNull();
  });
});

describe('a quote whose document', () => {
  it('changed since is shown as it was, and when that was read', async () => {
    const before = ofKind(await act('cite', quoteId), 'reference').quote;
    const readAt = Date.now();
    await server.read({ 'panjang.md': 'Semuanya ditulis ulang sejak itu.' });
    const { context, changedSince } = ofKind(await act('open', `${quoteId}.-`), 'context');
    expect(context.parts.find((part) => part.quoted)?.text).toBe(before);
    expect(changedSince).toBeLessThanOrEqual(readAt);
    expect(changedSince).toBeGreaterThan(readAt - 600_000);
    expect(await act('cite', quoteId)).toMatchObject({ quote: before, changedSince });
  });

  it('was withdrawn is refused, with its title and the day', async () => {
    await server.read({ 'lain.md': 'Layang-layang terbang karena angin.' });
    await server.remove('panjang.md');
    for (const [name, argument] of [
      ['open', `${quoteId}.-`],
      ['page', `${quoteId}.-.1`],
      ['cite', quoteId],
    ] as const) {
      const { code, sentence } = ofKind(await act(name, argument), 'refusal');
      expect(code).toBe('withdrawn');
      expect(sentence).toMatch(/“Sungai panjang”, sudah dihapus pada \d{1,2} \p{L}+ \d{4}\.$/u);
    }
    expect(await act('open', quoteId, { language: 'en' })).toMatchObject({
      sentence: expect.stringMatching(/was withdrawn on \d{1,2} \p{L}+ \d{4}\.$/u),
    });
  });

  it('holds it still, but that is never to be quoted, is opened and checked by managers only', async () => {
    await toy.services.group.blockQuote(server.owner, quoteId, 'guru');
    for (const [name, argument] of [
      ['open', `${quoteId}.-`],
      ['page', `${quoteId}.-.1`],
      ['cite', quoteId],
      ['discuss', `${quoteId}.-`],
    ] as const) {
      expect(await act(name, argument)).toMatchObject({ kind: 'refusal', code: 'never-quoted' });
    }
    const check = (change: Partial<Caller> = {}) =>
      gate.run(server.caller(change), { command: 'check', options: { id: quoteId } });
    expect(await check()).toMatchObject({ code: 'never-quoted', sentence: expect.stringMatching(/^Pengelola/) });
    expect(await check({ managesServer: true })).toMatchObject({ kind: 'check' });
    expect(await act('open', `${quoteId}.-`, { managesServer: true })).toMatchObject({ kind: 'context' });
    await toy.services.group.unblockQuote(server.owner, quoteId);
    expect(await act('open', `${quoteId}.-`)).toMatchObject({ kind: 'context' });
    expect(await check()).toMatchObject({ kind: 'check' });
  });

  it('is another server’s is not known', async () => {
    const other = await toy.server();
    expect(await gate.act(other.caller(), 'open', press(`${quoteId}.-`))).toMatchObject({ code: 'unknown-quote' });
    expect(await act('cite', '00000000')).toMatchObject({ code: 'unknown-quote' });
  });
});
