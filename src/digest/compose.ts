// What a digest says today: its quotes, something to recall, and what the group asked. Nothing is written here.
import type { Generation } from '../../embeddings/generation.js';
import { localDateAt } from '../schedule/due.js';
import { NOT_HERE } from '../schedule/reasons.js';
import type { Posting, Reason, Schedule } from '../schedule-types.js';
import { askedSince } from './asked.js';
import { readersOf } from './channels.js';
import { usedBy } from './content.js';
import { type DigestDetails, detailsOf } from './details.js';
import type { DigestContent } from './digest-keeper.js';
import type { DigestPorts } from './digest-ports.js';
import { pickQuotes } from './pick-quotes.js';
import { candidatesOf, createPicker, type Picker } from './picker.js';
import { bestPassages, keysOf, type Pool, poolOf, positionsOf } from './pool.js';
import { collectionGone, NO_DOCUMENTS, NO_TOPIC, NOTHING_NEW } from './reasons.js';
import { pickRecall } from './recall.js';
import { bearingOn } from './session-passages.js';
import { isUsedDocument, readUsed, type Used, usedDocument, usedSentence } from './used-keys.js';

export type Composed =
  | {
      readonly content: DigestContent;
      /** Keys of what it uses; see `used-keys.ts`. */
      readonly used: readonly string[];
      /** Where a new round begins: what counts as used in it from the start; else null. */
      readonly newRound: readonly string[] | null;
    }
  | { readonly skip: Reason };

/** Postings among which the last digest is looked for. */
const LOOKED_BACK = 30;
/** Passages about a topic. */
const MOST_ABOUT = 100;
/** Passages among which something to recall is looked for. */
const CONSIDERED_TO_RECALL = 60;

/** What the steps below share. */
interface Composing {
  readonly ports: DigestPorts;
  readonly schedule: Schedule;
  readonly details: DigestDetails;
  readonly generation: Generation;
  readonly relevanceOf: (ordinal: number) => number | null;
  readonly bearsOnSession: ((ordinal: number) => number | null) | null;
  readonly history: History;
}

interface History {
  /** Keys of what was posted last. */
  readonly last: readonly string[];
  /** When that was (milliseconds since 1970); null: never. */
  readonly lastAt: number | null;
  /** Keys of what postings are to use that are not settled yet. */
  readonly pending: readonly string[];
}

/**
 * `posting`: for which it is decided; null for a look at it beforehand. Throws UserError `collection-gone`, and what the
 * encoder and the library throw.
 */
export async function compose(ports: DigestPorts, schedule: Schedule, posting: Posting | null): Promise<Composed> {
  const { store, messenger, library, clock } = ports;
  const { owner, channel, plan } = schedule;
  const details = detailsOf(schedule);
  const { collectionId } = details;
  const all = await store.collectionInfos(owner);
  if (!all.some(({ id, removedAt }) => id === collectionId && removedAt === null)) throw collectionGone();
  const readers = await readersOf({ messenger }, channel, all);
  if (!readers.collections.has(collectionId)) return { skip: NOT_HERE };
  const generation = await library.generation(collectionId);
  if (generation === null || generation.live === 0) return { skip: NO_DOCUMENTS };
  const relevanceOf = await relevance(ports, owner, details, generation);
  if (relevanceOf === null) return { skip: NO_TOPIC };
  const history = await historyOf(ports, schedule, posting);
  const session = await ports.reading(owner, channel, collectionId);
  const bearsOnSession = session && (await bearingOn(ports, owner, collectionId, session, generation));
  const composing = { ports, schedule, details, generation, relevanceOf, bearsOnSession, history };

  const { quoted, newRound } = await quotedNow(composing);
  const { pool, picker } = quoted;
  if (picker.picked.length === 0) return { skip: NOTHING_NEW };
  const { open, ...counts } = await askedSince(ports, owner, readers, history.lastAt);
  const beside = { quotes: picker.picked.map(({ quote }) => quote), open, topic: details.topic };
  const others = await candidatesOf(ports, pool, await bestPassages(pool, relevanceOf, CONSIDERED_TO_RECALL));
  const recall = await pickRecall(ports, pool, picker, others, beside);
  const documents = [...picker.picked, ...(recall === null ? [] : [recall])].map(({ documentId }) => documentId);
  const sentences = [...(await keysOf(pool, new Set(picker.groups)))];
  const content = {
    date: posting?.date ?? localDateAt(plan.zone, clock.now()),
    quotes: picker.picked.map(({ quote, because }) => ({ id: quote.id, because })),
    recall: recall && { id: recall.quote.id, hidden: recall.hidden },
    ...counts,
    open: open.map(({ id }) => id),
  };
  const used = [...new Set([...sentences.map(usedSentence), ...documents.map(usedDocument)])];
  return { content, used, newRound };
}

/** Null where nothing bears on the topic. Without a topic, what is most central matters most. */
async function relevance(
  { answers }: DigestPorts,
  owner: string,
  { collectionId, topic }: DigestDetails,
  { centrality, passageIds }: Generation,
): Promise<Composing['relevanceOf'] | null> {
  if (topic === null) return (ordinal) => centrality[ordinal] ?? 0;
  const about = await answers.passagesAbout({ owner, collectionId, topic, most: MOST_ABOUT });
  const scores = new Map(about.map(({ passageId, score }) => [passageId, score]));
  return scores.size === 0 ? null : (ordinal) => scores.get(passageIds[ordinal] ?? 0) ?? null;
}

async function historyOf({ store }: DigestPorts, { owner, id }: Schedule, posting: Posting | null): Promise<History> {
  const postings = await store.postings(owner, id, LOOKED_BACK);
  const last = postings.find(({ state, content }) => (state === 'sent' || state === 'uncertain') && content !== null);
  const pending = postings.filter((each) => each.settledAt === null && each.id !== posting?.id);
  return {
    last: last === undefined ? [] : usedBy(last),
    lastAt: last?.settledAt ?? null,
    pending: pending.flatMap(usedBy),
  };
}

interface Quoted {
  readonly pool: Pool;
  readonly picker: Picker;
}

/** In this round; where all was used and that is wished, in a new one. */
async function quotedNow(
  composing: Composing,
): Promise<{ readonly quoted: Quoted; readonly newRound: string[] | null }> {
  const { ports, schedule, details, history } = composing;
  const before = await ports.store.used(schedule.owner, schedule.id);
  const quoted = await quotesOf(composing, readUsed([...before, ...history.pending]));
  if (quoted.picker.picked.length > 0 || !details.repeat) return { quoted, newRound: null };
  const documents = [...before].filter(isUsedDocument);
  // Not what was read last; where there is nothing else, that too.
  for (const shown of [history.last, []]) {
    const kept = [...new Set([...documents, ...shown])];
    const again = await quotesOf(composing, readUsed([...kept, ...history.pending]));
    if (again.picker.picked.length > 0) return { quoted: again, newRound: kept };
  }
  return { quoted, newRound: null };
}

async function quotesOf(
  { ports, schedule: { owner }, details, generation, relevanceOf, bearsOnSession, history }: Composing,
  used: Used,
): Promise<Quoted> {
  const pool = await poolOf(generation, used);
  const positions = await positionsOf(pool, readUsed(history.last).sentences);
  const before = [...new Set(positions.map((at) => generation.worthy.ordinals[at] ?? 0))];
  const picker = createPicker(ports, pool, { owner, wanted: details.quotes + 1, before });
  await pickQuotes(ports, pool, picker, { ...details, quoted: used.documents, relevanceOf, bearsOnSession });
  return { pool, picker };
}
