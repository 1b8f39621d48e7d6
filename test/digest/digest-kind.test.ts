// What a digest quotes from day to day.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DigestReply } from '../../src/digest/show.js';
import { UserError } from '../../src/user-error.js';
import {
  CHANNEL,
  DAY_MS,
  dated,
  documentOf,
  openToyDigests,
  sentence,
  type ToyDigests,
  type ToyServer,
  textsOf,
} from './toy-digests.js';

let digests: ToyDigests;
beforeAll(async () => {
  digests = await openToyDigests();
});
afterAll(() => digests.close());

const posted = (said: DigestReply | string): DigestReply => {
  if (typeof said === 'string') throw new Error(`nothing was posted: ${said}`);
  return said;
};
const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at);
const documents = (of: Readonly<Record<string, readonly string[]>>) =>
  Object.fromEntries(Object.entries(of).map(([path, sentences]) => [path, documentOf(sentences)]));

/** What is hidden; null where there is nothing to recall. */
function hiddenIn({ recall }: DigestReply): string | null {
  if (recall === null) return null;
  const [start, end] = recall.hidden;
  return recall.quote.text.slice(start - recall.quote.start, end - recall.quote.start);
}

function expectFairRecall(said: DigestReply): void {
  const hidden = hiddenIn(said);
  if (hidden === null) return;
  expect(hidden).toMatch(/^\d{4}$/);
  expect(said.recall?.quote.text.split(hidden)).toHaveLength(2);
  for (const { quote } of said.quotes) expect(quote.text).not.toContain(hidden);
}

