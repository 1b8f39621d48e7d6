// Quizzes of a study session: starting one, choosing, going on, bad questions, and whose scores are shown.

import type { Reply } from '../src/reply.js';
import type { Localized } from '../src/types.js';
import { unmarkedQuote } from '../src/unmarked-quote.js';
import { UserError } from '../src/user-error.js';
import { type Action, type CommandContext, defineCommand } from './command.js';
import { guides, notice, openSession, roundOfSession, sessionById, sessionHere, standsOn } from './study-meant.js';
import { numbersUpTo } from './study-options.js';
import { guidesOnly, roundOver, sessionOver } from './study-refusals.js';
import { NUMBER_LENGTH, numberChoices, typedNumber } from './typed-number.js';

const ROUNDS = { least: 1, usual: 5, most: 10 } as const;

export const quiz = defineCommand({
  name: { id: 'kuis', en: 'quiz' },
  help: { id: 'Buat kuis tentang bagian yang sudah dibaca', en: 'Make a quiz of the passages that were read' },
  access: 'everyone',
  discordOnly: true,
  heavy: true,
  options: {
    rounds: {
      type: 'text',
      name: { id: 'ronde', en: 'rounds' },
      help: { id: 'Berapa pertanyaan: 1 sampai 10; biasanya 5', en: 'How many questions: 1 to 10; usually 5' },
      maxLength: NUMBER_LENGTH,
      complete: async (_, typed) => numberChoices(typed, numbersUpTo(ROUNDS.least, ROUNDS.most)),
    },
  },
  acknowledge: () => 'private',
  async run(context, { rounds }) {
    const wanted = roundsTyped(rounds);
    return startQuiz(context, (await sessionHere(context)).session.id, wanted);
  },
});

/** `SESSIONID`. */
const begin: Action = {
  name: 'study-quiz',
  label: quiz.name,
  access: 'everyone',
  acknowledgement: 'private',
  heavy: true,
  run: (context, { argument }) => startQuiz(context, argument.split('.')[0] ?? '', ROUNDS.usual),
};

/** `ROUNDID.N`: the first choice of a person counts. */
const choose: Action = {
  name: 'quiz-choice',
  label: { id: 'Pilih', en: 'Choose' },
  access: 'everyone',
  acknowledgement: 'private',
  async run(context, { argument }) {
    const { services, owner, person, language } = context;
    const [id = '', choice = ''] = argument.split('.');
    const { round } = await roundOfSession(context, id);
    const at = round.choices.findIndex((_, index) => String(index) === choice);
    const answered = at < 0 ? null : await services.study.answer(owner, id, person, at);
    if (answered === null) throw roundOver();
    const said = (index: number) => round.choices[index] ?? '';
    const [quote = null] = await services.answers.showAgain(owner, [unmarkedQuote(round.quoteId)]);
    const { first } = answered;
    return { kind: 'study-choice', language, choice: said(answered.choice), right: said(round.right), first, quote };
  },
};

/** `ROUNDID`: closes the question, and asks the next. */
const goOn: Action = {
  name: 'quiz-next',
  label: { id: 'Lanjut', en: 'Next' },
  access: 'everyone',
  acknowledgement: 'update',
  async run(context, { argument }) {
    const { services, owner } = context;
    const id = argument.split('.')[0] ?? '';
    const { round, session } = await roundOfSession(context, id);
    if (!guides(context, session)) throw guidesOnly();
    if (!standsOn(context, round.address)) throw roundOver();
    await services.study.closeRound(owner, id);
    const shown = await services.study.show.round(owner, id);
    if (shown === null) throw roundOver();
    return shown;
  },
};

/** `ROUNDID`: the question is bad. */
const complain: Action = {
  name: 'quiz-bad',
  label: { id: 'Pertanyaan buruk', en: 'Bad question' },
  access: 'everyone',
  acknowledgement: 'private',
  async run(context, { argument }) {
    const { services, owner, person } = context;
    const id = argument.split('.')[0] ?? '';
    const { round, session } = await roundOfSession(context, id);
    if (round.state !== 'open') throw roundOver();
    const isDropped = await services.study.dropRound(owner, id, person, guides(context, session));
    return notice(context, isDropped ? DROPPED : NOTED);
  },
};

