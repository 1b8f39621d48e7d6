// Evidence -> calibrated probability.
import type { LogisticModel } from './calibration.js';
import { type Evidence, FEATURES, type FeatureName } from './features.js';

/** Probability, 0 to 1, that what was found is what was asked for. */
export function confidence(evidence: Evidence, model: LogisticModel): number {
  let sum = model.bias;
  for (const [name, weight] of Object.entries(model.weights)) sum += weight * FEATURES[name as FeatureName](evidence);
  return 1 / (1 + Math.exp(-sum));
}
