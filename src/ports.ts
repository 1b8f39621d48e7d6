// What services need of the world, passed in from main: console, Discord and tests each provide their own.
import type { MessageAddress } from './group-types.js';
import type { Reply } from './reply.js';

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

/** Speaks to people outside the reply to a command. Text is rendered, escaped and kept within limits by the surface. */
export interface Messenger {
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
