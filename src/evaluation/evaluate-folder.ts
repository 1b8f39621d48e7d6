// Evaluation on a folder: questions asked just as a person would, with every decision that Kutip takes.
import type { AnswerService } from '../answer/answer-service.js';
import type { Collection } from '../database/store.js';
import type { Progress } from '../ports.js';
import type { Answer } from '../types.js';
import type { EvalQuestion } from './eval-files.js';
import { auroc, holdsAnswer, mean } from './metrics.js';

export interface FolderPorts {
  readonly answers: AnswerService;
  readonly progress: Progress;
}

export interface FolderResult {
  readonly id: string;
  readonly answerable: boolean;
  /** Whether one of the gold texts is among the quotes, in its document. */
  readonly found: boolean;
  readonly answer: Answer;
}

export interface FolderFigures {
  readonly questions: number;
  /** Shares: of answerable questions with the gold text among the quotes; answered; of the others abstained from. */
  readonly found: number;
  readonly answered: number;
  readonly abstained: number;
  readonly sure: number;
  readonly auroc: number;
}

export async function evaluateFolder(
  { answers, progress }: FolderPorts,
  collection: Collection,
  questions: readonly EvalQuestion[],
): Promise<{ figures: FolderFigures; results: FolderResult[] }> {
  const results: FolderResult[] = [];
  for (const [at, question] of questions.entries()) {
    const { id, answerable } = question;
    const { owner } = collection;
    const answer = await answers.ask({ question: question.question, collectionId: collection.id, owner });
    results.push({ id, answerable, found: holdsGold(answer, question), answer });
    progress.update(at + 1, questions.length, id);
  }
  progress.finish();
  return { figures: figuresOf(results), results };
}

function figuresOf(results: readonly FolderResult[]): FolderFigures {
  const right = results.filter(({ answerable }) => answerable);
  const wrong = results.filter(({ answerable }) => !answerable);
  const share = (some: readonly FolderResult[], holds: (result: FolderResult) => boolean) =>
    mean(some.map((result) => (holds(result) ? 1 : 0)));
  return {
    questions: results.length,
    found: share(right, ({ found }) => found),
    answered: share(right, ({ answer }) => answer.answered),
    abstained: share(wrong, ({ answer }) => !answer.answered),
    sure: share(results, ({ answer }) => answer.sure),
    auroc: auroc(results.map(({ answer, answerable }) => ({ score: answer.confidence, right: answerable }))),
  };
}

function holdsGold({ quotes }: Answer, { gold }: EvalQuestion): boolean {
  return gold.some(({ document, contains }) =>
    quotes.some((quote) => quote.document === document && holdsAnswer(quote.text, [contains])),
  );
}