describe('a daily digest', () => {
  it('quotes whole sentences exactly, of different documents where there are some', async () => {
    const server = await digests.server(
      documents({ 'a.md': numbers(0, 6).map(sentence), 'b.md': numbers(6, 8).map(sentence), 'c.md': [sentence(9)] }),
    );
    const said = posted(await server.post(await server.set()));
    expect(new Set(said.quotes.map(({ quote }) => quote.document))).toEqual(new Set(['a.md', 'b.md', 'c.md']));
    for (const { quote, isNew } of said.quotes) {
      expect(numbers(0, 10).map(sentence)).toContain(quote.text);
      expect(isNew).toBe(false);
    }
    expect(said).toMatchObject({ language: 'id', date: '2026-03-01', topic: null, recall: null, discussable: true });
  });

  it('repeats nothing until every worthy sentence was quoted, and then has nothing new', async () => {
    const all = [...numbers(20, 26).map(sentence), ...numbers(26, 30).map(dated)];
    const server = await digests.server(documents({ 'a.md': all.slice(0, 5), 'b.md': all.slice(5) }));
    const schedule = await server.set();
    const said: string[] = [];
    for (let day = 0; day < 3; day++) said.push(...textsOf(await server.post(schedule)));
    expect(new Set(said).size).toBe(said.length);
    expect(new Set(said)).toEqual(new Set(all));
    expect(await server.post(schedule)).toBe('nothing-new');
    expect(await digests.keeper.status(server.owner, schedule.id)).toMatchObject({ worthy: 10, used: 10 });
  });

  it('begins again where that is wished, not with what was read last', async () => {
    const all = numbers(30, 36).map(sentence);
    const server = await digests.server(documents({ 'a.md': all }));
    const schedule = await server.set({ repeat: true, quotes: 3 });
    const days: string[][] = [];
    for (let day = 0; day < 5; day++) days.push(textsOf(await server.post(schedule)));
    expect(new Set([...(days[0] ?? []), ...(days[1] ?? [])])).toEqual(new Set(all));
    for (const day of [1, 2, 3, 4]) {
      expect(days[day]).toHaveLength(3);
      expect(days[day]?.filter((text) => days[day - 1]?.includes(text))).toEqual([]);
    }
  });

  it('begins anew only when what it quotes then is kept, so that nothing is lost in between', async () => {
    const server = await digests.server(documents({ 'a.md': numbers(30, 33).map(sentence) }));
    const schedule = await server.set({ repeat: true, quotes: 3 });
    await server.post(schedule);
    const used = await digests.store.used(server.owner, schedule.id);
    const decided = await digests.kind.decide(schedule, await digests.open(schedule, 'killed'));
    expect(decided).toHaveProperty('newRound');
    expect(await digests.store.used(server.owner, schedule.id)).toEqual(used);
  });

  it('repeats the same where there is nothing else and that is wished', async () => {
    const server = await digests.server(documents({ 'a.md': [sentence(37)] }));
    const schedule = await server.set({ repeat: true });
    expect(textsOf(await server.post(schedule))).toEqual([sentence(37)]);
    expect(textsOf(await server.post(schedule))).toEqual([sentence(37)]);
  });

  it('quotes documents that came after it was set first, and calls them new once', async () => {
    const server = await digests.server(documents({ 'a.md': numbers(40, 52).map(sentence) }));
    const schedule = await server.set();
    await server.read(documents({ 'b.md': numbers(52, 58).map(sentence) }));
    const quoted = (said: DigestReply | string) =>
      posted(said).quotes.map(({ quote, isNew }) => `${quote.document}${isNew ? ' new' : ''}`);
    expect(quoted(await server.post(schedule))).toEqual(['b.md new', 'b.md new', 'a.md']);
    expect(quoted(await server.post(schedule)).filter((each) => each.endsWith('new'))).toEqual([]);
    await server.read(
      documents({ 'a.md': numbers(40, 53).map(sentence), 'c.md': [sentence(59)], 'd.md': [sentence(60)] }),
    );
    expect(quoted(await server.post(schedule)).slice(0, 2)).toEqual(['d.md new', 'c.md new']);
  });

  it('does not call a document new that lay there for more than a month', async () => {
    const server = await digests.server({});
    const schedule = await server.set();
    await server.read(documents({ 'a.md': [sentence(61)] }));
    const [{ addedAt } = { addedAt: 0 }] = await digests.store.documents(server.collectionId);
    const before = digests.now();
    digests.wait(addedAt + 31 * DAY_MS - before);
    expect(posted(await server.post(schedule)).quotes[0]?.isNew).toBe(false);
    digests.wait(before - digests.now() + DAY_MS);
  });

  it('quotes one of sentences that say nearly the same, and none of the others ever', async () => {
    const long = (end: string) => `${sentence(63).slice(0, -1)} dan ${sentence(64).slice(0, -1).toLowerCase()} ${end}.`;
    const server = await digests.server(documents({ 'a.md': [long('sekarang')], 'b.md': [long('kemarin')] }));
    const schedule = await server.set();
    expect(textsOf(await server.post(schedule))).toHaveLength(1);
    expect(await server.post(schedule)).toBe('nothing-new');
  });

  it('leaves out what is never to be quoted, and takes another', async () => {
    const server = await digests.server(documents({ 'a.md': numbers(66, 70).map(sentence) }));
    const schedule = await server.set({ quotes: 1 });
    const preview = await digests.keeper.preview(server.owner, schedule.id);
    const id = 'skip' in preview ? '' : (preview.quotes[0]?.id ?? '');
    await digests.group.blockQuote(server.owner, id, 'budi');
    const said: string[] = [];
    for (let day = 0; day < 4; day++) said.push(...textsOf(await server.post(schedule)));
    expect(new Set(said).size).toBe(3);
    expect(await server.post(schedule)).toBe('nothing-new');
  });

  it('keeps to its topic', async () => {
    const server = await digests.server({
      'rakit.md': 'Rakit bambu dibuat oleh pengrajin dari desa untuk anak-anak di sungai.',
      'perahu.md': 'Perahu ulin dibuat dengan kayu yang keras untuk nelayan dari pesisir.',
    });
    const schedule = await server.set({ topic: 'rakit bambu' });
    const said = posted(await server.post(schedule));
    expect(said.topic).toBe('rakit bambu');
    expect(said.quotes.map(({ quote }) => quote.document)).toEqual(['rakit.md']);
    expect(await server.post(await server.set({ topic: 'gunung berapi' }))).toBe('no-topic');
  });

  it('has no documents before any was read', async () => {
    const server = await digests.server({});
    expect(await server.post(await server.set())).toBe('no-documents');
  });

  it('is not of a collection that was removed', async () => {
    const server = await digests.server({});
    const made = await digests.store.createCollection(server.owner, 'Kelas', []);
    const id = made.kind === 'named' ? made.collection.id : 0;
    const schedule = await server.set({ collectionId: id });
    await digests.store.removeCollection(server.owner, id, null);
    const said = server.post(schedule).catch((error: unknown) => (error instanceof UserError ? error.code : error));
    expect(await said).toBe('collection-gone');
  });

  it('is not posted where not everybody may know of its collection', async () => {
    const server = await digests.server({});
    const made = await digests.store.createCollection(server.owner, 'Kelas', []);
    const id = made.kind === 'named' ? made.collection.id : 0;
    await digests.store.tieCollection(server.owner, id, ['ruang']);
    expect(await server.post(await server.set({ collectionId: id }))).toBe('not-here');
    expect(await server.post(await server.set({ collectionId: id }, 'ruang'))).toBe('no-documents');
    digests.messenger.allow('utas', { isThread: true, parent: 'ruang' });
    expect(await server.post(await server.set({ collectionId: id }, 'utas'))).toBe('no-documents');
  });

  it('does not use twice what another posting is about to use', async () => {
    const server = await digests.server(documents({ 'a.md': numbers(70, 76).map(sentence) }));
    const schedule = await server.set();
    const waiting = await digests.open(schedule, 'other');
    const decided = await digests.kind.decide(schedule, waiting);
    if ('skip' in decided) throw new Error('nothing was decided');
    const permit = { owner: server.owner, posting: waiting.id, holder: 'other' };
    await digests.store.decidePosting(permit, JSON.stringify(decided));
    const there = await digests.kind.render(schedule, waiting, decided.content);
    const first = 'reply' in there && there.reply.kind === 'digest' ? textsOf(there.reply) : [];
    const second = textsOf(await server.post(schedule));
    expect([first.length, second.length]).toEqual([3, 3]);
    expect(new Set([...first, ...second]).size).toBe(6);
  });

  it('keeps to a length that a phone shows at a glance', async () => {
    const long = (n: number) =>
      `${numbers(n, n + 5)
        .map((each) => sentence(each).slice(0, -1))
        .join(' dan ')}.`;
    const all = [100, 110, 120, 130, 140, 150].map(long);
    const server = await digests.server(documents({ 'a.md': all.slice(0, 3), 'b.md': all.slice(3) }));
    const schedule = await server.set({ quotes: 5 });
    const said: string[] = [];
    for (let day = 0; day < 6; day++) {
      const texts = textsOf(await server.post(schedule));
      expect(texts.join('').length).toBeLessThanOrEqual(1_200);
      said.push(...texts);
    }
    expect(new Set(said)).toEqual(new Set(all));
  });
});

