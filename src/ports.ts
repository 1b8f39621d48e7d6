// What services need of the world, passed in from main: console, Discord and tests each provide their own.
import type { MessageAddress } from './group-types.js';
import type { Reply } from './reply.js';
import type { Reason } from './schedule-types.js';
import type { Localized } from './types.js';

/** Progress of long work; `done` of `total` units, `label` names the present one (a file name, never a question). */
export interface Progress {
  update(done: number, total: number, label: string): void;
  finish(): void;
}

/** Tells whoever runs Kutip that something is wrong; `where` names the part, and neither says what was asked or read. */
export interface WarningLog {
  warning(where: string, sentence: string): void;
}

export interface Clock {
  /** Milliseconds since 1970-01-01T00:00Z. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

export const noProgress: Progress = { update: () => {}, finish: () => {} };

/** A file that somebody attached, as the surface tells of it; nothing of it is checked. */
export interface AttachedFile {
  readonly name: string;
  /** Bytes, as said. */
  readonly size: number;
  /** Where its bytes are for a while. */
  readonly url: string;
}

export interface Attachments {
  /**
   * The bytes. Throws UserError when the file is larger than `most` bytes, gone (its address expired), or at no address that
   * attachments have.
   */
  open(file: AttachedFile, most: number): Promise<Uint8Array>;
}

/** What can be done in a channel, by its kind and by Kutip's permissions there. */
export interface ChannelAbilities {
  readonly canSend: boolean;
  /** Open a thread, or a post where it is a forum. False inside a thread, in voice chats, or without the permission. */
  readonly canOpenThread: boolean;
  readonly isThread: boolean;
  readonly isForum: boolean;
  /** Of a thread: the channel around it. */
  readonly parent?: string;
}

/** What a posting of its own needs to know of a place. */
export interface PostingPlace {
  /** Discord server that it is in. */
  readonly owner: string;
  readonly kind: 'channel' | 'thread' | 'forum';
  /** Of a thread: the channel around it. */
  readonly parent?: string;
  /** Tags of a forum that Kutip may set, in the forum's order. */
  readonly tags: readonly { readonly id: string; readonly name: string }[];
  /** Whether posts there must bear a tag. */
  readonly tagRequired: boolean;
  /** Names of the permissions that Kutip lacks there to post, and to look afterwards whether it did. */
  readonly missing: readonly Localized[];
  /** Of those that it lacks to open threads there; none in a thread or forum. */
  readonly missingForThreads: readonly Localized[];
  /** A thread that moderators locked: nothing can be posted in it. */
  readonly locked: boolean;
}

/** What is posted of Kutip's own accord, once. */
export interface Post {
  readonly reply: Reply;
  /** Of the post, where the place is a forum. */
  readonly title: string;
  /** Stands in the ids of its buttons; by it the post is found again. */
  readonly mark: string;
  /** Id of the role that is mentioned; null: nobody is. */
  readonly role: string | null;
  /** Id of the tag that it bears in a forum. */
  readonly tag: string | null;
}

export type PostOutcome =
  | { readonly kind: 'sent'; readonly address: MessageAddress }
  /** Certainly not posted. `passing`: it may work later by itself; else people have to mend it. `retryAfterMs`: as Discord says. */
  | { readonly kind: 'refused'; readonly passing: boolean; readonly reason: Reason; readonly retryAfterMs?: number }
  /** The answer was lost: it may have been posted, or may yet be within a minute. */
  | { readonly kind: 'unknown' };

export type FoundPost =
  | { readonly kind: 'found'; readonly address: MessageAddress }
  /** It is not there, and it would be seen if it were. */
  | { readonly kind: 'absent' }
  /** Nobody can look. `passing`: perhaps later. */
  | { readonly kind: 'unreadable'; readonly passing: boolean };

/** Posts what must not be posted twice. None of these rejects for anything that Discord says, but `postingPlace`. */
export interface PostingMessenger {
  /**
   * Null when the channel is gone, cannot be seen, or is nothing to post in. Throws UserError `discord-down` where that
   * cannot be asked now.
   */
  postingPlace(channel: string): Promise<PostingPlace | null>;
  /** Whether a role can be mentioned there: null when it can; why not where it cannot. Never everyone. */
  refusalToMention(channel: string, role: string): Promise<Reason | null>;
  /** One request, never repeated; given up after half a minute. Within minutes Discord posts the same mark once, but in forums. */
  post(channel: string, post: Post): Promise<PostOutcome>;
  /** Looks for a post of Kutip's own that is not older than `since` (milliseconds since 1970), also among archived ones. */
  findPost(channel: string, mark: string, since: number): Promise<FoundPost>;
  /** Whether everybody who sees `channel` sees `other` too, as far as roles tell. */
  isSeenByReadersOf(channel: string, other: string): Promise<boolean>;
  /** A private message to one person; false where the person does not take any, or Discord is away. */
  notify(person: string, reply: Reply): Promise<boolean>;
}

/** What study sessions need of Discord besides. All but `closeThread` reject where Discord cannot be reached. */
export interface SessionMessenger {
  /**
   * The thread in which a message of Kutip's own goes on: the one that hangs on it, made where there is none; the thread itself where it
   * stands in one. Two calls make one thread. Throws UserError as `Messenger.openThread`.
   */
  threadOn(address: MessageAddress, title: string): Promise<string>;
  /**
   * Shows something else in a message of Kutip's own; false when it is gone, cannot be reached any more, or stands in a thread that is
   * archived or locked. It keeps its files where the reply has none.
   */
  edit(address: MessageAddress, reply: Reply): Promise<boolean>;
  /** Archives a thread, where Kutip may; what cannot be archived stays open. */
  closeThread(thread: string): Promise<void>;
  /**
   * Makes an event of the server, or changes that of `id`; resolves to its id, another one where that is gone, over or under way. Null
   * where Kutip may not, the server has too many, or the start is past.
   */
  saveEvent(owner: string, event: ServerEvent, id: string | null): Promise<string | null>;
  deleteEvent(owner: string, id: string): Promise<void>;
}

/** Something that stands among the events of a server. */
export interface ServerEvent {
  /** At most 100 UTF-16 units are shown. */
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly start: number;
  readonly end: number;
  /** Channel in which it is held. */
  readonly channel: string;
}

/** Speaks to people outside the reply to a command. Text is rendered, escaped and kept within limits by the surface. */
export interface Messenger extends PostingMessenger, SessionMessenger {
  /** Throws UserError when the channel is gone or Kutip may not write there. */
  send(channel: string, reply: Reply): Promise<MessageAddress>;
  /** Opens a thread (in a forum a post) that begins with `first`. Resolves to its id. Throws UserError as `send`. */
  openThread(channel: string, title: string, first: Reply): Promise<string>;
  /** Whether the thread still exists and can be written in (an archived one can: writing reopens it). */
  threadIsUsable(thread: string): Promise<boolean>;
  abilities(channel: string): Promise<ChannelAbilities>;
  /** The question that a message of Kutip's shows (cut where it was cut); null when message or question is gone. */
  questionShown(address: MessageAddress): Promise<string | null>;
}
