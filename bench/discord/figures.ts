// What benchmarks on Discord print: order statistics, and what Kutip measured of itself.
import { writeSync } from 'node:fs';
import { median, percentile } from '../median.js';

/** One line of JSON. */
export function report(what: string, figures: object): void {
  writeSync(1, `${JSON.stringify({ [what]: figures })}\n`);
}

/** Order statistics of milliseconds. */
export function spread(values: readonly number[]) {
  const rounded = (value: number) => Number(value.toFixed(1));
  return {
    count: values.length,
    median: rounded(median(values)),
    p95: rounded(percentile(values, 0.95)),
    p99: rounded(percentile(values, 0.99)),
    most: rounded(Math.max(...values)),
  };
}

/** Seconds, as Kutip measured them of itself. */
export function longestDelays(metrics: string): Record<string, number> {
  const lines = metrics.matchAll(/^nodejs_eventloop_lag_(p99|max)_seconds (\S+)$/gm);
  return Object.fromEntries([...lines].map(([, name, value]) => [name, Number(Number(value).toFixed(3))]));
}
