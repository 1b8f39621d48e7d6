// The log: JSON lines on standard error about what happened, never about what was asked or read. Home of pino.
import { pino } from 'pino';
import { safeError, withoutSecrets } from './safe-error.js';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** Numbers, states and ids; never a text that a person wrote, or the name of a person, a server or a document. */
export type LogFacts = Readonly<Record<string, string | number | boolean | null>>;

export interface Log {
  /** `id` is what the person was given; `where` names the command or job, never what was asked. */
  failure(id: string, where: string, error: unknown): void;
  warning(where: string, sentence: string): void;
  /** Something was answered or refused; `owner` is a server's id. */
  handled(what: string, outcome: string, milliseconds: number, owner: string): void;
  /** Something happened to the program or its connection. */
  event(what: string, facts?: LogFacts): void;
}

export interface LogOptions {
  /** Default: `warn`. */
  readonly level?: LogLevel;
  /** Replaced wherever they stand. */
  readonly secrets?: readonly string[];
  /** In place of standard error, for tests. */
  readonly write?: (line: string) => void;
}

/** Writes at once, so that nothing is lost when the process ends. */
export function openLog({ level = 'warn', secrets = [], write }: LogOptions = {}): Log {
  const destination = write === undefined ? pino.destination({ dest: 2, sync: true }) : { write };
  const logger = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: (error: unknown) => safeError(error, secrets) },
    },
    destination,
  );
  return {
    failure: (id, where, error) => logger.error({ id, where, err: error }, 'failed'),
    warning: (where, sentence) => logger.warn({ where }, withoutSecrets(sentence, secrets)),
    handled: (what, outcome, milliseconds, owner) =>
      logger[outcome === 'done' && isPreliminary(what) ? 'debug' : 'info'](
        { what, outcome, ms: Math.round(milliseconds), owner },
        'handled',
      ),
    event: (what, facts = {}) => logger.info(facts, what),
  };
}

/** Comes before the thing itself, which is told too: who will see a reply, choices while somebody types, an empty form. */
function isPreliminary(what: string): boolean {
  return /^(?:acknowledge|complete|form) /.test(what);
}
