// A question of a quiz: a quote with a gap and four choices; once it is closed, the same quote with the words in it.
import type { Reply } from '../../reply.js';
import type { Language } from '../../types.js';
import { openers } from './answer-buttons.js';
import { SMALL } from './citation.js';
import { button, buttonRows } from './components.js';
import { tellerOf, withGap, wordsAt } from './hidden-words.js';
import { boldLine } from './one-line.js';
import { CONTENT_LIMIT, type Payload, payload, type Row, type View } from './payload.js';
import { firstQuoteBlock } from './quote-block.js';
import { STUDY_WORDS as WORDS } from './study-words.js';

type Round = Extract<Reply, { kind: 'study-round' }>;

const GAP = '\n\n';
/** UTF-16 units. */
const ANSWER = 200;
/** UTF-16 units of the longest label -> how many of them fit beside each other into 390 pixels. */
const ROWS = [
  { longest: 5, inRow: 4 },
  { longest: 16, inRow: 2 },
] as const;

export function renderStudyRound(round: Round, { language }: View): Payload {
  return round.state === 'open' ? openRound(round, language) : closedRound(round, language);
}

/** The hidden words stand nowhere in the text: neither in the quote nor in where it stands. */
function openRound({ id, quote, hidden, number, of, choices, answered }: Round, language: Language): Payload {
  const head = `**${WORDS.quiz[language](number + 1, of)}** · ${WORDS.fillTheGap[language]}\n`;
  const help = number === 0 ? `\n${SMALL}${WORDS.firstCounts[language]}` : '';
  const foot = `${GAP}${SMALL}${WORDS.answered[language](answered)}${help}`;
  const { quote: gapped, gap } = withGap(quote, hidden);
  const options = { isTelling: tellerOf(wordsAt(quote, hidden)), sentence: { start: gap[0], end: gap[1] } };
  const block = firstQuoteBlock(gapped, language, options, CONTENT_LIMIT - head.length - foot.length);
  const isLast = number >= of - 1;
  const others = [
    button((isLast ? WORDS.scoresButton : WORDS.nextButton)[language], 'quiz-next', id, { style: 'primary' }),
    button(WORDS.badButton[language], 'quiz-bad', id),
  ];
  return payload(`${head}${block.markdown}${foot}`, [...choiceRows(id, choices), ...buttonRows(others)]);
}

function choiceRows(id: string, choices: readonly string[]): Row[] {
  const longest = Math.max(...choices.map((choice) => choice.length));
  const inRow = ROWS.find((row) => longest <= row.longest)?.inRow ?? 1;
  // A label of nothing visible would be refused.
  const labels = choices.map((choice, at) => (choice.trim() === '' ? String(at + 1) : choice));
  return buttonRows(
    labels.map((label, at) => button(label, 'quiz-choice', `${id}.${at}`)),
    inRow,
  );
}

function closedRound(round: Round, language: Language): Payload {
  const { quote, hidden, number, of, choices, right, answered, state, session } = round;
  const place = `**${WORDS.quiz[language](number + 1, of)}**`;
  const words = (right === null ? undefined : choices[right]) ?? wordsAt(quote, hidden);
  const answer = `${WORDS.theAnswer[language]} ${boldLine(words, { units: ANSWER }, wordsAt(quote, hidden))}`;
  const head = state === 'dropped' ? `~~${place}~~\n${WORDS.dropped[language]}\n` : `${place}\n${answer}\n`;
  const foot = state === 'dropped' ? '' : `${GAP}${SMALL}${WORDS.answered[language](answered)}`;
  const shown = { ...quote, emphasis: state === 'dropped' ? null : hidden };
  const block = firstQuoteBlock(shown, language, {}, CONTENT_LIMIT - head.length - foot.length);
  return payload(`${head}${block.markdown}${foot}`, buttonRows(openers([quote.id], session.id, language)));
}
