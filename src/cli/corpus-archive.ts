// `npm run corpus -- export` and `import`: a collection as one file, and back.
import { basename, resolve } from 'node:path';
import type { Command } from 'commander';
import { createProgressBar } from '../console/progress-bar.js';
import type { ImportedDocument } from '../corpus/archive/import-archive.js';
import { systemClock } from '../ports.js';
import { visibleText } from '../visible-text.js';
import { describeExport, describeLeftOut, exportJson } from './archive-reports.js';
import type { ChangingSurroundings } from './corpus-changing.js';
import { type Flags, placesOf, print, subcommand } from './corpus-flags.js';
import { exportFolder, exportKept } from './export-collection.js';
import { interruptible } from './interruptible.js';
import { type Added, withDocument, withKeeper } from './kept-changes.js';
import { keptPlace, requiredPlace } from './kept-place.js';
import { describeAdded, keptJson } from './kept-reports.js';

type ExportFlags = Flags & { readonly withVectors?: boolean; readonly force?: boolean };

const EXPORTING = { id: 'Mengekspor', en: 'Exporting' };
const IMPORTING = { id: 'Mengimpor', en: 'Importing' };

export function addArchiveCommands(corpus: Command, around: ChangingSurroundings): void {
  subcommand(corpus, 'export <file>', 'writes all documents of a folder or collection into one file')
    .option('--with-vectors', 'also what was computed from them, so that importing is quick')
    .option('--force', 'overwrites the file')
    .action((file: string, flags: ExportFlags) => exportTo(file, flags, around));
  subcommand(corpus, 'import <file>', 'keeps the documents of such a file for a server or a collection').action(
    (file: string, flags: Flags) => importFrom(file, flags, around),
  );
}

async function exportTo(file: string, flags: ExportFlags, { language, failed }: ChangingSurroundings): Promise<void> {
  const places = placesOf(flags);
  const place = keptPlace(flags);
  const nothingWritten = {
    id: `Dihentikan. "${file}" tidak ditulis.`,
    en: `Interrupted. "${file}" was not written.`,
  };
  const exported = await interruptible(nothingWritten, (signal) => {
    const options = {
      ...{ file: resolve(file), withVectors: flags.withVectors ?? false, force: flags.force ?? false, signal },
      progress: createProgressBar(process.stderr, language, systemClock, EXPORTING),
    };
    return place === null ? exportFolder(places, options) : exportKept(places, place, options);
  });
  if (exported.leftOut.length > 0) failed();
  print(flags, exportJson(exported, language), () => describeExport(exported, language));
  if (flags.json) return;
  for (const error of exported.leftOut) process.stderr.write(`${visibleText(error.in(language))}\n`);
}

async function importFrom(file: string, flags: Flags, around: ChangingSurroundings): Promise<void> {
  const { language, log } = around;
  const settings = placesOf(flags);
  const progress = createProgressBar(process.stderr, language, systemClock, IMPORTING);
  const change = { settings, place: requiredPlace(flags, settings.corpusDir), progress, log };
  const again = {
    id: 'Dihentikan. Dokumen yang sudah masuk tetap tersimpan; jalankan perintah yang sama untuk melanjutkan.',
    en: 'Interrupted. Documents that were imported are kept; run the same command to go on.',
  };
  const { added, vectors } = await interruptible(again, (signal) =>
    withKeeper(change, async ({ archives, documents, library }, place) => {
      const imported = await archives.importFrom(resolve(file), place, { progress, signal });
      const files = new Map((await documents.files(place)).map((each) => [each.id, each]));
      const became = async (each: ImportedDocument): Promise<Added[]> => {
        if ('error' in each) return [each];
        const kept = files.get(each.id);
        return kept === undefined ? [] : [{ ...each, kept: await withDocument(library, kept) }];
      };
      return { added: (await Promise.all(imported.documents.map(became))).flat(), vectors: imported.vectors };
    }),
  );
  tellImport(file, added, vectors.leftOut, flags, around);
  const isKept = (each: Added) => 'kept' in each && each.kept.file.state !== 'refused';
  if (!added.every(isKept)) around.failed();
  if (flags.json) print(flags, { documents: added.map(asJson), vectors }, () => '');

  function asJson(each: Added) {
    if ('kept' in each) return { name: each.name, known: each.known, document: keptJson(each.kept, language) };
    return { name: each.name, error: { code: each.error.code, message: each.error.in(language) } };
  }
}

/** One line a document; a sentence that several would bear is said once. */
function tellImport(
  file: string,
  added: readonly Added[],
  leftOut: Parameters<typeof describeLeftOut>[0] | null,
  flags: Flags,
  { language }: ChangingSurroundings,
): void {
  if (flags.json) return;
  const said = new Set<string>();
  for (const each of added) {
    const line = describeAdded([each], language);
    const isKept = 'kept' in each && each.kept.file.state !== 'refused';
    if (!said.has(line)) (isKept ? process.stdout : process.stderr).write(`${line}\n`);
    said.add(line);
  }
  if (leftOut !== null) process.stderr.write(`${describeLeftOut(leftOut, basename(file), language)}\n`);
}
