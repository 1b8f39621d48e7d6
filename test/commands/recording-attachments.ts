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
  /** Of files that were being opened at one time. */
  most(): number;
}

export function recordingAttachments(): RecordingAttachments {
  const files = new Map<string, Uint8Array>();
  const opened: string[] = [];
  let attached = 0;
  let [opening, most] = [0, 0];
  return {
    most: () => most,
    opened,
    attach(name, contents) {
      const bytes = typeof contents === 'string' ? new TextEncoder().encode(contents) : contents;
      attached += 1;
      const url = `https://cdn.discordapp.com/attachments/1/${attached}/file`;
      files.set(url, bytes);
      return { name, size: bytes.length, url };
    },
    expire: ({ url }) => void files.delete(url),
    async open({ name, url }, largest) {
      opened.push(name);
      opening += 1;
      most = Math.max(most, opening);
      await new Promise(setImmediate);
      opening -= 1;
      const bytes = files.get(url);
      if (bytes === undefined) throw refusal('attachment-gone', 'sudah tidak ada. Lampirkan lagi.');
      if (bytes.length > largest) throw refusal('file-too-large', 'terlalu besar. Pecah berkasnya.');
      return bytes;
    },
  };
}

function refusal(code: string, sentence: string): UserError {
  return new UserError(code, { id: `Berkas ini ${sentence}`, en: `This file ${sentence}` });
}
