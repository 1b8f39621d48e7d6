// An archive as a file: written beside under another name, on disk when it gets its own; never in place of another unasked.
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { UserError } from '../../user-error.js';
import { archiveErrors } from './archive-errors.js';

export interface SavingOptions {
  /** Puts it in place of a file of that name. */
  readonly force: boolean;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Returns the file's bytes. Whatever goes wrong, nothing is left behind and a file of that name stays as it was. Throws
 * UserError `archive-exists` or `archive-not-writable`, or what the stream failed with.
 */
export async function saveArchive(file: string, stream: Readable, options: SavingOptions): Promise<number> {
  refuseExisting(file, options);
  const unfinished = join(dirname(file), `.${basename(file)}.${randomBytes(6).toString('hex')}.part`);
  try {
    await writeThrough(unfinished, stream, options.signal);
    refuseExisting(file, options);
    const { size } = await stat(unfinished);
    await rename(unfinished, file);
    return size;
  } catch (error) {
    stream.destroy();
    await rm(unfinished, { force: true });
    throw sentenceFor(file, error);
  }
}

/** Asked before anything is read, and once more before the name is taken. */
export function refuseExisting(file: string, { force }: Pick<SavingOptions, 'force'>): void {
  if (!force && existsSync(file)) throw archiveErrors.exists(file);
}

async function writeThrough(path: string, stream: Readable, signal: AbortSignal | undefined): Promise<void> {
  const handle = await open(path, 'wx');
  try {
    for await (const chunk of stream) {
      signal?.throwIfAborted();
      await handle.writeFile(chunk);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** What a person can mend about the place becomes a sentence. */
function sentenceFor(file: string, error: unknown): unknown {
  if (error instanceof UserError || !(error instanceof Error) || !('syscall' in error) || !('code' in error)) {
    return error;
  }
  return archiveErrors.notWritable(file, String(error.code));
}
