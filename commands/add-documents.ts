// /documents add, and the form behind it: files that managers give, kept, read, and shown as Kutip understood them.
import type { CollectionInfo } from '../src/collection-types.js';
import type { Statement } from '../src/corpus/stated.js';
import type { Reply } from '../src/reply.js';
import type { Language, Localized, Notice } from '../src/types.js';
import { UserError } from '../src/user-error.js';
import { collectionOption } from './collection-option.js';
import { type Action, type ActionInput, type CommandContext, defineCommand, type Form } from './command.js';
import { collectionInSight } from './in-sight.js';
import { formTitle, publisherAndDate, statedField, writtenStatement } from './stated-fields.js';
import { MOST_FILES, offeredFile, takeDocuments } from './take-documents.js';

/** UTF-16 units; see `stated`. */
const LONGEST = 300;
const LONGEST_LINK = 2_000;
/** A date that Kutip does not take is told of with the file kept, so that nothing is typed in vain. */
const LONGEST_DATE = 40;

export const add = defineCommand({
  name: { id: 'tambah', en: 'add' },
  help: { id: 'Tambah dokumen; tanpa berkas, formulirnya terbuka', en: 'Add documents; without a file a form opens' },
  access: 'managers',
  discordOnly: true,
  options: {
    file: {
      type: 'file',
      name: { id: 'berkas', en: 'file' },
      help: { id: 'TXT, MD, HTML, PDF, DOCX, PPTX, atau EPUB', en: 'TXT, MD, HTML, PDF, DOCX, PPTX or EPUB' },
    },
    title: option({ id: 'judul', en: 'title' }, { id: 'Judulnya', en: 'Its title' }, LONGEST),
    author: option({ id: 'penulis', en: 'author' }, { id: 'Penulisnya', en: 'Its author' }, LONGEST),
    publisher: option({ id: 'penerbit', en: 'publisher' }, { id: 'Penerbitnya', en: 'Its publisher' }, LONGEST),
    date: option(
      { id: 'tanggal', en: 'date' },
      { id: 'Tanggalnya (2022, 2022-01, 2022-01-07)', en: 'Its date (2022, 2022-01, 2022-01-07)' },
      LONGEST_DATE,
    ),
    link: option({ id: 'tautan', en: 'link' }, { id: 'Alamat aslinya', en: 'Where it is from' }, LONGEST_LINK),
    collection: collectionOption,
  },
  acknowledge: ({ file }) => (file === undefined ? 'form' : 'private'),
  form: async ({ collectionId }, { title = '', author = '', publisher = '', date = '', link = '' }) => ({
    action: addDocuments.name,
    argument: String(collectionId),
    fields: { title, author, 'publisher-date': [publisher, date].filter((part) => part !== '').join(', '), url: link },
  }),
  async run(context, { file, title, author, publisher, date, link }) {
    if (file === undefined) throw noFile();
    const statement = writtenStatement({ title, author, publisher, date, url: link });
    return takeDocuments(context, await collectionInSight(context, ''), [offeredFile(context, file, statement)]);
  },
});

/** `COLLECTIONID`, or empty for the one that is meant where the button is. */
const addDocuments: Action = {
  name: 'add-documents',
  label: { id: 'Tambah dokumen', en: 'Add documents' },
  access: 'managers',
  acknowledgement: 'private',
  async form(context, { argument, fields = {} }) {
    return formFor(context, await collectionInSight(context, argument), fields);
  },
  async run(context, { argument, fields, files = [] }): Promise<Reply> {
    const collection = await collectionInSight(context, argument);
    const some = files.slice(0, MOST_FILES);
    if (some.length === 0) throw noFile();
    const statement = statementOf(fields);
    const isOne = some.length === 1;
    const offered = some.map((file) => offeredFile(context, file, isOne ? statement : {}));
    const reply = await takeDocuments(context, collection, offered);
    return isOne || Object.keys(statement).length === 0 ? reply : noting(reply, FOR_ONE_FILE);
  },
};

export const addDocumentsActions: readonly Action[] = [addDocuments];

function option<const N extends Localized>(name: N, help: Localized, maxLength: number) {
  return { type: 'text', name, help, maxLength } as const;
}

function formFor(
  { language, services }: CommandContext,
  { id, label: collection }: CollectionInfo,
  given: ActionInput['fields'],
): Form {
  const field = (name: Parameters<typeof statedField>[0], label?: Localized) =>
    statedField(name, language, {
      value: (given[name] ?? '').slice(0, name === 'url' ? LONGEST_LINK : LONGEST),
      ...(label !== undefined && { label }),
    });
  const megabytes = Math.max(1, Math.floor(services.documents.fileBytes / 1_000_000));
  return {
    title: formTitle(TEXTS.title[language], collection),
    argument: String(id),
    fields: [
      {
        ...{ type: 'files', name: 'files', required: true, most: MOST_FILES },
        label: TEXTS.files[language],
        help: filesHelp(megabytes, language),
      },
      field('title', TEXTS.documentTitle),
      field('author'),
      field('publisher-date'),
      field('url'),
    ],
  };
}

function filesHelp(megabytes: number, language: Language): string {
  return {
    id: `TXT, MD, HTML, PDF, DOCX, PPTX, EPUB; paling banyak ${MOST_FILES} berkas, masing-masing ${megabytes} MB`,
    en: `TXT, MD, HTML, PDF, DOCX, PPTX, EPUB; at most ${MOST_FILES} files of ${megabytes} MB each`,
  }[language];
}

function statementOf(fields: ActionInput['fields']): Statement {
  const { title, author, url } = fields;
  return writtenStatement({ title, author, ...publisherAndDate(fields['publisher-date'] ?? ''), url });
}

/** Said of the first document that there is something to correct in. */
function noting(reply: Reply, notice: Notice): Reply {
  if (reply.kind !== 'given') return reply;
  const first = reply.documents.find(({ id }) => id !== '');
  const documents = reply.documents.map((each) =>
    each === first ? { ...each, notices: [notice, ...each.notices] } : each,
  );
  return { ...reply, documents };
}

const TEXTS = {
  title: { id: 'Tambah dokumen', en: 'Add documents' },
  files: { id: 'Berkas', en: 'Files' },
  documentTitle: { id: 'Judul (kalau berkasnya satu)', en: 'Title (for a single file)' },
} satisfies Record<string, Localized>;

const FOR_ONE_FILE: Notice = {
  code: 'statement-left-out',
  sentence: {
    id: 'Keterangan yang kamu tulis tidak dipakai, karena berkasnya lebih dari satu. Isi satu per satu dengan Betulkan.',
    en: 'What you stated was left out, because there was more than one file. State it one by one with Correct.',
  },
};

function noFile(): UserError {
  return new UserError('no-file', {
    id: 'Belum ada berkasnya. Lampirkan berkas dokumennya, lalu kirim lagi.',
    en: 'There is no file. Attach the file of the document and send again.',
  });
}
