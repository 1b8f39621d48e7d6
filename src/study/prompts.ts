// What goes with each passage of a plan: something to recall, or an earlier passage that gives another figure.
import type { Generation } from '../../embeddings/generation.js';
import type { PlannedPassage, StudyPrompt } from '../study-types.js';
import { otherFigures, type Weigh } from './alike-figures.js';
import { askables, isFairIn } from './askable.js';
import { disputedIn, toldBy } from './disputed.js';
import { textOfQuote } from './locate-quote.js';
import type { PlannedQuote } from './plan.js';
import type { PlanSource } from './plan-candidates.js';
import type { ReadingPorts } from './study-ports.js';

/** Share of content from which two clauses give figures for the same: rather no comparison than a wrong one. */
const SAME = 0.65;
/** A term is asked where there is nothing better. */
const TERM = 0.3;

/**
 * In the order of the plan. What is to be recalled stands once in its passage, in none of the earlier ones, and in nothing that the
 * session is about, of which people know; where figures differ nothing is to be recalled but the comparison is made. Null where nothing is fair.
 */
export async function prompts(
  ports: Pick<ReadingPorts, 'library' | 'profile'>,
  request: PlanSource,
  planned: readonly PlannedQuote[],
): Promise<PlannedPassage[]> {
  const generation = await ports.library.generation(request.collectionId);
  const known = await knownBefore(ports, request);
  const passages: PlannedPassage[] = [];
  for (const [at, own] of planned.entries()) {
    const earlier = planned.slice(0, at);
    const weigh: Weigh = (term) => generation?.lexical.idf(term) ?? 1;
    const prompt =
      comparison(own, earlier, weigh) ??
      (await recall(ports, generation, own, [...earlier.map(({ quote }) => quote.text), ...known]));
    passages.push({ quoteId: own.quote.id, prompt });
  }
  return passages;
}

/** The name of what is read; around a quote also its words, which stand where the session was begun. */
async function knownBefore(ports: Pick<ReadingPorts, 'library'>, { owner, about }: PlanSource): Promise<string[]> {
  if (about.kind === 'topic') return [about.topic];
  const quoted = about.kind === 'quote' ? await textOfQuote(ports, owner, about.quoteId) : null;
  return quoted === null ? [about.title] : [about.title, quoted];
}

function comparison(own: PlannedQuote, earlier: readonly PlannedQuote[], weigh: Weigh): StudyPrompt | null {
  const pairs = earlier.flatMap((other, step) => {
    if (other.passage.documentId === own.passage.documentId) return [];
    return otherFigures(toldBy(own.passage), toldBy(other.passage), weigh).map((pair) => ({ ...pair, other, step }));
  });
  const fit = pairs.filter(({ alike, isOfSame, here, there, other }) => {
    const isQuoted = isWithin(own, here) && isWithin(other, there);
    return alike >= SAME && isOfSame && isQuoted;
  });
  const [best] = fit.sort((a, b) => b.alike - a.alike);
  if (best === undefined) return null;
  const [here, there] = [placeIn(own, best.here), placeIn(best.other, best.there)];
  return { kind: 'comparison', here, with: best.step, there };
}

async function recall(
  ports: Pick<ReadingPorts, 'library' | 'profile'>,
  generation: Generation | null,
  own: PlannedQuote,
  told: readonly string[],
): Promise<StudyPrompt | null> {
  const value = ({ kind, score }: { kind: string; score: number }) => score - (kind === 'term' ? TERM : 0);
  const best = askables(own.passage).sort((a, b) => value(b) - value(a) || a.start - b.start);
  const isDisputed = generation === null ? async () => false : disputedIn(ports, generation, own);
  for (const each of best) {
    if (!isFairIn(own.quote, each, told) || (await isDisputed(each))) continue;
    return { kind: 'recall', hidden: [each.start, each.end] };
  }
  return null;
}

/** Offsets into the source text. */
function placeIn({ passage }: PlannedQuote, { start, end }: { start: number; end: number }): [number, number] {
  return [passage.start + start, passage.start + end];
}

function isWithin(planned: PlannedQuote, figure: { start: number; end: number }): boolean {
  const [start, end] = placeIn(planned, figure);
  return planned.quote.start <= start && end <= planned.quote.end;
}
