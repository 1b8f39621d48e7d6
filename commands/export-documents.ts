// /documents export: a collection's documents as one file to keep or to take along.
import { systemClock } from '../src/ports.js';
import type { Language } from '../src/types.js';
import { collectionLabel, collectionOption } from './collection-option.js';
import { defineCommand } from './command.js';
import { collectionInSight } from './in-sight.js';

/** UTF-16 units of a collection's label in a file name. */
const LONGEST = 40;
/** Bytes of what is made in memory, also where Discord would take more. */
const LARGEST = 25_000_000;

export const exportDocuments = defineCommand({
  name: { id: 'ekspor', en: 'export' },
  help: {
    id: 'Unduh semua dokumen koleksi sebagai satu berkas',
    en: 'Download all documents of a collection as one file',
  },
  access: 'managers',
  discordOnly: true,
  options: { collection: collectionOption },
  acknowledge: () => 'private',
  async run(context) {
    const { services, owner, language, fileLimit, settings, oneAtATime } = context;
    const collection = await collectionInSight(context, '');
    const place = { owner, collectionId: collection.id };
    // It is made in memory: one of a server at a time.
    const { bytes, documents, leftOut } = await oneAtATime(`export ${owner}`, () =>
      services.archives.exportCollection(place, { most: Math.min(fileLimit, LARGEST) }),
    );
    const label = collectionLabel(collection, language);
    const name = `kutip-${safe(label)}-${today(settings.timeZone)}.zip`;
    const sentences = [sentence(documents, language), ...leftOut.map((error) => error.in(language))];
    return { kind: 'file', language, name, bytes, sentence: sentences.join('\n') };
  },
});

/** Letters and digits only, so that every system can store it. */
function safe(label: string): string {
  const plain = label
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, LONGEST)
    .replace(/[\ud800-\udbff]$/u, '')
    .replace(/^-+|-+$/gu, '')
    .toLowerCase();
  return plain === '' ? 'export' : plain;
}

/** `2026-03-01`, where the server is. */
function today(timeZone: string | null): string {
  const parts = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  return new Intl.DateTimeFormat('en-CA', { ...parts, timeZone: timeZone ?? 'UTC' }).format(systemClock.now());
}

function sentence(documents: number, language: Language): string {
  return language === 'id'
    ? `${documents} dokumen. Simpan berkas ini sebagai cadangan, atau pindahkan ke Kutip lain dengan "npm run corpus -- import".`
    : `${documents} ${documents === 1 ? 'document' : 'documents'}. Keep this file as a backup, or move it to another Kutip with "npm run corpus -- import".`;
}
