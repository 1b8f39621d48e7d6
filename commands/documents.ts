// /documents, /dokumen: which documents there are.
import { isBoilerplate, type SourceDocument } from '../src/answer/place.js';
import type { DocumentSummary, Reply } from '../src/reply.js';
import { texts } from '../src/texts.js';
import { type Action, type CommandContext, type CommandGroup, defineCommand } from './command.js';
import { documentChoices, holds, LONGEST_NAME, namedDocument } from './document-option.js';
import { requireDocuments } from './no-documents.js';

/** Sentences shown of a document's opening. */
const OPENING_SENTENCES = 3;
/** Documents on a page of a message; a terminal scrolls. */
const PAGE = 8;
/** UTF-16 units; has room in a button's id beside the page's number. */
const LONGEST_SEARCH = 50;

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
  },
  acknowledge: () => 'private',
  run: (context, { search }) => listPage(context, search ?? null, 0),
});

/** `N` or `N.SEARCH`. */
const turnPage: Action = {
  name: 'documents-page',
  label: texts.documents,
  access: 'everyone',
  acknowledgement: 'update',
  run(context, { argument }) {
    const [, page = '0', search = ''] = /^(\d*)\.?(.*)$/s.exec(argument) ?? [];
    return listPage(context, search === '' ? null : search, Number(page));
  },
};

const show = defineCommand({
  name: { id: 'lihat', en: 'show' },
  help: { id: 'Keterangan satu dokumen', en: 'What is known of one document' },
  access: 'everyone',
  options: {
    document: {
      type: 'text',
      name: { id: 'dokumen', en: 'document' },
      help: { id: 'Nama berkas atau judulnya', en: 'Its file name or title' },
      required: true,
      maxLength: LONGEST_NAME,
      complete: documentChoices,
    },
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
  subcommands: [list, show],
};

export const documentActions: readonly Action[] = [turnPage];

/** The page, or the last one where there are fewer by now. */
async function listPage(context: CommandContext, search: string | null, wanted: number): Promise<Reply> {
  await requireDocuments(context);
  const all = await context.services.library.documents(context.collectionId);
  const found =
    search === null ? all : all.filter(({ path, metadata: { title, author } }) => holds(search, [path, title, author]));
  const size = context.surface === 'console' ? Math.max(found.length, 1) : PAGE;
  const pages = Math.max(1, Math.ceil(found.length / size));
  const page = Math.min(wanted, pages - 1);
  return {
    kind: 'documents',
    language: context.language,
    documents: found.slice(page * size, (page + 1) * size).map(summary),
    page,
    pages,
    total: found.length,
    passages: found.reduce((sum, { passages }) => sum + passages, 0),
    search,
  };
}

function summary({ path, metadata, notices, pages, passages }: SourceDocument): DocumentSummary {
  return { path, metadata, notices, pages, passages };
}
