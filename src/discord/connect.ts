// Logs in, again and again while Discord cannot be reached, for as long as patience lasts.
import { setTimeout as pause } from 'node:timers/promises';
import { type Client, DiscordAPIError, DiscordjsError, DiscordjsErrorCodes, Events, HTTPError } from 'discord.js';
import { type Clock, systemClock } from '../ports.js';
import { UserError } from '../user-error.js';
import { refusalOf, tokenRefused, unreachable } from './refusals.js';

export interface ConnectOptions<T> {
  readonly token: string;
  /** Milliseconds after which Discord counts as unreachable. */
  readonly patienceMs: number;
  /** Ends the attempts; then it rejects with the signal's reason. */
  readonly signal: AbortSignal;
  readonly clock?: Clock;
  /** Before the second attempt; each pause is twice the one before, up to half a minute. */
  readonly firstPauseMs?: number;
  /** A new client for each attempt, with what hangs on it: one whose login failed cannot be used again. */
  open(): T;
  /** An attempt failed and another follows. */
  onFailure(cause: string): void;
}

const LONGEST_PAUSE_MS = 30_000;
/** A connection that does not answer is not waited for. */
const FAREWELL_MS = 2000;

/**
 * Resolves when Discord has told all servers. Throws UserError `discord-token`, `discord-intents` or
 * `discord-unreachable`.
 */
export async function connect<T extends { readonly client: Client }>(
  options: ConnectOptions<T>,
): Promise<T & { readonly client: Client<true> }> {
  const { token, patienceMs, signal, clock = systemClock } = options;
  const deadline = clock.now() + patienceMs;
  const patience = AbortSignal.timeout(patienceMs);
  const either = AbortSignal.any([signal, patience]);
  let pauseMs = options.firstPauseMs ?? 1000;
  let cause = 'timeout';
  for (;;) {
    const opened = options.open();
    const { client } = opened;
    try {
      await untilAborted(logIn(client, token), either);
      if (!client.isReady()) throw new Error('the connection was lost at once');
      return { ...opened, client };
    } catch (error) {
      await disconnect(client);
      signal.throwIfAborted();
      if (error instanceof UserError) throw error;
      if (!patience.aborted) cause = causeOf(error);
      if (patience.aborted || clock.now() + pauseMs >= deadline) throw unreachable(cause);
    }
    options.onFailure(cause);
    await pause(pauseMs, undefined, { signal }).catch(() => signal.throwIfAborted());
    pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
  }
}

/** Closes the connection; never takes long. */
export async function disconnect(client: Client): Promise<void> {
  await Promise.race([client.destroy(), pause(FAREWELL_MS, undefined, { ref: false })]);
}

async function logIn(client: Client, token: string): Promise<void> {
  let closeCode = 0;
  client.once(Events.ShardDisconnect, ({ code }) => {
    closeCode = code;
  });
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  try {
    await client.login(token);
  } catch (error) {
    throw refusalOf(closeCode) ?? (isTokenRefused(error) ? tokenRefused() : error);
  }
  await ready;
}

function isTokenRefused(error: unknown): boolean {
  if (error instanceof DiscordAPIError) return error.status === 401;
  return error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid;
}

/** Short and technical; never an address, which may be a secret of whoever runs Kutip. */
function causeOf(error: unknown): string {
  if (error instanceof DiscordAPIError || error instanceof HTTPError) return String(error.status);
  if (!(error instanceof Error)) return typeof error;
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}

async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  let stop = (): void => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
  });
  return Promise.race([work, aborted]).finally(() => signal.removeEventListener('abort', stop));
}
