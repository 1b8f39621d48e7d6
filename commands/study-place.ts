// Where a study session can be held: everything that would keep it from being held there is found out before it begins.
import type { CommandContext } from './command.js';
import { type PlaceToPost, postingPlaceAt, requirePostable } from './place-to-post.js';

/**
 * A thread, in which it is held; a channel, in which its thread is opened; or a forum, in which it is a post. Throws UserError
 * `no-posting-place`, `locked`, or `missing-permission` that names all of them.
 */
export async function studyPlaceAt(context: CommandContext, channel: string | null): Promise<PlaceToPost> {
  const place = await postingPlaceAt(context, channel);
  const missing = new Map([...place.missing, ...place.missingForThreads].map((name) => [name.en, name]));
  requirePostable({ ...place, missing: [...missing.values()] });
  return place;
}

/** The channel, and around a thread its parent. */
export function channelsAround({ channel, parent }: PlaceToPost): readonly string[] {
  return parent === undefined ? [channel] : [channel, parent];
}