describe('what is to be recalled', () => {
  it('is hidden in one more quote, and stands nowhere else in the digest', async () => {
    const server = await digests.server(
      documents({ 'a.md': [sentence(200), ...numbers(201, 205).map(dated)], 'b.md': numbers(205, 208).map(dated) }),
    );
    const schedule = await server.set({ quotes: 2 });
    const said = [posted(await server.post(schedule)), posted(await server.post(schedule))];
    expect(said.map(hiddenIn)).not.toContain(null);
    for (const each of said) expectFairRecall(each);
  });

  it('is not what the citation beside it says', async () => {
    const hidden: (string | null)[] = [];
    for (const title of ['Pasar lama', 'Pasar 1231 dan 1233']) {
      const server = await digests.server({
        'a.md': `---\ntitle: ${title}\n---\n\n${documentOf([dated(231), dated(233)])}`,
      });
      hidden.push(hiddenIn(posted(await server.post(await server.set({ quotes: 1 })))));
    }
    expect(hidden).toEqual([expect.stringMatching(/^123[13]$/), null]);
  });

  it('is left out where its quote is gone by the time it is posted, and the others stay', async () => {
    const server = await digests.server(
      documents({ 'a.md': numbers(210, 212).map(sentence), 'b.md': [dated(212)], 'c.md': ['Kosong.'] }),
    );
    const schedule = await server.set({ quotes: 2 });
    const posting = await digests.open(schedule, 'test');
    const decided = await digests.kind.decide(schedule, posting);
    if ('skip' in decided) throw new Error('nothing was decided');
    const kept = JSON.parse(decided.content) as { recall: { id: string; hidden: [number, number] } };
    const damaged = JSON.stringify({ ...kept, recall: kept.recall && { ...kept.recall, hidden: [5_000, 5_004] } });
    const post = await digests.kind.render(schedule, posting, damaged);
    expect('reply' in post && post.reply).toMatchObject({ kind: 'digest', recall: null });
    await server.read({ 'a.md': null, 'b.md': null });
    expect(await digests.kind.render(schedule, posting, decided.content)).toMatchObject({
      skip: { code: 'quotes-gone' },
    });
  });
});

