// A generation's folder is complete or not there, and nothing damaged is ever searched.
import { cp, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deriveGeneration } from '../../embeddings/derive-generation.js';
import { type Damage, GenerationDamaged } from '../../embeddings/generation.js';
import { generationBytes, openGeneration } from '../../embeddings/generation-files.js';
import { hnswProblem } from '../../embeddings/hnsw-index.js';
import { BASIS, DIMENSIONS, range, toySource, vectorOf } from './toy-collection.js';

const withGraph = (await hnswProblem()) === null;
let parent = '';
let good = '';

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'kutip-generations-'));
  good = join(parent, 'good');
  await deriveGeneration(good, toySource(range(60)), { exactUpTo: 10 });
});
afterAll(() => rm(parent, { recursive: true, force: true }));

/** Why opening fails after the copy of a good folder was changed; null when it opens. */
async function damageAfter(change: (folder: string) => Promise<void>, basis = BASIS): Promise<Damage | null> {
  const folder = await mkdtemp(join(parent, 'copy-'));
  await cp(good, folder, { recursive: true });
  await change(folder);
  try {
    (await openGeneration(folder, basis)).close();
    return null;
  } catch (error) {
    if (error instanceof GenerationDamaged) return error.reason;
    throw error;
  }
}

async function flipByte(file: string): Promise<void> {
  const bytes = await readFile(file);
  const middle = bytes.length >> 1;
  bytes.writeUInt8(bytes.readUInt8(middle) ^ 0x10, middle);
  await writeFile(file, bytes);
}

async function editManifest(folder: string, edit: (manifest: Record<string, unknown>) => object | null): Promise<void> {
  const file = join(folder, 'manifest.json');
  await writeFile(file, JSON.stringify(edit(JSON.parse(await readFile(file, 'utf8')))));
}

describe('an opened generation', () => {
  it('finds passages by vector and by word', async () => {
    const generation = await openGeneration(good, BASIS);
    expect(generation).toMatchObject({ id: 'good', size: 60, live: 60 });
    expect(generation.vectors.constructor.name).toBe(withGraph ? 'HnswIndex' : 'ExactIndex');
    const [nearest] = generation.vectors.nearest(vectorOf(33), 1);
    expect(generation.passageIds[nearest?.ordinal ?? -1]).toBe(33);
    expect(generation.documentIds[33]).toBe(3);
    expect(generation.duplicateGroups[33]).toBe(33);
    expect(generation.lexical.holds(33, 'nomor33')).toBe(true);
    expect(generation.lexical.scores(['nomor33'])[33]).toBeGreaterThan(0);
    generation.close();
  });

  it('holds what is worth reading', async () => {
    const { centrality, worthy, lexical, close } = await openGeneration(good, BASIS);
    expect(Math.max(...centrality)).toBe(1);
    expect([...worthy.ordinals]).toEqual(range(60));
    expect(worthy.keys[33]).toBe(33n);
    expect(worthy.weights[33]).toBeCloseTo(lexical.idf('hewan') + lexical.idf('nomor33'), 5);
    close();
  });

  it('counts all its files for memory', async () => {
    const names = (await readdir(good)).filter((name) => name !== 'manifest.json');
    const sizes = await Promise.all(names.map(async (name) => (await stat(join(good, name))).size));
    expect(await generationBytes(good, BASIS)).toBe(sizes.reduce((sum, size) => sum + size, 0));
  });

  it('may be empty', async () => {
    const folder = join(parent, 'empty');
    await deriveGeneration(folder, toySource([]));
    const generation = await openGeneration(folder, BASIS);
    expect(generation).toMatchObject({ size: 0, live: 0 });
    expect(generation.vectors.nearest(vectorOf(1), 5)).toEqual([]);
    expect(generation.lexical.scores(['hewan'])).toHaveLength(0);
  });

  it('leaves nothing half written beside it', async () => {
    expect((await readdir(parent)).filter((name) => name.endsWith('.partial'))).toEqual([]);
  });
});

describe('a generation that cannot be used', () => {
  it('opens when nothing was changed', async () => {
    expect(await damageAfter(async () => {})).toBeNull();
  });

  const files = ['passages.bin', 'vectors.f32', 'lexical.bin', 'worthy.bin', ...(withGraph ? ['graph.hnsw'] : [])];
  describe.each(files)('because of %s', (name) => {
    it('missing', async () => {
      expect(await damageAfter((folder) => rm(join(folder, name)))).toBe('missing');
    });

    it('cut short', async () => {
      expect(await damageAfter((folder) => truncate(join(folder, name), 100))).toBe('size');
    });

    it('emptied', async () => {
      expect(await damageAfter((folder) => truncate(join(folder, name), 0))).toBe('size');
    });

    it('with one bit turned', async () => {
      expect(await damageAfter((folder) => flipByte(join(folder, name)))).toBe('checksum');
    });
  });

  it.skipIf(!withGraph)('because its graph was cut short already when it was written', async () => {
    const graph = { name: 'short.hnsw', bytes: 4, crc32: 0x9be3e0a3 };
    const change = async (folder: string) => {
      await writeFile(join(folder, graph.name), '1234');
      await editManifest(folder, (manifest) => ({ ...manifest, graph }));
    };
    expect(await damageAfter(change)).toBe('size');
  });

  it('because it is not there', async () => {
    expect(await damageAfter((folder) => rm(folder, { recursive: true }))).toBe('missing');
  });

  it('because its manifest is not readable, or not one', async () => {
    expect(await damageAfter((folder) => truncate(join(folder, 'manifest.json'), 20))).toBe('checksum');
    expect(await damageAfter((folder) => editManifest(folder, () => null))).toBe('format');
    expect(await damageAfter((folder) => editManifest(folder, ({ format }) => ({ format })))).toBe('format');
  });

  it('because another version of Kutip wrote it', async () => {
    expect(await damageAfter((folder) => editManifest(folder, (manifest) => ({ ...manifest, format: 0 })))).toBe(
      'format',
    );
  });

  it('because it was made with another model, dimension, analyser or range of cosines', async () => {
    const unchanged = async () => {};
    expect(await damageAfter(unchanged, { ...BASIS, modelId: 'other' })).toBe('basis');
    expect(await damageAfter(unchanged, { ...BASIS, dimensions: DIMENSIONS * 2 })).toBe('basis');
    expect(await damageAfter(unchanged, { ...BASIS, analyser: 'toy-2' })).toBe('basis');
    expect(await damageAfter(unchanged, { ...BASIS, lowCosine: 0.5 })).toBe('basis');
  });

  it('because its files belong to different generations', async () => {
    const other = join(parent, 'other');
    await deriveGeneration(other, toySource(range(40)), { exactUpTo: 10 });
    const mixWith = (key: string, name: string) => async (folder: string) => {
      await cp(join(other, name), join(folder, name));
      const manifest = JSON.parse(await readFile(join(other, 'manifest.json'), 'utf8'));
      await editManifest(folder, (own) => ({ ...own, [key]: manifest[key] }));
    };
    expect(await damageAfter(mixWith('vectors', 'vectors.f32'))).toBe('size');
    expect(await damageAfter(mixWith('passages', 'passages.bin'))).toBe('size');
    expect(await damageAfter(mixWith('lexical', 'lexical.bin'))).toBe('size');
    expect(await damageAfter(mixWith('worthy', 'worthy.bin'))).toBe('size');
  });
});
