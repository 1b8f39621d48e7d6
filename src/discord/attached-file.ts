// An attachment as Discord describes it -> what commands are given of it.
import type { Attachment } from 'discord.js';
import type { AttachedFile } from '../ports.js';

const ENDING = /\.\w+$/;

/**
 * Nothing of it is checked. Discord takes spaces and most letters but Latin ones out of the name of a file, and says what it
 * was called before in a title, which may lack its ending.
 */
export function attachedFile({ name, title, size, url }: Attachment): AttachedFile {
  const ending = ENDING.exec(name)?.[0] ?? '';
  const original = title === null || title.endsWith(ending) ? title : title + ending;
  return { name: original ?? name, size, url };
}
