// What every store promises about the people of an owner. Part of the suite in store-contract.ts.
import { beforeEach, describe, expect, it } from 'vitest';
import type { AnswerDraft, Permit, Store } from '../../src/database/store.js';
import { draft, passages } from './drafts.js';

const OWNER = 'server';
const OTHER = 'another-server';
const PERMIT: Permit = { lease: 'sync:server', holder: 'me' };

/** `store` and `setNow` speak of the store of the running test. */
export function groupStoreContract(store: () => Store, setNow: (now: number) => void): void {
  describe('about the people of an owner', () => {
    let collectionId: number;
    beforeEach(async () => {
      setNow(1_000_000);
      collectionId = (await store().collection(OWNER, 'default')).id;
      await store().takeLease(PERMIT.lease, PERMIT.holder, 1e12);
    });

    const answerDraft = (change: Partial<AnswerDraft> = {}): AnswerDraft => ({
      owner: OWNER,
      collectionId,
      asker: 'ayu',
      visibility: 'public',
      language: 'id',
      kind: 'question',
      answered: true,
      sure: false,
      figuresDiffer: true,
      quotes: [{ id: 'QQQQQQQ1', emphasis: [3, 9], sentence: { start: 0, end: 20 } }],
      nearest: [],
      more: [{ id: 'QQQQQQQ2', emphasis: null, sentence: { start: 30, end: 44 } }],
      alsoIn: { QQQQQQQ1: ['b.md'] },
      ...change,
    });
    const questionDraft = (question: string, asker = 'ayu', answerId = '-') => ({
      owner: OWNER,
      collectionId,
      channel: 'umum',
      asker,
      question,
      language: 'id' as const,
      answerId,
    });

    /** Publishes one document of one passage; returns its version. */
    async function publish(generation: string, sentence: string): Promise<number> {
      await store().stageVersions(PERMIT, collectionId, [draft('a.txt', [sentence])]);
      const versionId = (await store().wantedDocuments(collectionId))[0]?.versionId ?? 0;
      await store().stagePassages(PERMIT, collectionId, [{ versionId, passages: passages([sentence]), key: 'k' }]);
      await store().publish(PERMIT, collectionId, { generation, model: 'toy' });
      return versionId;
    }
    const quoteOf = async (versionId: number, owner = OWNER) =>
      (await store().saveQuotes(owner, [{ versionId, start: 0, end: 5, hash: 'h' }]))[0] ?? '';

    it('keeps settings as they were written, each by itself', async () => {
      await store().saveGroupSettings(OWNER, new Map([['a', '1']]));
      await store().saveGroupSettings(
        OWNER,
        new Map([
          ['a', '2'],
          ['b', '[]'],
        ]),
      );
      expect(await store().groupSettings(OWNER)).toEqual(
        new Map([
          ['a', '2'],
          ['b', '[]'],
        ]),
      );
      expect(await store().groupSettings(OTHER)).toEqual(new Map());
    });

    it('knows which collections were asked last, each once', async () => {
      const named = (await store().collection(OWNER, 'kelas')).id;
      const others = (await store().collection(OTHER, 'default')).id;
      for (const [at, asked] of [collectionId, named, others, collectionId].entries()) {
        setNow(2_000_000 + at);
        await store().saveAnswer(answerDraft({ owner: asked === others ? OTHER : OWNER, collectionId: asked }));
      }
      expect(await store().askedLast(2)).toEqual([
        { owner: OWNER, collectionId },
        { owner: OTHER, collectionId: others },
      ]);
      expect(await store().askedLast(10)).toHaveLength(3);
    });

    it('counts the questions of a time, each once, and those that were answered', async () => {
      const kelas = (await store().collection(OWNER, 'kelas')).id;
      const save = (change: Partial<AnswerDraft>) => store().saveAnswer(answerDraft(change));
      const counts = (collections: number[], from = 2_000_000, to = 3_000_000) =>
        store().answerCounts(OWNER, collections, from, to);
      await save({});
      setNow(2_000_000);
      await save({});
      await save({ answered: false });
      await save({ kind: 'search' });
      await save({ asker: null });
      await save({ owner: OTHER });
      await save({ collectionId: kelas });
      const own = await save({ visibility: 'private' });
      const copy = await save({});
      for (const id of [own, copy]) await store().locateAnswer(OWNER, id, { channel: 'umum', message: '42' });
      expect(await counts([collectionId])).toEqual({ asked: 3, answered: 2 });
      expect(await counts([collectionId, kelas])).toEqual({ asked: 4, answered: 3 });
      expect(await counts([])).toEqual({ asked: 0, answered: 0 });
      expect(await counts([collectionId], 2_000_001)).toEqual({ asked: 0, answered: 0 });
      expect(await counts([collectionId], 0, 2_000_000)).toEqual({ asked: 1, answered: 1 });
    });

    it('gives a shown answer back as it was, to its owner only', async () => {
      const given = answerDraft();
      const id = await store().saveAnswer(given);
      expect(id).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
      expect(await store().answer(OWNER, id)).toEqual({ ...given, id, address: null, shownAt: 1_000_000 });
      await store().locateAnswer(OTHER, id, { channel: 'x', message: 'y' });
      expect((await store().answer(OWNER, id))?.address).toBeNull();
      await store().locateAnswer(OWNER, id, { channel: 'umum', message: '42' });
      expect((await store().answer(OWNER, id))?.address).toEqual({ channel: 'umum', message: '42' });
      expect(await store().answer(OTHER, id)).toBeNull();
      await store().deleteAnswer(OTHER, id);
      expect(await store().answer(OWNER, id)).not.toBeNull();
    });

    it('keeps nothing of a shown quote but its id and offsets', async () => {
      const quote = {
        id: 'QQQQQQQ1',
        emphasis: null,
        sentence: { start: 0, end: 5, text: 'rahasia' },
        text: 'rahasia',
      };
      const id = await store().saveAnswer(answerDraft({ quotes: [quote] }));
      expect(JSON.stringify(await store().answer(OWNER, id))).not.toContain('rahasia');
    });

    it('deletes an answer with its verdicts and the question that it left', async () => {
      const id = await store().saveAnswer(answerDraft({ answered: false }));
      await store().saveVerdict(OWNER, id, { person: 'ayu', verdict: 'down', reason: null, quoteId: 'QQQQQQQ1' });
      await store().saveQuestion(questionDraft('Apa?', 'ayu', id), 10);
      await store().deleteAnswer(OWNER, id);
      expect(await store().answer(OWNER, id)).toBeNull();
      expect(await store().verdicts(OWNER, id)).toEqual({ up: 0, down: 0 });
      expect(await store().questions(OWNER)).toEqual([]);
    });

    it('counts the last verdict of each person, and none of an answer that is not kept', async () => {
      const id = await store().saveAnswer(answerDraft());
      const say = (person: string, verdict: 'up' | 'down', owner = OWNER) =>
        store().saveVerdict(owner, id, { person, verdict, reason: null, quoteId: null });
      expect(await say('ayu', 'up')).toBe(true);
      await say('budi', 'up');
      await say('ayu', 'down');
      expect(await store().verdicts(OWNER, id)).toEqual({ up: 1, down: 1 });
      expect(await say('ayu', 'up', OTHER)).toBe(false);
      await store().deleteAnswer(OWNER, id);
      expect(await say('ayu', 'up')).toBe(false);
    });

    it('counts the people who complained, by quote and reason, newest first', async () => {
      const [one, two] = [await store().saveAnswer(answerDraft()), await store().saveAnswer(answerDraft())];
      const complain = (answer: string, person: string, reason: 'junk' | null, quoteId: string) =>
        store().saveVerdict(OWNER, answer, { person, verdict: 'down', reason, quoteId });
      await complain(one, 'ayu', 'junk', 'QQQQQQQ1');
      setNow(2_000_000);
      await complain(two, 'ayu', 'junk', 'QQQQQQQ1');
      await complain(two, 'budi', 'junk', 'QQQQQQQ1');
      setNow(3_000_000);
      await complain(one, 'citra', null, 'QQQQQQQ2');
      expect(await store().complaints(OWNER)).toEqual([
        { quoteId: 'QQQQQQQ2', reason: null, people: 1, answerId: one, collectionId, latestAt: 3_000_000 },
        { quoteId: 'QQQQQQQ1', reason: 'junk', people: 2, answerId: two, collectionId, latestAt: 2_000_000 },
      ]);
      expect(await store().complaints(OTHER)).toEqual([]);
    });

    it('blocks quotes of the owner only, with what they say, until they are unblocked', async () => {
      const versionId = await publish('g1', 'Satu.');
      const quoteId = await quoteOf(versionId);
      await store().blockQuote(OTHER, quoteId, 'Satu.', 'ayu');
      expect(await store().blockedQuotes(OTHER)).toEqual([]);
      await store().blockQuote(OWNER, quoteId, 'Satu.', 'ayu');
      await store().blockQuote(OWNER, quoteId, 'Satu.', 'budi');
      expect(await store().blockedQuotes(OWNER)).toEqual([
        { quoteId, collectionId, versionId, start: 0, end: 5, text: 'Satu.', blockedAt: 1_000_000 },
      ]);
      await store().unblockQuote(OTHER, quoteId);
      expect(await store().blockedQuotes(OWNER)).toHaveLength(1);
      await store().unblockQuote(OWNER, quoteId);
      expect(await store().blockedQuotes(OWNER)).toEqual([]);
    });

    it('keeps the newest questions of an owner, newest first', async () => {
      const ids: string[] = [];
      for (const [at, question] of ['Satu?', 'Dua?', 'Tiga?'].entries()) {
        setNow(1_000_000 + at);
        ids.push(await store().saveQuestion(questionDraft(question), 2));
      }
      await store().saveQuestion({ ...questionDraft('Lain?'), owner: OTHER }, 2);
      const kept = await store().questions(OWNER);
      expect(kept.map(({ question }) => question)).toEqual(['Tiga?', 'Dua?']);
      expect(kept[0]).toEqual({
        id: ids[2],
        question: 'Tiga?',
        language: 'id',
        channel: 'umum',
        askedAt: 1_000_002,
        answeredBy: null,
        collectionId,
      });
      expect(await store().question(OTHER, ids[2] ?? '')).toBeNull();
      await store().deleteQuestions(OTHER, [ids[2] ?? '']);
      await store().deleteQuestions(OWNER, [ids[1] ?? '']);
      expect((await store().questions(OWNER)).map(({ id }) => id)).toEqual([ids[2]]);
      await store().deleteQuestions(OWNER, 'all');
      expect(await store().questions(OWNER)).toEqual([]);
      expect(await store().questions(OTHER)).toHaveLength(1);
    });

    it('names the questions that were not asked of what is published now', async () => {
      await publish('g1', 'Satu.');
      const early = await store().saveQuestion(questionDraft('Terlalu dekat?'), 10);
      setNow(1_000_000 + 60_000);
      const late = await store().saveQuestion(questionDraft('Sudah dijawab dari ini?'), 10);
      const toAsk = async () =>
        (await store().questionsToAsk(OWNER)).map(({ question, generation }) => [question.id, generation]);
      expect(await toAsk()).toEqual([[early, 'g1']]);
      await store().noteAsked(OWNER, early, 'g1', null);
      expect(await toAsk()).toEqual([]);
      await publish('g2', 'Dua.');
      expect(await toAsk()).toEqual([
        [early, 'g2'],
        [late, 'g2'],
      ]);
      await store().noteAsked(OWNER, early, 'g2', 'AAAAAAA1');
      expect(await toAsk()).toEqual([[late, 'g2']]);
      expect((await store().question(OWNER, early))?.answeredBy).toBe('AAAAAAA1');
      await store().deleteAnswer(OWNER, 'AAAAAAA1');
      expect((await store().question(OWNER, early))?.answeredBy).toBeNull();
    });

    it('gives vectors of questions back by model', async () => {
      const id = await store().saveQuestion(questionDraft('Apa?'), 10);
      const vector = Float32Array.of(0.6, 0.8);
      await store().saveQuestionVectors(OWNER, 'toy', new Map([[id, vector]]));
      expect(await store().questionVectors(OWNER, 'toy')).toEqual(new Map([[id, vector]]));
      expect(await store().questionVectors(OWNER, 'another')).toEqual(new Map());
      expect(await store().questionVectors(OTHER, 'toy')).toEqual(new Map());
    });

    it('leads from a channel and a quote to one thread, until that is gone', async () => {
      await store().saveDiscussion(OWNER, 'umum', 'QQQQQQQ1', 'thread-1');
      await store().saveDiscussion(OWNER, 'umum', 'QQQQQQQ1', 'thread-2');
      expect(await store().discussion(OWNER, 'umum', 'QQQQQQQ1')).toBe('thread-2');
      expect(await store().discussion(OWNER, 'lain', 'QQQQQQQ1')).toBeNull();
      expect(await store().discussion(OTHER, 'umum', 'QQQQQQQ1')).toBeNull();
      await store().deleteThread(OTHER, 'thread-2');
      expect(await store().discussion(OWNER, 'umum', 'QQQQQQQ1')).toBe('thread-2');
      await store().deleteThread(OWNER, 'thread-2');
      expect(await store().discussion(OWNER, 'umum', 'QQQQQQQ1')).toBeNull();
    });

    it('notes the first answer of a person in each server once', async () => {
      expect(await store().noteFirstAnswer(OWNER, 'ayu')).toBe(true);
      expect(await store().noteFirstAnswer(OWNER, 'ayu')).toBe(false);
      expect(await store().noteFirstAnswer(OTHER, 'ayu')).toBe(true);
    });

    it('counts questions by day, visibility and outcome', async () => {
      await store().countQuestion(OWNER, '2026-01-07', 'private', 'abstained');
      await store().countQuestion(OWNER, '2026-01-07', 'private', 'abstained');
      await store().countQuestion(OWNER, '2026-01-08', 'public', 'sure');
      await store().countQuestion(OTHER, '2026-01-08', 'public', 'sure');
      const yesterday = { day: '2026-01-07', visibility: 'private', outcome: 'abstained', questions: 2 };
      const today = { day: '2026-01-08', visibility: 'public', outcome: 'sure', questions: 1 };
      expect(await store().questionCounts(OWNER, '2026-01-01')).toEqual([yesterday, today]);
      expect(await store().questionCounts(OWNER, '2026-01-08')).toEqual([today]);
    });

    it('shows what it keeps of one person, and deletes just that', async () => {
      const quoteId = await quoteOf(await publish('g1', 'Satu.'));
      const answerId = await store().saveAnswer(answerDraft());
      setNow(2_000_000);
      await store().saveQuestion(questionDraft('Punya Ayu?'), 10);
      await store().saveQuestion(questionDraft('Punya Budi?', 'budi'), 10);
      await store().saveVerdict(OWNER, answerId, { person: 'ayu', verdict: 'up', reason: null, quoteId: null });
      await store().saveVerdict(OWNER, answerId, { person: 'budi', verdict: 'down', reason: 'junk', quoteId });
      await store().noteFirstAnswer(OWNER, 'ayu');
      await store().blockQuote(OWNER, quoteId, 'Satu.', 'ayu');
      expect(await store().personalData(OWNER, 'ayu')).toEqual({
        answers: 1,
        openQuestions: ['Punya Ayu?'],
        thumbsUp: 1,
        thumbsDown: 0,
        documents: 0,
        proposals: 0,
        sessions: 0,
        unnamed: false,
        since: 1_000_000,
      });
      const nothing = {
        answers: 0,
        openQuestions: [],
        thumbsUp: 0,
        thumbsDown: 0,
        documents: 0,
        proposals: 0,
        sessions: 0,
        unnamed: false,
        since: null,
      };
      expect(await store().personalData(OTHER, 'ayu')).toEqual(nothing);
      await store().deletePersonalData(OTHER, 'ayu');
      expect((await store().personalData(OWNER, 'ayu')).answers).toBe(1);
      await store().deletePersonalData(OWNER, 'ayu');
      expect(await store().personalData(OWNER, 'ayu')).toEqual(nothing);
      expect((await store().answer(OWNER, answerId))?.asker).toBeNull();
      expect(await store().noteFirstAnswer(OWNER, 'ayu')).toBe(true);
      expect(await store().blockedQuotes(OWNER)).toHaveLength(1);
      expect(await store().verdicts(OWNER, answerId)).toEqual({ up: 0, down: 1 });
      expect((await store().personalData(OWNER, 'budi')).openQuestions).toEqual(['Punya Budi?']);
    });

    it('deletes what is older than it may be kept, of every owner', async () => {
      const [oldAnswer] = [await store().saveAnswer(answerDraft())];
      await store().saveQuestion(questionDraft('Lama?'), 10);
      setNow(2_000_000);
      const newAnswer = await store().saveAnswer(answerDraft());
      await store().saveQuestion(questionDraft('Baru?'), 10);
      await store().deleteOlder(2_000_000, 1_000_000);
      expect((await store().questions(OWNER)).map(({ question }) => question)).toEqual(['Baru?']);
      expect(await store().answer(OWNER, oldAnswer)).not.toBeNull();
      await store().deleteOlder(2_000_000, 2_000_000);
      expect(await store().answer(OWNER, oldAnswer)).toBeNull();
      expect(await store().answer(OWNER, newAnswer)).not.toBeNull();
    });
  });
}
