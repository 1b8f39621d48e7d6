// What is sent to Discord: text within its limits, rows of components, and no mention or preview of its own.
import { type APIActionRowComponent, type APIComponentInMessageActionRow, MessageFlags } from 'discord.js';
import type { Language } from '../../types.js';

/** A row of at most five buttons, or of one select menu. */
export type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/** Body of a message, as discord.js takes it. Who sees it (the ephemeral flag) is for the sender to add. */
export interface Payload {
  /** At most 2,000 UTF-16 units; empty only for a deletion. */
  readonly content: string;
  /** At most five. */
  readonly components: readonly Row[];
  readonly flags: MessageFlags.SuppressEmbeds;
  /** What goes along as attachments; a payload without leaves those of an edited message as they are. */
  readonly files?: readonly PayloadFile[];
  readonly allowedMentions: { readonly parse: readonly []; readonly repliedUser: false };
}

/** An attachment: a name without a folder, and what is in it. */
export interface PayloadFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** For whom a reply is rendered. */
export interface View {
  readonly language: Language;
  /** `</ask:ID>` that can be pressed, or `/ask` where the id is not known. `command`: English names, such as `documents show`. */
  mention(command: string): string;
}

/** UTF-16 units of a message's text. */
export const CONTENT_LIMIT = 2000;
/** UTF-16 units of a message that still is about one phone screen; a third quote must keep within. */
export const PHONE_SCREEN = 1250;

export function payload(content: string, components: readonly Row[] = []): Payload {
  return {
    content,
    components,
    flags: MessageFlags.SuppressEmbeds,
    allowedMentions: { parse: [], repliedUser: false },
  };
}
