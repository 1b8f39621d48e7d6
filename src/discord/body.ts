// A payload as Discord's API and as discord.js take it.
import type { APIAllowedMentions, AttachmentPayload, MessageFlags, RawFile } from 'discord.js';
import type { Payload, Row } from './render/payload.js';

export interface Body {
  readonly content: string;
  readonly components: readonly Row[];
  readonly flags: number;
  readonly allowed_mentions: APIAllowedMentions;
  /** The files that come with the request, by their place among them; absent where the message keeps those it has. */
  readonly attachments?: readonly { readonly id: string; readonly filename: string }[];
}

/** No text of Kutip's pings anybody. */
export const NOBODY: APIAllowedMentions = { parse: [] };

/** `flag`: added to the payload's own. Files go beside it, see `filesOf`; sent twice they still stand there once. */
export function bodyOf({ content, components, flags, files = [] }: Payload, flag?: MessageFlags): Body {
  return {
    content,
    components,
    flags: flags | (flag ?? 0),
    allowed_mentions: NOBODY,
    ...(files.length > 0 && { attachments: files.map(({ name }, index) => ({ id: String(index), filename: name })) }),
  };
}

/** What goes beside the body, in parts of its own. */
export function filesOf({ files = [] }: Payload): { files?: RawFile[] } {
  return files.length === 0 ? {} : { files: files.map(({ name, bytes }) => ({ name, data: bytes })) };
}

/** The same for the methods of discord.js. */
export function messageOf({ content, components, flags, files = [] }: Payload) {
  const attached: AttachmentPayload[] = files.map(({ name, bytes }) => ({ name, attachment: Buffer.from(bytes) }));
  return { content, components, flags, ...(attached.length > 0 && { files: attached }) };
}
