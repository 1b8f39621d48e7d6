// One server of the local Discord as a test handles it: its channels, people, and what happens to them while Kutip runs.
import { addMember, buildChannel } from './build-server.js';
import { announce, createChannel, type LocalChannel } from './local-channel.js';
import { rolePayload } from './payloads.js';
import { createPerson, type Person, type WithId } from './person.js';
import type { Server, ServerEventRecord } from './records.js';
import type { Place } from './routes/route.js';
import { standing } from './routes/server-events.js';
import type { ChannelOptions, PersonOptions } from './server-options.js';
import { newId } from './twin.js';

export interface LocalServer {
  readonly id: string;
  readonly name: string;
  readonly systemChannel: WithId | null;
  /** A channel or thread by name. Throws when there is none. */
  channel(name: string): LocalChannel;
  person(name: string): Person;
  roleId(name: string): string;
  addPerson(options: PersonOptions): Promise<Person>;
  /** What stands among its events and is not over, oldest first. */
  events(): ServerEventRecord[];
  /** A moderator makes one. */
  addEvent(event: Pick<ServerEventRecord, 'name' | 'start' | 'end'>): ServerEventRecord;
  /** A moderator takes one away. */
  removeEvent(id: string): void;
  addChannel(options: ChannelOptions): Promise<LocalChannel>;
  /** Removes Kutip from the server. */
  leave(): Promise<void>;
  /** Kutip is invited again: people and channels are the same. */
  rejoin(): Promise<void>;
  /** Discord itself cannot serve it for a while, or can again. */
  goAway(): void;
  comeBack(): Promise<void>;
}

/** `locales`: of people, by user id. */
export function createServer(place: Place, server: Server, locales: Map<string, string>): LocalServer {
  const { world, twin, gateway } = place;
  const personOf = (userId: string) => createPerson(place, userId, locales.get(userId) ?? 'en-US');
  const found = <T>(thing: T | undefined, what: string): T => {
    if (thing === undefined) throw new Error(`${server.name} has no ${what}`);
    return thing;
  };
  return {
    id: server.id,
    name: server.name,
    systemChannel: server.systemChannelId === null ? null : { id: server.systemChannelId },
    channel(name) {
      const channels = [...world.channels.values()].filter((each) => each.serverId === server.id);
      return createChannel(
        place,
        found(
          channels.find((each) => each.name === name),
          `channel ${name}`,
        ),
      );
    },
    person(name) {
      const member = [...server.members.values()].find(({ user }) => user.name === name);
      return personOf(found(member, `member ${name}`).user.id);
    },
    roleId: (name) =>
      found(
        [...server.roles.values()].find((each) => each.name === name),
        `role ${name}`,
      ).id,
    async addPerson(options) {
      const known = new Set(server.roles.keys());
      const { id } = addMember(world, server, options);
      const added = [...server.roles.values()].filter((role) => !known.has(role.id));
      locales.set(id, options.locale ?? 'en-US');
      await twin.addMember(server, id, added);
      for (const role of added)
        gateway.emit('GUILD_ROLE_CREATE', { guild_id: server.id, role: rolePayload(server, role.id) });
      return personOf(id);
    },
    events: () => standing(world, server.id),
    addEvent(event) {
      const made = { ...event, id: newId(), serverId: server.id, creatorId: server.ownerId };
      const record = { ...made, description: null, location: 'Perpustakaan' };
      world.serverEvents.set(made.id, record);
      return record;
    },
    removeEvent: (id) => void world.serverEvents.delete(id),
    async addChannel(options) {
      const channels = buildChannel(world, server, options);
      for (const each of channels) {
        world.channels.set(each.id, each);
        await twin.addChannel(each);
      }
      const made = found(channels[0], 'new channel');
      await announce(place, made, 'CHANNEL_CREATE');
      return createChannel(place, made);
    },
    async leave() {
      world.servers.delete(server.id);
      await twin.removeServer(server.id);
      gateway.emit('GUILD_DELETE', { id: server.id });
    },
    async rejoin() {
      world.servers.set(server.id, server);
      await twin.addServer(
        server,
        [...world.channels.values()].filter(({ serverId }) => serverId === server.id),
      );
      await gateway.emitServer(server.id);
    },
    goAway: () => gateway.emit('GUILD_DELETE', { id: server.id, unavailable: true }),
    comeBack: () => gateway.emitServer(server.id),
  };
}
