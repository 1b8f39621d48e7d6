// Posting: what leaves for everybody in a channel is looked at once more, quote by quote, whatever was promised before.
import { notHere } from '../../commands/not-here.js';
import type { CommandServices } from '../../commands/services.js';
import type { CollectionInfo } from '../collection-types.js';
import type { Reply } from '../reply.js';
import { mayPostIn } from './sight.js';

export interface Posting {
  /** False where something of the reply is in a collection that is for other channels. */
  allows(owner: string, channels: Channels, reply: Reply): Promise<boolean>;
  /** Throws UserError `not-here` where it is not allowed. */
  require(owner: string, channels: Channels, reply: Reply): Promise<void>;
}

/** Where it is to be seen: a channel, and around a thread its parent; asked only where it matters. */
export type Channels = () => readonly string[] | Promise<readonly string[]>;

/** What of a reply is of a collection. */
interface Contents {
  readonly quotes?: readonly string[];
  readonly collections?: readonly number[];
  readonly files?: readonly string[];
}

export function createPosting(services: Pick<CommandServices, 'collections' | 'library' | 'documents'>): Posting {
  const { library, documents } = services;

  async function ofQuote(owner: string, id: string): Promise<number | null> {
    const quote = await library.quote(owner, id);
    return quote && ((await library.version(quote.versionId))?.collectionId ?? null);
  }

  const collectionsOf = (owner: string, { collections = [], quotes = [], files = [] }: Contents) =>
    Promise.all([
      ...collections,
      ...quotes.map((id) => ofQuote(owner, id)),
      ...files.map(async (id) => (await documents.file(owner, id))?.collectionId ?? null),
    ]);

  async function allows(owner: string, channels: Channels, reply: Reply): Promise<boolean> {
    const contents = contentsOf(reply);
    if (contents === null) return true;
    const all = await services.collections.list(owner);
    if (all.every(isEverybodys)) return true;
    const around = await channels();
    if (all.every(({ id }) => mayPostIn(all, id, around))) return true;
    if (contents === 'unknown') return false;
    const from = await collectionsOf(owner, contents);
    return from.every((id) => id !== null && mayPostIn(all, id, around));
  }

  return {
    allows,
    async require(owner, channels, reply) {
      if (!(await allows(owner, channels, reply))) throw notHere();
    },
  };
}

function isEverybodys({ tiedTo }: CollectionInfo): boolean {
  return tiedTo.length === 0;
}

/**
 * Null: nothing is of any collection. `unknown`: it does not say of which. Every kind is named, so that a new one is not
 * forgotten.
 */
function contentsOf(reply: Reply): Contents | 'unknown' | null {
  switch (reply.kind) {
    case 'answer': {
      const { quotes, nearest, further, alsoIn } = reply.answer;
      return { quotes: [...idsOf([...quotes, ...nearest, ...further]), ...Object.keys(alsoIn)] };
    }
    case 'passages':
    case 'complaint':
      return { quotes: idsOf(reply.quotes) };
    case 'digest': {
      const { quotes, recall, open } = reply;
      return {
        quotes: idsOf([...quotes.map(({ quote }) => quote), ...(recall === null ? [] : [recall.quote])]),
        collections: open.map(({ collectionId }) => collectionId),
      };
    }
    case 'study-passage': {
      const { quote, prompt } = reply;
      return { quotes: idsOf(prompt?.kind === 'comparison' ? [quote, prompt.earlier.quote] : [quote]) };
    }
    case 'study-round':
      return { quotes: [reply.quote.id] };
    case 'study-choice':
      return reply.quote === null ? null : { quotes: [reply.quote.id] };
    case 'study-recap':
      return { quotes: idsOf(reply.quotes), collections: [reply.session.collectionId] };
    case 'study-opening':
    case 'study-opened':
    case 'study-scores':
      return { collections: [reply.session.collectionId] };
    case 'study-schedule':
    case 'study-reminder':
      return { collections: [reply.collectionId] };
    case 'discussion-opening':
      return { quotes: [reply.quote.id] };
    case 'context':
      return { quotes: [reply.context.id] };
    case 'given':
    case 'proposals':
      return { collections: [reply.collection.id] };
    case 'documents':
      return reply.collection === undefined ? 'unknown' : { collections: [reply.collection.id] };
    case 'collections':
      return { collections: reply.collections.map(({ id }) => id) };
    case 'removal':
      return { files: [reply.document.id] };
    case 'digests':
    case 'digest-role':
    case 'check':
    case 'document':
    case 'reference':
    case 'unanswered':
    case 'my-data':
    case 'file':
      return 'unknown';
    case 'help':
    case 'welcome':
    case 'setup':
    case 'settings':
    case 'discussion':
    case 'status':
    case 'progress':
    case 'notice':
    case 'deletion':
    case 'refusal':
    case 'failure':
      return null;
  }
}

function idsOf(quotes: readonly { readonly id: string }[]): string[] {
  return quotes.map(({ id }) => id);
}