/** `SESSIONID`: the person's own score is to be shown in the recap, or not any more. */
const score: Action = {
  name: 'study-score',
  label: { id: 'Tampilkan skorku', en: 'Show my score' },
  access: 'everyone',
  acknowledgement: 'private',
  async run(context, { argument }) {
    const { services, owner, person } = context;
    const { session } = await sessionById(context, argument.split('.')[0] ?? '');
    const shows = !(await services.study.showsScore(owner, session.id, person));
    // Whoever is not to be named is not, whatever was agreed to here.
    if (shows && (await services.group.unnamed(owner, person))) throw unnamed();
    await services.study.showScore(owner, session.id, person, shows);
    return notice(context, shows ? SCORE_SHOWN : SCORE_HIDDEN);
  },
};

export const quizActions: readonly Action[] = [begin, choose, goOn, complain, score];

async function startQuiz(context: CommandContext, sessionId: string, wanted: number): Promise<Reply> {
  const { session } = await openSession(context, sessionId);
  if (!guides(context, session)) throw guidesOnly();
  const { owner, id } = session;
  return context.oneAtATime(`quiz ${owner} ${id}`, async () => {
    const started = await context.services.study.startQuiz(owner, id, wanted);
    if (started === null) throw sessionOver();
    const { rounds, fewer } = started;
    if (rounds.length === 0) throw noQuestions();
    return notice(context, fewer ? fewerNote(rounds.length) : startedNote(rounds.length));
  });
}

function roundsTyped(typed = String(ROUNDS.usual)): number {
  const { least, most } = ROUNDS;
  const number = typedNumber(typed, least, most);
  if (number !== null) return number;
  throw new UserError('bad-rounds', {
    id: `“ronde” harus angka dari ${least} sampai ${most}.`,
    en: `“rounds” must be a number from ${least} to ${most}.`,
  });
}

function startedNote(rounds: number): Localized {
  return {
    id: `Kuisnya dimulai: ${rounds} pertanyaan.`,
    en: `The quiz begins: ${rounds} ${rounds === 1 ? 'question' : 'questions'}.`,
  };
}

function fewerNote(rounds: number): Localized {
  const { id, en } = startedNote(rounds);
  return {
    id: `${id} Lebih banyak pertanyaan yang adil tidak bisa dibuat dari bagian yang sudah dibaca.`,
    en: `${en} No more fair questions can be made of the passages that were read.`,
  };
}

function noQuestions(): UserError {
  return new UserError('no-questions', {
    id: 'Dari bagian yang sudah dibaca belum bisa dibuat pertanyaan yang adil. Lanjutkan dulu dengan /belajar lanjut.',
    en: 'No fair question can be made of the passages that were read so far. Go on first with /study next.',
  });
}

function unnamed(): UserError {
  return new UserError('unnamed', {
    id: 'Kamu memilih tidak disebut di server ini, jadi skormu tidak ditampilkan. Ubah di /data-saya lihat.',
    en: 'You chose not to be named in this server, so your score is not shown. Change that in /my-data show.',
  });
}

const DROPPED: Localized = {
  id: 'Pertanyaan itu dibatalkan dan tidak dihitung untuk siapa pun.',
  en: 'That question is dropped and counts for nobody.',
};
const NOTED: Localized = {
  id: 'Dicatat. Kalau satu orang lagi menilainya buruk, pertanyaan itu dibatalkan.',
  en: 'Noted. If one more person finds it bad, the question is dropped.',
};
const SCORE_SHOWN: Localized = {
  id: 'Skormu ditampilkan di rekap. Tekan lagi kalau tidak mau.',
  en: 'Your score is shown in the recap. Press again if you do not want that.',
};
const SCORE_HIDDEN: Localized = {
  id: 'Skormu tidak ditampilkan di rekap.',
  en: 'Your score is not shown in the recap.',
};
