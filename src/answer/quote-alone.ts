// Sentences in a row as a quote of their own, without a question: what single sentences and whole passages share.
import type { Quote } from '../types.js';
import type { AnswerPorts } from './answer-ports.js';
import { type Blocking, blockingOf } from './blocked-sentences.js';
import type { PassageWithText } from './found-passages.js';
import { type Choice, makeQuotes } from './make-quotes.js';

export interface WantedAlone {
  readonly passageId: number;
  /** The first and the last of the passage's sentences; null where nothing of it may be quoted. */
  row(passage: PassageWithText, blocking: Blocking): { readonly sentence: number; readonly through: number } | null;
}

/** In the order given, each with its place in it; what may not be quoted, is not what was indexed, or is gone, is left out. */
export async function quoteAlone(
  ports: Pick<AnswerPorts, 'library' | 'log'>,
  owner: string,
  wanted: readonly WantedAlone[],
): Promise<{ at: number; quote: Quote }[]> {
  if (wanted.length === 0) return [];
  const structures = new Map<number, ReturnType<typeof ports.library.structure>>();
  const structure = (versionId: number) => {
    const known = structures.get(versionId) ?? ports.library.structure(versionId);
    structures.set(versionId, known);
    return known;
  };
  const blocking = blockingOf(await ports.library.blockedQuotes(owner));
  const placeOf = await choicesOf(ports, wanted, blocking);
  // No quote is shorter than nothing, so none grows beyond its sentences and what they point back to.
  const quoting = { owner, blocking, length: 0 };
  const made = await makeQuotes({ ...ports, library: { ...ports.library, structure } }, quoting, [...placeOf.keys()]);
  return made.flatMap(({ choice, quote }) => {
    const at = placeOf.get(choice);
    return at === undefined ? [] : [{ at, quote }];
  });
}

/** What is wanted of each document that is still there, with its place among all that is wanted. */
async function choicesOf(
  { library }: Pick<AnswerPorts, 'library'>,
  wanted: readonly WantedAlone[],
  blocking: Blocking,
): Promise<Map<Choice, number>> {
  const found = await library.passages([...new Set(wanted.map(({ passageId }) => passageId))]);
  const documents = [...new Set(found.map(({ documentId }) => documentId))];
  const records = await Promise.all(documents.map((id) => library.document(id)));
  const present = new Set(records.map((record) => record?.id));
  const passages = new Map(
    found.filter(({ documentId }) => present.has(documentId)).map((passage) => [passage.id, passage]),
  );
  const choices = new Map<Choice, number>();
  for (const [at, { passageId, row }] of wanted.entries()) {
    const passage = passages.get(passageId);
    const sentences = passage === undefined ? null : row(passage, blocking);
    if (passage === undefined || sentences === null) continue;
    choices.set({ passage, ...sentences, emphasis: null, score: wanted.length - at }, at);
  }
  return choices;
}
