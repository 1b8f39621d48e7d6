// What was decided -> an answer: sentences become quotes, with what else is said of them.
import type { Answer, Language, QuestionKind, Quote } from '../types.js';
import { alsoIn } from './also-in.js';
import type { AnswerLibrary } from './answer-ports.js';
import { figuresDiffer } from './figures.js';
import type { Search } from './found-passages.js';
import { type Choice, makeQuotes, QUOTE_LENGTH, type QuotingPorts } from './make-quotes.js';
import type { Stopwatch } from './stopwatch.js';

/** What one question came to, before quotes are cut. */
export interface Decision {
  readonly answered: boolean;
  readonly sure: boolean;
  readonly confidence: number;
  readonly choices: readonly Choice[];
  readonly nearest: readonly Choice[];
  readonly further: readonly Choice[];
}

/** What was asked, and how it was read. */
export interface AskedText {
  readonly question: string;
  readonly readAs: string | null;
  readonly language: Language;
  readonly kind: QuestionKind;
  readonly subject: string;
  readonly owner: string;
  /** See `Answer.undated`. */
  readonly undated: number;
}

export async function quotedAnswer(
  ports: QuotingPorts & { readonly library: AnswerLibrary },
  asked: AskedText,
  search: Search,
  decision: Decision,
  watch: Stopwatch,
): Promise<Answer> {
  const { question, readAs, language, kind, subject, owner, undated } = asked;
  const quoting = { owner, blocking: search.blocking, length: QUOTE_LENGTH };
  const made = await makeQuotes(ports, quoting, decision.choices);
  const nearest = await makeQuotes(ports, quoting, decision.nearest);
  const further = await makeQuotes(ports, quoting, decision.further, made);
  const quotes = made.map(({ quote }) => quote);
  const twins = await alsoIn(
    ports.library,
    search,
    made.map(({ choice }) => choice.passage),
  );
  return {
    question,
    readAs,
    language,
    kind,
    answered: quotes.length > 0 && decision.answered,
    sure: decision.sure && made[0]?.choice === decision.choices[0],
    confidence: decision.confidence,
    quotes,
    nearest: nearest.map(({ quote }) => quote),
    further: further.map(({ quote }) => quote),
    undated,
    alsoIn: Object.fromEntries(
      quotes.flatMap(({ id }, at) => ((twins[at] ?? []).length > 0 ? [[id, twins[at] ?? []]] : [])),
    ),
    figuresDiffer: kind === 'question' && differing(subject, quotes),
    timings: watch.timings(),
  };
}

/** Compares the answering words of quotes from different documents. */
function differing(question: string, quotes: readonly Quote[]): boolean {
  const seen = new Map<string, string>();
  for (const { document, emphasis, start, text } of quotes) {
    if (emphasis !== null && !seen.has(document))
      seen.set(document, text.slice(emphasis[0] - start, emphasis[1] - start));
  }
  return figuresDiffer(question, [...seen.values()]);
}
