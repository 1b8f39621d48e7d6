// The sample documents that come with Kutip, offered to a server that has none of its own yet.
import { existsSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { packageRoot } from '../package-root.js';
import type { Progress } from '../ports.js';
import { UserError } from '../user-error.js';
import { isReadable } from './folder.js';
import type { Library } from './library.js';

export interface SamplePack {
  /** Number of documents in it. */
  readonly documents: number;
  /**
   * Puts them into the owner's default collection. Resolves when they can be quoted. Throws UserError as `sync`, and
   * `own-documents` where the collection holds other documents.
   */
  add(owner: string, progress: Progress): Promise<void>;
}

export function createSamplePack(
  library: Pick<Library, 'collection' | 'collections' | 'documentNames' | 'files' | 'readFolder'>,
  folder = join(packageRoot(), 'corpus'),
): SamplePack {
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
  const files = new Set(names.filter(isReadable).map((name) => name.replaceAll(sep, '/')));
  return {
    documents: files.size,
    async add(owner, progress) {
      const { id } = await library.collection(owner);
      // Reading a folder removes what is not in it; a server's own documents must never go that way.
      if (await keepsFiles(library, owner)) throw ownDocuments();
      if ((await library.documentNames(id)).some(({ path }) => !files.has(path))) throw ownDocuments();
      await library.readFolder(owner, folder, { progress });
    },
  };
}

/** In any collection: the samples go when the first document of one's own is read. */
async function keepsFiles(library: Pick<Library, 'collections' | 'files'>, owner: string): Promise<boolean> {
  for (const { id } of await library.collections(owner)) {
    if ((await library.files(owner, id)).some(({ removedAt }) => removedAt === null)) return true;
  }
  return false;
}

function ownDocuments(): UserError {
  return new UserError('own-documents', {
    id: 'Server ini sudah punya dokumen sendiri, jadi dokumen contoh tidak ditambahkan.',
    en: 'This server has documents of its own, so the sample documents were not added.',
  });
}
