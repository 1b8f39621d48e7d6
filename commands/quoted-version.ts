// A quote id from a button or a person -> the quote and the version that it was cut from, checked to be what was shown.

import { shownQuote, withdrawnQuote } from '../src/answer/check.js';
import { placeOf } from '../src/answer/place.js';
import { quoteHash } from '../src/answer/quote-hash.js';
import { displayDate } from '../src/citation-line.js';
import { texts } from '../src/texts.js';
import type { Language } from '../src/types.js';
import { UserError } from '../src/user-error.js';
import type { CommandContext } from './command.js';
import { requireQuotable } from './never-quoted.js';

/**
 * `changedSince`: when the quoted version was read (milliseconds since 1970), where another is published now; else null.
 * Throws UserError `unknown-quote`, `withdrawn` when the document was removed, or `never-quoted` where managers forbade it,
 * who alone may still look at it. Throws when the stored text is no longer what was shown: that is never quoted.
 */
export async function quotedVersion(context: CommandContext, quoteId: string) {
  const { library } = context.services;
  const gone = await withdrawnQuote(library, context.owner, quoteId);
  if (gone !== null) throw withdrawn(gone.title ?? gone.path, gone.withdrawnAt, context.settings.timeZone);
  const quote = await shownQuote(library, context.owner, quoteId);
  const [document, published] = await Promise.all([
    library.version(quote.versionId),
    library.document(quote.documentId),
  ]);
  if (document === null || published === null) {
    throw withdrawn(document?.metadata.title ?? null, document?.retiredAt ?? null, context.settings.timeZone);
  }
  const place = await placeOf(library, document, quote, quote.id);
  if (quoteHash(place.text) !== quote.hash) {
    throw new Error(`quote ${quote.id} is no longer the slice that was shown`);
  }
  await requireQuotable(context, quote.id);
  return { quote, document, place, changedSince: published.versionId === quote.versionId ? null : document.addedAt };
}

function withdrawn(title: string | null, retiredAt: number | null, timeZone: string | null): UserError {
  const named = (language: Language) => `“${title ?? texts.untitled[language]}”`;
  const on = (language: Language) =>
    retiredAt === null ? '' : ` ${language === 'id' ? 'pada' : 'on'} ${day(retiredAt, timeZone, language)}`;
  return new UserError('withdrawn', {
    id: `Dokumen asal kutipan ini, ${named('id')}, sudah dihapus${on('id')}.`,
    en: `The document of this quote, ${named('en')}, was withdrawn${on('en')}.`,
  });
}

function day(milliseconds: number, timeZone: string | null, language: Language): string {
  // Swedish writes dates as ISO 8601 does.
  return displayDate(new Intl.DateTimeFormat('sv-SE', { timeZone: timeZone ?? 'UTC' }).format(milliseconds), language);
}
