// What was typed -> what is searched: cleaned, in plain spelling, joined with the question it follows, its kind told.
import { questionLanguage } from '../text/language.js';
import type { Language, QuestionKind } from '../types.js';
import { UserError } from '../user-error.js';
import { plainSpelling } from './chat-spelling.js';
import { withoutCourtesy } from './courtesy.js';
import { followUp } from './follow-up.js';
import { wantedBy } from './question-kind.js';

export interface Interpretation {
  readonly kind: QuestionKind;
  readonly language: Language;
  /** What the models and the index are asked; for an overview the topic. */
  readonly subject: string;
  /** The question as it was read, when that is not what was typed; else null. */
  readonly readAs: string | null;
}

/** Longest question, in UTF-16 units. */
export const QUESTION_LIMIT = 1000;

/** Throws UserError `empty-question`, `no-words` or `question-too-long`. */
export function interpret(typed: string, previous: string | undefined, limit = QUESTION_LIMIT): Interpretation {
  const clean = cleaned(typed, limit);
  const plain = withoutCourtesy(inPlainSpelling(clean));
  const own = wantedBy(plain);
  const joined =
    previous === undefined || own.kind === 'help' || own.kind === 'overview'
      ? null
      : followUp(plain, withoutCourtesy(inPlainSpelling(visible(previous))));
  const read = joined ?? plain;
  const { kind, subject } = joined === null ? own : wantedBy(joined);
  return { kind, subject, language: questionLanguage(read), readAs: read === clean ? null : read };
}

/** An English question stays as typed: "spy" and "min" are words there. */
export function inPlainSpelling(question: string): string {
  const plain = plainSpelling(question);
  return questionLanguage(plain) === 'en' ? question : plain;
}

function cleaned(typed: string, limit: number): string {
  const text = visible(typed);
  if (text === '') {
    throw new UserError('empty-question', {
      id: 'Pertanyaannya kosong. Tulis apa yang ingin kamu ketahui.',
      en: 'The question is empty. Write what you want to know.',
    });
  }
  if (typed.length > limit) {
    throw new UserError('question-too-long', {
      id: `Pertanyaannya terlalu panjang (${typed.length} karakter). Paling panjang ${limit}; tanyakan satu hal saja.`,
      en: `The question is too long (${typed.length} characters). At most ${limit}; ask one thing at a time.`,
    });
  }
  if (!/[\p{L}\p{N}]/u.test(text)) {
    throw new UserError('no-words', {
      id: 'Tidak ada kata di pertanyaan ini. Tulis pertanyaanmu dengan kata-kata.',
      en: 'There are no words in this question. Ask with words.',
    });
  }
  return text;
}

/** Control, direction and zero-width characters say nothing to a search; white space is one space. */
function visible(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/\p{Cf}/gu, '')
    .trim();
}
