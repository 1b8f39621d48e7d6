// Questions of a quiz: a quote of what was read, in which something is hidden, and four choices of which one is right.
import { setImmediate as turn } from 'node:timers/promises';
import type { Generation } from '../../embeddings/generation.js';
import type { RoundDraft } from '../database/study-store.js';
import { distractors } from '../text/distractors.js';
import { hiddenElsewhere } from '../text/hidden-elsewhere.js';
import { shuffled } from '../text/shuffle.js';
import { analyse } from '../text/terms.js';
import type { Quote } from '../types.js';
import { type Askable, askables, isFairIn } from './askable.js';
import { disputedIn, type IsDisputed } from './disputed.js';
import { passageOfQuote } from './locate-quote.js';
import { ordinalsOf } from './plan-candidates.js';
import type { ReadingPorts, StudyText } from './study-ports.js';
import { type WrongChoices, wrongChoices } from './wrong-choices.js';

export interface QuizRequest {
  readonly owner: string;
  readonly collectionId: number;
  /** Quote ids of the passages that were shown. */
  readonly shown: readonly string[];
  /** The most questions. */
  readonly wanted: number;
  /** Right choices of questions that were asked before. */
  readonly without: readonly string[];
  /** Decides the order of the choices: an id. */
  readonly seed: string;
}

/** A passage to ask about. */
interface Asked {
  readonly passage: StudyText;
  readonly ordinal: number;
  /** Its sentences that stand by themselves. */
  readonly alone: ReadonlySet<number>;
  readonly isDisputed: IsDisputed;
  /** The best first; of each sentence several. */
  readonly askables: readonly Askable[];
}

interface Question {
  readonly passageId: number;
  readonly askable: Askable;
  readonly quote: Quote;
  readonly wrong: readonly string[];
}

const WRONG = 3;
/** A term is asked where there is nothing better. */
const TERM = 0.3;
/** So is what has to be shown with its whole passage. */
const NOT_ALONE = 0.15;

/**
 * Fewer than wanted where no more are fair: the hidden part stands once in its quote, the wrong choices nowhere in the passage, the
 * documents do not disagree about it, and no question gives away another. In the order of the passages shown.
 */
export async function quizQuestions(ports: ReadingPorts, request: QuizRequest): Promise<RoundDraft[]> {
  const generation = await ports.library.generation(request.collectionId);
  if (generation === null) return [];
  const asked = await passagesAsked(ports, generation, request);
  const wrongOf = await wrongChoices(
    ports,
    generation,
    asked.map(({ ordinal }) => ordinal),
  );
  const questions: Question[] = [];
  const left = asked.map((each) => ({ ...each, askables: [...each.askables] }));
  // A question of each passage, then another one of each.
  while (questions.length < request.wanted && left.some((each) => each.askables.length > 0)) {
    for (const each of left) {
      if (questions.length === request.wanted) break;
      const question = await nextQuestion(ports, { asked: each, wrongOf, request, questions });
      if (question !== null) questions.push(question);
      await turn();
    }
  }
  const placeOf = ({ passageId }: Question) => asked.findIndex(({ passage }) => passage.id === passageId);
  questions.sort((a, b) => placeOf(a) - placeOf(b) || a.askable.start - b.askable.start);
  return questions.map((question) => roundOf(question, request.seed));
}

async function passagesAsked(
  ports: ReadingPorts,
  generation: Generation,
  { owner, shown }: QuizRequest,
): Promise<Asked[]> {
  const found = await Promise.all(shown.map((quoteId) => passageOfQuote(ports, owner, quoteId)));
  const ids = [...new Set(found.flatMap((passage) => (passage === null ? [] : [passage.id])))];
  const ordinals = ordinalsOf(generation, ids);
  const { worthy } = generation;
  return (await ports.library.passages([...ordinals.keys()])).map((passage) => {
    const ordinal = ordinals.get(passage.id) ?? -1;
    const alone = new Set(worthy.places.filter((_, at) => worthy.ordinals[at] === ordinal));
    const value = ({ kind, score, sentence }: Askable) =>
      score - (kind === 'term' ? TERM : 0) - (alone.has(sentence) ? 0 : NOT_ALONE);
    const best = askables(passage).sort((a, b) => value(b) - value(a) || a.start - b.start);
    const isDisputed = disputedIn(ports, generation, { passage, ordinal });
    return { passage, ordinal, alone, isDisputed, askables: best };
  });
}

/** Takes what it looks at from the passage's list; null when nothing is left of it. */
async function nextQuestion(
  ports: ReadingPorts,
  given: {
    readonly asked: Asked & { readonly askables: Askable[] };
    readonly wrongOf: WrongChoices;
    readonly request: QuizRequest;
    readonly questions: readonly Question[];
  },
): Promise<Question | null> {
  const { asked, wrongOf, request, questions } = given;
  for (let askable = asked.askables.shift(); askable !== undefined; askable = asked.askables.shift()) {
    if (isAsked(askable.text, request, questions) || (await asked.isDisputed(askable))) continue;
    const quote = await quoteFor(ports, request.owner, asked, askable);
    if (quote === null || givesAway(askable, quote, questions)) continue;
    const wrong = distractors(askable, wrongOf(askable, asked.passage), `${asked.passage.text}\n${quote.text}`, WRONG);
    await turn();
    if (wrong.length === WRONG) return { passageId: asked.passage.id, askable, quote, wrong };
  }
  return null;
}

function isAsked(answer: string, { without }: QuizRequest, questions: readonly Question[]): boolean {
  const keyOf = (text: string) => analyse(text).terms.join(' ');
  const before = [...without, ...questions.map(({ askable }) => askable.text)];
  return before.some((each) => keyOf(each) === keyOf(answer));
}

/** The sentence alone where it stands by itself, else the whole passage; null where neither is fair. */
async function quoteFor(
  { answers }: ReadingPorts,
  owner: string,
  { passage, alone }: Asked,
  { sentence, start, end }: Askable,
): Promise<Quote | null> {
  const [quoted] = alone.has(sentence)
    ? await answers.quoteSentences(owner, [{ passageId: passage.id, sentence }])
    : await answers.quotePassages(owner, [passage.id]);
  return quoted !== undefined && isFairIn(quoted.quote, { start, end }, []) ? quoted.quote : null;
}

/** Whether one of the quotes shows what another question hides, or is shown again. */
function givesAway(askable: Askable, quote: Quote, questions: readonly Question[]): boolean {
  const own = { start: askable.start - quote.start, end: askable.end - quote.start };
  return questions.some((other) => {
    const hidden = { start: other.askable.start - other.quote.start, end: other.askable.end - other.quote.start };
    const isTold = hiddenElsewhere(quote.text, own, [other.quote.text]);
    return isTold || hiddenElsewhere(other.quote.text, hidden, [quote.text]);
  });
}

function roundOf({ askable, quote, wrong }: Question, seed: string): RoundDraft {
  const choices = shuffled([askable.text, ...wrong], `${seed}.${quote.id}.${askable.start}`);
  const { start, end, text } = askable;
  return { quoteId: quote.id, hidden: { start, end }, choices, right: choices.indexOf(text) };
}
