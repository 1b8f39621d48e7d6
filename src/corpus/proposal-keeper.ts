// Proposal keeper: documents that somebody who does not manage would like to see added, kept until a manager decides.
import { newQuoteId } from '../database/quote-id.js';
import type { Proposal, ProposalLimits } from '../database/server-store.js';
import { UserError } from '../user-error.js';
import type { DocumentKeeper, Keeping, Upload } from './document-keeper.js';
import { documentName } from './document-name.js';
import { checkFile } from './file-check.js';
import { keepingErrors } from './keeping-errors.js';
import { stated } from './stated.js';
import { type BytesPorts, withStoredBytes } from './stored-bytes.js';

export type { Proposal };

export interface ProposalKeeper {
  /**
   * Stores the bytes, as `DocumentKeeper.keep` does, but nothing is read of them. Throws UserError as `keep` does, `known`
   * where the collection has these contents or they are proposed already, and `full-proposals` where too many wait, of all or of this
   * person.
   */
  propose(upload: Upload & { readonly by: string }): Promise<Proposal>;
  /** The oldest first. */
  list(owner: string): Promise<Proposal[]>;
  /** Null when it was decided already. */
  proposal(owner: string, id: string): Promise<Proposal | null>;
  /** Keeps it as a document that `by` gave. Throws UserError `outdated` when it was decided already, else as `keep`. */
  accept(owner: string, id: string, by: string): Promise<Keeping>;
  /** Does nothing for one that was decided already. */
  decline(owner: string, id: string): Promise<void>;
  /** Forgets those that waited for 30 days; bytes go with the next `DocumentKeeper.forgetOld`. */
  forgetOld(): Promise<void>;
}

export interface ProposalPorts extends BytesPorts {
  readonly documents: Pick<DocumentKeeper, 'keep'>;
  readonly limits: { readonly fileBytes: number; readonly uploadsPerDay: number };
}

/** More are too many to look through. */
const MOST_WAITING = 25;
/** As many as one message holds: one person cannot take the room of all others. */
const MOST_OF_ONE = 10;
const KEEP_MS = 30 * 24 * 3_600_000;

export function createProposalKeeper(ports: ProposalPorts): ProposalKeeper {
  const { store, files, clock, documents } = ports;
  return {
    propose: (upload) => propose(ports, upload),
    list: store.proposals,
    proposal: store.proposal,
    async accept(owner, id, by) {
      const proposal = await store.proposal(owner, id);
      const bytes = proposal && (await files.bytes(owner, proposal.hash));
      if (proposal === null || bytes === null) throw proposalDecided();
      const { collectionId, name, given: statement } = proposal;
      const keeping = await documents.keep({ owner, collectionId, name, bytes, statement, by });
      await store.deleteProposal(owner, id);
      return keeping;
    },
    decline: store.deleteProposal,
    forgetOld: () => store.deleteProposals(clock.now() - KEEP_MS),
  };
}

async function propose(ports: ProposalPorts, upload: Upload & { readonly by: string }): Promise<Proposal> {
  const { store, files, clock } = ports;
  const { owner, collectionId, bytes, by } = upload;
  const name = documentName(upload.name);
  await checkFile(bytes, name, ports.limits.fileBytes);
  const given = stated({}, upload.statement ?? {});
  const own = (await store.proposals(owner)).filter((proposal) => proposal.by === by);
  if (own.length >= MOST_OF_ONE) throw fullOfOne();
  const limits = { proposals: MOST_WAITING, uploadsPerDay: ports.limits.uploadsPerDay };
  return withStoredBytes(ports, owner, bytes, async (permit, hash) => {
    const id = newQuoteId();
    const proposal = { id, owner, collectionId, by, name, hash, bytes: bytes.length, given, proposedAt: clock.now() };
    const outcome = await store.saveProposal(permit, proposal, limits);
    switch (outcome.kind) {
      case 'proposed':
        // Of those that are no more nothing may stay: who takes proposals back by deleting their data could fill the disk.
        await files.sweep(owner, await store.fileHashes(owner));
        return outcome.proposal;
      case 'same':
        throw known(outcome.name);
      case 'full':
        throw full(outcome.limit, limits);
    }
  });
}

function known(name: string): UserError {
  return new UserError('known', {
    id: `Isinya sama dengan “${name}” yang sudah ada atau sudah diusulkan.`,
    en: `Its contents are those of “${name}”, which is there or was proposed already.`,
  });
}

function full(limit: keyof ProposalLimits, { uploadsPerDay }: ProposalLimits): UserError {
  if (limit === 'uploadsPerDay') return keepingErrors.full(limit, { documents: 0, textUnits: 0, uploadsPerDay });
  return new UserError('full-proposals', {
    id: `Sudah ada ${MOST_WAITING} usulan yang menunggu. Minta pengelola memutuskannya dulu lewat /dokumen daftar.`,
    en: `${MOST_WAITING} proposals are waiting already. Ask a manager to decide on them first with /documents list.`,
  });
}

function fullOfOne(): UserError {
  return new UserError('full-proposals', {
    id: `Sudah ada ${MOST_OF_ONE} usulanmu yang menunggu. Tunggu sampai pengelola memutuskannya.`,
    en: `${MOST_OF_ONE} of your proposals are waiting already. Wait until a manager has decided on them.`,
  });
}

/** For a proposal that is not there any more. */
export function proposalDecided(): UserError {
  return new UserError('outdated', {
    id: 'Usulan ini sudah diputuskan, atau sudah terlalu lama.',
    en: 'This proposal was decided already, or is too old.',
  });
}
