// What the local Discord knows of: servers, people, channels, messages, interactions, commands, problems. Types only.
import type { ChannelType } from 'discord.js';
import type { Json } from './json.js';
import type { UploadedFile } from './multipart.js';

export interface Role {
  readonly id: string;
  readonly name: string;
  permissions: bigint;
  readonly managed: boolean;
  readonly position: number;
  /** Anybody may mention it. */
  readonly mentionable: boolean;
}

export interface User {
  readonly id: string;
  readonly name: string;
  readonly bot: boolean;
  /** False where the person takes no private messages of bots. */
  readonly takesMessages?: boolean;
}

export interface Member {
  readonly user: User;
  readonly roles: string[];
  readonly joinedAt: string;
}

export interface Server {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  systemChannelId: string | null;
  /** Bytes that bots may attach to a message here. */
  readonly fileLimit: number;
  readonly roles: Map<string, Role>;
  /** By user id. */
  readonly members: Map<string, Member>;
}

/** Discord's permission overwrite: for a role (0) or a member (1). */
export interface Overwrite {
  readonly id: string;
  readonly type: 0 | 1;
  allow: bigint;
  deny: bigint;
}

/**
 * A channel or a thread. The twin holds it too and tells of changes; permissions and tags are only here, and so are channels
 * of private messages.
 */
export interface Channel {
  readonly id: string;
  /** Empty for private messages. */
  readonly serverId: string;
  readonly type: ChannelType;
  name: string;
  /** The channel of a thread; null for channels. */
  readonly parentId: string | null;
  readonly ownerId: string | null;
  archived: boolean;
  locked: boolean;
  readonly overwrites: Overwrite[];
  readonly tags: readonly { readonly id: string; readonly name: string; readonly moderated: boolean }[];
  readonly tagRequired: boolean;
  appliedTags: readonly string[];
  /** Who gets private messages there. */
  readonly recipientId?: string;
}

/** A file as it was attached, and how Discord calls it. */
export interface StoredFile extends UploadedFile {
  readonly id: string;
  /** Its name without what Discord takes out of names. */
  readonly filename: string;
}

/** A message, also one that a single person sees. */
export interface Message {
  readonly id: string;
  readonly channelId: string;
  readonly serverId: string;
  readonly authorId: string;
  readonly timestamp: string;
  content: string;
  flags: number;
  components: readonly Json[];
  embeds: readonly Json[];
  attachments: readonly StoredFile[];
  /** Ids of users mentioned with a ping. */
  mentions: readonly string[];
  /** Ids of roles mentioned with a ping. */
  mentionedRoles: readonly string[];
  editedAt: string | null;
  /** 0; 19: reply; 20: answer to a command; 23: to a menu of a message. */
  readonly type: number;
  readonly replyTo: string | null;
  readonly nonce: string | null;
  /** Who alone sees it; null: everybody. */
  readonly privateTo: string | null;
  readonly interactionId: string | null;
  deleted: boolean;
}

/** One press, command, typing or form, and what was answered. */
export interface Interaction {
  readonly id: string;
  readonly token: string;
  /** Discord's: 2 command, 3 component, 4 autocomplete, 5 form. */
  readonly type: number;
  /** `ask`, `documents show` or a custom id. */
  readonly name: string;
  readonly userId: string;
  readonly serverId: string;
  readonly channelId: string;
  readonly createdAt: number;
  /** The message that bears the pressed component. */
  readonly sourceMessageId: string | null;
  acknowledgedAt: number | null;
  response: { readonly type: number; readonly data: Json } | null;
  originalId: string | null;
  readonly followUps: string[];
  /** Edits of the message through this interaction's token. */
  edits: number;
  /** Told to the person by Discord; null while all is well. */
  failure: string | null;
  /** True when a scripted fault met its answer: answering twice is then no mistake. */
  disturbed: boolean;
  expired: boolean;
}

/** What stands among the events of a server, held elsewhere than in a voice channel. */
export interface ServerEventRecord {
  readonly id: string;
  readonly serverId: string;
  readonly creatorId: string;
  readonly name: string;
  readonly description: string | null;
  readonly location: string;
  /** Milliseconds since 1970. */
  readonly start: number;
  readonly end: number;
}

export interface RegisteredCommand {
  readonly id: string;
  /** null: registered for all servers. */
  readonly serverId: string | null;
  readonly definition: Json;
}

/** Something that a body does against Discord's rules or this project's. */
export interface Problem {
  /** `POST /channels/…/messages`. */
  readonly where: string;
  readonly what: string;
}
