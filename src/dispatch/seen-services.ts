// The services as one person may use them: of collections out of sight nothing is found, shown or changed.
import type { CommandServices } from '../../commands/services.js';
import type { Sight } from '../collection-types.js';
import type { Reason } from '../schedule-types.js';
import type { Posting } from './posting.js';
import { type Seen, seenBy } from './seen.js';
import { seenDigests } from './seen-digests.js';
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
    digests: seenDigests(services, seen, from.sight),
    messenger: postingMessenger(services, posting, from),
    attachments: services.attachments,
    samplePack: services.samplePack,
    servers: services.servers,
    about: services.about,
    status: services.status,
  };
}

function seenAnswers(services: CommandServices, seen: Seen): CommandServices['answers'] {
  const { answers } = services;
  return {
    ask: (request) => answers.ask({ ...request, collectionId: seen.collection(request.collectionId) }),
    findSources: (request) => answers.findSources({ ...request, collectionId: seen.collection(request.collectionId) }),
    async quoteSentences(owner, sentences) {
      // What is out of sight is no passage at all to the library as this person may read it.
      const found = await seenLibrary(services, seen).passages([
        ...new Set(sentences.map(({ passageId }) => passageId)),
      ]);
      const those = new Set(found.map(({ id }) => id));
      const asked = sentences.flatMap((sentence, at) => (those.has(sentence.passageId) ? [{ sentence, at }] : []));
      const quoted = await answers.quoteSentences(
        owner,
        asked.map(({ sentence }) => sentence),
      );
      return quoted.map(({ at, quote }) => ({ at: asked[at]?.at ?? at, quote }));
    },
    passagesAbout: (request) =>
      answers.passagesAbout({ ...request, collectionId: seen.collection(request.collectionId) }),
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
    ...ofOwnPlaces(messenger, owner),
    async post(channel, post) {
      await posting.require(owner, () => readersOf(channel), post.reply);
      const isOwn = (await messenger.postingPlace(channel))?.owner === owner;
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
  messenger: CommandServices['messenger'],
  owner: string,
): Pick<CommandServices['messenger'], 'postingPlace' | 'refusalToMention' | 'findPost' | 'isSeenByReadersOf'> {
  const own = async (channel: string) => {
    const place = await messenger.postingPlace(channel);
    return place?.owner === owner ? place : null;
  };
  const isOwn = async (channel: string) => (await own(channel)) !== null;
  return {
    postingPlace: own,
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

const PLACE_GONE: Reason = {
  code: 'channel-gone',
  sentence: {
    id: 'Kanal itu sudah tidak ada, atau Kutip tidak bisa melihatnya.',
    en: 'That channel is gone, or Kutip cannot see it.',
  },
};
