// Every line of an evaluation file is asked as a question, even where Kutip would read a search or a greeting.
import { type Interpretation, interpret } from '../answer/interpret.js';

/** The question in plain spelling; of any length. */
export function asQuestion(typed: string): Interpretation {
  const interpretation = interpret(typed, undefined, typed.length);
  return { ...interpretation, subject: interpretation.readAs ?? typed };
}
