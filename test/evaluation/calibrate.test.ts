// Calibration from examples made by hand: what tells apart is found, and the thresholds keep what they promise.
import { describe, expect, it } from 'vitest';
import { FEATURES, type FeatureName } from '../../src/answer/features.js';
import { calibrate } from '../../src/evaluation/calibrate.js';
import type { Example, FeatureValues } from '../../src/evaluation/collect-examples.js';
import { randomNumbers } from '../../src/evaluation/pools.js';

const NONE = Object.fromEntries(Object.keys(FEATURES).map((name) => [name, 0])) as Record<FeatureName, number>;

/** Answerable ones have a high reading and fused score, with so much noise; all the rest is noise. */
function examples(count: number, noise: number): Example[] {
  const random = randomNumbers(`noise ${noise}`);
  return Array.from({ length: count }, (_, at) => {
    const answerable = at % 2 === 0;
    const signal = (answerable ? 1 : -1) + (random() * 2 - 1) * noise;
    const features: FeatureValues = { ...NONE, reading: signal, fused: signal, overlap: random(), lead: random() };
    return {
      ...{ set: at % 3 === 0 ? 'news' : 'wiki', size: at % 4 === 0 ? null : 20, gold: `row ${at >> 1}`, answerable },
      ...{ right: answerable, relevant: answerable, features, withoutReader: features },
    };
  });
}

describe('calibration', () => {
  it('finds what tells the answerable apart', () => {
    const { fitted, report } = calibrate(examples(600, 0.9));
    expect(fitted.answers.weights.reading).toBeGreaterThan(1);
    expect(Math.abs(fitted.answers.weights.overlap ?? 9)).toBeLessThan(1);
    expect(report.figures['all']).toMatchObject({ auroc: 1, count: 600 });
    expect(Math.min(report.answered, report.abstained)).toBeGreaterThan(0.95);
  });

  it('calls sure only what is right 93 times of 100, out of fold', () => {
    const { fitted, report } = calibrate(examples(900, 3));
    expect(report.surePrecision).toBeGreaterThanOrEqual(0.93);
    expect(report.sure).toBeLessThan(report.answered);
    expect(fitted.thresholds.sure).toBeGreaterThan(fitted.thresholds.perhaps);
    expect(report.figures['all']?.auroc).toBeGreaterThan(0.75);
    expect(report.figures['all']?.auroc).toBeLessThan(0.95);
  });

  it('raises questions across languages by one weight when their answers are better than they look', () => {
    const low = examples(300, 1).map((example) => ({ ...example, right: true }));
    expect(calibrate(examples(600, 3)).fitted.answers.weights.across).toBe(0);
    expect(calibrate(examples(600, 3), low).fitted.answers.weights.across).toBeGreaterThan(0.5);
  });

  it('reports every set and size apart, and is the same at every call', () => {
    const given = examples(240, 2);
    const { report } = calibrate(given);
    expect(Object.keys(report.figures).sort()).toEqual([
      'all',
      'news',
      'news 20',
      'news all',
      'wiki',
      'wiki 20',
      'wiki all',
    ]);
    expect(report.figures['news']?.count).toBe(80);
    expect(calibrate(given)).toEqual(calibrate(given));
  });
});
