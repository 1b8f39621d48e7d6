// What people are told of a quiz: each of the own choice, and all of the scores of those who want theirs shown.
import type { Reply, ShownScore } from '../../reply.js';
import type { Language } from '../../types.js';
import { openers } from './answer-buttons.js';
import { SMALL } from './citation.js';
import { button, buttonRows } from './components.js';
import { boldLine } from './one-line.js';
import { CONTENT_LIMIT, type Payload, payload, type View } from './payload.js';
import { personMention } from './person-mention.js';
import { STUDY_WORDS as WORDS } from './study-words.js';
import { wholeLines } from './whole-lines.js';

type Scores = Extract<Reply, { kind: 'study-scores' }>;

/** UTF-16 units. */
const CHOICE = 300;
/** Lines of scores. */
const MOST_SHOWN = 15;
const MEDALS = ['🥇', '🥈', '🥉'];

/** Only one person sees it. */
export function renderStudyChoice(
  { choice, right, first, quote }: Extract<Reply, { kind: 'study-choice' }>,
  { language }: View,
): Payload {
  const bold = (words: string) => boldLine(words, { units: CHOICE }, '…');
  const isRight = choice === right;
  const result = isRight
    ? `✅ ${WORDS.right[language]}: ${bold(right)}.`
    : `❌ ${WORDS.notQuite[language]} ${bold(right)}.`;
  const lines = first ? [result] : [`${WORDS.counts[language]} ${bold(choice)}.`, result];
  return payload(lines.join('\n'), quote === null ? [] : buttonRows(openers([quote.id], null, language)));
}

export function renderStudyScores({ session, rounds, scores, people }: Scores, { language }: View): Payload {
  const named = namedScores(scores).slice(0, MOST_SHOWN);
  const lines = [
    `### 🏁 ${WORDS.scores[language]}`,
    ...(named.length === 0 ? [WORDS.noScores[language]] : placesOf(named, rounds)),
    ...(named.length === 0
      ? [`${SMALL}${WORDS.tookPart[language](people)}`]
      : othersLine(people - named.length, language)),
    `${SMALL}${WORDS.onlyWhoWants[language]}`,
  ];
  const show = button(WORDS.showScore[language], 'study-score', session.id);
  return payload(wholeLines(lines, CONTENT_LIMIT), buttonRows([show]));
}

interface NamedScore extends ShownScore {
  readonly person: string;
}

/** Whoever does not want to be named is counted only. */
export function namedScores(scores: readonly ShownScore[]): NamedScore[] {
  return scores.flatMap(({ person, ...score }) => (person === null ? [] : [{ person, ...score }]));
}

/** `🥇 @Rina · 4/5`; who has as many right has the same place. */
function placesOf(scores: readonly NamedScore[], rounds: number): string[] {
  return scores.map(({ person, right, answered }) => {
    const place = scores.findIndex((other) => other.right === right);
    const sign = MEDALS[place] ?? `**${place + 1}.**`;
    return `${sign} ${personMention(person)} · ${right}/${Math.max(rounds, answered)}`;
  });
}

export function othersLine(others: number, language: Language): string[] {
  return others > 0 ? [`${SMALL}${WORDS.others[language](others)}`] : [];
}
