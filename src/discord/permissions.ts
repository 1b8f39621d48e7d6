// What Kutip may have to do in a server, as Discord's permissions: no more than it uses, and each with its use.
import { PermissionFlagsBits } from 'discord.js';
import type { Localized } from '../types.js';

export interface NeededPermission {
  readonly bit: bigint;
  /** As the roles of a server show it; in Indonesian with the English name, because many use that client. */
  readonly name: Localized;
}

/**
 * Neither embeds nor files: messages are plain text. Replies to commands need no permission at all, so that a missing one
 * costs mentions, the welcome, or discussions only.
 */
export const NEEDED: readonly NeededPermission[] = [
  // To hear of a mention, and to write in a channel at all.
  needed(PermissionFlagsBits.ViewChannel, 'Lihat Kanal', 'View Channels'),
  // The welcome, answers to a mention, posted answers; in a forum, posts.
  needed(PermissionFlagsBits.SendMessages, 'Kirim Pesan', 'Send Messages'),
  // *Discuss* and study sessions.
  needed(PermissionFlagsBits.CreatePublicThreads, 'Buat Utas Publik', 'Create Public Threads'),
  needed(PermissionFlagsBits.SendMessagesInThreads, 'Kirim Pesan di Utas', 'Send Messages in Threads'),
  // To answer as a reply, and to see which question the message replied to shows.
  needed(PermissionFlagsBits.ReadMessageHistory, 'Baca Riwayat Pesan', 'Read Message History'),
];

/** All of them as one number, as invitations want it. */
export const NEEDED_BITS = NEEDED.reduce((sum, { bit }) => sum | bit, 0n);

/** Those of the needed ones that a server does not grant; administrators have all. */
export function missingFrom(granted: bigint): Localized[] {
  if ((granted & PermissionFlagsBits.Administrator) !== 0n) return [];
  return NEEDED.filter(({ bit }) => (granted & bit) === 0n).map(({ name }) => name);
}

function needed(bit: bigint, id: string, en: string): NeededPermission {
  return { bit, name: { id: `${id} (${en})`, en } };
}
