// Where something is to be posted: everything that would keep it from being posted is found out before anything is set.
import type { PostingPlace } from '../src/ports.js';
import type { Language, Localized } from '../src/types.js';
import { UserError } from '../src/user-error.js';
import type { Choice, CommandContext } from './command.js';

/** Discord's ids of channels. */
export const DISCORD_ID = /^\d{1,20}$/;
/** What is typed for none of what may be left out. */
export const NONE = '-';
/** Tags that a refusal names. */
const MOST_NAMED = 10;

export interface PlaceToPost extends PostingPlace {
  readonly channel: string;
}

/** Throws UserError `no-posting-place`, the same for a channel that is not there as for one of another server or out of sight. */
export async function postingPlaceAt(
  { services, owner, sight }: CommandContext,
  channel: string | null,
): Promise<PlaceToPost> {
  if (channel === null) throw noPostingPlace();
  const place = await services.messenger.postingPlace(channel);
  // Threads are seen as the channel around them is.
  if (place === null || place.owner !== owner || !sight.seesChannel(place.parent ?? channel)) throw noPostingPlace();
  return { ...place, channel };
}

/** Throws UserError `locked`, or `missing-permission` that names all of them. */
export function requirePostable({ locked, missing }: PostingPlace): void {
  if (locked) throw lockedPlace();
  if (missing.length === 0) return;
  const names = (language: Language) => missing.map((name) => name[language]).join(', ');
  throw new UserError('missing-permission', {
    id: `Kutip belum bisa mengirim di kanal itu. Beri Kutip izin ini di sana, lalu coba lagi: ${names('id')}.`,
    en: `Kutip cannot post in that channel yet. Give Kutip these permissions there, then try again: ${names('en')}.`,
  });
}

/**
 * The tag that the posts will bear. `typed`: id or name of a tag, `-` for none, undefined where `before` stays if the forum
 * still has it. Throws UserError `tag-without-forum`, `unknown-tag` or `no-tag`.
 */
export function tagAt({ kind, tags, tagRequired }: PostingPlace, typed: string | undefined, before: string | null) {
  if (kind !== 'forum') {
    if (typed === undefined || typed === NONE) return null;
    throw new UserError('tag-without-forum', {
      id: 'Tag hanya ada di forum. Kosongkan opsi “tag”, atau pilih forum sebagai kanalnya.',
      en: 'Only forums have tags. Leave out the option “tag”, or choose a forum as the channel.',
    });
  }
  const isNone = typed === NONE;
  const wanted = isNone ? null : (typed ?? before);
  const isNamed = (name: string) => wanted !== null && folded(name) === folded(wanted);
  const found = tags.find(({ id }) => id === wanted) ?? tags.find(({ name }) => isNamed(name));
  if (found !== undefined) return found.id;
  if (typed !== undefined && !isNone) throw unknownTag(tags);
  if (tagRequired) throw noTag(tags);
  return null;
}

/** Tags of the forum in the option `channel`, else of the one around. */
export async function tagChoices(
  context: CommandContext,
  typed: string,
  others: Readonly<Record<string, string>>,
): Promise<readonly Choice[]> {
  const place = await postingPlaceAt(context, others['channel'] ?? context.channel).catch(onlyRefused);
  if (place?.kind !== 'forum') return [];
  const none = { label: { id: 'Tanpa tag', en: 'No tag' }[context.language], value: NONE };
  const choices = place.tags.map(({ id, name }) => ({ label: name, value: id }));
  return [...choices, ...(place.tagRequired ? [] : [none])].filter(({ label }) =>
    folded(label).includes(folded(typed)),
  );
}

/** Nothing is chosen from where nothing can be posted; everything else goes on. */
function onlyRefused(error: unknown): null {
  if (error instanceof UserError) return null;
  throw error;
}

function folded(text: string): string {
  return text.trim().normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

function noPostingPlace(): UserError {
  return new UserError('no-posting-place', {
    id: 'Kutip tidak bisa mengirim ke situ. Pilih kanal teks, utas, atau forum di server ini yang bisa dilihat olehmu dan oleh Kutip.',
    en: 'Kutip cannot post there. Choose a text channel, thread or forum of this server that both you and Kutip can see.',
  });
}

function lockedPlace(): UserError {
  return new UserError('locked', {
    id: 'Utas itu dikunci, jadi Kutip tidak bisa mengirim di sana. Buka kuncinya, atau pilih kanal lain.',
    en: 'That thread is locked, so Kutip cannot post in it. Unlock it, or choose another channel.',
  });
}

function noTag(tags: PostingPlace['tags']): UserError {
  const list: Localized =
    tags.length === 0
      ? { id: 'Forum itu belum punya tag yang bisa dipakai Kutip.', en: 'It has none that Kutip can use yet.' }
      : { id: `Pilih lewat opsi “tag”: ${named(tags)}.`, en: `Choose one with the option “tag”: ${named(tags)}.` };
  return new UserError('no-tag', {
    id: `Di forum itu setiap postingan wajib punya tag. ${list.id}`,
    en: `Every post in that forum must have a tag. ${list.en}`,
  });
}

function unknownTag(tags: PostingPlace['tags']): UserError {
  if (tags.length === 0) {
    return new UserError('unknown-tag', {
      id: 'Forum itu tidak punya tag yang bisa dipakai Kutip. Kosongkan opsi “tag”.',
      en: 'That forum has no tags that Kutip can use. Leave out the option “tag”.',
    });
  }
  return new UserError('unknown-tag', {
    id: `Tag itu tidak ada di forum tersebut. Pilih salah satu: ${named(tags)}.`,
    en: `That forum has no such tag. Choose one of: ${named(tags)}.`,
  });
}

function named(tags: PostingPlace['tags']): string {
  const names = tags.map(({ name }) => name);
  return names.slice(0, MOST_NAMED).join(', ') + (names.length > MOST_NAMED ? ', …' : '');
}
