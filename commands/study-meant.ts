// Which study session a command or a button means, and who guides it.
import type { MessageAddress } from '../src/group-types.js';
import type { Reply, SessionInfo } from '../src/reply.js';
import type { SessionView } from '../src/study/study-keeper.js';
import type { QuizRound, StudySession } from '../src/study-types.js';
import type { Localized } from '../src/types.js';
import type { CommandContext } from './command.js';
import { notInSession, roundOver, sessionOver, sessionUnknown } from './study-refusals.js';

/** The one that is held in this thread. Throws UserError `no-session-here`. */
export async function sessionHere(context: CommandContext): Promise<SessionView> {
  const view = await sessionHereIfAny(context);
  if (view === null) throw notInSession();
  return view;
}

export async function sessionHereIfAny({ services, owner, channel }: CommandContext): Promise<SessionView | null> {
  return channel === null ? null : services.study.sessionIn(owner, channel);
}

/**
 * The one with this id, whether it has ended or not. Any id can be sent from anywhere: from where it was neither begun nor held, it is as
 * one that is not there. Throws UserError `outdated`.
 */
export async function sessionById({ services, owner, channel }: CommandContext, id: string): Promise<SessionView> {
  const view = await services.study.view(owner, id);
  if (view === null || !isHeldAt(view.session, channel)) throw sessionUnknown();
  return view;
}

function isHeldAt({ channel: begun, thread }: StudySession, channel: string | null): boolean {
  return thread === null || channel === begun || channel === thread;
}

/**
 * That of a button that was pressed, while it is open; one that was never opened because Kutip ended meanwhile goes on here. Throws
 * UserError `outdated` or `session-over`.
 */
export async function openSession(context: CommandContext, id: string): Promise<SessionView> {
  const { services, owner, message } = context;
  const view = await sessionById(context, id);
  if (view.session.state === 'open') return view;
  const adopted = view.session.state === 'opening' && message && (await services.study.adopt(owner, id, message));
  if (adopted) return adopted;
  throw sessionOver();
}

/** The round of a button, in a session that is open. Throws UserError `round-over`, `outdated` or `session-over`. */
export async function roundOfSession(
  context: CommandContext,
  id: string,
): Promise<{ readonly round: QuizRound; readonly session: StudySession }> {
  const round = await context.services.study.round(context.owner, id);
  if (round === null) throw roundOver();
  return { round, session: (await openSession(context, round.sessionId)).session };
}

/** Whoever began it, and whoever manages Kutip in the server. */
export function guides({ manages, person }: CommandContext, { guide }: StudySession): boolean {
  return manages || guide === person;
}

/** Any id can be sent from any message: a button changes no other message than the one that Kutip put it on. */
export function standsOn({ message }: CommandContext, address: MessageAddress | null): boolean {
  return address === null || message === null || message.message === address.message;
}

/** As its messages show it. Throws UserError `outdated`. */
export async function infoOf({ services, owner }: CommandContext, id: string): Promise<SessionInfo> {
  const opening = await services.study.show.opening(owner, id);
  if (opening === null) throw sessionUnknown();
  return opening.session;
}

export function notice({ language }: CommandContext, sentence: Localized): Reply {
  return { kind: 'notice', language, sentence: sentence[language] };
}
