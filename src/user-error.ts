// A failure whose cause a person can mend; everything else that is thrown is a bug or a broken machine.
import type { Language, Localized } from './types.js';

/** Carries a sentence for the person, in each language; `code` is stable and appears in JSON output. */
export class UserError extends Error {
  readonly code: string;
  readonly sentence: Localized;

  constructor(code: string, sentence: Localized) {
    super(sentence.en);
    this.name = 'UserError';
    this.code = code;
    this.sentence = sentence;
  }

  in(language: Language): string {
    return this.sentence[language];
  }
}
