// Logistic regression with a ridge penalty, by Newton's method (iteratively reweighted least squares).

export interface Fit {
  readonly bias: number;
  readonly weights: readonly number[];
}

const STEPS = 30;

/**
 * @param rows features of each example @param labels 0 or 1 @param ridge penalty on standardised weights, in examples.
 * Features are standardised for fitting; the weights returned are for features as given.
 */
export function fitLogistic(rows: readonly (readonly number[])[], labels: readonly number[], ridge = 1): Fit {
  const width = rows[0]?.length ?? 0;
  const centre = Array.from({ length: width }, (_, j) => average(rows.map((row) => row[j] ?? 0)));
  const scale = centre.map((mid, j) => Math.sqrt(average(rows.map((row) => ((row[j] ?? 0) - mid) ** 2))) || 1);
  const inputs = rows.map((row) => [1, ...row.map((value, j) => (value - (centre[j] ?? 0)) / (scale[j] ?? 1))]);
  let weights = new Array<number>(width + 1).fill(0);
  for (let step = 0; step < STEPS; step++) weights = newtonStep(inputs, labels, weights, ridge);
  const own = weights.slice(1).map((weight, j) => weight / (scale[j] ?? 1));
  const bias = (weights[0] ?? 0) - own.reduce((sum, weight, j) => sum + weight * (centre[j] ?? 0), 0);
  return { bias, weights: own };
}

function newtonStep(
  inputs: readonly (readonly number[])[],
  labels: readonly number[],
  weights: readonly number[],
  ridge: number,
): number[] {
  const size = weights.length;
  const hessian = Array.from({ length: size }, (_, i) =>
    new Array<number>(size).fill(0).map((_, j) => (i === j && i > 0 ? ridge : 1e-9)),
  );
  const gradient = weights.map((weight, i) => (i === 0 ? 0 : -ridge * weight));
  for (const [at, input] of inputs.entries()) {
    const predicted = 1 / (1 + Math.exp(-input.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0)));
    const curvature = predicted * (1 - predicted);
    for (let i = 0; i < size; i++) {
      gradient[i] = (gradient[i] ?? 0) + (input[i] ?? 0) * ((labels[at] ?? 0) - predicted);
      const row = hessian[i] as number[];
      for (let j = 0; j < size; j++) row[j] = (row[j] ?? 0) + curvature * (input[i] ?? 0) * (input[j] ?? 0);
    }
  }
  const change = solve(hessian, gradient);
  return weights.map((weight, i) => weight + (change[i] ?? 0));
}

/** Solves `matrix x = right` by Gaussian elimination with pivoting. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  const size = rows.length;
  for (let column = 0; column < size; column++) {
    const pivot =
      rows
        .slice(column)
        .reduce(
          (most, row, at, all) => (Math.abs(row[column] ?? 0) > Math.abs(all[most]?.[column] ?? 0) ? at : most),
          0,
        ) + column;
    [rows[column], rows[pivot]] = [rows[pivot] as number[], rows[column] as number[]];
    const head = rows[column] as number[];
    for (let i = 0; i < size; i++) {
      if (i === column) continue;
      const row = rows[i] as number[];
      const factor = (row[column] ?? 0) / (head[column] || 1e-12);
      for (let j = column; j <= size; j++) row[j] = (row[j] ?? 0) - factor * (head[j] ?? 0);
    }
  }
  return rows.map((row, i) => (row[size] ?? 0) / (row[i] || 1e-12));
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / (values.length || 1);
}
