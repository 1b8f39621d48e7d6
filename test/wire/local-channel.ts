// One channel or thread of the local Discord as a test handles it: what stands there, and what moderators do with it.
import type { PermissionsString } from 'discord.js';
import { buildThread, denial } from './build-server.js';
import type { Json } from './json.js';
import { completeAnswer } from './payloads.js';
import { bitsOf } from './permissions.js';
import type { Channel } from './records.js';
import type { Place } from './routes/route.js';
import { type SeenMessage, seenIn } from './seen.js';
import type { ThreadOptions } from './server-options.js';

export interface LocalChannel {
  readonly id: string;
  readonly name: string;
  /** `<#id>` */
  readonly mention: string;
  readonly archived: boolean;
  /** By name. */
  readonly tagIds: Readonly<Record<string, string>>;
  readonly appliedTags: readonly string[];
  /** Threads or posts opened in it, oldest first. */
  threads(): LocalChannel[];
  /** A person opens a thread or a post here. */
  openThread(options: ThreadOptions): Promise<LocalChannel>;
  /** Everything that everybody sees here now, oldest first. */
  seen(): SeenMessage[];
  /** Takes permissions from Kutip here, beside what it lacks already. */
  deny(...permissions: PermissionsString[]): Promise<void>;
  /** Changes what those with a role (of that id; the server's is everybody's) may do here. */
  permit(roleId: string, how: Permitted): Promise<void>;
  /** A moderator does. */
  archive(how?: { readonly locked?: boolean }): Promise<void>;
  /** Nobody but moderators may write in it; it stays among the active ones. */
  lock(): Promise<void>;
  /** Unlocked and active again. */
  reopen(): Promise<void>;
  remove(): Promise<void>;
}

interface Permitted {
  readonly allow?: readonly PermissionsString[];
  readonly deny?: readonly PermissionsString[];
}

export function createChannel(place: Place, channel: Channel): LocalChannel {
  const { world, twin } = place;
  return {
    id: channel.id,
    name: channel.name,
    mention: `<#${channel.id}>`,
    get archived() {
      return channel.archived;
    },
    tagIds: Object.fromEntries(channel.tags.map(({ id, name }) => [name, id])),
    get appliedTags() {
      return channel.appliedTags;
    },
    threads: () =>
      [...world.channels.values()]
        .filter((each) => each.parentId === channel.id)
        .map((each) => createChannel(place, each)),
    async openThread(options) {
      const thread = buildThread(channel, world.server(channel.serverId), options);
      world.channels.set(thread.id, thread);
      await twin.addChannel(thread);
      await announce(place, thread, 'THREAD_CREATE');
      return createChannel(place, thread);
    },
    seen: () => seenIn(world, channel.id),
    async deny(...permissions) {
      const denied = denial(world.botId, 1, permissions);
      const own = channel.overwrites.find((each) => each.id === world.botId);
      if (own === undefined) channel.overwrites.push(denied);
      else own.deny |= denied.deny;
      await announce(place, channel, 'CHANNEL_UPDATE');
    },
    async permit(roleId, { allow = [], deny = [] }) {
      const [granted, denied] = [bitsOf(allow), bitsOf(deny)];
      const known = channel.overwrites.find(({ id }) => id === roleId);
      if (known === undefined) channel.overwrites.push({ id: roleId, type: 0, allow: granted, deny: denied });
      else {
        known.allow = (known.allow & ~denied) | granted;
        known.deny = (known.deny & ~granted) | denied;
      }
      await announce(place, channel, 'CHANNEL_UPDATE');
    },
    async archive({ locked = false } = {}) {
      await twin.rest('PATCH', `/channels/${channel.id}`, { archived: true, locked });
    },
    async lock() {
      await twin.rest('PATCH', `/channels/${channel.id}`, { locked: true });
    },
    async reopen() {
      await twin.rest('PATCH', `/channels/${channel.id}`, { archived: false, locked: false });
    },
    async remove() {
      await twin.rest('DELETE', `/channels/${channel.id}`);
    },
  };
}

/** Tells the bot of a channel that a person made or changed. */
export async function announce({ twin, world, gateway }: Place, channel: Channel, event: string): Promise<void> {
  const { body } = await twin.rest('GET', `/channels/${channel.id}`);
  gateway.emit(event, completeAnswer(world, body) as Json);
}
