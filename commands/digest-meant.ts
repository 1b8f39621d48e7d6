// Which digest of a server a command or a button means, among those that the person may know of.
import type { Digest } from '../src/digest/digest-keeper.js';
import { digestGone } from '../src/digest/setting-errors.js';
import { UserError } from '../src/user-error.js';
import type { CommandContext, InputOf, Option } from './command.js';

export const ofChannel = {
  channel: {
    type: 'channel',
    name: { id: 'kanal', en: 'channel' },
    help: { id: 'Kanal kutipan harian yang dimaksud', en: 'Channel of the digest that is meant' },
  },
} as const satisfies Record<string, Option>;

/** `SUBCOMMAND` of /digest with the one option that says of which channel. */
export type OfChannel = InputOf<typeof ofChannel>;

/**
 * That of the channel that was named, else of the channel around, else the only one. Throws UserError `no-digest`,
 * `no-digest-there` or `which-digest`.
 */
export async function digestMeant(context: CommandContext, named: string | undefined): Promise<Digest> {
  const found = await digestMeantIfAny(context, named);
  if (found === null) throw whichDigest();
  return found;
}

/** As `digestMeant`, but null where it is one of several. */
export async function digestMeantIfAny(
  { services, owner, channel }: CommandContext,
  named: string | undefined,
): Promise<Digest | null> {
  const all = await services.digests.digests(owner);
  const of = (id: string | null) => all.find((digest) => digest.channel === id);
  if (all.length === 0) throw noDigest();
  if (named === undefined) return of(channel) ?? (all.length === 1 ? (all[0] ?? null) : null);
  const there = of(named);
  if (there === undefined) throw noDigestThere();
  return there;
}

/** The one with this id. Throws UserError `outdated` for one that was stopped, or that is not to be known of. */
export async function digestById({ services, owner }: CommandContext, id: string): Promise<Digest> {
  const digest = await services.digests.digest(owner, id);
  if (digest === null) throw digestGone();
  return digest;
}

function noDigest(): UserError {
  return new UserError('no-digest', {
    id: 'Belum ada kutipan harian di server ini. Atur dengan /kutipan-harian atur.',
    en: 'This server has no daily digest yet. Set one with /digest set.',
  });
}

function noDigestThere(): UserError {
  return new UserError('no-digest-there', {
    id: 'Di kanal itu tidak ada kutipan harian. Lihat semuanya dengan /kutipan-harian status, atau atur dengan /kutipan-harian atur.',
    en: 'That channel has no daily digest. See them all with /digest status, or set one with /digest set.',
  });
}

function whichDigest(): UserError {
  return new UserError('which-digest', {
    id: 'Server ini punya beberapa kutipan harian. Pilih satu lewat opsi “kanal”.',
    en: 'This server has several daily digests. Choose one with the option “channel”.',
  });
}
