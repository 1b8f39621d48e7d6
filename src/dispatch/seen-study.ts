// Study sessions as one person may take part in them: one of a collection out of sight does not exist.
import type { CommandServices } from '../../commands/services.js';
import type { Seen } from './seen.js';

type Study = Pick<CommandServices, 'study' | 'sessionSchedules'>;

export function seenStudy(services: Study, seen: Seen): Study {
  return { study: sessionsOf(services, seen), sessionSchedules: schedulesOf(services, seen) };
}

function sessionsOf({ study }: Study, seen: Seen): Study['study'] {
  const isSeen = async (owner: string, id: string) => {
    const view = await study.view(owner, id);
    return view !== null && seen.sees(view.session.collectionId);
  };
  const ownerFor = async (owner: string, id: string) => seen.owner(await isSeen(owner, id));
  const ownerForRound = async (owner: string, id: string) => {
    const round = await study.round(owner, id);
    return seen.owner(round !== null && (await isSeen(owner, round.sessionId)));
  };
  return {
    show: {
      opening: async (owner, id) => study.show.opening(await ownerFor(owner, id), id),
      passage: async (owner, id, step) => study.show.passage(await ownerFor(owner, id), id, step),
      round: async (owner, id) => study.show.round(await ownerForRound(owner, id), id),
      scores: async (owner, id) => study.show.scores(await ownerFor(owner, id), id),
      recap: async (owner, id) => study.show.recap(await ownerFor(owner, id), id),
    },
    begin: (request) => study.begin({ ...request, collectionId: seen.collection(request.collectionId) }),
    adopt: async (owner, id, at) => study.adopt(await ownerFor(owner, id), id, at),
    view: async (owner, id) => study.view(await ownerFor(owner, id), id),
    async sessionIn(owner, thread) {
      const view = await study.sessionIn(owner, thread);
      return view !== null && seen.sees(view.session.collectionId) ? view : null;
    },
    openSessions: async (owner) =>
      (await study.openSessions(owner)).filter(({ collectionId }) => seen.sees(collectionId)),
    join: async (owner, id, person) => study.join(await ownerFor(owner, id), id, person),
    leave: async (owner, id, person) => study.leave(await ownerFor(owner, id), id, person),
    asked: async (owner, id) => study.asked(await ownerFor(owner, id), id),
    ready: async (owner, id, person, step) => study.ready(await ownerFor(owner, id), id, person, step),
    next: async (owner, id, step) => study.next(await ownerFor(owner, id), id, step),
    end: async (owner, id, by) => study.end(await ownerFor(owner, id), id, by),
    recap: async (owner, id) => study.recap(await ownerFor(owner, id), id),
    startQuiz: async (owner, id, rounds) => study.startQuiz(await ownerFor(owner, id), id, rounds),
    round: async (owner, id) => study.round(await ownerForRound(owner, id), id),
    answer: async (owner, id, person, choice) => study.answer(await ownerForRound(owner, id), id, person, choice),
    closeRound: async (owner, id) => study.closeRound(await ownerForRound(owner, id), id),
    dropRound: async (owner, id, person, guides) => study.dropRound(await ownerForRound(owner, id), id, person, guides),
    showScore: async (owner, id, person, shows) => study.showScore(await ownerFor(owner, id), id, person, shows),
    showsScore: async (owner, id, person) => study.showsScore(await ownerFor(owner, id), id, person),
    // What happens to threads, and what nobody uses, whoever may see it.
    threadClosed: (owner, thread, by) => study.threadClosed(owner, thread, by),
    closeIdle: (owners) => study.closeIdle(owners),
  };
}

function schedulesOf({ sessionSchedules: schedules }: Study, seen: Seen): Study['sessionSchedules'] {
  const schedule = async (owner: string, id: string) => {
    const found = await schedules.schedule(owner, id);
    return found !== null && seen.sees(found.collectionId) ? found : null;
  };
  const ownerFor = async (owner: string, id: string) => seen.owner((await schedule(owner, id)) !== null);
  return {
    async set(owner, channel, by, wanted) {
      const there = (await schedules.schedules(owner)).find((each) => each.channel === channel);
      // Nothing of one that the person knows nothing of is taken over.
      if (there !== undefined && !seen.sees(there.collectionId)) await schedules.stop(owner, there.id);
      return schedules.set(owner, channel, by, { ...wanted, collectionId: seen.collection(wanted.collectionId) });
    },
    schedules: async (owner) =>
      (await schedules.schedules(owner)).filter(({ collectionId }) => seen.sees(collectionId)),
    schedule,
    stop: async (owner, id) => schedules.stop(await ownerFor(owner, id), id),
    today: (zone) => schedules.today(zone),
    results: async (owner, id) => schedules.results(await ownerFor(owner, id), id),
  };
}
