// Which vectors of an archive are taken: all that passages lack, when they fit this encoder; none when anything is odd about them.
import type { Encoder } from '../../../embeddings/encoder.js';
import type { CollectionPlace, Store, StoredPassage, StoredVector } from '../../database/store.js';
import { passageTexts } from '../passage-texts.js';
import type { ArchivedVectors } from './manifest.js';
import type { Archive } from './read-archive.js';
import { isUnitVector } from './vector-part.js';

/** Why none is taken: made by another model, not what was exported or no unit vectors, or more than a collection holds. */
export type VectorsLeftOut = 'other-model' | 'damaged' | 'too-many';

export interface VectorPorts {
  readonly store: Pick<Store, 'passagesWithoutVector' | 'saveVectors' | 'version' | 'sourceText'>;
  readonly encoder: Pick<Encoder, 'profile' | 'embedPassages'>;
}

/** Vectors that are compared with what the encoder makes of their text. */
const COMPARED = 6;
/** The same text in another company, or on another processor, has a cosine of about 0.999; another text's is below 0.95. */
const SAME_TEXT = 0.98;
const SAVED_AT_ONCE = 200;

/** Looks at every one without keeping any. `most`: passages of a collection. */
export async function vectorsToLeaveOut(
  archive: Archive,
  told: ArchivedVectors,
  { encoder, most }: { readonly encoder: Pick<Encoder, 'profile'>; readonly most: number },
): Promise<VectorsLeftOut | null> {
  const { id, dimensions } = encoder.profile;
  if (told.model !== id || told.dimensions !== dimensions) return 'other-model';
  if (told.count > most) return 'too-many';
  if (!(await archive.vectorsAreWhole(told))) return 'damaged';
  let count = 0;
  for await (const { vector } of archive.vectors(told)) {
    if (!isUnitVector(vector)) return 'damaged';
    count += 1;
  }
  return count === told.count ? null : 'damaged';
}

/**
 * Keeps the vectors that passages of the collection lack now; returns how many. Null, and none is kept, when some are not
 * those of their texts: then the archive says something else than its encoder.
 */
export async function takeVectors(
  { store, encoder }: VectorPorts,
  { owner, collectionId }: CollectionPlace,
  archive: Archive,
  told: ArchivedVectors,
): Promise<number | null> {
  const model = encoder.profile.id;
  const lacking = new Map(
    (await store.passagesWithoutVector(collectionId, model)).map((passage) => [passage.vectorHash, passage]),
  );
  if (lacking.size === 0) return 0;
  const compared = await someOf(lacking, archive, told);
  if (!(await areTheirs({ store, encoder }, compared))) return null;
  let taken = 0;
  let batch: StoredVector[] = [];
  const save = async () => {
    await store.saveVectors(owner, model, batch);
    taken += batch.length;
    batch = [];
  };
  for await (const stored of archive.vectors(told)) {
    if (!lacking.delete(stored.hash)) continue;
    batch.push(stored);
    if (batch.length === SAVED_AT_ONCE) await save();
  }
  await save();
  return taken;
}

interface Compared {
  readonly passage: StoredPassage;
  readonly vector: Float32Array;
}

/** Any of those that would be taken, each as likely as the others, so that nobody can arrange for which. */
async function someOf(
  lacking: ReadonlyMap<string, StoredPassage>,
  archive: Archive,
  told: ArchivedVectors,
): Promise<Compared[]> {
  const some: Compared[] = [];
  let seen = 0;
  for await (const { hash, vector } of archive.vectors(told)) {
    const passage = lacking.get(hash);
    if (passage === undefined) continue;
    seen += 1;
    const place = some.length < COMPARED ? some.length : Math.floor(Math.random() * seen);
    if (place < COMPARED) some[place] = { passage, vector };
  }
  return some;
}

async function areTheirs({ store, encoder }: VectorPorts, compared: readonly Compared[]): Promise<boolean> {
  const texts = await passageTexts(
    store,
    compared.map(({ passage }) => passage),
  );
  const own = await encoder.embedPassages(texts.map(({ seen }) => seen));
  return compared.every(({ vector }, at) => {
    const cosine = own[at]?.reduce((sum, value, place) => sum + value * (vector[place] ?? 0), 0) ?? 0;
    return cosine >= SAME_TEXT;
  });
}
