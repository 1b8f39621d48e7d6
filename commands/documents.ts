// /documents, /dokumen: which documents there are; what changes them has files of its own.
import { isBoilerplate, type SourceDocument } from '../src/answer/place.js';
import type { DocumentSummary, GivenDocument, Reply } from '../src/reply.js';
import { texts } from '../src/texts.js';
import { add } from './add-documents.js';
import { collectionOption } from './collection-option.js';
import { collectionsPanel } from './collections.js';
import { type Action, type CommandContext, type CommandGroup, defineCommand } from './command.js';
import { documentOption, holds, namedDocument } from './document-option.js';
import { edit } from './edit-document.js';
import { exportDocuments } from './export-documents.js';
import { givenDocuments } from './given-documents.js';
import { collectionInSight } from './in-sight.js';
import { requireDocuments } from './no-documents.js';
import { paste } from './paste-document.js';
import { waitingProposals } from './proposals.js';
import { remove } from './remove-document.js';

/** Sentences shown of a document's opening. */
const OPENING_SENTENCES = 3;
/** Documents on a page of a message; a terminal scrolls. */
const PAGE = 8;
/** UTF-16 units; has room in a button's id beside page and collection. */
const LONGEST_SEARCH = 40;

const list = defineCommand({
  name: { id: 'daftar', en: 'list' },
  help: { id: 'Semua dokumen yang bisa dikutip', en: 'All documents that can be quoted' },
  access: 'everyone',
  options: {
    search: {
      type: 'text',
      name: { id: 'cari', en: 'search' },
      help: { id: 'Kata di judul, nama penulis, atau nama berkas', en: 'A word of the title, author or file name' },
      maxLength: LONGEST_SEARCH,
    },
    collection: collectionOption,
  },
  acknowledge: () => 'private',
  run: (context, { search }) => listPage(context, search ?? null, 0),
});

/** `PAGE.COLLECTIONID.SEARCH`, from the end on optional. */
const turnPage: Action = {
  name: 'documents-page',
  label: texts.documents,
  access: 'everyone',
  acknowledgement: 'update',
  async run(context, { argument }) {
    const [page = '', collection = '', ...search] = argument.split('.');
    const { id } = await collectionInSight(context, collection);
    return listPage({ ...context, collectionId: id }, search.join('.') || null, Number.parseInt(page, 10) || 0);
  },
};

const show = defineCommand({
  name: { id: 'lihat', en: 'show' },
  help: { id: 'Keterangan satu dokumen', en: 'What is known of one document' },
  access: 'everyone',
  options: {
    document: documentOption,
    collection: collectionOption,
  },
  acknowledge: () => 'private',
  async run(context, input) {
    await requireDocuments(context);
    const document = await namedDocument(context, input.document);
    const { library } = context.services;
    const [source, structure] = await Promise.all([
      library.sourceText(document.versionId),
      library.structure(document.versionId),
    ]);
    const opening = (structure?.sentences ?? [])
      .filter((sentence) => !isBoilerplate(structure, sentence))
      .slice(0, OPENING_SENTENCES)
      .map(({ start, end }) => source?.slice(start, end) ?? '');
    return { kind: 'document', language: context.language, document: summary(document), opening };
  },
});

export const documents: CommandGroup = {
  name: { id: 'dokumen', en: 'documents' },
  help: { id: 'Dokumen yang dibaca Kutip', en: 'The documents that Kutip reads' },
  subcommands: [list, show, add, paste, edit, remove, exportDocuments, collectionsPanel],
};

export const documentActions: readonly Action[] = [turnPage];

/** The page, or the last one where there are fewer by now. */
async function listPage(context: CommandContext, search: string | null, wanted: number): Promise<Reply> {
  const isTerminal = context.surface === 'console';
  const all = await context.services.library.documents(context.collectionId);
  const { compare } = new Intl.Collator(context.language, { numeric: true });
  const found = all
    .filter(({ path, metadata: { title, author } }) => search === null || holds(search, [path, title, author]))
    .sort((a, b) => compare(a.metadata.title ?? a.path, b.metadata.title ?? b.path));
  const size = isTerminal ? Math.max(found.length, 1) : PAGE;
  const pages = Math.max(1, Math.ceil(found.length / size));
  const page = Math.min(Math.max(0, wanted), pages - 1);
  return {
    kind: 'documents',
    language: context.language,
    documents: found.slice(page * size, (page + 1) * size).map(summary),
    page,
    pages,
    total: found.length,
    passages: found.reduce((sum, { passages }) => sum + passages, 0),
    search,
    ...(!isTerminal && (await onDiscord(context, search))),
  };
}

/** Whose documents these are, and what else became of those that people gave. */
async function onDiscord(context: CommandContext, search: string | null) {
  const { manages, sight } = context;
  const [collection, unread, proposals] = await Promise.all([
    collectionInSight(context, ''),
    unreadDocuments(context, search),
    manages ? waitingProposals(context) : null,
  ]);
  const collections = Math.max(1, sight.collections.length);
  return { collection, collections, unread, ...(proposals !== null && { proposals }) };
}

/** Those that are to be read or could not be; for managers also what was removed, the latest first. */
async function unreadDocuments(context: CommandContext, search: string | null): Promise<GivenDocument[]> {
  const { services, owner, collectionId, manages } = context;
  const files = (await services.documents.files({ owner, collectionId })).filter(
    ({ state, path, given: { title = null, author = null } }) =>
      state !== 'read' && (search === null || holds(search, [path, title, author])),
  );
  const removed = files.filter(({ state }) => state === 'removed');
  const others = files.filter(({ state }) => state !== 'removed');
  const latest = [...removed].sort((a, b) => (b.removedAt ?? 0) - (a.removedAt ?? 0));
  return givenDocuments(services, owner, manages ? [...others, ...latest] : others);
}

function summary({ path, metadata, notices, pages, passages }: SourceDocument): DocumentSummary {
  return { path, metadata, notices, pages, passages };
}
