// Text to be copied: in a code block, where Discord puts a button for it and nothing needs an escape.
import { visibleText } from '../../visible-text.js';
import { excerptOf } from './excerpt.js';

const FENCE = '```';

/** At most `room` UTF-16 units. What a code block cannot hold, and what must be cut, stands as a block quote instead. */
export function codeBlock(text: string, room: number): string {
  const content = visibleText(text).replace(/\r\n?/g, '\n').trim();
  const block = `${FENCE}\n${content}\n${FENCE}`;
  const holds = content !== '' && !content.includes(FENCE) && block.length <= room;
  return holds ? block : (excerptOf({ text, prefix: '> ' }, room)?.markdown ?? '');
}
