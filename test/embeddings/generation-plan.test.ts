// Ordinals: kept passages keep theirs, new ones follow, too many dead ones start a new count.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PassageTable } from '../../embeddings/generation-files.js';
import { planGeneration, type WantedPassages } from '../../embeddings/generation-plan.js';

/** Wanted passages by id, each alone unless a group (position) is given; document ids are ten times the passage's. */
function wanted(ids: readonly number[], groups: readonly number[] = [...ids.keys()]): WantedPassages {
  return {
    passageIds: Uint32Array.from(ids),
    documentIds: Uint32Array.from(ids, (id) => id * 10),
    duplicateGroups: Uint32Array.from(groups),
  };
}

function live(table: PassageTable): number[] {
  return [...table.passageIds].filter((_, ordinal) => table.deleted[ordinal] === 0);
}

describe('planning a generation', () => {
  it('numbers the first passages in their order', () => {
    const { table, kept, newlyDeleted } = planGeneration(null, wanted([7, 5, 9]));
    expect([...table.passageIds]).toEqual([7, 5, 9]);
    expect([...table.documentIds]).toEqual([70, 50, 90]);
    expect([...table.deleted]).toEqual([0, 0, 0]);
    expect({ kept, newlyDeleted }).toEqual({ kept: 0, newlyDeleted: [] });
  });

  it('keeps the ordinals of kept passages, marks missing ones, and appends new ones', () => {
    const first = planGeneration(null, wanted([1, 2, 3, 4, 5, 6])).table;
    const { table, kept, newlyDeleted } = planGeneration(first, wanted([9, 6, 5, 4, 2, 1]));
    expect([...table.passageIds]).toEqual([1, 2, 3, 4, 5, 6, 9]);
    expect([...table.deleted]).toEqual([0, 0, 1, 0, 0, 0, 0]);
    expect({ kept, newlyDeleted }).toEqual({ kept: 6, newlyDeleted: [2] });
  });

  it('counts only the new deletes as new', () => {
    const first = planGeneration(null, wanted([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])).table;
    const second = planGeneration(first, wanted([2, 3, 4, 5, 6, 7, 8, 9, 10])).table;
    expect(planGeneration(second, wanted([2, 4, 5, 6, 7, 8, 9, 10])).newlyDeleted).toEqual([2]);
  });

  it('gives a passage that comes back a new ordinal', () => {
    const first = planGeneration(null, wanted([1, 2, 3, 4, 5, 6])).table;
    const second = planGeneration(first, wanted([2, 3, 4, 5, 6])).table;
    const { table } = planGeneration(second, wanted([1, 2, 3, 4, 5, 6]));
    expect([...table.passageIds]).toEqual([1, 2, 3, 4, 5, 6, 1]);
    expect([...table.deleted]).toEqual([1, 0, 0, 0, 0, 0, 0]);
  });

  it('starts from scratch above 20 % of dead ordinals, not at 20 %', () => {
    const first = planGeneration(null, wanted([1, 2, 3, 4, 5])).table;
    expect(planGeneration(first, wanted([1, 2, 3, 4])).kept).toBe(5);
    const { table, kept } = planGeneration(first, wanted([1, 2, 4]));
    expect(kept).toBe(0);
    expect([...table.passageIds]).toEqual([1, 2, 4]);
  });

  it('names a group of near-duplicates by its smallest ordinal', () => {
    const first = planGeneration(null, wanted([1, 2, 3])).table;
    const { table } = planGeneration(first, wanted([8, 3, 2, 1], [0, 0, 2, 2]));
    expect([...table.passageIds]).toEqual([1, 2, 3, 8]);
    expect([...table.duplicateGroups]).toEqual([0, 0, 2, 2]);
  });

  it('finds exactly the wanted passages after any history, with few dead ordinals', () => {
    const ids = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 40 });
    fc.assert(
      fc.property(fc.array(ids, { minLength: 1, maxLength: 8 }), (history) => {
        let last: PassageTable | null = null;
        for (const passages of history) {
          const { table, kept }: ReturnType<typeof planGeneration> = planGeneration(last, wanted(passages));
          expect(live(table).sort()).toEqual([...passages].sort());
          expect(table.deleted.length - passages.length).toBeLessThanOrEqual(table.deleted.length * 0.2);
          expect([...table.passageIds.subarray(0, kept)]).toEqual([...(last?.passageIds.subarray(0, kept) ?? [])]);
          for (const [ordinal, id] of table.passageIds.entries()) expect(table.documentIds[ordinal]).toBe(id * 10);
          last = table;
        }
      }),
    );
  });
});
