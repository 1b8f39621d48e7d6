// A channel that a person chose, as Discord describes it beside its id.
import type { Json } from './json.js';
import { channelPermissions } from './permissions.js';
import type { World } from './world.js';

export function resolvedChannel(world: World, id: string): Json {
  const channel = world.channel(id);
  const permissions = channelPermissions(world, channel, world.botId).toString();
  return { id, name: channel.name, type: channel.type, parent_id: channel.parentId, permissions };
}
