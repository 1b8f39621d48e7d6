// What Discord would let pass but people should not see: previews of links, lost white space, a mention that may ring.
import { MessageFlags } from 'discord.js';
import { isObject, type Json, textOf } from '../json.js';
import type { Message } from '../records.js';

/** Problems of a message of Kutip's after `body` was applied to it. */
export function shownProblems(message: Message, body: Json): string[] {
  const problems = [...mentionProblems(body)];
  const raw = textOf(body['content']);
  if (raw !== raw.trim()) problems.push('white space at the ends of the content is lost');
  const preview = (message.flags & MessageFlags.SuppressEmbeds) === 0 ? firstBareLink(message.content) : null;
  if (preview !== null) problems.push(`${preview} would show a preview`);
  return problems;
}

function mentionProblems(body: Json): string[] {
  const allowed = body['allowed_mentions'];
  if (!isObject(allowed)) return 'content' in body ? ['allowed_mentions is absent: any mention would ring'] : [];
  const listed = (key: string) => (Array.isArray(allowed[key]) ? allowed[key] : []);
  const lists = [...listed('users'), ...listed('roles').filter((role) => !isAddressed(role, body))];
  const parse = Array.isArray(allowed['parse']) ? allowed['parse'] : ['everything'];
  const ringing = [...parse, ...lists, ...(allowed['replied_user'] === true ? ['the author replied to'] : [])];
  return ringing.length === 0 ? [] : [`allowed_mentions lets ring: ${ringing.join(', ')}`];
}

/** The one role that a message is for stands on its first line, so that nobody else's words can make it ring. */
function isAddressed(role: unknown, body: Json): boolean {
  return textOf(body['content']).startsWith(`<@&${String(role)}>\n`);
}

/** The first link that Discord would unfold: not in angle brackets, not in code; null when there is none. */
export function firstBareLink(content: string): string | null {
  const outsideCode = content.replace(/```[\s\S]*?```|``[\s\S]*?``|`[^`\n]*`/g, ' ');
  const match = /(?<!<)https?:\/\/[^\s<>]+/i.exec(outsideCode);
  return match === null ? null : match[0];
}
