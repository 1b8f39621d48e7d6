// Beginning a study session: whoever begins it guides it, and sees where it is held.
import type { Reply } from '../src/reply.js';
import type { SessionRequest, SessionView } from '../src/study/study-keeper.js';
import type { StudySession } from '../src/study-types.js';
import { collectionThere } from './collection-there.js';
import type { CommandContext } from './command.js';
import { requireDocuments } from './no-documents.js';
import { type PlaceToPost, tagAt } from './place-to-post.js';
import { infoOf } from './study-meant.js';
import { channelsAround, studyPlaceAt } from './study-place.js';
import { beingOpened, MOST_SESSIONS, notElsewhere, notForThem, tooManySessions } from './study-refusals.js';

/** What is wanted; the rest follows from where and by whom it is begun. */
export type WantedSession = Pick<SessionRequest, 'collectionId' | 'about' | 'pace' | 'passages' | 'plan'>;

/**
 * The place of a session that this person may begin there: here, where the person may write, and those who manage anywhere. Throws
 * UserError `not-allowed`, and as `studyPlaceAt` and `tagAt`.
 */
export async function placeToBegin(context: CommandContext, channel: string | null): Promise<PlaceToPost> {
  const isHere = channel === context.channel;
  if (!(isHere ? context.mayWrite : context.manages)) throw isHere ? notForThem() : notElsewhere();
  const place = await studyPlaceAt(context, channel);
  tagAt(place, undefined, place.tags[0]?.id ?? null);
  return place;
}

/** Throws UserError `not-here`, `too-many-sessions`, and as `StudyKeeper.begin`. */
export async function beginSession(context: CommandContext, place: PlaceToPost, wanted: WantedSession): Promise<Reply> {
  const { services, owner, person, settings, language } = context;
  collectionThere(context, channelsAround(place), wanted.collectionId);
  await requireDocuments(context, [wanted.collectionId]);
  // Two people who press at once begin one.
  return context.oneAtATime(`study ${owner}`, async () => {
    const here = await services.study.sessionIn(owner, place.channel);
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
