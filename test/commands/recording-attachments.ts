// Attachments without Discord: what a test attached can be opened, and nothing else.
import type { AttachedFile, Attachments } from '../../src/ports.js';
import { UserError } from '../../src/user-error.js';

export interface RecordingAttachments extends Attachments {
  /** A file that somebody attached. */
  attach(name: string, contents: string | Uint8Array): AttachedFile;
  /** Its address is of no use any more. */
  expire(file: AttachedFile): void;
  /** Names of what was opened, in order. */
  readonly opened: string[];
}

export function recordingAttachments(): RecordingAttachments {
  const files = new Map<string, Uint8Array>();
  const opened: string[] = [];
  let attached = 0;
  return {
    opened,
    attach(name, contents) {
      const bytes = typeof contents === 'string' ? new TextEncoder().encode(contents) : contents;
      attached += 1;
      const url = `https://cdn.discordapp.com/attachments/1/${attached}/file`;
      files.set(url, bytes);
      return { name, size: bytes.length, url };
    },
    expire: ({ url }) => void files.delete(url),
    async open({ name, url }, most) {
      opened.push(name);
      const bytes = files.get(url);
      if (bytes === undefined) throw refusal('attachment-gone', 'sudah tidak ada. Lampirkan lagi.');
      if (bytes.length > most) throw refusal('file-too-large', 'terlalu besar. Pecah berkasnya.');
      return bytes;
    },
  };
}

function refusal(code: string, sentence: string): UserError {
  return new UserError(code, { id: `Berkas ini ${sentence}`, en: `This file ${sentence}` });
}
