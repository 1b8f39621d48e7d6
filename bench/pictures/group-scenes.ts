// Pictures of what managers see: the steps of set-up, both pages of settings, each section of /unanswered.
import type { OpenQuestion } from '../../src/group-types.js';
import type { Reply } from '../../src/reply.js';
import type { Quote } from '../../src/types.js';
import type { Scenes } from './scenes.js';
import { type StudyGroup, shown } from './study-group.js';

const CHANNEL = '123456789012345678';
const DAY_MS = 24 * 60 * 60 * 1000;

type Unanswered = Extract<Reply, { kind: 'unanswered' }>;

/** `quotes`: some to complain of. */
export async function playGroupScenes(group: StudyGroup, scenes: Scenes, quotes: readonly Quote[]): Promise<void> {
  for (const step of ['time-zone', 'managers', 'digest']) {
    scenes.set(`setup-${step}`, await group.press('setup-step', step));
  }
  scenes.set('settings-answers', await group.press('settings-page', 'answers'));
  const privately = (reply: Unanswered) => shown(reply, true, 'belum-terjawab');
  scenes.set('unanswered-open', privately(openPage()));
  scenes.set('unanswered-answered', privately(answeredPage(quotes)));
  scenes.set('unanswered-complaints', privately(complaintsPage(quotes)));
  scenes.set('unanswered-nothing', privately({ ...EMPTY, postedTo: CHANNEL }));
}

const EMPTY: Unanswered = {
  kind: 'unanswered',
  language: 'id',
  section: 'open',
  totals: { open: 0, answered: 0, complaints: 0 },
  open: [],
  answered: [],
  complaints: [],
  page: 0,
  pages: 1,
  postedTo: null,
  keeps: true,
};
const TOTALS = { open: 7, answered: 2, complaints: 2 };

const QUESTIONS = [
  'Apa ibu kota Prancis?',
  'Kenapa harga minyak goreng naik terus padahal katanya produksi sawit kita paling besar di dunia?',
  'deadline tugas kelompok kapan sih',
  'Siapa **ketua** @everyone kelas?',
  'Berapa jumlah penduduk Uzbekistan tahun 2021?',
];

function openPage(): Unanswered {
  const open = QUESTIONS.map((question, at) => ({
    questions: Array.from({ length: at === 0 ? 3 : 1 }, () => asked(question, at)),
  }));
  return { ...EMPTY, totals: TOTALS, open, pages: 2 };
}

function answeredPage(quotes: readonly Quote[]): Unanswered {
  const answered = quotes.slice(0, 2).map((quote, at) => ({ ...asked(QUESTIONS[at] ?? '', at), quote }));
  return { ...EMPTY, section: 'answered', totals: TOTALS, answered };
}

function complaintsPage(quotes: readonly Quote[]): Unanswered {
  const complaints = quotes.slice(0, 2).map((quote, at) => ({
    quoteId: quote.id,
    answerId: '-',
    collectionId: 1,
    reasons: [{ reason: at === 0 ? ('out-of-context' as const) : null, people: 2 - at }],
    blocked: at === 1,
    latestAt: Date.now() - at * DAY_MS,
    quote,
  }));
  return { ...EMPTY, section: 'complaints', totals: TOTALS, complaints };
}

function asked(question: string, days: number): OpenQuestion {
  const askedAt = Date.now() - (days + 1) * DAY_MS;
  return {
    id: `7K2M9QX${days}`,
    collectionId: 1,
    question,
    language: 'id',
    channel: CHANNEL,
    askedAt,
    answeredBy: null,
  };
}
