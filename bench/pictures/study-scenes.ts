// Pictures of study sessions: one from its opening to the recap in each language, about the sample documents, and what goes with it.
import type { Reply } from '../../src/reply.js';
import type { Language } from '../../src/types.js';
import type { Scenes } from './scenes.js';
import { GROUP_ID, type Shown, type StudyGroup, shown } from './study-group.js';

/** Id of a posting. */
const MARK = 'P0ST1NG1';
const HOUR_MS = 3_600_000;
const MEMBERS = ['223456789012345678', '323456789012345678', '423456789012345678', '523456789012345678'] as const;
const ROUNDS = 4;

const TOPICS: Readonly<Record<Language, string>> = {
  id: 'pasukan CSTO di Kazakhstan',
  en: 'Russian troops in Kazakhstan',
};

/** Name of the picture -> the scenes that stand below each other in it. */
export const STUDY_STORIES: Readonly<Record<string, readonly string[]>> = {
  'story-study-begin': ['study-opening-joined', 'study-passage-1'],
  'story-study-quiz': ['study-round-4', 'study-choice-right', 'study-round-4-closed', 'study-scores'],
};

/** What the keeper itself shows of real sessions; what takes weeks, or more people, is made by hand. */
export async function playStudyScenes(group: StudyGroup, scenes: Scenes): Promise<void> {
  await playSession(group, scenes, 'id', 'study');
  await playSession(group, scenes, 'en', 'study-english');
  playSchedules(scenes);
}

type ReplyOf<K extends Reply['kind']> = Extract<Reply, { kind: K }>;

async function playSession(group: StudyGroup, scenes: Scenes, language: Language, name: string): Promise<void> {
  const { study } = group;
  const { view } = await study.begin({
    ...{ owner: GROUP_ID, channel: GROUP_ID, guide: GROUP_ID, language, collectionId: await group.collection() },
    ...{ about: { kind: 'topic', topic: TOPICS[language] }, pace: 'live', passages: 6, plan: null },
  });
  const { id } = view.session;
  const add = (scene: string, reply: Reply | null, isPrivate = false) => {
    if (reply === null) throw new Error(`${name}-${scene} shows nothing`);
    scenes.set(`${name}-${scene}`, shown(reply, isPrivate, null));
  };
  const opening = await study.show.opening(GROUP_ID, id);
  add('opening', opening && { ...opening, session: { ...opening.session, joined: 0 } });
  for (const person of [GROUP_ID, ...MEMBERS]) await study.join(GROUP_ID, id, person);
  add('opening-joined', await study.show.opening(GROUP_ID, id));
  add(
    'opened',
    { kind: 'study-opened', language, session: await infoOf(group, id), thread: GROUP_ID, existed: false },
    true,
  );
  for (let step = 0; step < view.session.plan.length; step++) {
    for (const person of MEMBERS.slice(0, step % MEMBERS.length)) await study.ready(GROUP_ID, id, person, step);
    const passage = await study.show.passage(GROUP_ID, id, step);
    add(`passage-${step + 1}`, passage && { ...passage, state: 'now' });
    if (step < view.session.plan.length - 1) await study.next(GROUP_ID, id, step);
  }
  const last = await study.show.passage(GROUP_ID, id, 0);
  add('passage-left', last && { ...last, state: 'past' });
  await playQuiz(group, id, language, add);
  await study.end(GROUP_ID, id, 'finished');
  add('opening-ended', await study.show.opening(GROUP_ID, id));
  const recap = await study.show.recap(GROUP_ID, id);
  const asked = [
    { question: 'Berapa lama pasukan CSTO di sana?', answered: true },
    { question: 'siapa yg bayar ongkosnya?', answered: false },
  ];
  const full = recap && { ...recap, questions: asked };
  add('recap', full);
  add('recap-without-files', full && { ...full, files: [], endedBy: 'idle' });
  if (language === 'id') await playDaily(group, id, add);
}

async function infoOf({ study }: StudyGroup, id: string): Promise<ReplyOf<'study-opening'>['session']> {
  const opening = await study.show.opening(GROUP_ID, id);
  if (opening === null) throw new Error('no session');
  return opening.session;
}

