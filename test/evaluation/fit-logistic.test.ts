// Logistic regression finds the weights that made the labels.
import { describe, expect, it } from 'vitest';
import { fitLogistic } from '../../src/evaluation/fit-logistic.js';
import { randomNumbers } from '../../src/evaluation/pools.js';

/** Labels drawn with the probability that these weights give. */
function drawn(count: number, bias: number, weights: readonly number[], scale: number) {
  const random = randomNumbers('labels');
  const rows = Array.from({ length: count }, () => weights.map(() => (random() * 4 - 2) * scale));
  const labels = rows.map((row) => {
    const sum = row.reduce((total, value, at) => total + (value * (weights[at] ?? 0)) / scale, bias);
    return random() < 1 / (1 + Math.exp(-sum)) ? 1 : 0;
  });
  return { rows, labels };
}

describe('a logistic fit', () => {
  it('recovers known weights, whatever the scale of the features', () => {
    for (const scale of [1, 1000]) {
      const { rows, labels } = drawn(6000, -0.5, [1.5, -2, 0], scale);
      const fit = fitLogistic(rows, labels);
      expect(fit.bias).toBeCloseTo(-0.5, 0);
      expect(Math.abs(fit.bias + 0.5)).toBeLessThan(0.15);
      for (const [at, weight] of [1.5, -2, 0].entries()) {
        expect(Math.abs((fit.weights[at] ?? 9) * scale - weight)).toBeLessThan(0.15);
      }
    }
  });

  it('without telling features predicts the share of rights', () => {
    const rows = Array.from({ length: 100 }, () => [7]);
    const labels = rows.map((_, at) => (at < 20 ? 1 : 0));
    const { bias, weights } = fitLogistic(rows, labels);
    expect(1 / (1 + Math.exp(-(bias + 7 * (weights[0] ?? 0))))).toBeCloseTo(0.2, 5);
  });

  it('stays finite where a feature tells everything', () => {
    const rows = Array.from({ length: 40 }, (_, at) => [at < 20 ? 0 : 1]);
    const { bias, weights } = fitLogistic(
      rows,
      rows.map(([value]) => value ?? 0),
    );
    expect(Number.isFinite(bias)).toBe(true);
    expect(weights[0]).toBeGreaterThan(1);
    expect(weights[0]).toBeLessThan(50);
  });
});
