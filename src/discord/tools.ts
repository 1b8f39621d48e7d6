// What every part of the surface works with, made once by `openSurface`.
import type { Client, REST } from 'discord.js';
import type { Dispatcher } from '../dispatch.js';
import type { Clock, Messenger } from '../ports.js';
import type { Reply } from '../reply.js';
import type { ProgressPace } from './progress.js';
import type { Payload } from './render/payload.js';

export interface SurfaceLog {
  /** `where` names a command or a part of Kutip; never what was asked. */
  failure(id: string, where: string, error: unknown): void;
  warning(where: string, sentence: string): void;
}

export interface SurfaceMetrics {
  /** Milliseconds from hearing of an interaction until Discord took the acknowledgement. */
  acknowledged(milliseconds: number): void;
  /** Milliseconds from hearing of a request until Discord took the reply. */
  answered(milliseconds: number): void;
}

export interface SurfaceTiming extends ProgressPace {
  /** Before each further try of an acknowledgement, which Discord awaits for 3 seconds. */
  readonly acknowledgePausesMs: readonly number[];
  /** Before each further try of anything else, after discord.js gave up. */
  readonly retryPausesMs: readonly number[];
  /** Discord shows *typing* for 10 seconds. */
  readonly typingEveryMs: number;
  /** After which the reply to an interaction is not waited for any longer: before its token ends, so that it can be shown. */
  readonly replyWithinMs: number;
  /** For the download of one attachment, and for the upload of a reply's files. */
  readonly fileWithinMs: number;
  /** After which the answer to a posting is not waited for any longer. */
  readonly postWithinMs: number;
  /** For all of looking for a posting. */
  readonly findWithinMs: number;
}

export const usualTiming: SurfaceTiming = {
  acknowledgePausesMs: [100, 500],
  retryPausesMs: [500, 2000, 5000],
  progressEveryMs: 2000,
  progressUntilMs: 14 * 60_000,
  typingEveryMs: 8000,
  replyWithinMs: 13.5 * 60_000,
  fileWithinMs: 2 * 60_000,
  postWithinMs: 30_000,
  findWithinMs: 2 * 60_000,
};

export interface Tools {
  readonly log: SurfaceLog;
  readonly clock: Clock;
  readonly metrics: SurfaceMetrics;
  readonly timing: SurfaceTiming;
  /** Sends once: for what must not happen twice when an answer is lost. */
  readonly once: REST;
  /** Sends once, and waits for no limit of Discord's: it says so instead. */
  readonly postings: REST;
  /** Sends files, which may take longer than anything else. */
  readonly uploads: REST;
  render(reply: Reply): Payload;
  /** A command to press, by its English name. */
  mention(command: string): string;
}

/** What speaking outside the reply to a command takes. */
export interface SpeakingTools {
  readonly client: Client;
  readonly tools: Tools;
}

/** The same once there is somebody to ask. */
export interface Serving extends Tools {
  readonly dispatcher: Dispatcher;
  readonly messenger: Messenger;
}
