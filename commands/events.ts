// What happens without anybody calling a command, and what Kutip says to it.
import type { Reply } from '../src/reply.js';
import type { Language } from '../src/types.js';
import type { CommandServices } from './services.js';

export type Event =
  /** Kutip was added to a server. */
  | { readonly kind: 'server-joined'; readonly owner: string; readonly language: Language }
  /** A thread was deleted. */
  | { readonly kind: 'thread-gone'; readonly owner: string; readonly thread: string };

/** The reply that belongs where it happened, or null. */
export async function onEvent(services: CommandServices, event: Event): Promise<Reply | null> {
  if (event.kind === 'server-joined') return { kind: 'welcome', language: event.language };
  await services.group.forgetThread(event.owner, event.thread);
  return null;
}
