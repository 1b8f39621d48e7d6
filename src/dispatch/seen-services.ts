// The services as one person may use them: of collections out of sight nothing is found, shown or changed.
import type { CommandServices } from '../../commands/services.js';
import type { Sight } from '../collection-types.js';
import type { Posting } from './posting.js';
import { type Seen, seenBy } from './seen.js';
import { seenDocuments } from './seen-documents.js';
import { seenGroup } from './seen-group.js';
import { seenLibrary } from './seen-library.js';

export interface SeenFrom {
  readonly owner: string;
  readonly sight: Sight;
  /** Where the person is: a channel, and around a thread its parent. */
  readonly channels: readonly string[];
}

/**
 * Whatever belongs to an unseen collection is answered by the service itself as what does not exist. Every method is
 * named, so that a new one is not forgotten.
 */
export function seenServices(services: CommandServices, posting: Posting, from: SeenFrom): CommandServices {
  const seen = seenBy(from.sight, from.owner, services);
  return {
    ...seenDocuments(services, seen),
    answers: seenAnswers(services, seen),
    library: seenLibrary(services, seen),
    titles: {
      matching: (id, typed, most) => services.titles.matching(seen.collection(id), typed, most),
    },
    group: seenGroup(services, seen),
    messenger: postingMessenger(services, posting, from),
    attachments: services.attachments,
    samplePack: services.samplePack,
    servers: services.servers,
    about: services.about,
    status: services.status,
  };
}

function seenAnswers({ answers }: CommandServices, seen: Seen): CommandServices['answers'] {
  return {
    ask: (request) => answers.ask({ ...request, collectionId: seen.collection(request.collectionId) }),
    findSources: (request) => answers.findSources({ ...request, collectionId: seen.collection(request.collectionId) }),
    async showAgain(owner, shown, options) {
      const isSeen = await Promise.all(shown.map(({ id }) => seen.quote(id)));
      const those = shown.filter((_, at) => isSeen[at]);
      return answers.showAgain(owner, those, options);
    },
  };
}

/** What leaves for a channel is looked at once more. */
function postingMessenger(
  { messenger }: CommandServices,
  posting: Posting,
  { owner, channels }: SeenFrom,
): CommandServices['messenger'] {
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
  };
}
