// The next generation costs only what changed, and what stops its building leaves the last one as it was.
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DeriveOptions, deriveGeneration } from '../../embeddings/derive-generation.js';
import type { Generation } from '../../embeddings/generation.js';
import { openGeneration } from '../../embeddings/generation-files.js';
import { BASIS, range, toySource, vectorOf } from './toy-collection.js';

let parent = '';
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'kutip-derive-'));
});
afterEach(() => rm(parent, { recursive: true, force: true }));

/** Derives folder `name` of these passages from folder `last`; returns the report and whose vectors were asked for. */
async function derive(name: string, ids: readonly number[], options: DeriveOptions & { from?: string } = {}) {
  const asked: number[] = [];
  const { from, ...rest } = options;
  const last = from === undefined ? null : join(parent, from);
  const report = await deriveGeneration(join(parent, name), toySource(ids, asked), { ...rest, last });
  return { report, asked };
}

/** Ids of all passages found by vector and by word; throws when a passage's own vector or word does not lead to it. */
function found(generation: Generation, ids: readonly number[]): number[] {
  for (const id of ids) {
    const [hit] = generation.vectors.nearest(vectorOf(id), 1);
    expect(generation.passageIds[hit?.ordinal ?? -1]).toBe(id);
    expect(generation.lexical.holds(hit?.ordinal ?? -1, `nomor${id}`)).toBe(true);
  }
  const all = generation.vectors.nearest(vectorOf(0), generation.size).map(({ ordinal }) => ordinal);
  const byWord = [...generation.lexical.scores(['hewan']).entries()].filter(([, score]) => score > 0);
  expect(byWord.map(([ordinal]) => ordinal).sort()).toEqual([...all].sort());
  return all.map((ordinal) => generation.passageIds[ordinal] ?? -1).sort((a, b) => a - b);
}

describe.each([
  ['through a graph', 10],
  ['exactly', 1000],
])('deriving, searched %s', (_how, exactUpTo) => {
  it('asks only for the vectors of new passages and forgets removed ones', async () => {
    await derive('one', range(60), { exactUpTo });
    const wanted = [...range(60).filter((id) => id % 10 !== 4), 70, 71];
    const { report, asked } = await derive('two', wanted, { from: 'one', exactUpTo });
    expect(asked).toEqual([70, 71]);
    expect(report).toEqual({ size: 62, live: 56, added: 2, removed: 6, damage: null });
    const generation = await openGeneration(join(parent, 'two'), BASIS);
    expect(generation).toMatchObject({ size: 62, live: 56 });
    expect(found(generation, wanted)).toEqual(wanted);
    generation.close();
  });

  it('goes on through several generations', async () => {
    await derive('0', range(40), { exactUpTo });
    let wanted: number[] = range(40);
    for (const step of range(4)) {
      wanted = [...wanted.filter((id) => id % 11 !== step), 100 + step];
      await derive(String(step + 1), wanted, { from: String(step), exactUpTo });
    }
    const generation = await openGeneration(join(parent, '4'), BASIS);
    expect(found(generation, wanted)).toEqual(wanted);
    generation.close();
  });

  it('starts from scratch when a fifth is dead', async () => {
    await derive('one', range(60), { exactUpTo });
    const { report, asked } = await derive('two', range(30), { from: 'one', exactUpTo });
    expect(asked).toEqual(range(30));
    expect(report).toMatchObject({ size: 30, live: 30 });
    const generation = await openGeneration(join(parent, 'two'), BASIS);
    expect(found(generation, range(30))).toEqual(range(30));
    generation.close();
  });
});

it('takes up a graph when the collection has grown large enough for one', async () => {
  await derive('small', range(50), { exactUpTo: 60 });
  const { asked } = await derive('large', range(70).slice(5), { from: 'small', exactUpTo: 60 });
  expect(asked).toEqual(range(70).slice(50));
  const generation = await openGeneration(join(parent, 'large'), BASIS);
  expect(found(generation, range(70).slice(5))).toEqual(range(70).slice(5));
  generation.close();
});

it('keeps the worthy sentences of passages that are left, with their groups', async () => {
  await derive('one', [...range(20), 103, 104]);
  await derive('two', [...range(20).filter((id) => id !== 4), 103, 104], { from: 'one' });
  const { worthy, passageIds, centrality, close } = await openGeneration(join(parent, 'two'), BASIS);
  const placeOf = (id: number) => worthy.ordinals.indexOf(passageIds.indexOf(id));
  expect(worthy.ordinals).toHaveLength(21);
  expect(worthy.groups[placeOf(103)]).toBe(placeOf(3));
  expect(worthy.groups[placeOf(104)]).toBe(placeOf(104));
  expect(centrality[4]).toBe(0);
  expect(centrality[5]).toBeGreaterThan(0);
  close();
});

it('numbers groups of near-duplicates by ordinals', async () => {
  const source = { ...toySource([5, 6, 7]), duplicateGroups: Uint32Array.of(0, 1, 0) };
  await deriveGeneration(join(parent, 'groups'), source);
  const generation = await openGeneration(join(parent, 'groups'), BASIS);
  expect([...generation.duplicateGroups]).toEqual([0, 1, 0]);
});

describe('when something is wrong', () => {
  it('with the last generation, builds from scratch and says why', async () => {
    await derive('one', range(20));
    await writeFile(join(parent, 'one', 'vectors.f32'), 'damaged');
    const { report, asked } = await derive('two', range(20), { from: 'one' });
    expect(asked).toEqual(range(20));
    expect(report.damage?.reason).toBe('size');
    expect((await derive('three', range(20), { from: 'nowhere' })).report.damage?.reason).toBe('missing');
  });

  it('with what it is given, fails and leaves nothing behind', async () => {
    const source = toySource(range(20));
    const short = { ...source, vectors: async () => [new Float32Array(3)] };
    await expect(deriveGeneration(join(parent, 'short'), short)).rejects.toThrow('passage 0');
    const silent = { ...source, texts: async () => [] };
    await expect(deriveGeneration(join(parent, 'silent'), silent)).rejects.toThrow('20 passages');
    expect(await readdir(parent)).toEqual([]);
  });

  it('stops when told to and leaves the last generation as it was', async () => {
    await derive('one', range(60), { exactUpTo: 10 });
    const stop = new AbortController();
    const source = toySource(range(70));
    const stopping = {
      ...source,
      texts: async (ids: readonly number[]) => {
        stop.abort(new Error('stopped'));
        return source.texts(ids);
      },
    };
    const options = { last: join(parent, 'one'), signal: stop.signal, exactUpTo: 10 };
    await expect(deriveGeneration(join(parent, 'two'), stopping, options)).rejects.toThrow('stopped');
    expect(await readdir(parent)).toEqual(['one']);
    (await openGeneration(join(parent, 'one'), BASIS)).close();
  });

  it('refuses to overwrite a generation, and clears what a killed build left', async () => {
    await derive('one', range(20));
    await expect(derive('one', range(30))).rejects.toThrow();
    expect((await openGeneration(join(parent, 'one'), BASIS)).size).toBe(20);
    await writeFile(join(parent, 'two.partial'), 'left by a killed build');
    await derive('two', range(20));
    expect((await readdir(parent)).sort()).toEqual(['one', 'two']);
  });
});
