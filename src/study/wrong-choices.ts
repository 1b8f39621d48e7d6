// Wrong choices for quiz questions: what the documents say of the same kind elsewhere.
import { setImmediate as turn } from 'node:timers/promises';
import type { Generation } from '../../embeddings/generation.js';
import type { Said } from '../text/distractors.js';
import { detectLanguage } from '../text/language.js';
import { type AroundName, type NameRole, nameRole } from '../text/name-role.js';
import { analyse } from '../text/terms.js';
import { type Askable, askables } from './askable.js';
import type { ReadingPorts, StudyText } from './study-ports.js';

/** Passages from which they are taken; more take longer and hardly make better ones. */
const MOST_PASSAGES = 240;
/** At least so many nearest to each passage that is asked about. */
const LEAST_NEAREST = 20;
/** Passages looked at before others have their turn. */
const PORTION = 4;
/** UTF-16 units on either side of a name that tell what it names. */
const AROUND = 24;

/**
 * What may stand beside the answer, from other passages: of its kind, names of the same sort of thing, in the passage's language,
 * because another one would tell which is right. Empty where nothing tells what a name names.
 */
export type WrongChoices = (answer: Askable, passage: StudyText) => readonly Said[];

interface SaidThere extends Said {
  readonly passageId: number;
  readonly language: string | null;
}

/** Of the passages nearest to `shown` (their ordinals), so that choices are of the subject. */
export async function wrongChoices(
  { library }: Pick<ReadingPorts, 'library'>,
  { vectors, passageIds }: Generation,
  shown: readonly number[],
): Promise<WrongChoices> {
  const each = Math.max(LEAST_NEAREST, Math.floor(MOST_PASSAGES / Math.max(1, shown.length)));
  const near = new Set(shown);
  for (const ordinal of shown) for (const hit of vectors.nearest(vectors.vector(ordinal), each)) near.add(hit.ordinal);
  const said: SaidThere[] = [];
  const around = new Map<string, AroundName[]>();
  const ids = [...near].map((ordinal) => passageIds[ordinal] ?? -1);
  for (let from = 0; from < ids.length; from += PORTION) {
    for (const passage of await library.passages(ids.slice(from, from + PORTION))) {
      const language = detectLanguage(passage.text);
      for (const each of askables(passage)) {
        said.push({ text: each.text, kind: each.kind, passageId: passage.id, language });
        if (each.kind === 'name') around.set(each.text, [...(around.get(each.text) ?? []), aroundIn(passage, each)]);
      }
    }
    await turn();
  }
  const roles = new Map(Array.from(around, ([name, places]) => [name, nameRole(name, places)]));
  return (answer, passage) => fitting(said, roles, answer, passage);
}

function fitting(
  said: readonly SaidThere[],
  roles: ReadonlyMap<string, NameRole | null>,
  { text, kind }: Askable,
  passage: StudyText,
): readonly Said[] {
  const role = roles.get(text) ?? null;
  if (kind === 'name' && role === null) return [];
  const language = detectLanguage(passage.text);
  const found = new Map<string, Said>();
  for (const each of said) {
    if (each.kind !== kind || each.passageId === passage.id || each.language !== language) continue;
    if (kind === 'name' && (roles.get(each.text) !== role || sharesName(each.text, text, role))) continue;
    found.set(each.text, { text: each.text, kind });
  }
  return [...found.values()];
}

/** "Kassym Tokayev" and "Tokayev, K." may be one person; bodies are often called "Organisation". */
function sharesName(one: string, other: string, role: NameRole | null): boolean {
  const terms = new Set(analyse(one).terms);
  return role !== 'body' && analyse(other).terms.some((term) => terms.has(term));
}

function aroundIn({ text, start: from }: StudyText, { start, end }: Askable): AroundName {
  const [at, to] = [start - from, end - from];
  return { before: text.slice(Math.max(0, at - AROUND), at), after: text.slice(to, to + AROUND) };
}
