// The sentences of a recap's files, the same in Markdown and html; plain texts, to be escaped.
import { citationLine, displayDay } from '../citation-line.js';
import { texts } from '../texts.js';
import type { Quote } from '../types.js';
import type { RecapDetails, RecapToKeep } from './recap-files.js';
import { RECAP_WORDS as WORDS } from './recap-words.js';

export interface RecapContent {
  readonly title: string;
  readonly heading: string;
  /** When it was held, and how much was read by how many. */
  readonly facts: string;
  readonly quotes: readonly QuoteContent[];
  /** Each once, in the order of the alphabet. */
  readonly references: readonly ReferenceContent[];
  readonly questions: readonly { readonly question: string; readonly state: string }[];
  readonly scores: readonly string[];
}

export interface ReferenceContent {
  /** Without the address, which may come behind it. */
  readonly plain: string;
  readonly url: string | null;
  /** Whole; everything but the title's `<i>` is escaped. */
  readonly html: string;
}

export interface QuoteContent {
  /** An exact slice. */
  readonly text: string;
  /** `Author, “Title”, …, para. 12`. */
  readonly place: string;
  /** `(Author, 2022, para. 12) · quote 7K2M9QXA`. */
  readonly inText: string;
  readonly url: string | null;
  /** Says that its document has changed; null where it has not. */
  readonly notice: string | null;
}

export function recapContent(recap: RecapToKeep, { language, heldAt, referenceOf }: RecapDetails): RecapContent {
  const { session, quotes, questions, people } = recap;
  const facts = [
    `${WORDS.held[language]} ${displayDay(heldAt, language)} (UTC)`,
    WORDS.read[language](quotes.length, Math.max(quotes.length, session.passages)),
    ...(people === 0 ? [] : [WORDS.people[language](people)]),
  ];
  const quoteOf = (quote: Quote): QuoteContent => ({
    text: quote.text,
    place: citationLine(quote, language),
    inText: `${referenceOf(quote, language).inText} · ${texts.quoteId[language]} ${quote.id}`,
    url: quote.url,
    notice: quote.readAt === undefined ? null : WORDS.changed[language],
  });
  const entryOf = (quote: Quote): ReferenceContent => {
    const { plain, html } = referenceOf(quote, language);
    const { url } = quote;
    const isLast = url !== null && plain.endsWith(url);
    return { plain: isLast ? plain.slice(0, -url.length) : plain, url: isLast ? url : null, html };
  };
  const references = new Map(quotes.map(entryOf).map((entry) => [entry.html, entry]));
  return {
    title: session.title.trim() === '' ? session.id : session.title,
    heading: WORDS.title[language],
    facts: `${facts.join(' · ')}.`,
    quotes: quotes.map(quoteOf),
    references: [...references.values()].sort((a, b) => a.plain.localeCompare(b.plain, language)),
    questions: questions.map(({ question, answered }) => ({
      question,
      state: (answered ? WORDS.answered : WORDS.open)[language],
    })),
    scores: scoresOf(recap, language),
  };
}

/** Kutip knows no names, only Discord's ids; whoever does not want to be named is counted only. */
function scoresOf({ scores, people }: RecapToKeep, language: RecapDetails['language']): string[] {
  const named = scores.flatMap(({ person, right, answered }) =>
    person === null ? [] : [`${WORDS.member[language]} ${person}: ${right}/${answered}`],
  );
  const others = people - named.length;
  return named.length === 0 || others <= 0 ? named : [...named, WORDS.others[language](others)];
}
