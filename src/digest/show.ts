// A digest as it is shown: everything is sliced anew, and what was removed, blocked or changed since is left out.

import type { OpenQuestion } from '../group-types.js';
import type { DigestQuote, Reply } from '../reply.js';
import type { Language, Quote } from '../types.js';
import { unmarkedQuote } from '../unmarked-quote.js';
import { readersOf } from './channels.js';
import type { DigestContent } from './digest-keeper.js';
import type { DigestPorts } from './digest-ports.js';

export type DigestReply = Extract<Reply, { readonly kind: 'digest' }>;

export interface ShownIn {
  readonly owner: string;
  readonly channel: string;
  readonly collectionId: number;
  readonly topic: string | null;
  /** Id of the posting; null for a preview. */
  readonly mark: string | null;
  readonly language: Language;
}

/** Null when no quote is left of it. */
export async function showDigest(
  { store, answers, messenger, reading }: Pick<DigestPorts, 'store' | 'answers' | 'messenger' | 'reading'>,
  { owner, channel, collectionId, topic, mark, language }: ShownIn,
  content: DigestContent,
): Promise<DigestReply | null> {
  const ids = [...content.quotes.map(({ id }) => id), ...(content.recall === null ? [] : [content.recall.id])];
  const shown = await answers.showAgain(owner, ids.map(unmarkedQuote));
  const byId = new Map(shown.map((quote) => [quote.id, quote]));
  const quotes = content.quotes.flatMap(({ id, because }): DigestQuote[] => {
    const quote = byId.get(id);
    return quote === undefined ? [] : [{ quote, isNew: because === 'new' }];
  });
  if (quotes.length === 0) return null;
  const abilities = await messenger.abilities(channel);
  const session = await reading(owner, channel, collectionId);
  return {
    kind: 'digest',
    language,
    mark,
    date: content.date,
    topic,
    ...(session !== null && { session: { title: session.title, at: session.at, channel: session.channel } }),
    quotes,
    recall: content.recall && recallOf(byId.get(content.recall.id), content.recall.hidden),
    asked: content.asked,
    answered: content.answered,
    open: await openOnes({ store, messenger }, owner, channel, content.open),
    discussable: abilities.isThread ? abilities.canSend : abilities.canOpenThread,
  };
}

/** Null where what is to be hidden does not lie within the quote. */
function recallOf(quote: Quote | undefined, hidden: readonly [number, number]): DigestReply['recall'] {
  const [start, end] = hidden;
  if (quote === undefined || start < quote.start || end > quote.end || start >= end) return null;
  return { quote, hidden };
}

/** Those that are open still, and that everybody there may still read. */
async function openOnes(
  { store, messenger }: Pick<DigestPorts, 'store' | 'messenger'>,
  owner: string,
  channel: string,
  ids: readonly string[],
): Promise<OpenQuestion[]> {
  if (ids.length === 0) return [];
  const readers = await readersOf({ messenger }, channel, await store.collectionInfos(owner));
  const open: OpenQuestion[] = [];
  for (const id of ids) {
    const question = await store.question(owner, id);
    if (question?.answeredBy === null && (await readers.couldRead(question))) open.push(question);
  }
  return open;
}