describe('what the group asked', () => {
  const question = (server: ToyServer, text: string, channel: string, collectionId = server.collectionId) =>
    digests.store.saveQuestion(
      {
        ...{ owner: server.owner, collectionId, channel, asker: 'ani' },
        question: text,
        language: 'id',
        answerId: '-',
      },
      20,
    );

  it('shows open questions that everybody there could read, at most three', async () => {
    const server = await digests.server(documents({ 'a.md': numbers(300, 306).map(sentence) }));
    digests.messenger.hide(CHANNEL, 'rahasia');
    await question(server, 'Siapa yang tahu rahasia di sana?', 'rahasia');
    for (const text of ['Apa bambu?', 'Kapan hujan turun?', 'Mengapa laut asin?', 'Siapa nakhoda kapal?']) {
      await question(server, text, CHANNEL);
    }
    const schedule = await server.set();
    const said = posted(await server.post(schedule));
    expect(said.open).toHaveLength(3);
    expect(said.open.map(({ channel }) => channel)).toEqual([CHANNEL, CHANNEL, CHANNEL]);
  });

  it('counts questions since the digest before', async () => {
    const server = await digests.server(documents({ 'a.md': numbers(310, 320).map(sentence) }));
    const schedule = await server.set({ quotes: 1 });
    const answer = (answered: boolean) =>
      digests.store.saveAnswer({
        ...{
          owner: server.owner,
          collectionId: server.collectionId,
          asker: 'ani',
          visibility: 'public',
          language: 'id',
        },
        ...{
          kind: 'question',
          answered,
          sure: false,
          figuresDiffer: false,
          quotes: [],
          nearest: [],
          more: [],
          alsoIn: {},
        },
      });
    await answer(true);
    await answer(false);
    digests.wait(1);
    expect(posted(await server.post(schedule))).toMatchObject({ asked: 2, answered: 1 });
    expect(posted(await server.post(schedule))).toMatchObject({ asked: 0, answered: 0 });
  });
});

describe('a digest of another time', () => {
  it('fails alone where what is stored cannot be read', async () => {
    const server = await digests.server(documents({ 'a.md': [sentence(400)] }));
    const schedule = await server.set();
    const posting = await digests.open(schedule, 'test');
    await expect(digests.kind.decide({ ...schedule, details: '{"version":2}' }, posting)).rejects.toThrow(schedule.id);
    for (const content of ['', '{}', '{"version":9}', '[1']) {
      await expect(digests.kind.render(schedule, posting, content)).rejects.toThrow(posting.id);
    }
    const permit = { owner: server.owner, posting: posting.id, holder: 'test' };
    await digests.store.decidePosting(permit, 'not what it was');
    expect(textsOf(await server.post(schedule))).toEqual([sentence(400)]);
  });

  it('tells whoever set it why it was paused, in the language of the server', async () => {
    const server = await digests.server({});
    const schedule = await server.set();
    const reason = { code: 'channel-gone', sentence: { id: 'Kanalnya sudah tidak ada.', en: 'The channel is gone.' } };
    const told = async () => digests.kind.paused(schedule, reason);
    expect(await told()).toMatchObject({ kind: 'notice', language: 'id' });
    await digests.group.changeSettings(server.owner, { language: 'en' });
    expect(JSON.stringify(await told())).toContain('The channel is gone. Once that is mended, use /digest resume');
  });

  it('has a title with its date in words, its posting as mark, its role and tag', async () => {
    const server = await digests.server(documents({ 'a.md': [sentence(401)] }));
    const schedule = await server.set({ role: '77', tag: '88' });
    const posting = await digests.open(schedule, 'test');
    const decided = await digests.kind.decide(schedule, { ...posting, date: '2026-11-22' });
    if ('skip' in decided) throw new Error('nothing was decided');
    const post = await digests.kind.render(schedule, posting, decided.content);
    const facts = { title: 'Kutipan 22 November 2026', mark: posting.id, role: '77', tag: '88' };
    expect(post).toMatchObject({ ...facts, reply: { mark: posting.id } });
  });
});

describe('whatever becomes of the documents', () => {
  const change = fc.record({
    path: fc.constantFrom('a.md', 'b.md', 'c.md'),
    sentences: fc.uniqueArray(fc.integer({ min: 500, max: 540 }), { maxLength: 8 }),
    quotes: fc.integer({ min: 1, max: 4 }),
  });

  it('quotes exactly, and nothing twice', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 3, maxLength: 6 }), async (changes) => {
        const server = await digests.server(documents({ 'z.md': numbers(541, 545).map(sentence) }));
        const present = new Map([['z.md', documentOf(numbers(541, 545).map(sentence))]]);
        const said: string[] = [];
        for (const { path, sentences, quotes } of changes) {
          const text = documentOf(sentences.map((n) => (n % 3 === 0 ? dated(n) : sentence(n))));
          if (text === '' && !present.has(path)) continue;
          await server.read({ [path]: text === '' ? null : text });
          if (text === '') present.delete(path);
          else present.set(path, text);
          const reply = await server.post(await server.set({ quotes }));
          const texts = textsOf(reply);
          if (typeof reply !== 'string') expectFairRecall(reply);
          for (const each of texts) expect([...present.values()].some((whole) => whole.includes(each))).toBe(true);
          said.push(...texts);
          if (typeof reply === 'string') {
            const left = [...present.values()].flatMap((whole) => whole.split('\n\n'));
            expect(left.filter((each) => !said.includes(each))).toEqual([]);
          }
        }
        expect(new Set(said).size).toBe(said.length);
      }),
      { numRuns: 6 },
    );
  });
});
