// What `npm run corpus` says, as text for a person.
import { displayDate, displayDay } from '../citation-line.js';
import type { SyncResult } from '../corpus/sync.js';
import type { DocumentRecord } from '../database/store.js';
import type { Language, Localized } from '../types.js';
import { visibleText } from '../visible-text.js';
import type { CorpusStatus } from './corpus-readings.js';

/** One line a document: path, title, author, date, passages. */
export function listDocuments(documents: readonly DocumentRecord[], language: Language): string {
  if (documents.length === 0) {
    const nothing: Localized = {
      id: 'Belum ada dokumen yang dibaca dari folder ini. Baca dengan "npm run corpus -- reindex".',
      en: 'No documents of this folder have been read yet. Read them with "npm run corpus -- reindex".',
    };
    return nothing[language];
  }
  return documents.map((document) => lineOf(document, language)).join('\n');
}

export function lineOf({ path, metadata, passages }: DocumentRecord, language: Language): string {
  const { title, author, date } = metadata;
  const parts = [
    path,
    title,
    author,
    date === null ? null : displayDate(date, language),
    passageCount(passages, language),
  ];
  return visibleText(parts.filter((part) => part !== null).join(' · ')).replace(/\s+/g, ' ');
}

export function describeDocument(document: DocumentRecord, language: Language): string {
  const { path, metadata, format, pages, length, passages, addedAt, notices } = document;
  const { title, author, publisher, date, url } = metadata;
  const rows: [Localized, string | null][] = [
    [{ id: 'Berkas', en: 'File' }, `${path} (${format})`],
    [{ id: 'Judul', en: 'Title' }, title],
    [{ id: 'Penulis', en: 'Author' }, author],
    [{ id: 'Penerbit', en: 'Publisher' }, publisher],
    [{ id: 'Tanggal', en: 'Date' }, date === null ? null : displayDate(date, language)],
    [{ id: 'Tautan', en: 'Link' }, url],
    [{ id: 'Halaman', en: 'Pages' }, pages === null ? null : String(pages)],
    [{ id: 'Panjang', en: 'Length' }, `${numeral(length, language)} ${{ id: 'karakter', en: 'characters' }[language]}`],
    [{ id: 'Isi', en: 'Contents' }, passageCount(passages, language)],
    [{ id: 'Dibaca', en: 'Read' }, displayDay(addedAt, language)],
  ];
  return [table(rows, language), ...notices.map(({ sentence }) => visibleText(sentence[language]))].join('\n');
}

export function describeStatus(status: CorpusStatus, language: Language): string {
  const { folder, database, documents, passages, model, busy, refused } = status;
  const rows: [Localized, string | null][] = [
    [{ id: 'Folder', en: 'Folder' }, folder],
    [{ id: 'Basis data', en: 'Database' }, database],
    [{ id: 'Dokumen', en: 'Documents' }, numeral(documents, language)],
    [{ id: 'Isi', en: 'Contents' }, passageCount(passages, language)],
    [{ id: 'Model', en: 'Model' }, model],
    [{ id: 'Sedang dibaca', en: 'Being read' }, busy ? { id: 'ya', en: 'yes' }[language] : null],
  ];
  return [table(rows, language), ...refused.map(({ sentence }) => visibleText(sentence[language]))].join('\n');
}

/** What changed, then what could not be read and why. */
export function describeSync(result: Omit<SyncResult, 'collection'>, language: Language): string {
  const { added, changed, removed, unchanged, failed, embedded, passages, notices } = result;
  const counts: Localized = {
    id: `${added.length} ditambahkan, ${changed.length} dibaca ulang, ${removed.length} dihapus, ${unchanged} tetap; ${passages} bagian, ${embedded} vektor dihitung.`,
    en: `${added.length} added, ${changed.length} read again, ${removed.length} removed, ${unchanged} unchanged; ${passages} passages, ${embedded} vectors computed.`,
  };
  const sentences = [
    ...notices.map(({ sentence }) => sentence[language]),
    ...failed.map(({ error }) => error.in(language)),
  ];
  return [counts[language], ...sentences.map(visibleText)].join('\n');
}

export function table(rows: readonly (readonly [Localized, string | null])[], language: Language): string {
  const width = Math.max(...rows.map(([name]) => name[language].length));
  return rows
    .flatMap(([name, value]) => (value === null ? [] : [`${name[language].padEnd(width)}  ${visibleText(value)}`]))
    .join('\n');
}

export function passageCount(passages: number, language: Language): string {
  const noun = language === 'id' ? 'bagian' : passages === 1 ? 'passage' : 'passages';
  return `${numeral(passages, language)} ${noun}`;
}

function numeral(value: number, language: Language): string {
  return value.toLocaleString(language);
}
