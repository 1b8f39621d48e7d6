// Calibration: fits the logistic models and sets the thresholds from examples; says how well they hold.
import { createHash } from 'node:crypto';
import type { Calibration, LogisticModel } from '../answer/calibration.js';
import { probability } from '../answer/confidence.js';
import type { FeatureName } from '../answer/features.js';
import type { Example, FeatureValues } from './collect-examples.js';
import { fitLogistic } from './fit-logistic.js';
import { auroc, brier, mean } from './metrics.js';

export const FOLDS = 5;

const ANSWER_FEATURES: readonly FeatureName[] = ['reading', 'overlap', 'agreement', 'lead', 'contrast', 'size'];
const RELEVANCE_FEATURES: readonly FeatureName[] = ['fused', 'lead', 'contrast', 'size'];

/** "May answer": at least one chance in three. */
const PERHAPS = 1 / 3;
/** Precision that "sure" promises on held-out folds. */
const SURE_PRECISION = 0.93;

interface Judged {
  readonly score: number;
  readonly right: boolean;
}

export interface CalibrationReport {
  readonly examples: number;
  /** Out of fold, by set and pool size: AUROC against answerable, Brier score against right. */
  readonly figures: Readonly<
    Record<string, { readonly auroc: number; readonly brier: number; readonly count: number }>
  >;
  /** At the thresholds: shares answered and sure of the answerable, abstained of the others, precision of "sure". */
  readonly answered: number;
  readonly abstained: number;
  readonly sure: number;
  readonly surePrecision: number;
}

type Fitted = Pick<Calibration, 'answers' | 'relevance' | 'thresholds'>;

/** @param across examples of questions in another language than their rows; they fit one weight, on top of the others. */
export function calibrate(
  examples: readonly Example[],
  across: readonly Example[] = [],
): {
  readonly fitted: Fitted;
  readonly report: CalibrationReport;
} {
  const right = (example: Example) => example.right;
  const relevant = (example: Example) => example.relevant;
  const scores = outOfFold(examples, ANSWER_FEATURES, (example) => example.features, right);
  const relevance = outOfFold(examples, RELEVANCE_FEATURES, (example) => example.withoutReader, relevant);
  const answers = fitModel(examples, ANSWER_FEATURES, (example) => example.features, right);
  const thresholds = {
    perhaps: rounded(PERHAPS),
    sure: precise(judged(scores, examples, right), SURE_PRECISION),
    relevant: balanced(judged(relevance, examples, relevant)),
  };
  return {
    fitted: {
      answers: { ...answers, weights: { ...answers.weights, across: shiftOf(answers, across) } },
      relevance: fitModel(examples, RELEVANCE_FEATURES, (example) => example.withoutReader, relevant),
      thresholds,
    },
    report: reportOn(examples, scores, thresholds),
  };
}

/** What must be added to the model's logit for it to fit these examples best (Newton's method, ridge 1); 0 for none. */
function shiftOf(model: LogisticModel, examples: readonly Example[]): number {
  let shift = 0;
  for (let step = 0; step < 20; step++) {
    let slope = -shift;
    let curvature = 1;
    for (const { features, right } of examples) {
      const predicted = probability({ ...model, bias: model.bias + shift }, (name) => features[name]);
      slope += (right ? 1 : 0) - predicted;
      curvature += predicted * (1 - predicted);
    }
    shift += slope / curvature;
  }
  return rounded(shift);
}

type FeaturesOf = (example: Example) => FeatureValues;
type LabelOf = (example: Example) => boolean;

function fitModel(
  examples: readonly Example[],
  names: readonly FeatureName[],
  features: FeaturesOf,
  label: LabelOf,
): LogisticModel {
  const rows = examples.map((example) => names.map((name) => features(example)[name]));
  const { bias, weights } = fitLogistic(
    rows,
    examples.map((example) => (label(example) ? 1 : 0)),
  );
  return {
    bias: rounded(bias),
    weights: Object.fromEntries(names.map((name, at) => [name, rounded(weights[at] ?? 0)])),
  };
}

