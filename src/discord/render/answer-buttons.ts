// The buttons of an answer: one for each quote with the thumbs beside them, and below what can be done with the answer.
import type { AnswerFrame } from '../../reply.js';
import { texts } from '../../texts.js';
import type { Answer, Language } from '../../types.js';
import { button, buttonRows, emojiButton } from './components.js';
import type { Row } from './payload.js';

/** `shown`: ids of the quotes on the screen; `more`: whether there is more to show. None where no answer is remembered. */
export function answerButtons(
  { id, visibility }: AnswerFrame,
  answer: Answer,
  shown: readonly string[],
  more: boolean,
  language: Language,
): Row[] {
  if (id === null) return [];
  const spread =
    visibility === 'private'
      ? button(texts.share[language], 'share', id)
      : button(texts.delete[language], 'delete', id);
  if (!answer.answered) {
    const nearest = button(texts.nearest[language], 'nearest', id);
    return buttonRows([...(answer.nearest.length > 0 ? [nearest] : []), spread]);
  }
  const thumbs = [emojiButton('👍', 'thumbs-up', id), emojiButton('👎', 'thumbs-down', id)];
  const below = [...(more ? [button(texts.more[language], 'more', id)] : []), spread];
  // At most three quotes: with the thumbs they fill a row, and on a phone neither row wraps.
  return [...buttonRows([...openers(shown, id, language), ...thumbs]), ...buttonRows(below)];
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
