// Evidence -> calibrated probability.
import type { LogisticModel } from './calibration.js';
import { type Evidence, FEATURES, type FeatureName } from './features.js';

/** Probability, 0 to 1, that what was found is what was asked for. */
export function confidence(evidence: Evidence, model: LogisticModel): number {
  return probability(model, (name) => FEATURES[name](evidence));
}

/** The model's probability for features given one by one. */
export function probability(model: LogisticModel, featureValue: (name: FeatureName) => number): number {
  let sum = model.bias;
  for (const [name, weight] of Object.entries(model.weights)) sum += weight * featureValue(name as FeatureName);
  return 1 / (1 + Math.exp(-sum));
}
