// What a test says about the servers of its local Discord: channels, people, roles, and what Kutip may do.
import type { PermissionsString } from 'discord.js';

export type ChannelKind = 'text' | 'voice' | 'forum' | 'announcement' | 'category';

export interface ThreadOptions {
  readonly name: string;
  readonly archived?: boolean;
  readonly locked?: boolean;
  readonly private?: boolean;
}

export interface ChannelOptions {
  readonly name: string;
  /** Text when it is not said. */
  readonly kind?: ChannelKind;
  /** Names of a forum's tags. */
  readonly tags?: readonly string[];
  /** Those of its tags that only moderators may set. */
  readonly moderatedTags?: readonly string[];
  /** Whether a post in this forum must bear a tag. */
  readonly tagRequired?: boolean;
  /** What Kutip may not do here; a thread follows its channel. */
  readonly denied?: readonly PermissionsString[];
  /** What nobody without a role of more may do here. */
  readonly deniedToEveryone?: readonly PermissionsString[];
  /** What those with this role may not do here. */
  readonly deniedToRole?: { readonly role: string; readonly permissions: readonly PermissionsString[] };
  /** Names of the roles that alone see it; Kutip sees it too. */
  readonly onlyFor?: readonly string[];
  readonly threads?: readonly ThreadOptions[];
}

/** Discord's codes; `id` is Indonesian. */
export type PersonLocale = 'id' | 'en-US' | 'en-GB' | 'de' | 'ja';

export interface PersonOptions {
  /** The same name in two servers is the same person. */
  readonly name: string;
  /** Of this person's Discord; English (`en-US`) when it is not said. */
  readonly locale?: PersonLocale;
  /** Beyond those of everybody. */
  readonly permissions?: readonly PermissionsString[];
  /** Names of roles; they are made when the server has none such. */
  readonly roles?: readonly string[];
  readonly bot?: boolean;
  /** Whether the person takes private messages of bots; true when it is not said. */
  readonly takesMessages?: boolean;
}

export interface ServerOptions {
  readonly name: string;
  /** One text channel `umum` when they are not said. */
  readonly channels?: readonly ChannelOptions[];
  readonly people?: readonly PersonOptions[];
  readonly roles?: readonly string[];
  /** Names of roles that anybody may mention. */
  readonly mentionable?: readonly string[];
  /** Name of the channel where newcomers are greeted; null: none; the first text channel when it is not said. */
  readonly systemChannel?: string | null;
  /** What everybody may do. */
  readonly everyone?: readonly PermissionsString[];
  /** Bytes that bots may attach to a message; 10 MiB when it is not said. */
  readonly fileLimit?: number;
  /** What Kutip's own role adds. */
  readonly kutip?: readonly PermissionsString[];
}

/** What Discord allows everybody in a new server, as far as a bot of text can meet it. */
export const everyonesPermissions: readonly PermissionsString[] = [
  'ViewChannel',
  'SendMessages',
  'SendMessagesInThreads',
  'CreatePublicThreads',
  'CreatePrivateThreads',
  'EmbedLinks',
  'AttachFiles',
  'AddReactions',
  'UseExternalEmojis',
  'ReadMessageHistory',
  'UseApplicationCommands',
  'ChangeNickname',
  'Connect',
  'Speak',
];
