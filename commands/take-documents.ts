// From files that somebody gave to what became of each: fetched and kept one by one, then read.
import type { CollectionInfo } from '../src/collection-types.js';
import type { KeptFile } from '../src/corpus/document-keeper.js';
import { documentName } from '../src/corpus/document-name.js';
import type { Statement } from '../src/corpus/stated.js';
import type { AttachedFile } from '../src/ports.js';
import type { GivenDocument, Reply } from '../src/reply.js';
import type { Notice } from '../src/types.js';
import { UserError } from '../src/user-error.js';
import type { CommandContext } from './command.js';
import { givenDocuments } from './given-documents.js';
import { leaveStep } from './panels.js';
import { readDocuments } from './read-documents.js';
import { checkedStatement } from './stated-fields.js';

/** A file that somebody gives. */
export interface Offered {
  /** As the person's machine calls it. */
  readonly name: string;
  /** Throws UserError when it cannot be had. */
  bytes(): Promise<Uint8Array>;
  readonly statement: Statement;
}

type Handed =
  | { readonly file: KeptFile; readonly known: boolean; readonly notices: readonly Notice[] }
  | { readonly name: string; readonly error: UserError };

/** Files at once; a form takes no more. */
export const MOST_FILES = 10;
/** Codes that say nothing of the file. */
const OF_THE_MACHINE = /^(?:disk-full|data-folder|database-.+)$/;

export function offeredFile({ services }: CommandContext, file: AttachedFile, statement: Statement): Offered {
  const { attachments, documents } = services;
  return { name: file.name, statement, bytes: () => attachments.open(file, documents.fileBytes) };
}

/** One that cannot be kept does not stop the others. Statements are for one file alone; with several they are left out. */
export async function takeDocuments(
  context: CommandContext,
  collection: CollectionInfo,
  offered: readonly Offered[],
): Promise<Reply> {
  const { services, owner } = context;
  const handed: Handed[] = [];
  for (const each of offered) handed.push(await keep(context, collection, each));
  const kept = handed.flatMap((each) => ('file' in each ? [each] : []));
  if (kept.some(({ known }) => !known) && !context.settings.setUp.includes('documents')) {
    await leaveStep(context, 'documents');
  }
  const waiting = kept.filter(({ file }) => file.state === 'waiting').map(({ file }) => file.id);
  const reading = waiting.length === 0 ? DONE : await readDocuments(context, collection, [...new Set(waiting)]);
  const documents: GivenDocument[] = [];
  for (const each of handed) {
    if ('error' in each) documents.push(rejected(each.name, each.error));
    else documents.push(...(await outcome(services, owner, each)));
  }
  return { kind: 'given', language: context.language, collection, documents, ...reading, late: false };
}

const DONE = { going: false, told: false };

/** A statement that is wrong keeps no file from being kept. */
async function keep(context: CommandContext, { id: collectionId }: CollectionInfo, offered: Offered): Promise<Handed> {
  const { services, owner, person } = context;
  const { name } = offered;
  const { statement, problems } = checkedStatement(offered.statement);
  try {
    const upload = { owner, collectionId, name, statement, by: person };
    const { file, known } = await holding(context, offered.bytes, (bytes) =>
      services.documents.keep({ ...upload, bytes }),
    );
    const unused = known && Object.keys(statement).length > 0;
    return { file, known, notices: unused ? [...problems, KNOWN_ALREADY] : problems };
  } catch (error) {
    return { name: documentName(name), error: ofTheFile(error) };
  }
}

/** A server's people have one file at a time in memory, however many they give at once. */
export function holding<T>(
  { owner, oneAtATime }: Pick<CommandContext, 'owner' | 'oneAtATime'>,
  fetch: () => Promise<Uint8Array>,
  work: (bytes: Uint8Array) => Promise<T>,
): Promise<T> {
  return oneAtATime(`bytes ${owner}`, async () => work(await fetch()));
}

/** Why this file cannot be had or kept. Throws what is no fault of the file's. */
export function ofTheFile(error: unknown): UserError {
  if (error instanceof UserError && !OF_THE_MACHINE.test(error.code)) return error;
  throw error;
}

/** Nothing where it was removed and forgotten meanwhile. */
async function outcome(
  services: CommandContext['services'],
  owner: string,
  { file: { id }, known, notices }: Extract<Handed, { file: KeptFile }>,
): Promise<GivenDocument[]> {
  const file = await services.documents.file(owner, id);
  if (file === null) return [];
  const given = await givenDocuments(services, owner, [file]);
  return given.map((document) => ({
    ...document,
    state: known ? 'known' : document.state,
    notices: [...notices, ...document.notices],
  }));
}

function rejected(name: string, { sentence }: UserError): GivenDocument {
  return {
    ...{ id: '', name, state: 'rejected', refusal: sentence },
    ...{ metadata: null, pages: null, passages: 0, leftOut: [], notices: [], undoUntil: null },
  };
}

const KNOWN_ALREADY: Notice = {
  code: 'statement-left-out',
  sentence: {
    id: 'Keterangan yang kamu tulis tidak dipakai, karena dokumen ini sudah ada. Ubah dengan Betulkan.',
    en: 'What you stated was left out, because this document is there already. Change it with Correct.',
  },
};
