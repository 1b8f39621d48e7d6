// What every store promises about study sessions, who takes part, and their quizzes. Part of the suite in store-contract.ts.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/database/store.js';
import type { SessionDraft } from '../../src/database/study-store.js';
import type { QuizRound, StudySession } from '../../src/study-types.js';
import { aboutQuote, openedIn, openedSession, roundDraft, sessionDraft } from './study-drafts.js';

const OWNER = 'server';
const OTHER = 'another-server';
const START = 1_000_000_000;
const HOUR = 3_600_000;
const ID = expect.stringMatching(/^[0-9A-Z]{8}$/);

/** `store` and `setNow` speak of the store of the running test. */
export function studyStoreContract(store: () => Store, setNow: (now: number) => void): void {
  describe('about studying together', () => {
    let collectionId: number;
    beforeEach(async () => {
      setNow(START);
      collectionId = (await store().collection(OWNER, 'default')).id;
    });

    const draft = (change: Partial<SessionDraft> = {}) => sessionDraft({ owner: OWNER, collectionId }, START, change);
    const save = async (change: Partial<SessionDraft> = {}) => store().saveSession(draft(change));
    const opened = (thread: string, change: Partial<SessionDraft> = {}) =>
      openedSession(store(), draft(change), thread);
    const again = ({ id }: StudySession) => store().session(OWNER, id);
    const end = ({ id }: StudySession, now = START + HOUR) => store().endSession(OWNER, id, 'guide', now);

    describe('about study sessions', () => {
      it('gives back what was begun, to its owner only', async () => {
        const { session, existed } = await save();
        expect(existed).toBe(false);
        expect(session).toEqual({
          ...draft(),
          ...{ id: ID, thread: null, opening: null, state: 'opening', endedBy: null, scheduleId: null },
          ...{ activeAt: START, guidedAt: START, endedAt: null },
        });
        expect(await again(session)).toEqual(session);
        expect(await store().session(OTHER, session.id)).toBeNull();
      });

      it('has one about a quote in a channel, until that has ended', async () => {
        const { session } = await save(aboutQuote('Q1'));
        const twice = await Promise.all([save(aboutQuote('Q1')), save(aboutQuote('Q1'))]);
        expect(twice).toEqual(Array(2).fill({ session, existed: true }));
        const present = await store().openSession(OWNER, session.id, openedIn('utas'));
        expect(await save(aboutQuote('Q1'))).toEqual({ session: present, existed: true });
        const others = [save(aboutQuote('Q2')), save({ ...aboutQuote('Q1'), channel: 'lain' }), save(), save()];
        expect((await Promise.all(others)).map(({ existed }) => existed)).toEqual([false, false, false, false]);
        const theirs = (await store().collection(OTHER, 'default')).id;
        const there = sessionDraft({ owner: OTHER, collectionId: theirs }, START, aboutQuote('Q1'));
        expect(await store().saveSession(there)).toMatchObject({ existed: false });
        await end(session);
        const anew = await save(aboutQuote('Q1'));
        expect(anew.existed).toBe(false);
        expect(anew.session.id).not.toBe(session.id);
      });

      it('opens one once, in a thread in which no other is open', async () => {
        const first = await opened('utas');
        expect(first).toMatchObject({ ...openedIn('utas'), state: 'open' });
        expect(await store().openSession(OWNER, first.id, openedIn('lain'))).toEqual(first);
        const { session: second } = await save();
        expect(await store().openSession(OTHER, second.id, openedIn('lain'))).toBeNull();
        expect(await store().openSession(OWNER, second.id, openedIn('utas'))).toBeNull();
        expect(await again(second)).toEqual(second);
        expect(await store().sessionIn(OWNER, 'utas')).toEqual(first);
        await end(first);
        expect(await store().sessionIn(OWNER, 'utas')).toBeNull();
        expect(await store().openSession(OWNER, first.id, openedIn('baru'))).toMatchObject({
          thread: 'utas',
          state: 'ended',
        });
        const present = await store().openSession(OWNER, second.id, openedIn('utas'));
        expect(await store().sessionIn(OWNER, 'utas')).toEqual(present);
        expect(await store().sessionIn(OTHER, 'utas')).toBeNull();
      });

      it('lists those that are open, the newest first', async () => {
        const old = await opened('a');
        const young = await opened('b', { startedAt: START + 1 });
        await save();
        await end(await opened('c'));
        expect(await store().openSessions(OWNER)).toEqual([young, old]);
        expect(await store().openSessions(OTHER)).toEqual([]);
        expect(await store().ownersInStudy([OTHER, OWNER])).toEqual([OWNER]);
      });

      it('ends one once, also one that was never opened', async () => {
        const session = await opened('utas');
        expect(await store().endSession(OTHER, session.id, 'idle', START)).toBe(false);
        const ends = [end(session), store().endSession(OWNER, session.id, 'idle', START + 2)];
        expect(await Promise.all(ends)).toEqual([true, false]);
        expect(await again(session)).toEqual({ ...session, state: 'ended', endedBy: 'guide', endedAt: START + HOUR });
        expect(await end((await save()).session)).toBe(true);
      });

      it('notes when anybody did something, and when who guides did', async () => {
        const session = await opened('utas');
        await store().touchSession(OWNER, session.id, START + 5, false);
        expect(await again(session)).toMatchObject({ activeAt: START + 5, guidedAt: START });
        await store().touchSession(OWNER, session.id, START + 9, true);
        await store().touchSession(OWNER, session.id, START + 7, true); // of another process, and later
        await store().touchSession(OTHER, session.id, START + 20, true);
        expect(await again(session)).toMatchObject({ activeAt: START + 9, guidedAt: START + 9 });
        await end(session);
        await store().touchSession(OWNER, session.id, START + 2 * HOUR, true);
        expect(await again(session)).toMatchObject({ activeAt: START + 9 });
      });

      it('finds those of these owners in which nothing happened since, and that were never opened', async () => {
        const { session: unopened } = await save();
        const [idle, used] = [await opened('a', { startedAt: START + 1 }), await opened('b')];
        await end(await opened('c'));
        await store().touchSession(OWNER, used.id, START + HOUR, false);
        expect(await store().idleSessions([OWNER, OTHER], START + HOUR)).toEqual([unopened, idle]);
        expect(await store().idleSessions([OWNER], START)).toEqual([]);
        expect(await store().idleSessions([OTHER], START + HOUR)).toEqual([]);
      });

      it('deletes those that ended before, with all that is theirs', async () => {
        const [old, young, present] = [await opened('a'), await opened('b'), await opened('c')];
        await store().joinSession(OWNER, old.id, 'budi');
        const [round] = await store().saveRounds(OWNER, old.id, [roundDraft()]);
        await store().answerRound(OWNER, round?.id ?? '', 'budi', 1);
        await end(old, START + 1);
        await end(young, START + 2);
        await store().deleteOldSessions(START + 2);
        expect(await Promise.all([old, young, present].map(async (each) => (await again(each)) !== null))).toEqual([
          ...[false, true, true],
        ]);
        expect(await store().members(OWNER, old.id)).toEqual([]);
        expect(await store().round(OWNER, round?.id ?? '')).toBeNull();
        expect(await store().personalData(OWNER, 'budi')).toMatchObject({ sessions: 0, since: null });
      });
    });

    describe('about who takes part', () => {
      const member = (person: string, change = {}) => ({ person, ready: -1, showsScore: false, ...change });

      it('knows who joined, once each and in order, until they leave', async () => {
        const { id } = await opened('utas');
        const joined = ['budi', 'citra', 'budi'].map((person) => store().joinSession(OWNER, id, person));
        expect(await Promise.all(joined)).toEqual([true, true, false]);
        expect(await store().members(OWNER, id)).toEqual([member('budi'), member('citra')]);
        await store().leaveSession(OTHER, id, 'budi');
        expect(await store().members(OTHER, id)).toEqual([]);
        await store().leaveSession(OWNER, id, 'budi');
        expect(await store().joinSession(OWNER, id, 'budi')).toBe(true);
        expect(await store().members(OWNER, id)).toEqual([member('citra'), member('budi')]);
      });

      it('lets people in while it is opened, and nobody once it has ended or where there is none', async () => {
        const { session } = await save();
        expect(await store().joinSession(OWNER, session.id, 'budi')).toBe(true);
        await end(session);
        expect(await store().joinSession(OWNER, session.id, 'citra')).toBe(false);
        expect(await store().joinSession(OTHER, session.id, 'citra')).toBe(false);
        await store().noteReady(OWNER, session.id, 'citra', 0);
        await store().noteReady(OWNER, 'TAKADA00', 'citra', 0);
        await store().noteShowsScore(OTHER, session.id, 'citra', true);
        expect(await store().members(OWNER, session.id)).toEqual([member('budi')]);
      });

      it('lets who is ready for the next passage join, and never takes it back', async () => {
        const { id } = await opened('utas');
        for (const step of [0, 2, 1]) await store().noteReady(OWNER, id, 'budi', step);
        await store().joinSession(OWNER, id, 'budi');
        expect(await store().members(OWNER, id)).toEqual([member('budi', { ready: 2 })]);
      });

      it('notes who agrees to be shown with a score, also after the end', async () => {
        const session = await opened('utas');
        await store().noteReady(OWNER, session.id, 'budi', 1);
        await store().noteShowsScore(OWNER, session.id, 'budi', true);
        await end(session);
        await store().noteShowsScore(OWNER, session.id, 'citra', true);
        const [budi, citra] = [member('budi', { ready: 1, showsScore: true }), member('citra', { showsScore: true })];
        expect(await store().members(OWNER, session.id)).toEqual([budi, citra]);
        await store().noteShowsScore(OWNER, session.id, 'budi', false);
        expect(await store().members(OWNER, session.id)).toEqual([{ ...budi, showsScore: false }, citra]);
      });

      it('knows who does not want to be named, in each server apart', async () => {
        await store().saveUnnamed(OWNER, 'budi', true);
        await store().saveUnnamed(OWNER, 'budi', true);
        expect(await store().isUnnamed(OWNER, 'budi')).toBe(true);
        expect(await store().isUnnamed(OTHER, 'budi')).toBe(false);
        expect(await store().isUnnamed(OWNER, 'citra')).toBe(false);
        expect(await store().personalData(OWNER, 'budi')).toMatchObject({ unnamed: true, since: START });
        await store().saveUnnamed(OWNER, 'budi', false);
        expect(await store().isUnnamed(OWNER, 'budi')).toBe(false);
      });
    });

    describe('about quizzes', () => {
      let session: StudySession;
      let round: QuizRound;
      beforeEach(async () => {
        session = await opened('utas');
        const [first] = await store().saveRounds(OWNER, session.id, [roundDraft('Q1')]);
        if (first === undefined) throw new Error('there is no round');
        round = first;
      });
      const answer = (person: string, choice: number, id = round.id) => store().answerRound(OWNER, id, person, choice);

      it('gives back their rounds, numbered on from quiz to quiz', async () => {
        const fresh = { owner: OWNER, id: ID, sessionId: session.id, state: 'open', address: null };
        expect(round).toEqual({ ...roundDraft('Q1'), ...fresh, number: 0 });
        const more = await store().saveRounds(OWNER, session.id, [roundDraft('Q2'), roundDraft('Q3')]);
        expect(more.map(({ number, quoteId }) => [number, quoteId])).toEqual([
          [1, 'Q2'],
          [2, 'Q3'],
        ]);
        expect(await store().rounds(OWNER, session.id)).toEqual([round, ...more]);
        expect(await store().round(OTHER, round.id)).toBeNull();
        await store().locateRound(OTHER, round.id, { channel: 'x', message: '1' });
        await store().locateRound(OWNER, round.id, { channel: 'utas', message: '9' });
        expect(await store().round(OWNER, round.id)).toEqual({ ...round, address: { channel: 'utas', message: '9' } });
      });

      it('takes the first choice of each person, while the round is open', async () => {
        const choices = [answer('budi', 1), answer('budi', 2), answer('citra', 2)];
        expect(await Promise.all(choices)).toEqual([
          { choice: 1, first: true },
          { choice: 1, first: false },
          { choice: 2, first: true },
        ]);
        expect(await store().answerRound(OTHER, round.id, 'dewi', 2)).toBeNull();
        expect(await store().roundAnswers(OWNER, round.id)).toBe(2);
        expect(await store().roundAnswers(OTHER, round.id)).toBe(0);
        await store().closeRound(OWNER, round.id, 'closed');
        expect(await answer('dewi', 2)).toBeNull();
        expect(await answer('budi', 1)).toBeNull();
        expect(await store().roundAnswers(OWNER, round.id)).toBe(2);
      });

      it('closes or drops a round once', async () => {
        expect(await store().closeRound(OTHER, round.id, 'closed')).toBe(false);
        const both = [store().closeRound(OWNER, round.id, 'closed'), store().closeRound(OWNER, round.id, 'dropped')];
        expect(await Promise.all(both)).toEqual([true, false]);
        expect(await store().round(OWNER, round.id)).toEqual({ ...round, state: 'closed' });
      });

      it('counts one complaint of each person', async () => {
        const complain = (person: string) => store().complainOfRound(OWNER, round.id, person);
        expect([await complain('budi'), await complain('budi'), await complain('citra')]).toEqual([1, 1, 2]);
        expect(await store().complainOfRound(OTHER, round.id, 'dewi')).toBe(0);
      });

      it('scores the rounds that are closed, neither those that are open nor those dropped, the best first', async () => {
        const [second, dropped, open] = await store().saveRounds(OWNER, session.id, Array(3).fill(roundDraft()));
        for (const person of ['citra', 'budi', 'ani']) await answer(person, 2);
        for (const [person, choice] of [['citra', 0] as const, ['budi', 2] as const])
          await answer(person, choice, second?.id);
        await answer('citra', 2, dropped?.id);
        await answer('citra', 2, open?.id);
        await store().noteShowsScore(OWNER, session.id, 'ani', true);
        await store().joinSession(OWNER, session.id, 'citra');
        for (const each of [round, second]) await store().closeRound(OWNER, each?.id ?? '', 'closed');
        await store().closeRound(OWNER, dropped?.id ?? '', 'dropped');
        expect(await store().scores(OWNER, session.id)).toEqual([
          { person: 'budi', right: 2, answered: 2, showsScore: false },
          { person: 'ani', right: 1, answered: 1, showsScore: true },
          { person: 'citra', right: 1, answered: 2, showsScore: false },
        ]);
        expect(await store().scores(OTHER, session.id)).toEqual([]);
      });
    });

    describe('about one person in study sessions', () => {
      it('counts those that the person guides or took part in, and deletes just that', async () => {
        const [guided, joined, answered] = [
          await opened('a'),
          await opened('b', { guide: 'citra' }),
          await opened('c'),
        ];
        await opened('d', { guide: null });
        await store().joinSession(OWNER, guided.id, 'budi');
        await store().joinSession(OWNER, joined.id, 'ani');
        const [round] = await store().saveRounds(OWNER, answered.id, [roundDraft()]);
        for (const person of ['ani', 'budi']) {
          await store().answerRound(OWNER, round?.id ?? '', person, 2);
          await store().complainOfRound(OWNER, round?.id ?? '', person);
          await store().saveUnnamed(OWNER, person, true);
        }
        expect(await store().personalData(OWNER, 'ani')).toMatchObject({ sessions: 3, unnamed: true, since: START });
        expect(await store().personalData(OWNER, 'budi')).toMatchObject({ sessions: 2, unnamed: true });
        expect(await store().personalData(OWNER, 'dewi')).toMatchObject({ sessions: 0, unnamed: false, since: null });
        await store().deletePersonalData(OTHER, 'ani');
        expect(await store().personalData(OWNER, 'ani')).toMatchObject({ sessions: 3 });
        await store().deletePersonalData(OWNER, 'ani');
        expect(await store().personalData(OWNER, 'ani')).toMatchObject({ sessions: 0, unnamed: false, since: null });
        expect(await again(guided)).toEqual({ ...guided, guide: null });
        expect(await again(joined)).toEqual(joined);
        expect(await store().members(OWNER, joined.id)).toEqual([]);
        expect(await store().roundAnswers(OWNER, round?.id ?? '')).toBe(1);
        expect(await store().complainOfRound(OWNER, round?.id ?? '', 'budi')).toBe(1);
        expect(await store().personalData(OWNER, 'budi')).toMatchObject({ sessions: 2, unnamed: true });
      });
    });
  });
}
