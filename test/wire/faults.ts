// Scripted faults: what the local Discord does wrong to chosen requests, and how often.

export interface FaultOptions {
  /** Any when it is not said. */
  readonly method?: string;
  /** Of the path without version, such as `/channels/1/messages`. */
  readonly path: RegExp;
  /** How many requests it meets; 1 when it is not said. */
  readonly times?: number;
  /** Answers with this status instead of doing anything. 429 carries `retryAfter`. */
  readonly status?: number;
  /** Seconds; with 429 only. */
  readonly retryAfter?: number;
  /** The 429 holds for every route. */
  readonly global?: boolean;
  /** Body of the answer with `status`. */
  readonly body?: unknown;
  /** Waits before doing anything. */
  readonly delayMs?: number;
  /** Breaks the connection before or after the request was carried out. */
  readonly reset?: 'before' | 'after';
  /** Never answers, before or after the request was carried out: the client times out. */
  readonly hang?: 'before' | 'after';
}

export interface Fault {
  readonly options: FaultOptions;
  /** Requests met so far. */
  readonly hits: number;
  stop(): void;
}

export interface FaultList {
  add(options: FaultOptions): Fault;
  /** The fault for this request, counted as used; null when none is left for it. */
  take(method: string, path: string): FaultOptions | null;
  clear(): void;
}

export function createFaults(): FaultList {
  const faults: { options: FaultOptions; hits: number; stopped: boolean; stop(): void }[] = [];
  return {
    add(options) {
      const fault = {
        options,
        hits: 0,
        stopped: false,
        stop() {
          fault.stopped = true;
        },
      };
      faults.push(fault);
      return fault;
    },
    take(method, path) {
      const fault = faults.find(
        ({ options, hits, stopped }) =>
          !stopped && hits < (options.times ?? 1) && (options.method ?? method) === method && options.path.test(path),
      );
      if (fault === undefined) return null;
      fault.hits += 1;
      return fault.options;
    },
    clear() {
      for (const fault of faults) fault.stop();
    },
  };
}

/** The answer to a request that a fault refuses, with the headers that Discord gives it. */
export function faultAnswer(fault: FaultOptions): {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
} {
  const status = fault.status ?? 500;
  const { retryAfter = 0.1, global = false } = fault;
  if (status !== 429) return { status, body: fault.body ?? { code: 0, message: `${status}: scripted` }, headers: {} };
  const headers = {
    'retry-after': String(retryAfter),
    'x-ratelimit-reset-after': String(retryAfter),
    'x-ratelimit-remaining': '0',
    'x-ratelimit-limit': '5',
    'x-ratelimit-bucket': 'scripted',
    'x-ratelimit-scope': global ? 'global' : 'user',
    ...(global ? { 'x-ratelimit-global': 'true' } : {}),
    via: '1.1 local',
  };
  const body = fault.body ?? { message: 'You are being rate limited.', retry_after: retryAfter, global };
  return { status, body, headers };
}
