// Fills a data folder before Kutip starts: the sample documents for some servers, ten thousand titles for another.
import { join } from 'node:path';
import type { Encoder } from '../../embeddings/encoder.js';
import { KUTIP_ENCODER } from '../../embeddings/profile.js';
import { openLibrary } from '../../src/corpus/library.js';
import { openLog } from '../../src/log.js';
import { packageRoot } from '../../src/package-root.js';
import { openServices } from '../../src/services.js';
import { readSettings } from '../../src/settings.js';
import { clusteredVectors } from '../synthetic.js';

/** As *Add the sample documents* does, for one server after the other. */
export async function addSampleDocuments(dataDir: string, owners: readonly string[]): Promise<void> {
  const services = await openServices({ ...readSettings({}), dataDir }, openLog());
  try {
    for (const owner of owners) await services.library.readFolder(owner, join(packageRoot(), 'corpus'));
  } finally {
    await services.close();
  }
}

/** Returns how many titles there are. Vectors are made up: only the names matter, and real ones take minutes. */
export async function addTitles(dataDir: string, owner: string, folder: string): Promise<number> {
  const library = await openLibrary({ dataFolder: dataDir, encoder: madeUpEncoder() });
  try {
    const { collection } = await library.readFolder(owner, folder);
    return (await library.documentNames(collection.id)).length;
  } finally {
    await library.close();
  }
}

function madeUpEncoder(): Encoder {
  const vectors = clusteredVectors(KUTIP_ENCODER.dimensions, 100, 4);
  let made = 0;
  const next = () => vectors.passage(made++);
  return {
    profile: KUTIP_ENCODER,
    embedQuestion: async () => next(),
    embedPassages: async (texts) => texts.map(next),
    countTokens: async (texts) => texts.map((text) => 2 * text.split(/\s+/).length),
  };
}
