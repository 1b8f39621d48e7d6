// What the operators see of a running Kutip: counts and states, gathered when somebody asks, the same for people and for Prometheus.
import { statSync } from 'node:fs';
import type { Turns } from './dispatch.js';
import type { Metrics } from './metrics.js';
import type { Clock } from './ports.js';
import type { OperatorStatus } from './reply.js';

export interface StatusSources {
  readonly version: string;
  readonly clock: Clock;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly turns: Pick<Turns, 'running' | 'waiting'>;
  readonly metrics: Pick<Metrics, 'answers' | 'failures'>;
  /** Path of the database. */
  readonly database: string;
  /** `ping`: milliseconds; null before the first heartbeat. */
  discord(): Pick<OperatorStatus, 'servers' | 'ping'>;
  /** Bytes of the process that runs the models; null where that is not known. */
  modelMemory(): number | null;
}

export function operatorStatus(sources: StatusSources): OperatorStatus {
  const { version, clock, startedAt, turns, metrics, database } = sources;
  return {
    version,
    uptime: clock.now() - startedAt,
    ...sources.discord(),
    questionsRunning: turns.running,
    questionsWaiting: turns.waiting,
    answers: metrics.answers,
    failures: metrics.failures,
    memory: process.memoryUsage.rss(),
    modelMemory: sources.modelMemory(),
    databaseBytes: databaseBytes(database),
  };
}

/** Adds the states to the metrics; the process's own memory and counts stand there already. */
export function watchStatus(metrics: Metrics, status: () => OperatorStatus): void {
  metrics.watch('kutip_servers', 'Servers that Kutip is in', () => status().servers);
  metrics.watch('kutip_gateway_ping_seconds', 'Round trip to the gateway', () => seconds(status().ping));
  metrics.watch('kutip_questions_running', 'Questions being answered', () => status().questionsRunning);
  metrics.watch('kutip_questions_waiting', 'Questions that wait', () => status().questionsWaiting);
  metrics.watch('kutip_model_memory_bytes', 'Memory of the process that runs the models', () => status().modelMemory);
  metrics.watch('kutip_database_bytes', 'Size of the database', () => status().databaseBytes);
}

function seconds(milliseconds: number | null): number | null {
  return milliseconds === null ? null : milliseconds / 1000;
}

/** With what was written last, which SQLite keeps beside the file. */
function databaseBytes(file: string): number {
  const sizes = [file, `${file}-wal`].map((path) => statSync(path, { throwIfNoEntry: false })?.size ?? 0);
  return sizes.reduce((sum, size) => sum + size, 0);
}
