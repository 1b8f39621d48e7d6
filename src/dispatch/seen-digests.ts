// Daily digests as one person may look at them and change them: one of a collection out of sight does not exist.
import type { CommandServices } from '../../commands/services.js';
import type { Sight } from '../collection-types.js';
import type { Seen } from './seen.js';

type Digests = CommandServices['digests'];
type Digest = NonNullable<Awaited<ReturnType<Digests['digest']>>>;

export function seenDigests(
  { digests, collections }: Pick<CommandServices, 'digests' | 'collections'>,
  seen: Seen,
  { seesChannel }: Pick<Sight, 'seesChannel'>,
): Digests {
  // Of a collection that is gone for good nothing tells to whom it was tied, but digests of it were posted where it was.
  const isSeen = async ({ owner, collectionId, channel }: Digest) =>
    seen.sees(collectionId) ||
    (seesChannel(channel) && (await collections.list(owner)).every(({ id }) => id !== collectionId));
  const digest = async (owner: string, id: string) => {
    const found = await digests.digest(owner, id);
    return found !== null && (await isSeen(found)) ? found : null;
  };
  const ownerFor = async (owner: string, id: string) => seen.owner((await digest(owner, id)) !== null);
  return {
    async set(owner, channel, by, change) {
      const there = (await digests.digests(owner)).find((each) => each.channel === channel);
      // Nothing of one that the person knows nothing of is taken over.
      if (there !== undefined && !(await isSeen(there))) await digests.stop(owner, there.id);
      return digests.set(
        owner,
        channel,
        { ...by, collectionId: seen.collection(by.collectionId) },
        {
          ...change,
          ...(change.collectionId !== undefined && { collectionId: seen.collection(change.collectionId) }),
        },
      );
    },
    async digests(owner) {
      const all = await digests.digests(owner);
      const areSeen = await Promise.all(all.map(isSeen));
      return all.filter((_, at) => areSeen[at]);
    },
    digest,
    status: async (owner, id) => digests.status(await ownerFor(owner, id), id),
    pause: async (owner, id) => digests.pause(await ownerFor(owner, id), id),
    resume: async (owner, id) => digests.resume(await ownerFor(owner, id), id),
    stop: async (owner, id) => digests.stop(await ownerFor(owner, id), id),
    async preview(owner, id) {
      const found = await digest(owner, id);
      const content = await digests.preview(seen.owner(found !== null), id);
      // Where it is posted, what is asked of a collection that is tied to there counts too.
      const knowsAll = 'skip' in content || found === null || seesChannel(found.channel);
      return knowsAll ? content : { ...content, asked: 0, answered: 0 };
    },
    postNow: async (owner, id) => digests.postNow(await ownerFor(owner, id), id),
    async show(owner, id, content, as) {
      const shown = await digests.show(await ownerFor(owner, id), id, content, as);
      return shown && { ...shown, open: shown.open.filter(({ collectionId }) => seen.sees(collectionId)) };
    },
  };
}
