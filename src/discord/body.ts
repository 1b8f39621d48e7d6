// A payload as Discord's API takes it.
import type { APIAllowedMentions, MessageFlags } from 'discord.js';
import type { Payload, Row } from './render/payload.js';

export interface Body {
  readonly content: string;
  readonly components: readonly Row[];
  readonly flags: number;
  readonly allowed_mentions: APIAllowedMentions;
}

/** No text of Kutip's pings anybody. */
export const NOBODY: APIAllowedMentions = { parse: [] };

/** `flag`: added to the payload's own. */
export function bodyOf({ content, components, flags }: Payload, flag?: MessageFlags): Body {
  return { content, components, flags: flags | (flag ?? 0), allowed_mentions: NOBODY };
}