type Add = (scene: string, reply: Reply | null, isPrivate?: boolean) => void;

async function playQuiz({ study }: StudyGroup, id: string, language: Language, add: Add): Promise<void> {
  const quiz = await study.startQuiz(GROUP_ID, id, ROUNDS);
  if (quiz === null) throw new Error('no quiz');
  for (const { id: round, choices, right, number, quoteId } of quiz.rounds) {
    add(`round-${number + 1}`, await study.show.round(GROUP_ID, round));
    for (const [at, person] of MEMBERS.entries()) {
      await study.answer(GROUP_ID, round, person, at <= number ? right : (right + at) % choices.length);
    }
    const [chosen = '', correct = ''] = [choices[(right + 1) % choices.length], choices[right]];
    const quote = (await study.show.round(GROUP_ID, round))?.quote ?? null;
    if (quote?.id !== quoteId) throw new Error('a round shows another quote');
    const choice = { kind: 'study-choice', language, right: correct, first: true, quote } as const;
    add('choice-right', { ...choice, choice: correct }, true);
    add('choice-wrong', { ...choice, choice: chosen }, true);
    add('choice-second', { ...choice, choice: chosen, first: false }, true);
    await study.closeRound(GROUP_ID, round);
    const closed = await study.show.round(GROUP_ID, round);
    add(`round-${number + 1}-closed`, closed);
    add('round-dropped', closed && { ...closed, state: 'dropped' });
  }
  for (const person of MEMBERS.slice(0, 3)) await study.showScore(GROUP_ID, id, person, true);
  const scores = await study.show.scores(GROUP_ID, id);
  const others = MEMBERS.map((person, at) => ({ person, right: Math.max(1, ROUNDS - at), answered: ROUNDS }));
  add('scores', scores && { ...scores, scores: others.slice(0, 3), people: 6 });
  add('scores-none', scores && { ...scores, scores: [] });
}

async function playDaily({ study }: StudyGroup, id: string, add: Add): Promise<void> {
  const nextAt = Date.now() + 20 * HOUR_MS;
  const daily = <T extends ReplyOf<'study-opening'> | ReplyOf<'study-passage'>>(reply: T | null) =>
    reply && { ...reply, session: { ...reply.session, pace: 'daily' as const, nextAt, ended: false } };
  add('daily-opening', daily(await study.show.opening(GROUP_ID, id)));
  const passage = daily(await study.show.passage(GROUP_ID, id, 1));
  add('daily-passage', passage && { ...passage, state: 'now' });
}

function playSchedules(scenes: Scenes): void {
  const at = Date.now() + 26 * HOUR_MS;
  const base: ReplyOf<'study-schedule'> = {
    ...{ kind: 'study-schedule', language: 'id', id: 'SCHED001', collectionId: 1, title: TOPICS.id, channel: GROUP_ID },
    ...{ plan: { zone: 'Asia/Jakarta', time: '19:30', days: [1, 3] }, once: null, pace: 'live', passages: 6 },
    ...{
      reminder: 30,
      event: 'made',
      nextAt: at,
      stopped: false,
      results: [],
      note: 'Sesi belajar sudah dijadwalkan.',
    },
  };
  const add = (name: string, change: Partial<typeof base>) =>
    scenes.set(`study-schedule${name}`, shown({ ...base, ...change }, true, 'belajar jadwalkan'));
  add('', {});
  const results = scenes.get('digest-status-all')?.reply;
  const once = { once: '2026-12-01', event: 'refused', reminder: 60, note: null } as const;
  add('-once', { ...once, ...(results?.kind === 'digests' && { results: results.chosen?.results.slice(0, 3) ?? [] }) });
  add('-english', { language: 'en', note: null, pace: 'daily', event: 'none', reminder: null });
  add('-stopped', { stopped: true, nextAt: null, note: null });
  const reminder = { kind: 'study-reminder', language: 'id', collectionId: 1, title: TOPICS.id, mark: MARK } as const;
  scenes.set('study-reminder', shown({ ...reminder, at: Date.now() + HOUR_MS }, false, null) satisfies Shown);
}
