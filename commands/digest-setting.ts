// Setting the digest of a channel: nothing is stored before everything that could be wrong was looked at.
import type { Digest, DigestChange } from '../src/digest/digest-keeper.js';
import { collectionThere } from './collection-there.js';
import type { CommandContext } from './command.js';
import { requireMentionable } from './digest-role.js';
import { postingPlaceAt, requirePostable, tagAt } from './place-to-post.js';

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
    const collectionId = collectionThere(context, around, named);
    const tagged = tagAt(place, tag, before?.tag ?? null);
    if (role !== undefined) await requireMentionable(context, place.channel, role);
    const by = { person, language, zone: settings.timeZone, collectionId };
    return services.digests.set(owner, place.channel, by, { ...change, collectionId, tag: tagged });
  });
}
