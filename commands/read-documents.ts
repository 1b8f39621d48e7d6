// Documents read while somebody waits, for as long as that can be told to them.
import type { CollectionInfo } from '../src/collection-types.js';
import type { Progress } from '../src/ports.js';
import { UserError } from '../src/user-error.js';
import { askAgain } from './ask-again.js';
import type { CommandContext } from './command.js';

export interface Reading {
  /** It goes on after the reply. */
  readonly going: boolean;
  /** What became of it will be said in the channel. */
  readonly told: boolean;
}

/**
 * Reads what waits in the collection, `ids` among it, and asks again what was not answered. Rejects when that fails in time;
 * the files stay kept, and are read with the next ones or when Kutip starts.
 */
export async function readDocuments(
  context: CommandContext,
  { id: collectionId }: Pick<CollectionInfo, 'id'>,
  ids: readonly string[],
): Promise<Reading> {
  const { services, owner, expiry } = context;
  const failed = new AbortController();
  const told = await announced(context, collectionId, ids, AbortSignal.any([expiry, failed.signal]));
  const reading = (progress: Progress) => services.documents.read({ owner, collectionId }, progress);
  try {
    if (!(await inTime(context, reading))) return { going: true, told };
  } catch (error) {
    failed.abort(); // whoever reads them next has to tell
    throw givenUp(error) ?? error;
  }
  await services.documents.told(owner, ids);
  await inTime(context, (progress) => askAgain({ ...context, progress }));
  return { going: false, told: false };
}

/** Kutip ends, which is no failure. */
function givenUp(error: unknown): UserError | null {
  if (!(error instanceof Error && error.name === 'AbortError')) return null;
  return new UserError('stopping', {
    id: 'Kutip sedang dimulai ulang. Yang sudah disimpan dibaca setelah itu; lihat di daftar dokumen.',
    en: 'Kutip is restarting. What is kept already is read after that; see the list of documents.',
  });
}

/** Whether a message about them will come to the channel when the reply does not tell of them any more. */
async function announced(
  { services, owner, channel, sight, settings, language }: CommandContext,
  collectionId: number,
  ids: readonly string[],
  until: AbortSignal,
): Promise<boolean> {
  if (channel === null || !sight.mayPost(collectionId)) return false;
  const { canSend, parent } = await services.messenger.abilities(channel);
  if (!canSend) return false;
  const channels = parent === undefined ? [channel] : [channel, parent];
  const to = { channels, language: settings.language ?? language, until };
  await services.documents.announce({ owner, collectionId }, ids, to);
  return true;
}

/** Whether the work ended while its reply can still be shown; it goes on in any case. Rejects as the work does until then. */
async function inTime(
  { expiry, progress }: CommandContext,
  work: (progress: Progress) => Promise<unknown>,
): Promise<boolean> {
  let late: (value: false) => void = () => {};
  const expired = new Promise<false>((resolve) => {
    late = resolve;
  });
  const expire = () => late(false);
  if (expiry.aborted) expire();
  expiry.addEventListener('abort', expire);
  const shown: Progress = {
    update: (...state) => {
      if (!expiry.aborted) progress.update(...state);
    },
    finish: () => progress.finish(),
  };
  try {
    // What fails after that is met again by whoever reads next, and logged there.
    return await Promise.race([work(shown).then(() => true), expired]);
  } finally {
    expiry.removeEventListener('abort', expire);
  }
}
