// Single sentences as quotes of their own, for what is read without a question: digests and sessions.
import type { AnswerPorts } from './answer-ports.js';
import type { PlacedSentence, QuotedSentence } from './answer-service.js';
import { blockingOf } from './blocked-sentences.js';
import { type Choice, makeQuotes } from './make-quotes.js';

/** See `AnswerService.quoteSentences`. */
export async function quoteSentences(
  ports: Pick<AnswerPorts, 'library' | 'log'>,
  owner: string,
  sentences: readonly PlacedSentence[],
): Promise<QuotedSentence[]> {
  if (sentences.length === 0) return [];
  const structures = new Map<number, ReturnType<typeof ports.library.structure>>();
  const structure = (versionId: number) => {
    const known = structures.get(versionId) ?? ports.library.structure(versionId);
    structures.set(versionId, known);
    return known;
  };
  const placeOf = await choicesOf(ports, sentences);
  // No quote is shorter than nothing, so none grows beyond its sentence and what that points back to.
  const quoting = { owner, blocking: blockingOf(await ports.library.blockedQuotes(owner)), length: 0 };
  const made = await makeQuotes({ ...ports, library: { ...ports.library, structure } }, quoting, [...placeOf.keys()]);
  return made.flatMap(({ choice, quote }) => {
    const at = placeOf.get(choice);
    return at === undefined ? [] : [{ at, quote }];
  });
}

/** Each sentence of a document that is still there, with its place among those asked for. */
async function choicesOf(
  { library }: Pick<AnswerPorts, 'library'>,
  sentences: readonly PlacedSentence[],
): Promise<Map<Choice, number>> {
  const found = await library.passages([...new Set(sentences.map(({ passageId }) => passageId))]);
  const documents = [...new Set(found.map(({ documentId }) => documentId))];
  const records = await Promise.all(documents.map((id) => library.document(id)));
  const present = new Set(records.map((record) => record?.id));
  const passages = new Map(
    found.filter(({ documentId }) => present.has(documentId)).map((passage) => [passage.id, passage]),
  );
  const choices = new Map<Choice, number>();
  for (const [at, { passageId, sentence }] of sentences.entries()) {
    const passage = passages.get(passageId);
    if (passage !== undefined) choices.set({ passage, sentence, emphasis: null, score: sentences.length - at }, at);
  }
  return choices;
}
