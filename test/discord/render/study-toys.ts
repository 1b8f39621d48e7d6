// Messages of a study session made by hand, for tests of how they look.
import type { Reply, SessionInfo } from '../../../src/reply.js';
import type { Quote } from '../../../src/types.js';
import { toyQuote } from '../../commands/toy-answer.js';

type ReplyOf<K extends Reply['kind']> = Extract<Reply, { kind: K }>;

export const MARK = 'ABCD1234';
export const THREAD = '222222222222222222';
export const RINA = '444444444444444444';
export const RAFT = toyQuote('Rakit bambu hanyut pada 7 Maret 2020 bersama dua belas orang.', null);

export const spanOf = ({ text, start }: Quote, words: string): readonly [number, number] => {
  const at = start + text.indexOf(words);
  return [at, at + words.length];
};

export function sessionOf(change: Partial<SessionInfo> = {}): SessionInfo {
  return {
    ...{ owner: '111111111111111111', id: 'SE551ON1', collectionId: 7, title: 'rakit bambu', about: 'topic' },
    ...{ pace: 'live', guide: RINA, thread: THREAD, passages: 6, joined: 6, nextAt: null, ended: false },
    ...change,
  };
}

export function openingOf(change: Partial<ReplyOf<'study-opening'>> = {}): ReplyOf<'study-opening'> {
  return { kind: 'study-opening', language: 'id', session: sessionOf(), documents: 3, mark: MARK, ...change };
}

export function passageOf(change: Partial<ReplyOf<'study-passage'>> = {}): ReplyOf<'study-passage'> {
  const at = { step: 1, quote: RAFT, prompt: null, ready: 4, state: 'now' } as const;
  return { kind: 'study-passage', language: 'id', session: sessionOf(), mark: MARK, ...at, ...change };
}

export function roundOf(change: Partial<ReplyOf<'study-round'>> = {}): ReplyOf<'study-round'> {
  return {
    ...{ kind: 'study-round', language: 'id', session: sessionOf(), id: 'R0VND001', number: 1, of: 5, quote: RAFT },
    ...{ hidden: spanOf(RAFT, 'dua belas'), choices: ['sepuluh', 'dua belas', 'tujuh', 'sembilan'] },
    ...{ answered: 3, state: 'open', right: null },
    ...change,
  };
}

export function scoresOf(change: Partial<ReplyOf<'study-scores'>> = {}): ReplyOf<'study-scores'> {
  const base = { kind: 'study-scores', language: 'id', session: sessionOf(), rounds: 5 } as const;
  return { ...base, scores: [{ person: RINA, right: 4, answered: 5 }], people: 3, ...change };
}

export function recapOf(change: Partial<ReplyOf<'study-recap'>> = {}): ReplyOf<'study-recap'> {
  return {
    ...{ kind: 'study-recap', language: 'id', session: sessionOf(), endedBy: 'finished', quotes: [RAFT] },
    ...{ questions: [], scores: [], people: 0, files: [] },
    ...change,
  };
}

export function scheduleOf(change: Partial<ReplyOf<'study-schedule'>> = {}): ReplyOf<'study-schedule'> {
  return {
    ...{ kind: 'study-schedule', language: 'id', id: 'SCHED001', collectionId: 7, title: 'rakit bambu' },
    ...{ channel: THREAD, plan: { zone: 'Asia/Jakarta', time: '19:30', days: [1, 3] }, once: null, pace: 'live' },
    ...{ passages: 6, reminder: 30, event: 'made', nextAt: 1.6e12, stopped: false, results: [], note: null },
    ...change,
  };
}