/** The score of each example by a model that saw no question on its gold passage. */
function outOfFold(
  examples: readonly Example[],
  names: readonly FeatureName[],
  features: FeaturesOf,
  label: LabelOf,
): number[] {
  const models = Array.from({ length: FOLDS }, (_, fold) =>
    fitModel(
      examples.filter((example) => foldOf(example) !== fold),
      names,
      features,
      label,
    ),
  );
  return examples.map((example) => {
    const model = models[foldOf(example)];
    if (model === undefined) throw new Error(`an example has no fold below ${FOLDS}`);
    return probability(model, (name) => features(example)[name]);
  });
}

function foldOf({ gold }: Example): number {
  return (createHash('sha256').update(gold).digest()[0] ?? 0) % FOLDS;
}

/** The threshold at which the shares of rights above and of wrongs below add up to most (Youden 1950). */
function balanced(scored: readonly Judged[]): number {
  const rights = scored.filter(({ right }) => right).length;
  const wrongs = scored.length - rights;
  const sorted = [...scored].sort((a, b) => a.score - b.score);
  let below = { rights: 0, wrongs: 0 };
  let best = { threshold: 0.5, value: 0 };
  for (const { score, right } of sorted) {
    const value = (rights - below.rights) / rights + below.wrongs / wrongs;
    if (value > best.value) best = { threshold: score, value };
    below = right ? { ...below, rights: below.rights + 1 } : { ...below, wrongs: below.wrongs + 1 };
  }
  return rounded(best.threshold);
}

/** The lowest threshold above which the share of rights is at least `precision`. */
function precise(scored: readonly Judged[], precision: number): number {
  const sorted = [...scored].sort((a, b) => b.score - a.score);
  let rights = 0;
  let threshold = 1;
  for (const [at, { score, right }] of sorted.entries()) {
    if (right) rights++;
    if (rights / (at + 1) >= precision) threshold = score;
  }
  return rounded(threshold);
}

function reportOn(
  examples: readonly Example[],
  scores: readonly number[],
  thresholds: Calibration['thresholds'],
): CalibrationReport {
  const groups = new Map<string, number[]>();
  for (const [at, { set, size }] of examples.entries()) {
    for (const name of ['all', set, `${set} ${size ?? 'all'}`]) groups.set(name, [...(groups.get(name) ?? []), at]);
  }
  const figures = Object.fromEntries(
    Array.from(groups, ([name, indices]) => {
      const own = indices.map((at) => examples[at] as Example);
      const ownScores = indices.map((at) => scores[at] ?? 0);
      const answerable = judged(ownScores, own, (example) => example.answerable);
      const right = judged(ownScores, own, (example) => example.right);
      return [name, { auroc: rounded(auroc(answerable)), brier: rounded(brier(right)), count: own.length }];
    }),
  );
  const share = (among: (example: Example) => boolean, holds: (score: number) => boolean) =>
    rounded(mean(examples.flatMap((example, at) => (among(example) ? [holds(scores[at] ?? 0) ? 1 : 0] : []))));
  const sure = examples.filter((_, at) => (scores[at] ?? 0) >= thresholds.sure);
  return {
    examples: examples.length,
    figures,
    answered: share(
      ({ answerable }) => answerable,
      (score) => score >= thresholds.perhaps,
    ),
    abstained: share(
      ({ answerable }) => !answerable,
      (score) => score < thresholds.perhaps,
    ),
    sure: share(
      ({ answerable }) => answerable,
      (score) => score >= thresholds.sure,
    ),
    surePrecision: rounded(mean(sure.map(({ right }) => (right ? 1 : 0)))),
  };
}

function judged(
  scores: readonly number[],
  examples: readonly Example[],
  right: (example: Example) => boolean,
): Judged[] {
  return examples.map((example, at) => ({ score: scores[at] ?? 0, right: right(example) }));
}

function rounded(value: number): number {
  return Number(value.toFixed(4));
}
