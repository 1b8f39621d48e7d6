// What a person states of a document over what was read from it, checked and put together with what was stated before.
import type { Stated } from '../database/store.js';
import { isDate } from '../text/iso-date.js';
import { keepingErrors } from './keeping-errors.js';
import { plainLine } from './plain-line.js';

/** An empty text takes back what was stated: then what was read from the file holds again. */
export type Statement = { readonly [Key in keyof Stated]?: string };

/** UTF-16 units. */
const LONGEST = 300;
const LONGEST_LINK = 2_000;

/** Throws UserError for a date or link that is none, and for what is too long. */
export function stated(before: Stated, statement: Statement): Stated {
  const said = Object.entries(statement).map(([key, value]) => [key, plainLine(value)] as const);
  const together = { ...before, ...Object.fromEntries(said) };
  // In one order, so that the same statements always make the same stamp.
  const { title, author, publisher, date, url } = together;
  if (date && !isDate(date)) throw keepingErrors.wrongDate(date);
  if (url) checkLink(url);
  for (const text of [title, author, publisher]) {
    if (text !== undefined && text.length > LONGEST) throw keepingErrors.tooLong(LONGEST);
  }
  return {
    ...(title && { title }),
    ...(author && { author }),
    ...(publisher && { publisher }),
    ...(date && { date }),
    ...(url && { url }),
  };
}

function checkLink(url: string): void {
  if (url.length > LONGEST_LINK) throw keepingErrors.tooLong(LONGEST_LINK);
  if (!/^https?:\/\/[^\s/]/iu.test(url) || !URL.canParse(url)) throw keepingErrors.wrongLink(url);
}
