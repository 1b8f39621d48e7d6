// What Kutip understood of files that people gave, for whoever gave or manages them.

import type { SourceDocument } from '../src/answer/place.js';
import type { KeptFile } from '../src/corpus/document-keeper.js';
import { UNDO_MS } from '../src/corpus/forget-old.js';
import type { GivenDocument } from '../src/reply.js';
import type { Boilerplate, BoilerplateReason, Metadata } from '../src/types.js';
import type { CommandServices } from './services.js';

/** In the same order. `owner`: that of the files. */
export function givenDocuments(
  { library }: Pick<CommandServices, 'library'>,
  owner: string,
  files: readonly KeptFile[],
): Promise<GivenDocument[]> {
  return Promise.all(
    files.map(async (file) => {
      if (file.owner !== owner) throw new Error('a file of another owner');
      const document = file.documentId === null ? null : await library.document(file.documentId);
      return document === null ? unreadDocument(file) : readDocument(library, file, document);
    }),
  );
}

function unreadDocument({ id, path, state, removedAt, refusal, given }: KeptFile): GivenDocument {
  return {
    ...{ id, name: path, refusal },
    // The document of a file that was just read may be replaced at this moment.
    state: state === 'read' ? 'waiting' : state,
    metadata: state === 'removed' && Object.keys(given).length > 0 ? { ...NOTHING_KNOWN, ...given } : null,
    pages: null,
    passages: 0,
    leftOut: [],
    notices: [],
    undoUntil: removedAt === null ? null : removedAt + UNDO_MS,
  };
}

async function readDocument(
  library: CommandServices['library'],
  file: KeptFile,
  { versionId, metadata, pages, passages, notices, length }: SourceDocument,
): Promise<GivenDocument> {
  const boilerplate = (await library.structure(versionId))?.boilerplate ?? [];
  return {
    ...unreadDocument(file),
    state: file.state,
    ...{ metadata, pages, passages, notices },
    leftOut: sharesOf(boilerplate, length),
  };
}

/** The largest first, each as a share of `length`. */
function sharesOf(boilerplate: readonly Boilerplate[], length: number): GivenDocument['leftOut'] {
  const units = new Map<BoilerplateReason, number>();
  for (const { reason, start, end } of boilerplate) units.set(reason, (units.get(reason) ?? 0) + end - start);
  return [...units]
    .sort(([, a], [, b]) => b - a)
    .map(([reason, left]) => ({ reason, share: left / Math.max(1, length) }));
}

const NOTHING_KNOWN: Metadata = { title: null, author: null, publisher: null, date: null, url: null, language: null };
