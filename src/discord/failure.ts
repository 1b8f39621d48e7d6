// What went wrong between Kutip and Discord: what may be tried again, and what is over.
import { RESTJSONErrorCodes as Code, DiscordAPIError, HTTPError } from 'discord.js';

/** Nothing can be told any more: the place, the message, the interaction or its token is gone. */
const OVER: ReadonlySet<unknown> = new Set([
  Code.UnknownChannel,
  Code.UnknownMessage,
  Code.UnknownWebhook,
  Code.UnknownInteraction,
  Code.InvalidWebhookToken,
]);

/** Failures of the connection before anything was sent. */
const NOT_SENT: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Failures of the connection after which nobody knows what Discord got. */
const LOST: ReadonlySet<unknown> = new Set([
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'UND_ERR_SOCKET',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
]);

/** With these, Discord did not do what it was asked; a bad gateway or its time-out leaves that open. */
const NOT_DONE: ReadonlySet<number> = new Set([500, 503]);

export function isOver(error: unknown): boolean {
  return error instanceof DiscordAPIError && OVER.has(error.code);
}

/** An earlier try was executed although its answer was lost. */
export function isAcknowledgedAlready(error: unknown): boolean {
  return hasCode(error, Code.InteractionHasAlreadyBeenAcknowledged);
}

/** Kutip may not see the place, or not do this there. */
export function isForbidden(error: unknown): boolean {
  return hasCode(error, Code.MissingAccess) || hasCode(error, Code.MissingPermissions);
}

/** A file, or all of a message, is more than Discord takes. */
export function isTooLarge(error: unknown): boolean {
  return hasCode(error, Code.RequestEntityTooLarge) || (error instanceof DiscordAPIError && error.status === 413);
}

/** It would happen in a thread that is archived or locked. */
export function isClosed(error: unknown): boolean {
  return hasCode(error, Code.ThreadLocked) || hasCode(error, Code.InvalidActionOnArchivedThread);
}

export function hasCode(error: unknown, code: number): boolean {
  return error instanceof DiscordAPIError && error.code === code;
}

/** Discord's code, an HTTP status, or that of the connection. */
export function codeOf(error: unknown): string {
  if (error instanceof HTTPError) return String(error.status);
  return error instanceof DiscordAPIError ? String(error.code) : String(connectionCode(error) ?? 'unknown');
}

/** Discord is in trouble, or the line: later it may work. */
export function isPassing(error: unknown): boolean {
  return error instanceof HTTPError || NOT_SENT.has(connectionCode(error)) || isLost(error);
}

/** May work later, and was certainly not executed: what must not happen twice may be tried again. */
export function isPassingUndone(error: unknown): boolean {
  return error instanceof HTTPError ? NOT_DONE.has(error.status) : NOT_SENT.has(connectionCode(error));
}

/** Whether Discord may have done what it was asked, nobody knows. */
export function isUncertain(error: unknown): boolean {
  return isPassing(error) && !isPassingUndone(error);
}

function isLost(error: unknown): boolean {
  return LOST.has(connectionCode(error)) || (error instanceof Error && error.name === 'AbortError');
}

function connectionCode(error: unknown): unknown {
  if (!(error instanceof Error)) return undefined;
  return 'code' in error && typeof error.code === 'string' ? error.code : connectionCode(error.cause);
}
