// The buttons of an answer: for its quotes, and below what can be done with the answer.
import type { AnswerFrame } from '../../reply.js';
import { texts } from '../../texts.js';
import type { Answer, Language } from '../../types.js';
import { button, buttonRows, emojiButton } from './components.js';
import type { Row } from './payload.js';

/** Of these buttons so many fit into 390 pixels; a fourth, even one without words, wraps. */
const PHONE_ROW = 3;

/** `shown`: ids of the quotes on the screen; `more`: whether there is more to show. None where no answer is remembered. */
export function answerButtons(
  { id, visibility, tied }: AnswerFrame,
  answer: Answer,
  shown: readonly string[],
  more: boolean,
  language: Language,
): Row[] {
  if (id === null) return [];
  const share = tied ? [] : [button(texts.share[language], 'share', id)];
  const spread = visibility === 'private' ? share : [button(texts.delete[language], 'delete', id)];
  if (!answer.answered) {
    const nearest = button(texts.nearest[language], 'nearest', id);
    return buttonRows([...(answer.nearest.length > 0 ? [nearest] : []), ...spread]);
  }
  const thumbs = [emojiButton('👍', 'thumbs-up', id), emojiButton('👎', 'thumbs-down', id)];
  const further = more ? [button(texts.more[language], 'more', id)] : [];
  return [
    ...buttonRows([...openers(shown, id, language), ...further], PHONE_ROW),
    ...buttonRows([...spread, ...thumbs]),
  ];
}

/** `Open`, or `Open 1`, `Open 2`, … for several quotes. `answerId`: null where no answer is remembered. */
export function openButtons(quoteIds: readonly string[], answerId: string | null, language: Language): Row[] {
  return buttonRows(openers(quoteIds, answerId, language));
}

/** The same without their rows. */
export function openers(quoteIds: readonly string[], answerId: string | null, language: Language) {
  const label = (index: number) =>
    quoteIds.length === 1 ? texts.open[language] : `${texts.open[language]} ${index + 1}`;
  return quoteIds.map((id, index) => button(label(index), 'open', `${id}.${answerId ?? '-'}`));
}
