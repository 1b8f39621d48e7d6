// What `npm run corpus` says of kept documents, as text for a person or as data for a program.
import { displayDay } from '../citation-line.js';
import type { FileState } from '../database/store.js';
import type { Language, Localized } from '../types.js';
import { visibleText } from '../visible-text.js';
import { describeDocument, lineOf, passageCount, table } from './corpus-reports.js';
import type { Added } from './kept-changes.js';
import { type KeptPlace, placeWords } from './kept-place.js';
import type { KeptDocument, KeptStatus } from './kept-readings.js';

const STATES: Readonly<Record<FileState, Localized>> = {
  waiting: { id: 'menunggu dibaca', en: 'waiting to be read' },
  read: { id: 'sudah dibaca', en: 'read' },
  refused: { id: 'tidak bisa dibaca', en: 'could not be read' },
  removed: { id: 'dihapus', en: 'removed' },
};

/** One line a document: name, what is known of it, and what became of it unless it was read. */
export function listKept(documents: readonly KeptDocument[], place: KeptPlace, language: Language): string {
  if (documents.length > 0) return documents.map((document) => lineOfKept(document, language)).join('\n');
  const add = `npm run corpus -- add FILE${placeWords(place)}`;
  const nothing: Localized = {
    id: `Belum ada dokumen di sini. Tambahkan dengan: ${add}`,
    en: `There are no documents here yet. Add some with: ${add}`,
  };
  return nothing[language];
}

export function describeKept({ file, document }: KeptDocument, language: Language): string {
  const state = `${STATES[file.state][language]}${file.removedAt === null ? '' : ` ${displayDay(file.removedAt, language)}`}`;
  const rows: [Localized, string | null][] = [
    [{ id: 'Keadaan', en: 'State' }, state],
    [{ id: 'Ditambahkan', en: 'Added' }, displayDay(file.addedAt, language)],
    [{ id: 'Kode', en: 'Id' }, file.id],
  ];
  const known = document === null ? visibleText(file.path) : describeDocument(document, language);
  return [known, table(rows, language), ...(file.refusal ? [visibleText(file.refusal[language])] : [])].join('\n');
}

/** What became of each file; the refused ones are sentences. */
export function describeAdded(added: readonly Added[], language: Language): string {
  return added
    .map((each) => {
      if ('error' in each) return visibleText(each.error.in(language));
      const line = lineOfKept(each.kept, language);
      const known: Localized = { id: `Sudah ada: ${line}`, en: `Already there: ${line}` };
      const fresh: Localized = { id: `Ditambahkan: ${line}`, en: `Added: ${line}` };
      const notices = (each.kept.document?.notices ?? []).map(({ sentence }) => `  ${visibleText(sentence[language])}`);
      return [(each.known ? known : fresh)[language], ...notices].join('\n');
    })
    .join('\n');
}

export function describeChange(done: 'edited' | 'undone', document: KeptDocument, language: Language): string {
  const line = lineOfKept(document, language);
  const said: Record<typeof done, Localized> = {
    edited: { id: `Diubah: ${line}`, en: `Changed: ${line}` },
    undone: { id: `Dikembalikan: ${line}`, en: `Brought back: ${line}` },
  };
  return said[done][language];
}

export function describeRemoval({ file }: KeptDocument, place: KeptPlace, language: Language): string {
  const undo = `npm run corpus -- undo "${visibleText(file.path)}"${placeWords(place)}`;
  const removed: Localized = {
    id: `"${visibleText(file.path)}" dihapus. Selama sehari masih bisa dikembalikan: ${undo}`,
    en: `"${visibleText(file.path)}" was removed. For a day it can be brought back: ${undo}`,
  };
  return removed[language];
}

export function describeKeptStatus(status: KeptStatus, language: Language): string {
  const count = (value: number) => value.toLocaleString(language);
  const rows: [Localized, string | null][] = [
    [{ id: 'Pemilik', en: 'Owner' }, status.owner],
    [{ id: 'Koleksi', en: 'Collection' }, status.collection],
    [{ id: 'Basis data', en: 'Database' }, status.database],
    [{ id: 'Dokumen', en: 'Documents' }, count(status.documents)],
    [{ id: 'Isi', en: 'Contents' }, passageCount(status.passages, language)],
    [{ id: 'Menunggu', en: 'Waiting' }, status.waiting === 0 ? null : count(status.waiting)],
    [{ id: 'Baru dihapus', en: 'Just removed' }, status.removed === 0 ? null : count(status.removed)],
    [{ id: 'Model', en: 'Model' }, status.model],
    [{ id: 'Sedang dibaca', en: 'Being read' }, status.busy ? { id: 'ya', en: 'yes' }[language] : null],
  ];
  const refused = status.refused.flatMap(({ refusal }) => (refusal ? [visibleText(refusal[language])] : []));
  return [table(rows, language), ...refused].join('\n');
}

/** For `--json`; unknown: null. Times are ISO 8601. */
export function keptJson({ file, document }: KeptDocument, language: Language) {
  const { title, author, publisher, date, url } = document?.metadata ?? { ...NOTHING, ...file.given };
  return {
    ...{ name: file.path, id: file.id, state: file.state, bytes: file.bytes, hash: file.hash, given: file.given },
    ...{ title, author, publisher, date, url },
    pages: document?.pages ?? null,
    passages: document?.passages ?? 0,
    notices: (document?.notices ?? []).map(({ code, sentence }) => ({ code, message: sentence[language] })),
    refusal: file.refusal?.[language] ?? null,
    addedAt: new Date(file.addedAt).toISOString(),
    removedAt: file.removedAt === null ? null : new Date(file.removedAt).toISOString(),
  };
}

const NOTHING = { title: null, author: null, publisher: null, date: null, url: null };

function lineOfKept({ file, document }: KeptDocument, language: Language): string {
  if (document !== null) return lineOf(document, language);
  return visibleText(`${file.path} · ${file.refusal?.[language] ?? STATES[file.state][language]}`);
}
