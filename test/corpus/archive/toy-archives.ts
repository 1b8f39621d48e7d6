// Archives of a toy keeper: what the tests of exporting and importing work on.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Archives, createArchives } from '../../../src/corpus/archive/archives.js';
import type { Manifest } from '../../../src/corpus/archive/manifest.js';
import { zipStream } from '../../../src/corpus/archive/zip-stream.js';
import { openToyKeeper, type ToyKeeper } from '../toy-keeper.js';

export const LIMITS = { fileBytes: 100_000, documents: 60, passages: 1_000 };

export function toyArchives({ store, files, encoder, keeper, sync }: ToyKeeper): Archives {
  const ports = { store, files, encoder, documents: keeper, sync, limits: LIMITS };
  return createArchives({ ...ports, kutip: '0.0.0' });
}

export interface ToyPlace extends ToyKeeper {
  readonly archives: Archives;
}

export function openToyPlace(data: string): ToyPlace {
  const keeper = openToyKeeper(data);
  return { ...keeper, archives: toyArchives(keeper) };
}

/** A ZIP with just these parts, whatever they say. */
export async function zipOf(parts: Readonly<Record<string, Uint8Array | string>>, compress = true): Promise<Buffer> {
  async function* all() {
    for (const [name, bytes] of Object.entries(parts)) yield { name, compress, chunks: [Buffer.from(bytes)] };
  }
  const chunks: Buffer[] = [];
  for await (const chunk of zipStream(all())) chunks.push(chunk);
  return Buffer.concat(chunks);
}

export function manifestOf(manifest: Partial<Manifest>): string {
  return JSON.stringify({
    format: 1,
    kutip: '0.0.0',
    collection: 'default',
    documents: [],
    vectors: null,
    ...manifest,
  });
}

/** Writes an archive of the owner's default collection and returns its path. */
export async function exportedFile(from: ToyPlace, owner: string, folder: string, withVectors = false) {
  const { bytes } = await from.archives.exportCollection(await from.place(owner), { withVectors, most: 10_000_000 });
  const path = join(folder, 'arsip.zip');
  writeFileSync(path, bytes);
  return path;
}
