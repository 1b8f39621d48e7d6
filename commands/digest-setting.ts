// Setting the digest of a channel: nothing is stored before everything that could be wrong was looked at.
import type { CollectionInfo } from '../src/collection-types.js';
import type { Digest, DigestChange } from '../src/digest/digest-keeper.js';
import { UserError } from '../src/user-error.js';
import type { CommandContext } from './command.js';
import { postingPlaceAt, requirePostable, tagAt } from './digest-place.js';
import { requireMentionable } from './digest-role.js';
import { notHere } from './not-here.js';

/** What is wanted beside what was typed. Left out: as it is, or usual. */
export interface WantedDigest {
  readonly change?: DigestChange;
  /** Id or name of a tag of the forum, `-` for none. */
  readonly tag?: string | undefined;
  /** That the context's collection was named. */
  readonly isCollectionNamed?: boolean;
  /** Id of the role that is to be asked about: nobody is mentioned before that is confirmed. */
  readonly role?: string | undefined;
}

/**
 * Sets it, or changes what is wanted otherwise. `channel`: null where nothing can be posted. Throws UserError for whatever
 * would keep it from being posted, as `postingPlaceAt`, `requirePostable`, `tagAt` and `requireMentionable` do; `not-here`,
 * `collection-gone`, and what `DigestKeeper.set` throws.
 */
export async function setDigest(
  context: CommandContext,
  channel: string | null,
  { change = {}, tag, isCollectionNamed = false, role }: WantedDigest = {},
): Promise<Digest> {
  const { services, owner, person, language, settings } = context;
  const place = await postingPlaceAt(context, channel);
  requirePostable(place);
  return context.oneAtATime(`digests ${owner}`, async () => {
    const before = (await services.digests.digests(owner)).find((digest) => digest.channel === place.channel);
    const around = place.parent === undefined ? [place.channel] : [place.channel, place.parent];
    const named = isCollectionNamed ? context.collectionId : before?.collectionId;
    const collectionId = collectionAt(context, around, named);
    const tagged = tagAt(place, tag, before?.tag ?? null);
    if (role !== undefined) await requireMentionable(context, place.channel, role);
    const by = { person, language, zone: settings.timeZone, collectionId };
    return services.digests.set(owner, place.channel, by, { ...change, collectionId, tag: tagged });
  });
}

/** `named`: one that is wanted, or null for that which is asked there. `around`: a channel, and around a thread its parent. */
function collectionAt(
  { sight, collectionId }: CommandContext,
  around: readonly string[],
  named: number | undefined,
): number {
  const mayPost = ({ tiedTo }: CollectionInfo) => tiedTo.length === 0 || tiedTo.some((id) => around.includes(id));
  if (named !== undefined) {
    const wanted = sight.collections.find(({ id }) => id === named);
    if (wanted === undefined) throw collectionGone();
    if (!mayPost(wanted)) throw notHere();
    return wanted.id;
  }
  const postable = sight.collections.filter(mayPost);
  const used = around.map((channel) => postable.find(({ usedIn }) => usedIn.includes(channel)));
  return (used.find((each) => each !== undefined) ?? postable.find(({ isDefault }) => isDefault))?.id ?? collectionId;
}

function collectionGone(): UserError {
  return new UserError('collection-gone', {
    id: 'Koleksi kutipan harian ini sudah dihapus. Pilih yang lain lewat opsi “koleksi”.',
    en: 'The collection of this digest was removed. Choose another with the option “collection”.',
  });
}
