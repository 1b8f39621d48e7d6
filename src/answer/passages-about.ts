// Passages about a topic of a few words, for what is read over days: digests and sessions. No reader is asked.
import { questionLanguage } from '../text/language.js';
import { analyse } from '../text/terms.js';
import { UserError } from '../user-error.js';
import type { AnswerLibrary, AnswerPorts } from './answer-ports.js';
import type { PassageAbout, TopicRequest } from './answer-service.js';
import { quotableSentences } from './blocked-sentences.js';
import { documentsNamed } from './document-named.js';
import { distinctPassages, type Search } from './found-passages.js';
import { nearCandidates } from './further-passages.js';
import { inPlainSpelling } from './interpret.js';
import { prepareSearch } from './prepare-search.js';
import { relevanceOf } from './relevance.js';
import { stopwatch } from './stopwatch.js';

const NOTHING_NAMED = { ids: [], groups: new Set<number>() };
/** UTF-16 units. */
const LONGEST_TOPIC = 200;
/** Of a passage of the document that is named. */
const NAMED_SCORE = 1;
/** Of the threshold, where somebody wants to read what there is: as much as *Find sources* needs, so that topics are found across languages. */
const BROADLY = 0.5;

/** See `AnswerService.passagesAbout`. */
export async function passagesAbout(
  ports: Pick<AnswerPorts, 'library' | 'encoder' | 'calibration'>,
  { owner, collectionId, topic, most, broadly = false, around }: TopicRequest,
): Promise<PassageAbout[]> {
  const { library, calibration } = ports;
  const subject = inPlainSpelling(plainTopic(topic));
  const asked = { subject, language: questionLanguage(subject), kind: 'search', readAs: null } as const;
  const { search } = await prepareSearch(ports, { collectionId, owner }, asked, stopwatch());
  const named = around === undefined ? await passagesNamed(library, search, collectionId) : NOTHING_NAMED;
  const first = named.ids.slice(0, most).map((passageId) => ({ passageId, score: NAMED_SCORE }));
  const least = calibration.thresholds.relevant * (broadly ? BROADLY : 1);
  if (relevanceOf(search, calibration) < least) return first;
  const candidates = nearCandidates(without(search, around)).filter(
    ({ ordinal }) => !named.groups.has(groupOf(search, ordinal)),
  );
  const found = await distinctPassages(library, { ...search, candidates }, { most: most - first.length });
  return [...first, ...found.map(({ candidate, passage }) => ({ passageId: passage.id, score: candidate.fused }))];
}

/** Nothing is as near to a passage as itself, or nearly the same ones: beside them others would seem far. */
function without(search: Search, passageId: number | undefined): Search {
  const { passageIds } = search.generation;
  const itself = search.candidates.find(({ ordinal }) => passageIds[ordinal] === passageId);
  if (itself === undefined) return search;
  const group = groupOf(search, itself.ordinal);
  return { ...search, candidates: search.candidates.filter(({ ordinal }) => groupOf(search, ordinal) !== group) };
}

/** Those of the one document that the topic names, in reading order, none of which nothing may be quoted. */
async function passagesNamed(library: AnswerLibrary, search: Search, collectionId: number) {
  const groups = new Set<number>();
  const [document, ...more] = await documentsNamed(library, search, collectionId);
  if (document === undefined || more.length > 0) return { ids: [], groups };
  const { generation, blocking } = search;
  const ordinals = new Map(Array.from(generation.passageIds, (id, ordinal) => [id, ordinal]));
  const ids = (await library.passagesOf(document.id)).map(({ id }) => id).filter((id) => ordinals.has(id));
  const quotable = (await library.passages(ids)).filter((each) => quotableSentences(each, blocking).length > 0);
  const distinct = quotable.filter(({ id }) => {
    const group = groupOf(search, ordinals.get(id) ?? -1);
    return !groups.has(group) && groups.add(group);
  });
  return { ids: distinct.map(({ id }) => id), groups };
}

function groupOf({ generation }: Search, ordinal: number): number {
  return generation.duplicateGroups[ordinal] ?? ordinal;
}

function plainTopic(typed: string): string {
  if (typed.length > LONGEST_TOPIC) throw tooLong(typed.length);
  const plain = typed
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  if (analyse(plain).terms.length === 0) throw noWords();
  return plain;
}

function tooLong(length: number): UserError {
  return new UserError('topic-too-long', {
    id: `Topiknya terlalu panjang (${length} karakter). Paling panjang ${LONGEST_TOPIC}; tulis beberapa kata saja.`,
    en: `The topic is too long (${length} characters). At most ${LONGEST_TOPIC}; write a few words only.`,
  });
}

function noWords(): UserError {
  return new UserError('no-words', {
    id: 'Tidak ada kata di topik ini. Tulis topiknya dengan kata-kata.',
    en: 'There are no words in this topic. Write it in words.',
  });
}
