// What `npm run corpus` says of archives, as text for a person or as data for a program.
import type { VectorsLeftOut } from '../corpus/archive/archived-vectors.js';
import type { Language, Localized } from '../types.js';
import { visibleText } from '../visible-text.js';
import type { ExportedFile } from './export-collection.js';

export function describeExport(exported: ExportedFile, language: Language): string {
  const file = visibleText(exported.file);
  const megabytes = (exported.bytes / 1_000_000).toLocaleString(language, { maximumFractionDigits: 1 });
  const number = (value: number) => value.toLocaleString(language);
  const { documents, vectors } = exported;
  const id = vectors === null ? '' : ` dan ${number(vectors)} vektor`;
  const en = vectors === null ? '' : ` and ${number(vectors)} vectors`;
  const said: Localized = {
    id: `${number(documents)} dokumen${id} ditulis ke ${file} (${megabytes} MB).\nImpor dengan: npm run corpus -- import FILE --collection NAMA, atau --server ID`,
    en: `${number(documents)} ${documents === 1 ? 'document' : 'documents'}${en} written to ${file} (${megabytes} MB).\nImport with: npm run corpus -- import FILE --collection NAME, or --server ID`,
  };
  return said[language];
}

/** For `--json`. */
export function exportJson({ leftOut, ...exported }: ExportedFile, language: Language) {
  return { ...exported, leftOut: leftOut.map((error) => ({ code: error.code, message: error.in(language) })) };
}

/** Why the vectors of an archive were not taken. */
export function describeLeftOut(why: VectorsLeftOut, name: string, language: Language): string {
  const reasons: Record<VectorsLeftOut, Localized> = {
    'other-model': {
      id: 'dibuat dengan model lain',
      en: 'were made with another model',
    },
    damaged: { id: 'rusak atau bukan milik dokumennya', en: 'are damaged or not those of its documents' },
    'too-many': { id: 'lebih banyak dari batas MAX_PASSAGES', en: 'are more than MAX_PASSAGES allows' },
  };
  const said: Localized = {
    id: `Vektor di "${visibleText(name)}" ${reasons[why].id}, jadi tidak dipakai dan dihitung ulang.`,
    en: `The vectors in "${visibleText(name)}" ${reasons[why].en}, so they were left out and computed again.`,
  };
  return said[language];
}
