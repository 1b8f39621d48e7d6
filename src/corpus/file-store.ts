// File store: the bytes of kept files on disk, by owner and content. A name that a person gave is never part of a path.
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { syncFolder, writeThrough } from '../lasting-files.js';
import { sha256 } from './sha256.js';

export interface FileStore {
  /** On disk, whole and lasting, when it resolves. */
  save(owner: string, hash: string, bytes: Uint8Array): Promise<void>;
  /** Null when they are missing or not what was saved. */
  bytes(owner: string, hash: string): Promise<Uint8Array | null>;
  /** Names in the owner's folder that are not among `known`: other contents, and what a killed process left half written. */
  strays(owner: string, known: ReadonlySet<string>): Promise<string[]>;
  /** Deletes those, and the folder where nothing is left; nobody may be saving for this owner meanwhile. */
  sweep(owner: string, known: ReadonlySet<string>): Promise<void>;
  owners(): Promise<string[]>;
}

/** A Discord server's id, or a word of ours. Lower case only, because some file systems do not tell cases apart. */
const OWNER = /^[a-z0-9][a-z0-9-]{0,63}$/;
const HASH = /^[0-9a-f]{64}$/;

/** `root/OWNER/SHA256`. Owners and hashes that are none throw: they come from this program, not from people. */
export function openFileStore(root: string): FileStore {
  const folderOf = (owner: string): string => join(root, matching(OWNER, owner));
  const pathOf = (owner: string, hash: string): string => join(folderOf(owner), matching(HASH, hash));
  const strays = async (owner: string, known: ReadonlySet<string>) =>
    (await namesIn(folderOf(owner))).filter((name) => !known.has(name));
  return {
    async save(owner, hash, bytes) {
      const path = pathOf(owner, hash);
      const unfinished = join(folderOf(owner), `.${randomBytes(8).toString('hex')}`);
      await mkdir(folderOf(owner), { recursive: true });
      await writeThrough(unfinished, bytes);
      await rename(unfinished, path);
      for (const folder of [folderOf(owner), root, dirname(root)]) await syncFolder(folder);
    },
    async bytes(owner, hash) {
      const bytes = await readFile(pathOf(owner, hash)).catch(nothing);
      return bytes !== null && (await sha256(bytes)) === hash ? bytes : null;
    },
    strays,
    async sweep(owner, known) {
      for (const name of await strays(owner, known)) await rm(join(folderOf(owner), name), { force: true });
      await rmdir(folderOf(owner)).catch(unlessInUse);
    },
    owners: async () => (await namesIn(root)).filter((name) => OWNER.test(name)),
  };
}

function matching(pattern: RegExp, value: string): string {
  if (pattern.test(value)) return value;
  throw new Error(`${JSON.stringify(value)} is no owner or hash of kept files`);
}

function unlessInUse(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST' && error.code !== 'ENOENT') throw error;
}

async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(nothing)) ?? [];
}

/** What is not there is nothing; any other failure is told. */
function nothing(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
  throw error;
}
