// Counts and durations in the form that Prometheus reads. No label ever names a question, a person or a server. Home of prom-client.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export interface Metrics {
  /** `what` is a command, action, menu or event, a name from the code; `outcome` is `done`, a code, or `failed`. */
  handled(what: string, outcome: string): void;
  /** Milliseconds until Discord took the acknowledgement. */
  acknowledged(milliseconds: number): void;
  /** Milliseconds until Discord took the reply. */
  answered(milliseconds: number): void;
  /** A state that is looked up when somebody reads the metrics; null: not known now. */
  watch(name: string, help: string, value: () => number | null): void;
  /** Since the start: what was done, and what failed for no fault of the person. */
  readonly answers: number;
  readonly failures: number;
  readonly contentType: string;
  text(): Promise<string>;
}

/** What comes before the thing itself: only where it ends there, by a refusal, it is of interest. */
const PRELIMINARY = /^(?:acknowledge|complete|form) /;
const SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 1.5, 2, 3, 5, 10, 30];

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const handled = new Counter({
    name: 'kutip_handled_total',
    help: 'What people asked Kutip to do, by how it ended',
    labelNames: ['what', 'outcome'],
    registers,
  });
  const histogram = (name: string, help: string) => new Histogram({ name, help, buckets: SECONDS, registers });
  const acknowledgement = histogram(
    'kutip_acknowledgement_seconds',
    'From hearing of something to its acknowledgement',
  );
  const answer = histogram('kutip_answer_seconds', 'From hearing of something to its answer');
  const counts = { answers: 0, failures: 0 };
  return {
    handled(what, outcome) {
      if (PRELIMINARY.test(what) && outcome === 'done') return;
      handled.inc({ what: what.replace(PRELIMINARY, ''), outcome });
      if (outcome === 'done') counts.answers += 1;
      if (outcome === 'failed') counts.failures += 1;
    },
    acknowledged: (milliseconds) => acknowledgement.observe(milliseconds / 1000),
    answered: (milliseconds) => answer.observe(milliseconds / 1000),
    watch(name, help, value) {
      new Gauge({
        name,
        help,
        registers,
        collect() {
          const present = value();
          if (present === null) this.remove();
          else this.set(present);
        },
      });
    },
    get answers() {
      return counts.answers;
    },
    get failures() {
      return counts.failures;
    },
    contentType: registry.contentType,
    text: () => registry.metrics(),
  };
}
