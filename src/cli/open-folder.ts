// Opens the services, reads the documents folder, and tells the person at the terminal what could not be read.

import { commandServices } from '../command-services.js';
import { createProgressBar } from '../console/progress-bar.js';
import { createStyles, wantsColour } from '../console/styles.js';
import { noAttachments, noMessenger, terminalCommands } from '../console/terminal.js';
import { CONSOLE_OWNER } from '../corpus/library.js';
import { allCommands, createDispatcher, type Dispatcher, type DispatchLog } from '../dispatch.js';
import type { WarningLog } from '../ports.js';
import { openServices, type Services } from '../services.js';
import type { Settings } from '../settings.js';
import type { Language } from '../types.js';
import { visibleText } from '../visible-text.js';
import type { KeptPlace } from './kept-place.js';
import { noSchedules } from './no-schedules.js';

export interface OpenedFolder {
  readonly services: Services;
  readonly dispatcher: Dispatcher;
  readonly owner: string;
  readonly collectionId: number;
  /** Number of documents that can be quoted. */
  readonly documents: number;
}

const TERMINAL = { messenger: noMessenger, attachments: noAttachments, ...noSchedules, status: noStatus };

/** So many files are told one by one; a folder of thousands that cannot be read would bury the answer. */
const MOST_TOLD = 8;

/** Progress and notices go to standard error. Throws UserError when nothing can be served. */
export async function openFolder(
  settings: Settings,
  language: Language,
  log: DispatchLog & WarningLog,
  signal?: AbortSignal,
): Promise<OpenedFolder> {
  const services = await openServices(settings, log);
  try {
    const progress = createProgressBar(process.stderr, language);
    const read = await services.library.sync(settings.corpusDir, { progress, ...(signal && { signal }) });
    const notices = [...services.notices, ...read.notices].map((notice) => notice.sentence[language]);
    tell([...notices, ...read.failed.map((file) => file.error.in(language))], language);
    return await opened(services, read.collection.id, log);
  } catch (error) {
    await services.close();
    throw error;
  }
}

/** The same with the documents kept in a collection of the console's. */
export async function openKept(
  settings: Settings,
  place: KeptPlace,
  language: Language,
  log: DispatchLog & WarningLog,
): Promise<OpenedFolder> {
  const services = await openServices(settings, log);
  try {
    const { owner, collection: name } = place;
    const { id } = await services.library.collection(owner, name);
    await services.documents.read({ owner, collectionId: id }, createProgressBar(process.stderr, language));
    const refused = (await services.library.files(owner, id)).flatMap(({ refusal }) => refusal?.[language] ?? []);
    tell([...services.notices.map(({ sentence }) => sentence[language]), ...refused], language);
    return await opened(services, id, log);
  } catch (error) {
    await services.close();
    throw error;
  }
}

async function opened(services: Services, collectionId: number, log: DispatchLog & WarningLog): Promise<OpenedFolder> {
  return {
    services,
    dispatcher: createDispatcher(commandServices(services, TERMINAL), log, {
      commands: terminalCommands(allCommands),
    }),
    owner: CONSOLE_OWNER,
    collectionId,
    documents: (await services.library.documents(collectionId)).length,
  };
}

function tell(sentences: readonly string[], language: Language): void {
  const styles = createStyles(wantsColour(process.stderr, process.env));
  const more = sentences.length - MOST_TOLD;
  const rest = {
    id: `… dan ${more} lagi: npm run corpus -- status`,
    en: `… and ${more} more: npm run corpus -- status`,
  };
  const told = more > 0 ? [...sentences.slice(0, MOST_TOLD), rest[language]] : sentences;
  for (const sentence of told) process.stderr.write(`${styles.doubtful(visibleText(sentence))}\n`);
}

/** `/status` is a command of Discord's. */
function noStatus(): Promise<never> {
  return Promise.reject(new Error('a terminal has no status'));
}
