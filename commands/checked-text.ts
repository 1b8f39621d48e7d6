// A text checked against the documents; where it was found, that place is a quote like any other, with a code to open and cite.

import { checkText } from '../src/answer/check.js';
import { isBoilerplate } from '../src/answer/place.js';
import { quoteHash } from '../src/answer/quote-hash.js';
import type { CheckResult, Place } from '../src/types.js';
import type { CommandContext } from './command.js';
import { isQuotable } from './never-quoted.js';

/** Throws UserError as `checkText`. */
export async function checkedText(context: CommandContext, text: string): Promise<CheckResult> {
  const result = await checkText(context.services.library, context.collectionId, text);
  if (result.verdict !== 'same' && result.verdict !== 'nearly') return result;
  return { ...result, place: { ...result.place, id: await quoteIdOf(context, result.place) } };
}

/** Null for what is never quoted: boilerplate, what managers marked, and a text that was replaced this very moment. */
async function quoteIdOf(context: CommandContext, { document: path, start, end, text }: Place): Promise<string | null> {
  const { services, owner, collectionId } = context;
  const { library } = services;
  const document = (await library.documents(collectionId)).find((each) => each.path === path);
  if (document === undefined) return null;
  const { versionId } = document;
  const [source, structure] = await Promise.all([library.sourceText(versionId), library.structure(versionId)]);
  if (source?.slice(start, end) !== text) return null;
  if (isBoilerplate(structure, { start, end })) return null;
  const hash = quoteHash(text);
  const [id] = await library.saveQuotes(owner, [{ versionId, start, end, hash }]);
  return id !== undefined && (await isQuotable(context, id)) ? id : null;
}
