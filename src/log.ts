// The log: failures that are nobody's fault at the keyboard, as JSON lines on standard error. Home of pino.
import { pino } from 'pino';

export interface Log {
  /** `id` is what the person was given; `where` names the command or job, never what was asked. */
  failure(id: string, where: string, error: unknown): void;
  warning(where: string, sentence: string): void;
}

/** Writes at once, so that nothing is lost when the process ends. */
export function openLog(level: 'debug' | 'info' | 'warn' | 'error' | 'silent' = 'warn'): Log {
  const logger = pino({ level, base: null }, pino.destination({ dest: 2, sync: true }));
  return {
    failure: (id, where, error) => logger.error({ id, where, err: error }, 'failed'),
    warning: (where, sentence) => logger.warn({ where }, sentence),
  };
}
