// A question in the thread of a study session: what the session reads is searched first, and what it quoted is linked, not repeated.
import type { MessageAddress } from '../src/group-types.js';
import type { ShownPassage } from '../src/study/study-keeper.js';
import type { Answer } from '../src/types.js';
import type { CommandContext } from './command.js';
import { sessionHereIfAny } from './study-meant.js';

export interface StudiedHere {
  /** Of the session. */
  readonly collectionId: number;
  /** Ids of the documents that it reads. */
  readonly first: readonly number[];
  /** Those that were posted. */
  readonly shown: readonly ShownPassage[];
}

type ShownBefore = Readonly<Record<string, MessageAddress & { readonly server: string }>>;

/**
 * Which is in use by that. Null where no session is held here, or where another collection was named. `isNamed`: that the context's collection was named in
 * the question.
 */
export async function studiedHere(context: CommandContext, isNamed: boolean): Promise<StudiedHere | null> {
  const view = context.surface === 'console' ? null : await sessionHereIfAny(context);
  if (view === null) return null;
  const { id, collectionId, plan } = view.session;
  const isMeant = isNamed ? collectionId === context.collectionId : context.sight.mayPost(collectionId);
  if (!isMeant) return null;
  const { services, owner } = context;
  await services.study.asked(owner, id);
  const quotes = await Promise.all(plan.map(({ quoteId }) => services.library.quote(owner, quoteId)));
  const documents = quotes.flatMap((quote) => quote?.documentId ?? []);
  return { collectionId, first: [...new Set(documents)], shown: view.shown };
}

/** By quote id: where the session quoted the same place, or one that overlaps it. */
export async function shownBefore(
  { services, owner }: CommandContext,
  { quotes }: Pick<Answer, 'quotes'>,
  shown: readonly ShownPassage[],
): Promise<ShownBefore> {
  const placed = await Promise.all(
    shown.map(async ({ quoteId, address }) => ({ address, place: await services.library.quote(owner, quoteId) })),
  );
  const found: Record<string, MessageAddress & { readonly server: string }> = {};
  for (const { id } of quotes) {
    const quote = await services.library.quote(owner, id);
    const same = placed.find(
      ({ place }) =>
        quote?.versionId === place?.versionId && quote && place && quote.start < place.end && place.start < quote.end,
    );
    if (same?.address) found[id] = { server: owner, ...same.address };
  }
  return found;
}
