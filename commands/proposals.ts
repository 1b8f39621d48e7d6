// Documents that members proposed: said to those who manage, who accept or decline each.
import type { CollectionInfo } from '../src/collection-types.js';
import { type Proposal, proposalDecided } from '../src/corpus/proposal-keeper.js';
import type { ProposedDocument, Reply } from '../src/reply.js';
import type { Localized } from '../src/types.js';
import type { Action, CommandContext } from './command.js';
import { givenDocuments } from './given-documents.js';
import { messageLanguage } from './message-language.js';
import { notHere } from './not-here.js';
import { readDocuments } from './read-documents.js';

const DECLINED: Readonly<Record<keyof Localized, (name: string) => string>> = {
  id: (name) => `“${name}” tidak ditambahkan.`,
  en: (name) => `“${name}” was not added.`,
};

const proposals: Action = {
  name: 'proposals',
  label: { id: 'Usulan', en: 'Proposals' },
  access: 'managers',
  acknowledgement: 'private',
  run: (context) => waitingList(context),
};

/** `PROPOSALID`: of two managers at once one accepts. The message ends as what became of the document, and leads to the others. */
const acceptProposal: Action = {
  name: 'accept-proposal',
  label: { id: 'Terima', en: 'Accept' },
  access: 'managers',
  acknowledgement: 'update',
  async run(context, { argument }) {
    const { services, owner, person, oneAtATime, sight } = context;
    const { collection, file, known } = await oneAtATime(`proposal ${owner} ${argument}`, async () => {
      const found = await waitingProposal(context, argument);
      // What becomes of it, and of what waits beside it, would be shown to all who see the message.
      if (isSeenByAll(context) && !sight.mayPost(found.collection.id)) throw notHere();
      return { ...found, ...(await services.proposals.accept(owner, argument, person)) };
    });
    const reading = file.state === 'waiting' ? await readDocuments(context, collection, [file.id]) : DONE;
    const now = await services.documents.file(owner, file.id);
    const given = now === null ? [] : await givenDocuments(services, owner, [now]);
    const documents = given.map((document) => (known ? { ...document, state: 'known' as const } : document));
    const language = messageLanguage(context);
    const others = await waitingProposals(context);
    return { kind: 'given', language, collection, documents, ...reading, late: false, proposals: others };
  },
};

/** `PROPOSALID`. The message goes on with those that it may have shown beside it. */
const declineProposal: Action = {
  name: 'decline-proposal',
  label: { id: 'Tolak', en: 'Decline' },
  access: 'managers',
  acknowledgement: 'update',
  async run(context, { argument }) {
    const { services, owner, oneAtATime } = context;
    const { proposal, collection } = await oneAtATime(`proposal ${owner} ${argument}`, async () => {
      const found = await waitingProposal(context, argument);
      await services.proposals.decline(owner, argument);
      return found;
    });
    const language = messageLanguage(context);
    const posted = context.messageSeenBy === 'public';
    const others = (await services.proposals.list(owner)).filter(
      ({ collectionId, by }) => collectionId === collection.id && (!posted || by === proposal.by),
    );
    if (others.length === 0) return { kind: 'notice', language, sentence: DECLINED[language](proposal.name) };
    return { kind: 'proposals', language, proposals: others.map(proposedDocument), collection, posted };
  },
};

export const proposalActions: readonly Action[] = [proposals, acceptProposal, declineProposal];

function isSeenByAll({ message, messageSeenBy }: CommandContext): boolean {
  return message !== null && messageSeenBy === 'public';
}

const DONE = { going: false, told: false };

/** How many wait in collections that the person may know of. */
export async function waitingProposals({ services, owner, sight }: CommandContext): Promise<number> {
  const seen = new Set(sight.collections.map(({ id }) => id));
  return (await services.proposals.list(owner)).filter(({ collectionId }) => seen.has(collectionId)).length;
}

export function proposedDocument({ id, name, bytes, by, proposedAt }: Proposal): ProposedDocument {
  return { id, name, bytes, by, proposedAt };
}

/** Those of one collection: of that for which somebody waits longest. */
async function waitingList(context: CommandContext): Promise<Reply> {
  const { services, owner, language } = context;
  const collections = await present(context);
  const waiting = await services.proposals.list(owner);
  const among = (wanted: number) => collections.find(({ id }) => id === wanted);
  const oldest = waiting.find(({ collectionId }) => among(collectionId) !== undefined);
  const collection = among(oldest?.collectionId ?? context.collectionId) ?? collections[0];
  if (collection === undefined) throw proposalDecided();
  const own = waiting.filter(({ collectionId }) => collectionId === collection.id);
  return { kind: 'proposals', language, proposals: own.map(proposedDocument), collection, posted: false };
}

/** Throws UserError `outdated` for one that was decided, or that the person may not know of. */
async function waitingProposal(
  context: CommandContext,
  id: string,
): Promise<{ readonly proposal: Proposal; readonly collection: CollectionInfo }> {
  const { services, owner } = context;
  const proposal = await services.proposals.proposal(owner, id);
  const collection = (await present(context)).find((each) => each.id === proposal?.collectionId);
  if (proposal === null || collection === undefined) throw proposalDecided();
  return { proposal, collection };
}

async function present({ services, owner }: CommandContext): Promise<CollectionInfo[]> {
  return (await services.collections.list(owner)).filter(({ removedAt }) => removedAt === null);
}
