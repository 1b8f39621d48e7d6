// Downloads what people attached: from Discord's own hosts only, no further than a ceiling, for no longer than a while.
import type { AttachedFile, Attachments } from '../ports.js';
import { attachmentErrors } from './attachment-errors.js';
import { insist } from './insist.js';

export interface AttachmentPorts {
  /** Where attachments are, as `https://host`: compared exactly. */
  readonly hosts: readonly string[];
  /** For one file, all tries together. */
  readonly withinMs: number;
  /** Before each further try. */
  readonly pausesMs: readonly number[];
}

/** Discord's hosts of attachments, and of their copies. */
export const ATTACHMENT_HOSTS: readonly string[] = ['https://cdn.discordapp.com', 'https://media.discordapp.net'];

/** The address of a file lets everybody read it: it stands in no error. */
export function createAttachments({ hosts, withinMs, pausesMs }: AttachmentPorts): Attachments {
  return {
    async open(file, most) {
      const url = attachmentUrl(file.url, hosts);
      if (url === null) throw attachmentErrors.elsewhere(file.name);
      if (file.size > most) throw attachmentErrors.tooLarge(file.name, most);
      const over = AbortSignal.timeout(withinMs);
      try {
        const mayTryAgain = (error: unknown) => error instanceof Undelivered && !over.aborted;
        return await insist(() => download(file, url, most, over), pausesMs, mayTryAgain);
      } catch (error) {
        throw error instanceof Undelivered ? attachmentErrors.undelivered(file.name) : error;
      }
    },
  };
}

/** Null for every address but one of these hosts. */
export function attachmentUrl(address: string, hosts: readonly string[]): URL | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  const isPlain = url.username === '' && url.password === '';
  return isPlain && hosts.includes(url.origin) ? url : null;
}

/** Discord, or the line to it, is in trouble; or it took too long. */
class Undelivered extends Error {}

const undelivered = (cause: unknown): never => {
  throw new Undelivered('broken off', { cause });
};

async function download(file: AttachedFile, url: URL, most: number, signal: AbortSignal): Promise<Uint8Array> {
  const headers = { 'accept-encoding': 'identity' };
  const response = await fetch(url, { redirect: 'manual', signal, headers }).catch(undelivered);
  try {
    refuseStatus(response, file.name);
    if (Number(response.headers.get('content-length') ?? 0) > most) throw attachmentErrors.tooLarge(file.name, most);
    const bytes = await readUpTo(response, most);
    if (bytes === null) throw attachmentErrors.tooLarge(file.name, most);
    if (bytes.length !== file.size) throw new Undelivered('not as long as it was said to be');
    return bytes;
  } finally {
    // Ends the connection where it was not read to its end. What is already over cannot be ended, which is no matter.
    await response.body?.cancel().catch(() => {});
  }
}

function refuseStatus({ status, type }: Response, name: string): void {
  if (status === 200) return;
  if (type === 'opaqueredirect' || (status >= 300 && status < 400)) throw attachmentErrors.elsewhere(name);
  if (status >= 400 && status < 500 && status !== 429) throw attachmentErrors.expired(name);
  throw new Undelivered(`status ${status}`);
}

/** Null when there is more than that. */
async function readUpTo({ body }: Response, most: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  if (body === null) return new Uint8Array();
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read().catch(undelivered);
      if (done) return Buffer.concat(chunks, length);
      length += value.length;
      if (length > most) return null;
      chunks.push(value);
    }
  } finally {
    reader.releaseLock();
  }
}
