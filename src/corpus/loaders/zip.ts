// Zip containers (docx, pptx, epub): counted while inflating before any library opens them, then read entry by entry.
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { UserError } from '../../user-error.js';
import { fileErrors } from '../file-errors.js';
import type { ParseLimits } from '../parse-limits.js';

/** Inflating less than this is harmless whatever the ratio: tiny documents compress very well. */
const HARMLESS_BYTES = 2_000_000;

/** The parts of a container that hold text or metadata; pictures and fonts are counted, not kept. */
const KEPT = /^mimetype$|\.(?:xml|rels|opf|ncx|xht|x?html?)$/i;

/**
 * Inflates every entry once, counting, and returns the parts that hold text or metadata by name.
 * Throws a UserError for a zip bomb, a locked or a damaged container.
 */
export async function readZip(bytes: Uint8Array, name: string, limits: ParseLimits): Promise<Map<string, Buffer>> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const budget = new InflationBudget(buffer.length, name, limits);
  const parts = new Map<string, Buffer>();
  try {
    const zip = await yauzl.fromBufferPromise(buffer, { lazyEntries: true, autoClose: false });
    let entries = 0;
    for await (const entry of zip.eachEntry()) {
      entries += 1;
      if (entries > limits.zipEntries) throw fileErrors.zipBomb(name);
      if (entry.isEncrypted()) throw fileErrors.encrypted(name);
      if (entry.fileName.endsWith('/')) continue;
      const content = await inflate(await zip.openReadStreamPromise(entry), budget, KEPT.test(entry.fileName));
      if (content !== null) parts.set(entry.fileName, content);
    }
    return parts;
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw Object.assign(fileErrors.damaged(name), { cause: error });
  }
}

export type ZipEntry = Entry;

/** A container on the disk, of which nothing is inflated yet; to be closed. Throws what yauzl or the disk throws. */
export function openZipFile(path: string): Promise<ZipFile> {
  return yauzl.openPromise(path, { lazyEntries: true, autoClose: false });
}

async function inflate(stream: AsyncIterable<Buffer>, budget: InflationBudget, keep: boolean): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) {
    budget.spend(chunk.length);
    if (keep) chunks.push(chunk);
  }
  return keep ? Buffer.concat(chunks) : null;
}

/** Counts what comes out, because the sizes that a container declares may lie. */
class InflationBudget {
  #spent = 0;
  readonly #name: string;
  readonly #limit: number;

  constructor(fileBytes: number, name: string, limits: ParseLimits) {
    this.#name = name;
    this.#limit = Math.min(limits.inflatedBytes, Math.max(HARMLESS_BYTES, fileBytes * limits.inflatedRatio));
  }

  spend(bytes: number): void {
    this.#spent += bytes;
    if (this.#spent > this.#limit) throw fileErrors.zipBomb(this.#name);
  }
}
