// What a session came to: what was read, asked and scored, on one screen; all of it stands in the files that go along.
import type { Reply } from '../../reply.js';
import type { Language, Quote } from '../../types.js';
import { SMALL } from './citation.js';
import { button, buttonRows } from './components.js';
import { fittingLine } from './one-line.js';
import { CONTENT_LIMIT, type Payload, payload, type Row, type View } from './payload.js';
import { personMention } from './person-mention.js';
import { firstQuoteBlock, quoteBlock } from './quote-block.js';
import { END_WORDS, RECAP_WORDS as WORDS } from './study-recap-words.js';
import { namedScores, othersLine } from './study-scores.js';

type Recap = Extract<Reply, { kind: 'study-recap' }>;

const GAP = '\n\n';
/** UTF-16 units. A quote with its citation is to have `least` to `most`, and for a first sentence that is long `longer` besides. */
const LIMITS = { title: 150, question: 100, quote: { least: 190, most: 330, longer: 200 } };
const MOST = { questions: 5, scores: 8 };

export function renderStudyRecap(recap: Recap, { language }: View): Payload {
  const head = headOf(recap, language);
  const foot = [questionsOf(recap, language), scoresOf(recap, language)].filter((part) => part !== '').join(GAP);
  const room = CONTENT_LIMIT - head.length - foot.length - 2 * GAP.length;
  const content = [head, quotesOf(recap, language, room), foot].filter((part) => part !== '').join(GAP);
  const made = payload(content, fileButtons(recap, language));
  const { files } = recap;
  return files.length === 0 ? made : { ...made, files: files.map(({ name, bytes }) => ({ name, bytes })) };
}

function headOf({ session, endedBy, quotes }: Recap, language: Language): string {
  const title = fittingLine(session.title, { units: LIMITS.title }) || session.id;
  const how = endedBy === null ? WORDS.goesOn[language] : END_WORDS[endedBy][language];
  const isWhole = endedBy === 'finished' && quotes.length >= session.passages;
  const read = isWhole ? '' : ` ${WORDS.read[language](quotes.length, Math.max(quotes.length, session.passages))}.`;
  return `### 📚 ${WORDS.recap[language]}: ${title}\n${how}${read}`;
}

/** Whole sentences of each, as many quotes as find room; others are counted. Links stand in the files. */
function quotesOf({ quotes }: Recap, language: Language, room: number): string {
  if (quotes.length === 0) return WORDS.nothingRead[language];
  const leftOut = (count: number) => `${SMALL}${WORDS.leftOut[language](count)}`;
  const blocks: string[] = [];
  let left = room - leftOut(quotes.length).length - GAP.length;
  for (const [at, quote] of quotes.entries()) {
    const share = Math.floor(left / (quotes.length - at)) - GAP.length;
    const markdown = shortened(quote, quotes.length > 1 ? at + 1 : null, language, { share, left: left - GAP.length });
    if (markdown.length + GAP.length > left) break;
    blocks.push(markdown);
    left -= markdown.length + GAP.length;
  }
  const rest = quotes.length - blocks.length;
  return [...blocks, ...(rest === 0 ? [] : [leftOut(rest)])].join(GAP);
}

/** Whole sentences within its share, else the first one, else words; `left`: what there is for all that follow, too. */
function shortened(
  quote: Quote,
  number: number | null,
  language: Language,
  { share, left }: { readonly share: number; readonly left: number },
): string {
  const { least, most, longer } = LIMITS.quote;
  const room = Math.min(most, Math.max(least, share));
  const short = { ...quote, emphasis: null, publisher: null, section: null };
  const block =
    quoteBlock(short, language, { number }, room) ??
    quoteBlock(short, language, { number }, Math.min(left, room + longer)) ??
    firstQuoteBlock(short, language, { number }, room);
  return block.markdown;
}

function questionsOf({ questions }: Recap, language: Language): string {
  if (questions.length === 0) return '';
  // What stayed open is what a group may want to go on with.
  const ordered = [...questions].sort((a, b) => Number(a.answered) - Number(b.answered)).slice(0, MOST.questions);
  const lines = ordered.map(({ question, answered }) => {
    const words = fittingLine(question, { units: LIMITS.question }) || '…';
    return SMALL + (answered ? `✅ ${words}` : `❓ ${words} · ${WORDS.stillOpen[language]}`);
  });
  const rest = questions.length - ordered.length;
  const more = rest === 0 ? [] : [`${SMALL}${WORDS.moreQuestions[language](rest)}`];
  return [`**${WORDS.asked[language]}**`, ...lines, ...more].join('\n');
}

function scoresOf({ scores, people }: Recap, language: Language): string {
  const named = namedScores(scores).slice(0, MOST.scores);
  if (named.length === 0) return '';
  const list = named.map(({ person, right, answered }) => `${personMention(person)} ${right}/${answered}`).join(' · ');
  return [`**${WORDS.scores[language]}** ${list}`, ...othersLine(people - named.length, language)].join('\n');
}

/**
 * Where the files could not go along, they can be had by a press. The page to print always can: by its button a recap is found
 * again after a crash (src/study/end.ts).
 */
function fileButtons({ files, session }: Recap, language: Language): Row[] {
  const markdown = button(WORDS.markdownFile[language], 'study-file', `${session.id}.md`);
  const html = button(WORDS.htmlFile[language], 'study-file', `${session.id}.html`);
  return buttonRows(files.length > 0 ? [html] : [markdown, html]);
}
