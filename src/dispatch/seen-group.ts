// What Kutip remembers of a server's people, as one of them may look at it.
import type { CommandServices } from '../../commands/services.js';
import type { OpenQuestion, OpenQuestionGroup } from '../group-types.js';
import type { Seen } from './seen.js';

type Group = CommandServices['group'];
type OfAnswers = 'rememberAnswer' | 'shownAnswer' | 'locateAnswer' | 'forgetAnswer' | 'judge' | 'verdicts';
type OfQuotes = 'complaints' | 'blockQuote' | 'unblockQuote' | 'discussion' | 'rememberDiscussion' | 'forgetThread';
type OfQuestions = 'keepQuestion' | 'openQuestions' | 'answeredQuestions' | 'question' | 'askAgain' | 'dropQuestions';

export function seenGroup({ group }: CommandServices, seen: Seen): Group {
  return {
    ...answersOf(group, seen),
    ...quotesOf(group, seen),
    ...questionsOf(group, seen),
    settings: (owner) => group.settings(owner),
    changeSettings: (owner, change) => group.changeSettings(owner, change),
    isFirstAnswer: (owner, person) => group.isFirstAnswer(owner, person),
    countQuestion: (owner, visibility, outcome) => group.countQuestion(owner, visibility, outcome),
    // A person's own, whatever that person may see today.
    personalData: (owner, person) => group.personalData(owner, person),
    deletePersonalData: (owner, person) => group.deletePersonalData(owner, person),
    unnamed: (owner, person) => group.unnamed(owner, person),
    changeUnnamed: (owner, person, unnamed) => group.changeUnnamed(owner, person, unnamed),
    forgetOld: () => group.forgetOld(),
  };
}

function answersOf(group: Group, seen: Seen): Pick<Group, OfAnswers> {
  const ownerFor = async (id: string) => seen.owner(await seen.answer(id));
  return {
    rememberAnswer: (answer) => group.rememberAnswer(answer),
    shownAnswer: async (_, id) => group.shownAnswer(await ownerFor(id), id),
    locateAnswer: async (_, id, address) => group.locateAnswer(await ownerFor(id), id, address),
    forgetAnswer: async (_, id) => group.forgetAnswer(await ownerFor(id), id),
    judge: async (_, id, ...verdict) => group.judge(await ownerFor(id), id, ...verdict),
    verdicts: async (_, id) => group.verdicts(await ownerFor(id), id),
  };
}

function quotesOf(group: Group, seen: Seen): Pick<Group, OfQuotes> {
  const ownerFor = async (quoteId: string) => seen.owner(await seen.quote(quoteId));
  const complaints = async (owner: string) =>
    (await group.complaints(owner)).filter(({ collectionId }) => seen.sees(collectionId));
  return {
    complaints,
    blockQuote: async (_, quoteId, by) => group.blockQuote(await ownerFor(quoteId), quoteId, by),
    async unblockQuote(owner, quoteId) {
      // Of a quote whose document is gone for good only this list still knows.
      const isSeen = (await complaints(owner)).some((each) => each.quoteId === quoteId);
      await group.unblockQuote(seen.owner(isSeen), quoteId);
    },
    discussion: async (_, channel, quoteId) => group.discussion(await ownerFor(quoteId), channel, quoteId),
    rememberDiscussion: async (_, channel, quoteId, thread) =>
      group.rememberDiscussion(await ownerFor(quoteId), channel, quoteId, thread),
    forgetThread: (owner, thread) => group.forgetThread(owner, thread),
  };
}

function questionsOf(group: Group, seen: Seen): Pick<Group, OfQuestions> {
  const isSeen = ({ collectionId }: OpenQuestion) => seen.sees(collectionId);
  const openQuestions = async (owner: string) => {
    const groups = (await group.openQuestions(owner)).map(({ questions }) => ({ questions: questions.filter(isSeen) }));
    return groups.filter(({ questions }) => questions.length > 0).sort(largestFirst);
  };
  const answeredQuestions = async (owner: string) => (await group.answeredQuestions(owner)).filter(isSeen);
  return {
    keepQuestion: (question) => group.keepQuestion(question),
    openQuestions,
    answeredQuestions,
    async question(owner, id) {
      const question = await group.question(owner, id);
      return isSeen(question) ? question : group.question(seen.owner(false), id);
    },
    askAgain: (owner, ask, wanted = () => true) =>
      group.askAgain(owner, ask, (question) => isSeen(question) && wanted(question)),
    async dropQuestions(owner, ids) {
      const open = (await openQuestions(owner)).flatMap(({ questions }) => questions);
      const known = new Set([...open, ...(await answeredQuestions(owner))].map(({ id }) => id));
      await group.dropQuestions(
        owner,
        ids.filter((id) => known.has(id)),
      );
    },
  };
}

/** As `openQuestions` sorts them: the largest, then the newest first. */
function largestFirst({ questions: one }: OpenQuestionGroup, { questions: other }: OpenQuestionGroup): number {
  return other.length - one.length || (other[0]?.askedAt ?? 0) - (one[0]?.askedAt ?? 0);
}
