// Going on in a study session: joining and leaving it, being ready for the next passage, and bringing it.
import type { Reply } from '../src/reply.js';
import type { Moved, SessionView } from '../src/study/study-keeper.js';
import type { StudySession } from '../src/study-types.js';
import type { Localized } from '../src/types.js';
import { type Action, type CommandContext, defineCommand } from './command.js';
import { guides, notice, openSession, sessionHere, standsOn } from './study-meant.js';
import { sessionOver, sessionUnknown } from './study-refusals.js';

/** The step before a session's first passage. */
const BEFORE_FIRST = -1;

/** For whoever guides, the next passage; from everybody else it counts as *Ready*, and says so. */
export const next = defineCommand({
  name: { id: 'lanjut', en: 'next' },
  help: { id: 'Lanjut ke bagian berikutnya dari sesi ini', en: 'Go on to the next passage of this session' },
  access: 'everyone',
  discordOnly: true,
  options: {},
  acknowledge: () => 'private',
  async run(context) {
    const view = await sessionHere(context);
    const moved = await moveOn(context, view, view.shown.at(-1)?.step ?? null);
    if (moved === 'over') throw sessionOver();
    if (moved === 'counted') return notice(context, readyNote(await sessionHere(context)));
    return notice(context, NOTES[moved]);
  },
});

/** `SESSIONID`. */
const join: Action = {
  name: 'study-join',
  label: { id: 'Gabung', en: 'Join' },
  access: 'everyone',
  acknowledgement: 'update',
  run: (context, { argument }) =>
    onOpening(context, argument, ({ owner, id }) => context.services.study.join(owner, id, context.person)),
};

/** `SESSIONID`. */
const leave: Action = {
  name: 'study-leave',
  label: { id: 'Keluar', en: 'Leave' },
  access: 'everyone',
  acknowledgement: 'update',
  run: (context, { argument }) =>
    onOpening(context, argument, ({ owner, id }) => context.services.study.leave(owner, id, context.person)),
};

/** `SESSIONID.STEP`. */
const ready: Action = {
  name: 'study-ready',
  label: { id: 'Siap', en: 'Ready' },
  access: 'everyone',
  acknowledgement: 'update',
  run: (context, { argument }) =>
    onPassage(context, argument, ({ session }, step) =>
      context.services.study.ready(session.owner, session.id, context.person, step),
    ),
};

/** `SESSIONID.STEP`. */
const goOn: Action = {
  name: 'study-next',
  label: { id: 'Lanjut', en: 'Next' },
  access: 'everyone',
  acknowledgement: 'update',
  run: (context, { argument }) => onPassage(context, argument, (view, step) => moveOn(context, view, step)),
};

export const stepActions: readonly Action[] = [join, leave, ready, goOn];

/** `step`: the passage that is left; null where none was shown yet: then anybody may bring the first, but none after it. */
async function moveOn(context: CommandContext, { session }: SessionView, step: number | null): Promise<Moved> {
  const { services, person } = context;
  const { owner, id } = session;
  if (guides(context, session)) return services.study.next(owner, id, step);
  return step === null ? services.study.next(owner, id, BEFORE_FIRST) : services.study.ready(owner, id, person, step);
}

/** Changes the opening on which the button stands, or says below it what became of it. */
async function onOpening(
  context: CommandContext,
  argument: string,
  act: (session: StudySession) => Promise<SessionView | null>,
): Promise<Reply> {
  const { services, owner } = context;
  const { session } = await openSession(context, idIn(argument));
  if (!standsOn(context, session.opening)) throw sessionUnknown();
  if ((await act(session)) === null) throw sessionOver();
  const opening = await services.study.show.opening(owner, session.id);
  if (opening === null) throw sessionUnknown();
  return opening;
}

/** Changes the passage on which the button stands, which says how many are ready. */
async function onPassage(
  context: CommandContext,
  argument: string,
  act: (view: SessionView, step: number) => Promise<Moved>,
): Promise<Reply> {
  const view = await openSession(context, idIn(argument));
  const { owner, id } = view.session;
  const shown = view.shown.find(({ step }) => String(step) === argument.split('.')[1]);
  if (shown === undefined || !standsOn(context, shown.address)) throw sessionUnknown();
  const moved = await act(view, shown.step);
  if (moved === 'over') throw sessionOver();
  const passage = await context.services.study.show.passage(owner, id, shown.step);
  if (passage === null) throw sessionUnknown();
  // The next one may be on its way only, where somebody else was first.
  return moved === 'counted' ? passage : { ...passage, state: 'past' };
}

function idIn(argument: string): string {
  return argument.split('.')[0] ?? '';
}

const NOTES: Readonly<Record<'moved' | 'late' | 'finished', Localized>> = {
  moved: { id: 'Bagian berikutnya sudah dikirim.', en: 'The next passage is posted.' },
  late: { id: 'Sudah ada yang melanjutkan.', en: 'Somebody has gone on already.' },
  finished: {
    id: 'Semua bagian sudah dibaca, jadi sesi ini selesai.',
    en: 'All passages were read, so this session has ended.',
  },
};

function readyNote({ ready, joined }: SessionView): Localized {
  return {
    id: `Kamu dihitung siap: ${ready} dari ${joined}. Pemandu sesi ini yang melanjutkan.`,
    en: `You count as ready: ${ready} of ${joined}. Whoever guides this session goes on.`,
  };
}
