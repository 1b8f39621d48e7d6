// /documents, /dokumen: which documents there are.
import type { SourceDocument } from '../src/answer/place.js';
import type { DocumentSummary } from '../src/reply.js';
import { type CommandGroup, defineCommand } from './command.js';
import { documentChoices, namedDocument } from './document-option.js';

/** Sentences shown of a document's opening. */
const OPENING_SENTENCES = 3;

const list = defineCommand({
  name: { id: 'daftar', en: 'list' },
  help: { id: 'Semua dokumen yang bisa dikutip', en: 'All documents that can be quoted' },
  access: 'everyone',
  options: {},
  acknowledge: () => 'private',
  async run(context) {
    const documents = await context.services.library.documents(context.collectionId);
    return {
      kind: 'documents',
      language: context.language,
      documents: documents.map(summary),
      page: 0,
      pages: 1,
      total: documents.length,
      passages: documents.reduce((sum, { passages }) => sum + passages, 0),
      search: null,
    };
  },
});

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
      complete: documentChoices,
    },
  },
  acknowledge: () => 'private',
  async run(context, input) {
    const document = await namedDocument(context, input.document);
    const { library } = context.services;
    const [source, structure] = await Promise.all([
      library.sourceText(document.versionId),
      library.structure(document.versionId),
    ]);
    const opening = (structure?.sentences ?? [])
      .filter(({ start, end }) => !structure?.boilerplate.some((mark) => mark.start < end && start < mark.end))
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

function summary({ path, metadata, notices, pages, passages }: SourceDocument): DocumentSummary {
  return { path, metadata, notices, pages, passages };
}
