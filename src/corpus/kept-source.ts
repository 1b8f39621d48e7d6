// Kept source: the kept files of a collection as a document source. Nothing is read of a file that has not changed.
import type { Collection, KeptFile, KeptFileStore } from '../database/store.js';
import type { Metadata, ParsedDocument } from '../types.js';
import { UserError } from '../user-error.js';
import type { DocumentSource, SourceEntry } from './document-source.js';
import { fileErrors } from './file-errors.js';
import type { FileStore } from './file-store.js';
import type { Parser } from './parser.js';

export interface KeptSourcePorts {
  readonly store: Pick<KeptFileStore, 'files' | 'holdsFiles' | 'textOfFiles'>;
  readonly files: FileStore;
  readonly parser: Pick<Parser, 'parse'>;
  /** UTF-16 units of the texts of all files of an owner. */
  readonly textLimit: number;
}

export interface KeptSourceOptions {
  readonly most?: number | undefined;
  /** Lists nothing instead of throwing where no file was ever kept. */
  readonly evenWithoutFiles?: boolean | undefined;
}

/**
 * What a person stated of a file goes before what is read from it. Of the files that were never read only the first `most`
 * are listed, so that other owners have their turn. Where no file was ever kept `list` throws UserError `nothing-kept`: the
 * collection is a folder's.
 */
export function keptSource(
  ports: KeptSourcePorts,
  { owner, id }: Pick<Collection, 'owner' | 'id'>,
  { most = Number.POSITIVE_INFINITY, evenWithoutFiles = false }: KeptSourceOptions = {},
): DocumentSource {
  return {
    list: async () => {
      if (!evenWithoutFiles && !(await ports.store.holdsFiles(id))) throw nothingKept();
      const room = { left: ports.textLimit - (await ports.store.textOfFiles(owner)) };
      const live = (await ports.store.files(owner, id)).filter(({ state }) => state !== 'removed');
      return {
        entries: inTurn(live, most).map((file) => entryOf(ports, file, room)),
        notices: [],
        unreadable: [],
      };
    },
  };
}

function nothingKept(): UserError {
  return new UserError('nothing-kept', {
    id: 'Koleksi ini belum punya dokumen. Tambahkan dulu.',
    en: 'This collection has no documents yet. Add some first.',
  });
}

/** Those kept first come first. A file that waits because it was edited was read before, and stays listed. */
function inTurn(files: readonly KeptFile[], most: number): KeptFile[] {
  const unread = files.filter(({ state, wasRead }) => state === 'waiting' && !wasRead);
  const later = new Set([...unread].sort((a, b) => a.addedAt - b.addedAt).slice(most));
  return files.filter((file) => !later.has(file));
}

function entryOf({ files, parser, textLimit }: KeptSourcePorts, file: KeptFile, room: { left: number }): SourceEntry {
  const { owner, hash, path, stamp, given } = file;
  return {
    path,
    stamp,
    fileId: file.id,
    bytes: async () => {
      const bytes = await files.bytes(owner, hash);
      if (bytes === null) throw fileErrors.lost(path);
      return bytes;
    },
    parse: async (bytes) => {
      const parsed = await parser.parse(bytes, path);
      // Text that was read before is counted already.
      if (!file.wasRead) room.left -= parsed.text.length;
      if (room.left < 0 && !file.wasRead) {
        room.left += parsed.text.length;
        throw fileErrors.textFull(path, textLimit);
      }
      return withStated(parsed, given);
    },
  };
}

function withStated(parsed: ParsedDocument, given: Partial<Metadata>): ParsedDocument {
  return { ...parsed, metadata: { ...parsed.metadata, ...given } };
}
