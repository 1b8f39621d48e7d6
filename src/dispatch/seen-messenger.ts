// The messenger as one person may use it: what leaves is looked at once more, and places are those of the own server.
import type { Messenger, SessionMessenger } from '../ports.js';
import type { Reason } from '../schedule-types.js';
import { UserError } from '../user-error.js';
import type { Posting } from './posting.js';
import type { SeenFrom } from './seen-services.js';

/** Every method is named, so that a new one is not forgotten. */
export function seenMessenger(
  messenger: Messenger,
  posting: Pick<Posting, 'require'>,
  { owner, channels }: Pick<SeenFrom, 'owner' | 'channels'>,
): Messenger {
  const readersOf = async (channel: string) => {
    const at = channels.indexOf(channel);
    if (at >= 0) return channels.slice(at);
    const { parent } = await messenger.abilities(channel);
    return parent === undefined ? [channel] : [channel, parent];
  };
  return {
    async send(channel, reply) {
      await posting.require(owner, () => readersOf(channel), reply);
      return messenger.send(channel, reply);
    },
    async openThread(channel, title, first) {
      await posting.require(owner, () => readersOf(channel), first);
      return messenger.openThread(channel, title, first);
    },
    threadIsUsable: (thread) => messenger.threadIsUsable(thread),
    abilities: (channel) => messenger.abilities(channel),
    questionShown: (address) => messenger.questionShown(address),
    ...ofOwnPlaces(messenger, owner),
    ...ofOwnSessions(messenger, owner),
    async edit(address, reply) {
      await posting.require(owner, () => readersOf(address.channel), reply);
      const isOwn = await isPlaceOf(messenger, owner, address.channel);
      return isOwn && messenger.edit(address, reply);
    },
    async post(channel, post) {
      await posting.require(owner, () => readersOf(channel), post.reply);
      const isOwn = await isPlaceOf(messenger, owner, channel);
      return isOwn ? messenger.post(channel, post) : { kind: 'refused', passing: false, reason: PLACE_GONE };
    },
    async notify(person, reply) {
      // Around a private message is no channel: it holds only what is everybody's.
      await posting.require(owner, () => [], reply);
      return messenger.notify(person, reply);
    },
  };
}

/** A place of another server is answered as one that is gone. */
function ofOwnPlaces(
  messenger: Messenger,
  owner: string,
): Pick<Messenger, 'postingPlace' | 'refusalToMention' | 'findPost' | 'isSeenByReadersOf'> {
  const isOwn = (channel: string) => isPlaceOf(messenger, owner, channel);
  return {
    async postingPlace(channel) {
      const place = await messenger.postingPlace(channel);
      return place?.owner === owner ? place : null;
    },
    async refusalToMention(channel, role) {
      return (await isOwn(channel)) ? messenger.refusalToMention(channel, role) : PLACE_GONE;
    },
    async findPost(channel, mark, since) {
      return (await isOwn(channel)) ? messenger.findPost(channel, mark, since) : { kind: 'unreadable', passing: false };
    },
    async isSeenByReadersOf(channel, other) {
      const areOwn = (await isOwn(channel)) && (await isOwn(other));
      return areOwn && messenger.isSeenByReadersOf(channel, other);
    },
  };
}

function ofOwnSessions(messenger: Messenger, owner: string): Omit<SessionMessenger, 'edit'> {
  const isOwn = (channel: string) => isPlaceOf(messenger, owner, channel);
  return {
    async threadOn(address, title) {
      if (!(await isOwn(address.channel))) throw new UserError(PLACE_GONE.code, PLACE_GONE.sentence);
      return messenger.threadOn(address, title);
    },
    async closeThread(thread) {
      if (await isOwn(thread)) await messenger.closeThread(thread);
    },
    async saveEvent(server, event, id) {
      const areOwn = server === owner && (await isOwn(event.channel));
      return areOwn ? messenger.saveEvent(server, event, id) : null;
    },
    async deleteEvent(server, id) {
      if (server === owner) await messenger.deleteEvent(server, id);
    },
  };
}

async function isPlaceOf(messenger: Messenger, owner: string, channel: string): Promise<boolean> {
  return (await messenger.postingPlace(channel))?.owner === owner;
}

const PLACE_GONE: Reason = {
  code: 'channel-gone',
  sentence: {
    id: 'Kanal itu sudah tidak ada, atau Kutip tidak bisa melihatnya.',
    en: 'That channel is gone, or Kutip cannot see it.',
  },
};
