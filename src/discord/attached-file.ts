// An attachment as Discord describes it -> what commands are given of it.
import type { Attachment } from 'discord.js';
import type { AttachedFile } from '../ports.js';

/** Nothing of it is checked: the name is what a person's machine calls the file, the size what Discord says. */
export function attachedFile({ name, size, url }: Attachment): AttachedFile {
  return { name, size, url };
}
