// Beginning a study session: whoever begins it guides it, and sees where it is held.
import type { Reply } from '../src/reply.js';
import type { SessionRequest, SessionView } from '../src/study/study-keeper.js';
import type { StudySession } from '../src/study-types.js';
import type { CommandContext } from './command.js';
import { requireDocuments } from './no-documents.js';
import { notHere } from './not-here.js';
import { tagAt } from './place-to-post.js';
import { infoOf, sessionHereIfAny } from './study-meant.js';
import { studyPlaceAt } from './study-place.js';
import { beingOpened, MOST_SESSIONS, notForThem, tooManySessions } from './study-refusals.js';

/** What is wanted; the rest follows from where and by whom it is begun. */
export type WantedSession = Pick<SessionRequest, 'collectionId' | 'about' | 'pace' | 'passages' | 'plan'>;

/**
 * In this channel or thread. Throws UserError `not-allowed`, `not-here`, `too-many-sessions`, as `studyPlaceAt` and `tagAt`, and as
 * `StudyKeeper.begin`.
 */
export async function beginSession(context: CommandContext, wanted: WantedSession): Promise<Reply> {
  const { services, owner, person, settings, language, sight } = context;
  if (!context.mayWrite) throw notForThem();
  if (!sight.mayPost(wanted.collectionId)) throw notHere();
  const place = await studyPlaceAt(context, context.channel);
  tagAt(place, undefined, place.tags[0]?.id ?? null);
  await requireDocuments(context, [wanted.collectionId]);
  // Two people who press at once begin one.
  return context.oneAtATime(`study ${owner}`, async () => {
    const here = await sessionHereIfAny(context);
    if (here !== null) {
      return isAbout(here.session, wanted) ? opened(context, here, true) : sessionHereAlready(context, here);
    }
    const open = await services.study.openSessions(owner);
    const isThere = open.some((each) => each.channel === place.channel && isAbout(each, wanted));
    if (open.length >= MOST_SESSIONS && !isThere) throw tooManySessions();
    const request = {
      ...wanted,
      owner,
      channel: place.channel,
      guide: person,
      language: settings.language ?? language,
    };
    const { view, existed } = await services.study.begin(request);
    return opened(context, view, existed);
  });
}

async function opened(context: CommandContext, { session }: SessionView, existed: boolean): Promise<Reply> {
  const { id, thread } = session;
  if (thread === null) throw beingOpened();
  return { kind: 'study-opened', language: context.language, session: await infoOf(context, id), thread, existed };
}

/** Around the same quote: a second press leads to it. */
function isAbout({ about }: StudySession, wanted: WantedSession): boolean {
  return about.kind === 'quote' && wanted.about.kind === 'quote' && about.quoteId === wanted.about.quoteId;
}

function sessionHereAlready({ owner, language }: CommandContext, { session: { opening } }: SessionView): Reply {
  const sentence = {
    id: 'Di utas ini sudah ada sesi belajar. Ikuti yang itu, atau tutup dulu dengan /belajar selesai.',
    en: 'There is a study session in this thread already. Take part in that one, or end it first with /study end.',
  }[language];
  const see = opening === null ? {} : { see: { server: owner, ...opening } };
  return { kind: 'refusal', language, code: 'session-here', sentence, ...see };
}
