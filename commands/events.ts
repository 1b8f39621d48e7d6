// What happens without anybody calling a command, and what Kutip says to it.
import type { Reply } from '../src/reply.js';
import type { Language, Localized } from '../src/types.js';
import { givenDocuments } from './given-documents.js';
import type { CommandServices } from './services.js';

export type Event =
  /** Kutip was added to a server. `bot`: application id of this Kutip. */
  | { readonly kind: 'server-joined'; readonly owner: string; readonly language: Language; readonly bot: string }
  /** Kutip was removed from a server, or the server is gone. */
  | { readonly kind: 'server-left'; readonly owner: string; readonly bot: string }
  /** A channel was deleted. What was tied to it stays tied, so that nobody is let in by deleting it. */
  | { readonly kind: 'channel-gone'; readonly owner: string; readonly channel: string }
  /** A thread was deleted. */
  | { readonly kind: 'thread-gone'; readonly owner: string; readonly thread: string }
  /** Somebody archived or locked a thread; not that it was archived because nobody wrote in it for long. */
  | {
      readonly kind: 'thread-closed';
      readonly owner: string;
      readonly thread: string;
      readonly by: 'thread-archived' | 'thread-locked';
    }
  /** Files that took long are read or refused, which is to be said in a channel (around a thread its parent follows). */
  | ReadDocuments;

interface ReadDocuments {
  readonly kind: 'documents-read';
  readonly owner: string;
  readonly collectionId: number;
  readonly channels: readonly string[];
  readonly language: Language;
  readonly fileIds: readonly string[];
}

/** The reply that belongs where it happened, or null. */
export async function onEvent(services: CommandServices, event: Event): Promise<Reply | null> {
  switch (event.kind) {
    case 'server-joined':
      return greeting(event.language, await services.servers.joined(event.owner, event.bot));
    case 'server-left':
      await services.servers.left(event.owner, event.bot);
      return null;
    case 'channel-gone':
      await services.group.forgetThread(event.owner, event.channel);
      await services.study.threadClosed(event.owner, event.channel, 'thread-gone');
      return null;
    case 'thread-gone':
      await services.group.forgetThread(event.owner, event.thread);
      await services.study.threadClosed(event.owner, event.thread, 'thread-gone');
      return null;
    case 'thread-closed':
      await services.study.threadClosed(event.owner, event.thread, event.by);
      return null;
    case 'documents-read':
      return lateNews(services, event);
  }
}

const WELCOME_BACK: Localized = {
  id: 'Kutip kembali. Dokumen dan pengaturan server ini masih ada; lihat dengan /dokumen daftar.',
  en: 'Kutip is back. The documents and settings of this server are still here; see them with /documents list.',
};

/** Nothing where Kutip was in the server all the time. */
function greeting(language: Language, was: 'new' | 'back' | 'known'): Reply | null {
  if (was === 'known') return null;
  return was === 'new' ? { kind: 'welcome', language } : { kind: 'notice', language, sentence: WELCOME_BACK[language] };
}

/** Null where there is nothing left to tell of. */
async function lateNews(services: CommandServices, event: ReadDocuments): Promise<Reply | null> {
  const { owner, collectionId, fileIds, language } = event;
  const collection = (await services.collections.list(owner)).find(({ id }) => id === collectionId);
  const found = await Promise.all(fileIds.map((id) => services.documents.file(owner, id)));
  const files = found.flatMap((file) => (file === null || file.removedAt !== null ? [] : [file]));
  if (collection === undefined || collection.removedAt !== null || files.length === 0) return null;
  const documents = await givenDocuments(services, owner, files);
  return { kind: 'given', language, collection, documents, going: false, told: false, late: true };
}
