// Which questions ask alike: near in meaning by their vectors, so that a leader sees one line for many.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EncoderProfile } from '../../embeddings/profile.js';
import type { OpenQuestion, OpenQuestionGroup } from '../group-types.js';
import { type AskedFor, askedFor } from './asked-for.js';

/**
 * Share of the encoder's range from which two questions that ask for the same kind of thing ask alike. Vectors tell the
 * topic, hardly what is asked of it ("where" and "who" signed a treaty are as near as two wordings of one question), so
 * that is told by the question words. Measured by bench/alike-questions.ts.
 */
const ALIKE = 0.85;
/** Questions compared before others get their turn: some milliseconds. */
const AT_ONCE = 50;

/**
 * `questions` newest first, each with a unit vector. Each joins the group whose newest question is the most like it,
 * if any is alike. The largest group first, then the one with the newest question.
 */
export async function groupAlike(
  questions: readonly OpenQuestion[],
  vectors: ReadonlyMap<string, Float32Array>,
  profile: Range,
): Promise<OpenQuestionGroup[]> {
  const groups: { readonly first: Compared; readonly questions: OpenQuestion[] }[] = [];
  for (const [at, question] of questions.entries()) {
    if (at % AT_ONCE === AT_ONCE - 1) await nextTurn();
    const own = { asked: askedFor(question.question), vector: vectors.get(question.id) ?? new Float32Array() };
    const alike = groups.filter(({ first }) => askAlike(first, own, profile));
    const nearest = alike.sort((a, b) => likeness(b.first, own, profile) - likeness(a.first, own, profile))[0];
    if (nearest === undefined) groups.push({ first: own, questions: [question] });
    else nearest.questions.push(question);
  }
  // Sorting is stable, and groups stand by their newest question already.
  return groups
    .sort((a, b) => b.questions.length - a.questions.length)
    .map(({ questions: together }) => ({ questions: together }));
}

/** What is compared of a question. */
export interface Compared {
  readonly asked: AskedFor;
  /** Unit vector. */
  readonly vector: Float32Array;
}

/** Whether an answer to one would be an answer to the other. */
export function askAlike(one: Compared, other: Compared, profile: Range): boolean {
  return one.asked === other.asked && likeness(one, other, profile) >= ALIKE;
}

type Range = Pick<EncoderProfile, 'cosineRange'>;

/** 0 at the lower end of the encoder's range of cosines, 1 at the upper. */
export function likeness(one: Compared, other: Compared, { cosineRange: [low, high] }: Range): number {
  let cosine = 0;
  for (let i = 0; i < one.vector.length; i++) cosine += (one.vector[i] ?? 0) * (other.vector[i] ?? 0);
  return (cosine - low) / (high - low);
}
