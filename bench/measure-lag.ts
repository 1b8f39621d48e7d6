// How long the main thread could not answer while some work went on.
import { monitorEventLoopDelay } from 'node:perf_hooks';

export interface Lag<T> {
  readonly result: T;
  /** Milliseconds beyond the turn of the event loop itself. */
  readonly max: number;
  readonly p99: number;
  readonly mean: number;
}

/** Milliseconds between two looks at the event loop: the histogram records them as the delay of an idle loop. */
const RESOLUTION = 5;

/** Runs the work and measures by how much the event loop was late meanwhile. */
export async function measureLag<T>(work: () => Promise<T>): Promise<Lag<T>> {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION });
  histogram.enable();
  const result = await work();
  // A block at the very end is only seen when the loop turns once more.
  await new Promise((resolve) => setTimeout(resolve, 2 * RESOLUTION));
  histogram.disable();
  const late = (nanoseconds: number) => Math.max(0, Number((nanoseconds / 1e6 - RESOLUTION).toFixed(1)));
  return { result, max: late(histogram.max), p99: late(histogram.percentile(99)), mean: late(histogram.mean) };
}
