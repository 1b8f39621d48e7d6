// Pools to calibrate with: the same at every call, of the size asked for, and without gold when unanswerable.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildLexicalIndex } from '../../embeddings/bm25-builder.js';
import { openLexicalIndex } from '../../embeddings/bm25-index.js';
import { ExactIndex } from '../../embeddings/exact-index.js';
import { poolGeneration } from '../../src/evaluation/pool-generation.js';
import { drawPool, POOL_SIZES } from '../../src/evaluation/pools.js';
import { analyse } from '../../src/text/terms.js';
import { nothingWorthy } from '../embeddings/no-worthy.js';

const question = fc.string({ minLength: 1, maxLength: 8 });
const gold = fc.uniqueArray(fc.integer({ min: 0, max: 199 }), { minLength: 1, maxLength: 4 });
const size = fc.constantFrom(...POOL_SIZES);

describe('a pool', () => {
  it('is the same at every call', () => {
    fc.assert(
      fc.property(question, gold, size, (id, rows, wanted) => {
        expect(drawPool(id, rows, 200, wanted)).toEqual(drawPool(id, rows, 200, wanted));
      }),
    );
  });

  it('holds rows in order, as many as asked for, each once', () => {
    fc.assert(
      fc.property(question, gold, size, (id, rows, wanted) => {
        const pool = drawPool(id, rows, 200, wanted);
        expect([...new Set(pool.rows)].sort((a, b) => a - b)).toEqual(pool.rows);
        expect(pool.rows.every((row) => row >= 0 && row < 200)).toBe(true);
        const all = pool.answerable ? 200 : 200 - rows.length;
        expect(pool.rows).toHaveLength(wanted < 200 ? wanted : all);
      }),
    );
  });

  it('holds no gold row when it is unanswerable, and one when it is answerable', () => {
    fc.assert(
      fc.property(question, gold, size, (id, rows, wanted) => {
        const pool = drawPool(id, rows, 200, wanted);
        const held = rows.filter((row) => pool.rows.includes(row));
        if (!pool.answerable) expect(held).toEqual([]);
        else if (wanted < 200) expect(held).toEqual([rows[0]]);
        else expect(held).toEqual(rows);
      }),
    );
  });

  it('takes all there are when these are too few', () => {
    const pools = Array.from({ length: 20 }, (_, at) => drawPool(`q${at}`, [0, 1, 2], 6, 5));
    for (const { rows, answerable } of pools) expect(rows).toEqual(answerable ? [0, 1, 2, 3, 4, 5] : [3, 4, 5]);
  });

  it('is answerable about half of the time, and never without gold', () => {
    const pools = Array.from({ length: 400 }, (_, at) => drawPool(`question ${at}`, [3], 50, 5));
    const share = pools.filter(({ answerable }) => answerable).length / 400;
    expect(share).toBeGreaterThan(0.4);
    expect(share).toBeLessThan(0.6);
    expect(Array.from({ length: 20 }, (_, at) => drawPool(`q${at}`, [], 50, 5).answerable)).not.toContain(true);
  });
});

describe('the generation of a pool', () => {
  const texts = ['rakit bambu', 'rakit garam', 'rakit ombak'].map(analyse);
  const table = Uint32Array.of(0, 1, 2);
  const whole = {
    ...{ id: 'toy', size: 3, live: 3, passageIds: table, documentIds: table, duplicateGroups: table },
    ...nothingWorthy(3),
    vectors: new ExactIndex(new Float32Array(3), 1, new Uint8Array(3)),
    lexical: openLexicalIndex(buildLexicalIndex(texts)),
    close: () => {},
  };

  it('keeps ordinals and has the word statistics of the pool alone', () => {
    const pool = poolGeneration(whole, texts, Uint32Array.of(1, 2));
    const alone = openLexicalIndex(buildLexicalIndex(texts.slice(1)));
    expect(pool.live).toBe(2);
    expect([...pool.lexical.scores(['garam'])]).toEqual([0, ...alone.scores(['garam'])]);
    expect(pool.lexical.idf('rakit')).toBeCloseTo(alone.idf('rakit'));
    expect(pool.lexical.knows('bambu')).toBe(false);
  });
});
