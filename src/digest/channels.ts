// What everybody who reads a channel may know of.
import type { CollectionInfo } from '../collection-types.js';
import type { OpenQuestion } from '../group-types.js';
import type { DigestPorts } from './digest-ports.js';

export interface Readers {
  /** Collections that all of them may know of, as ids. */
  readonly collections: ReadonlySet<number>;
  /** Whether each of them could have read the question where it was asked. */
  couldRead(question: OpenQuestion): Promise<boolean>;
}

/** `all`: the collections of the channel's owner. */
export async function readersOf(
  { messenger }: Pick<DigestPorts, 'messenger'>,
  channel: string,
  all: readonly CollectionInfo[],
): Promise<Readers> {
  const { parent } = await messenger.abilities(channel);
  const around = parent === undefined ? [channel] : [channel, parent];
  const isTheirs = ({ tiedTo }: CollectionInfo) => tiedTo.length === 0 || tiedTo.some((id) => around.includes(id));
  const theirs = all.filter((each) => each.removedAt === null && isTheirs(each));
  const collections = new Set(theirs.map(({ id }) => id));
  const known = new Map(around.map((id) => [id, Promise.resolve(true)]));
  return {
    collections,
    couldRead(question) {
      if (!collections.has(question.collectionId)) return Promise.resolve(false);
      const isSeen = known.get(question.channel) ?? messenger.isSeenByReadersOf(channel, question.channel);
      known.set(question.channel, isSeen);
      return isSeen;
    },
  };
}
