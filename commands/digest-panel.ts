// The panel of /digest: the digests of a server, and the one on the screen with what became of it lately.
import type { DigestStatus } from '../src/digest/digest-keeper.js';
import { digestGone } from '../src/digest/setting-errors.js';
import type { DigestSummary, Reply } from '../src/reply.js';
import type { Localized } from '../src/types.js';
import type { CommandContext } from './command.js';
import { messageLanguage } from './message-language.js';

/** `chosen`: id of the digest on the screen; null, or that of one that is gone: none. */
export async function digestPanel(
  context: CommandContext,
  chosen: string | null,
  note: Localized | null = null,
): Promise<Extract<Reply, { kind: 'digests' }>> {
  const { services, owner } = context;
  const language = messageLanguage(context);
  const all = await services.digests.digests(owner);
  const found = await Promise.all(all.map(({ id }) => summaryOf(context, id)));
  const digests = found.flatMap((digest) => digest ?? []);
  const shown = digests.find(({ id }) => id === chosen) ?? null;
  return { kind: 'digests', language, digests, chosen: shown, note: note?.[language] ?? null };
}

/** Throws UserError `outdated` where it is gone. */
export async function digestSummary(context: CommandContext, id: string): Promise<DigestSummary> {
  const summary = await summaryOf(context, id);
  if (summary === null) throw digestGone();
  return summary;
}

async function summaryOf({ services, owner }: CommandContext, id: string): Promise<DigestSummary | null> {
  const [status, collections] = await Promise.all([
    services.digests.status(owner, id),
    services.collections.list(owner),
  ]);
  if (status === null) return null;
  const kept = collections.find((each) => each.id === status.digest.collectionId && each.removedAt === null);
  return { ...factsOf(status), collection: kept ?? null };
}

function factsOf({ digest, results, worthy, used }: DigestStatus): Omit<DigestSummary, 'collection'> {
  const { id, channel, plan, state, pausedFor, nextAt, quotes, topic, role, repeat } = digest;
  return { id, channel, plan, state, pausedFor, nextAt, quotes, topic, role, repeat, results, worthy, used };
}
