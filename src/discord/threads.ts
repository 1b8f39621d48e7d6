// Opens a thread in a channel, or a post in a forum, once, even when Discord's answer is lost on the way.
import { type APIThreadChannel, ChannelType, Routes, ThreadAutoArchiveDuration } from 'discord.js';
import { bodyOf } from './body.js';
import type { ThreadParent } from './channel-rights.js';
import { isPassing, isUncertain } from './failure.js';
import { tagsOfPost } from './forum-tags.js';
import { insist } from './insist.js';
import { newNonce } from './nonce.js';
import { plainLabel } from './render/components.js';
import type { Payload } from './render/payload.js';
import type { Tools } from './tools.js';

/** UTF-16 units of a thread's name. */
const LONGEST_NAME = 100;

/** Resolves to the thread's id; it begins with `first`. Rejects as Discord does, or with UserError('no-tag'). */
export async function openThread(parent: ThreadParent, title: string, first: Payload, tools: Tools): Promise<string> {
  const common = threadCalled(title);
  if (parent.type === ChannelType.GuildForum) {
    return create(parent, { ...common, ...tagsOfPost(parent), message: bodyOf(first) }, tools);
  }
  // Without a message to hang on: a message has one thread at most, and private ones have none.
  const isNews = parent.type === ChannelType.GuildAnnouncement;
  const type = isNews ? ChannelType.AnnouncementThread : ChannelType.PublicThread;
  const thread = await create(parent, { ...common, type }, tools);
  const message = { ...bodyOf(first), nonce: newNonce(), enforce_nonce: true };
  const send = () => parent.client.rest.post(Routes.channelMessages(thread), { body: message });
  await insist(send, tools.timing.retryPausesMs, isPassing);
  return thread;
}

/** What every thread of Kutip's has in common: its name within the limit, and when it is archived. */
export function threadCalled(title: string): ThreadBody {
  return {
    name: plainLabel(title, LONGEST_NAME) || 'Kutip',
    auto_archive_duration: ThreadAutoArchiveDuration.OneWeek,
  };
}

interface ThreadBody {
  readonly name: string;
  readonly [field: string]: unknown;
}

/** Discord knows no nonce for threads: after a lost answer it is asked first whether the thread is there. */
async function create(parent: ThreadParent, body: ThreadBody, { once, timing }: Tools): Promise<string> {
  const { client } = parent;
  const before = new Set(parent.threads.cache.keys());
  let answerLost = false;
  if (client.token !== null) once.setToken(client.token);

  async function findOpened(): Promise<string | undefined> {
    const { threads } = (await client.rest.get(Routes.guildActiveThreads(parent.guildId))) as ActiveThreads;
    return threads.find(
      ({ id, name, parent_id, owner_id }) =>
        name === body.name && parent_id === parent.id && owner_id === client.user.id && !before.has(id),
    )?.id;
  }
  async function open(): Promise<string> {
    try {
      return ((await once.post(Routes.threads(parent.id), { body })) as APIThreadChannel).id;
    } catch (error) {
      answerLost ||= isUncertain(error);
      throw error;
    }
  }
  const openOrFind = async () => (answerLost ? await findOpened() : undefined) ?? open();
  return insist(openOrFind, timing.retryPausesMs, isPassing);
}

interface ActiveThreads {
  readonly threads: readonly APIThreadChannel[];
}
