// Tells in their channels that documents were read, where whoever gave them could not be told in the reply itself.
import type { DocumentKeeper, ReadingNotice } from './corpus/document-keeper.js';
import type { Dispatcher } from './dispatch.js';
import { newFailureId } from './failure-id.js';
import type { Log } from './log.js';
import type { Messenger } from './ports.js';
import { UserError } from './user-error.js';

export interface TellingPorts {
  readonly documents: Pick<DocumentKeeper, 'untold' | 'told'>;
  readonly dispatcher: Pick<Dispatcher, 'notice'>;
  readonly messenger: Pick<Messenger, 'send'>;
  readonly log: Pick<Log, 'failure' | 'warning'>;
}

/** Nobody waits for these messages to the second. */
const LOOK_EVERY_MS = 20_000;

/** Looks from time to time. Returns what ends it. */
export function tellReadings(ports: TellingPorts, everyMs = LOOK_EVERY_MS): () => void {
  let looking = false;
  const look = async (): Promise<void> => {
    if (looking) return;
    looking = true;
    await tellOnce(ports)
      .catch((error: unknown) => ports.log.failure(newFailureId(), 'tell readings', error))
      .finally(() => {
        looking = false;
      });
  };
  void look();
  const timer = setInterval(() => void look(), everyMs).unref();
  return () => clearInterval(timer);
}

/**
 * One message for what was given together. What cannot be posted is told to nobody: the list of documents says it too. What
 * fails keeps nobody else, perhaps of another server, from being told, and rejects in the end.
 */
export async function tellOnce(ports: TellingPorts): Promise<void> {
  const failures: unknown[] = [];
  for (const notices of together(await ports.documents.untold())) {
    await tell(ports, notices).catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
}

async function tell({ documents, dispatcher, messenger, log }: TellingPorts, notices: Together): Promise<void> {
  const { first, fileIds } = notices;
  const { owner, collectionId, channels, language } = first;
  const reply = await dispatcher.notice({ kind: 'documents-read', owner, collectionId, channels, language, fileIds });
  const [channel] = channels;
  try {
    if (reply?.kind === 'given' && channel !== undefined) await messenger.send(channel, reply);
  } catch (error) {
    if (!(error instanceof UserError)) throw error; // tried again
    log.warning('tell readings', `a message could not be posted: ${error.code}`);
  }
  await documents.told(owner, fileIds);
}

interface Together {
  readonly first: ReadingNotice;
  readonly fileIds: string[];
}

function together(notices: readonly ReadingNotice[]): Together[] {
  const groups = new Map<string, Together>();
  for (const notice of notices) {
    const key = `${notice.owner} ${notice.collectionId} ${notice.channels[0]}`;
    const group = groups.get(key) ?? { first: notice, fileIds: [] };
    group.fileIds.push(notice.fileId);
    groups.set(key, group);
  }
  return [...groups.values()];
}
