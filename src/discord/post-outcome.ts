// What became of a posting whose request failed: certainly not posted, or nobody knows.
import { RESTJSONErrorCodes as Code, DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import type { PostOutcome } from '../ports.js';
import { UserError } from '../user-error.js';
import { channelError, discordDown } from './channel-errors.js';
import { type PostingChannel, postForbidden } from './channel-rights.js';
import { codeOf, hasCode, isPassingUndone, isUncertain } from './failure.js';
import { reasonOf } from './mention-refusal.js';
import { tellLog } from './serve-request.js';
import type { Tools } from './tools.js';

/** Limits that Discord tells in a code of its own. */
const LIMITS: readonly number[] = [
  Code.ActionCannotBePerformedDueToSlowmodeRateLimit,
  Code.ChannelWriteRateLimit,
  Code.ServerWriteRateLimit,
  Code.ServiceResourceIsBeingRateLimited,
];

/** What is not certain is unknown, whatever it is: better never than twice. */
export function outcomeOfFailure(error: unknown, channel: PostingChannel, tools: Tools): PostOutcome {
  if (error instanceof RateLimitError) {
    const { timeToReset, retryAfter, sublimitTimeout } = error;
    const retryAfterMs = Math.max(0, timeToReset, retryAfter, sublimitTimeout);
    return { ...refused(rateLimited(), { passing: true }), retryAfterMs };
  }
  if (error instanceof DiscordAPIError) return refusedByDiscord(error, channel, tools);
  // Discord failed amid it, perhaps after it was written.
  if (error instanceof HTTPError && error.status === 500) return { kind: 'unknown' };
  if (isPassingUndone(error)) return refused(discordDown(), { passing: true });
  if (!isUncertain(error)) tellLog(error, 'posting', tools);
  return { kind: 'unknown' };
}

/** Certainly not posted. */
export function refused(error: UserError, { passing }: { readonly passing: boolean }) {
  return { kind: 'refused', passing, reason: reasonOf(error) } as const satisfies PostOutcome;
}

function refusedByDiscord(error: DiscordAPIError, channel: PostingChannel, tools: Tools): PostOutcome {
  if (LIMITS.some((code) => hasCode(error, code))) return refused(rateLimited(), { passing: true });
  // In its own outages Discord refuses good tokens too; and whoever planned the posting cannot mend the token.
  const isDown = error.status === 401 || hasCode(error, Code.APIResourceOverloaded);
  if (isDown) return refused(discordDown(), { passing: true });
  const known = channelError(error, channel, () => postForbidden(channel));
  if (known !== null) return refused(known, { passing: false });
  tellLog(error, 'posting', tools);
  return refused(refusedFor(codeOf(error), channel.name), { passing: false });
}

function rateLimited(): UserError {
  return new UserError('rate-limited', {
    id: 'Discord sedang membatasi pesan Kutip.',
    en: 'Discord was limiting Kutip’s messages.',
  });
}

function refusedFor(code: string, channel: string): UserError {
  return new UserError('refused', {
    id: `Discord menolak kiriman di #${channel} (kode ${code}). Beri tahu pengelola Kutip; rinciannya ada di log.`,
    en: `Discord refused the post in #${channel} (code ${code}). Tell whoever runs Kutip; the log says more.`,
  });
}
