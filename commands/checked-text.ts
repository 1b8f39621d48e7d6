// A text checked against the documents; where it was found, that place is a quote like any other, with a code to open and cite.

import { checkText } from '../src/answer/check.js';
import { isBoilerplate } from '../src/answer/place.js';
import { quoteHash } from '../src/answer/quote-hash.js';
import type { CheckResult, Place } from '../src/types.js';
import type { CommandContext } from './command.js';
import { isQuotable } from './never-quoted.js';

/** Where a text was looked for. */
interface Checked {
  readonly collectionId: number;
  readonly result: CheckResult;
}

/** In all collections in sight, the one that is meant here first. Throws UserError as `checkText`. */
export async function checkedText(context: CommandContext, text: string): Promise<CheckResult> {
  const { collectionId, result } = await bestOf(context, text);
  if (result.verdict !== 'same' && result.verdict !== 'nearly') return result;
  return { ...result, place: { ...result.place, id: await quoteIdOf(context, collectionId, result.place) } };
}

/** The collection that is meant here, then the others that the person may know of. */
export function collectionsInSight({ collectionId, sight }: CommandContext): readonly number[] {
  const others = sight.collections.map(({ id }) => id);
  return [collectionId, ...others.filter((id) => id !== collectionId)];
}

/** Stops at the same words; of several that are nearly so the one that agrees most counts. */
async function bestOf(context: CommandContext, text: string): Promise<Checked> {
  const { library } = context.services;
  let best: Checked = { collectionId: context.collectionId, result: { verdict: 'not-found', nearest: [] } };
  for (const collectionId of collectionsInSight(context)) {
    const result = await checkText(library, collectionId, text);
    if (result.verdict === 'same') return { collectionId, result };
    if (agreement(result) > agreement(best.result)) best = { collectionId, result };
  }
  return best;
}

/** From 0, found nowhere, to 1, each word the same; below 0 where there is not even anything near. */
function agreement(result: CheckResult): number {
  if (result.verdict === 'not-found') return result.nearest.length > 0 ? 0 : -1;
  if (result.verdict !== 'nearly') return 1;
  const lengthOf = (pieces: readonly { readonly words: string }[]) =>
    pieces.reduce((sum, { words }) => sum + words.length, 0);
  const both = result.comparison.filter((piece) => piece.in === 'both');
  return lengthOf(both) / Math.max(1, lengthOf(result.comparison));
}

/** Null for what is never quoted: boilerplate, what managers marked, and a text that was replaced this very moment. */
async function quoteIdOf(
  context: CommandContext,
  collectionId: number,
  { document: path, start, end, text }: Place,
): Promise<string | null> {
  const { services, owner } = context;
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
