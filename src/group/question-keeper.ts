// Public questions that the documents did not answer: kept, grouped, asked again when documents change.
import type { Encoder } from '../../embeddings/encoder.js';
import type { GroupStore } from '../database/store.js';
import type { OpenQuestion } from '../group-types.js';
import type { Clock, WarningLog } from '../ports.js';
import { UserError } from '../user-error.js';
import { groupAlike } from './alike-questions.js';
import type { QuestionKeeper } from './group.js';
import { readGroupSettings } from './group-settings.js';
import { outdated } from './outdated.js';
import { KEEP_QUESTIONS_MS, MOST_QUESTIONS } from './retention.js';

export interface QuestionPorts {
  readonly store: GroupStore;
  readonly clock: Clock;
  readonly encoder: Encoder;
  readonly log: WarningLog;
}

export function createQuestionKeeper(ports: QuestionPorts): QuestionKeeper {
  const { store, clock, encoder } = ports;
  const isKept = ({ askedAt }: OpenQuestion) => askedAt >= clock.now() - KEEP_QUESTIONS_MS;
  const kept = async (owner: string) => (await store.questions(owner)).filter(isKept);
  return {
    async keepQuestion(question) {
      // Not from memory: another process may have been told a moment ago to keep nothing.
      const settings = readGroupSettings(await store.groupSettings(question.owner), () => {});
      if (!settings.keepUnanswered) return;
      await store.saveQuestion(question, MOST_QUESTIONS);
    },
    async openQuestions(owner) {
      const open = (await kept(owner)).filter(({ answeredBy }) => answeredBy === null);
      return groupAlike(open, await vectorsOf(ports, owner, open), encoder.profile);
    },
    answeredQuestions: async (owner) => (await kept(owner)).filter(({ answeredBy }) => answeredBy !== null),
    async question(owner, id) {
      const question = await store.question(owner, id);
      if (question === null || !isKept(question)) throw outdated();
      return question;
    },
    async askAgain(owner, ask, wanted = () => true) {
      let answered = 0;
      for (const { question, generation } of await store.questionsToAsk(owner)) {
        if (!isKept(question) || !wanted(question)) continue;
        const answerId = await ask(question);
        await store.noteAsked(owner, question.id, generation, answerId);
        if (answerId !== null) answered += 1;
      }
      return answered;
    },
    dropQuestions: (owner, ids) => store.deleteQuestions(owner, ids),
  };
}

/**
 * Vectors are made when the questions are first looked at, not while somebody waits for an answer, and then stored. Those
 * of some questions are missing while the models cannot be asked: a list in which these stand alone is better than none.
 */
async function vectorsOf({ store, encoder, log }: QuestionPorts, owner: string, questions: readonly OpenQuestion[]) {
  const model = encoder.profile.id;
  const vectors = await store.questionVectors(owner, model);
  const made = new Map<string, Float32Array>();
  try {
    for (const { id, question } of questions) {
      if (!vectors.has(id)) made.set(id, await encoder.embedQuestion(question));
    }
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    log.warning('unanswered', `open questions cannot all be compared now: ${error.message}`);
  }
  if (made.size > 0) await store.saveQuestionVectors(owner, model, made);
  return new Map([...vectors, ...made]);
}
