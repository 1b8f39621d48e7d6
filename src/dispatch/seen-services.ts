// The services as one person may use them: of collections out of sight nothing is found, shown or changed.
import type { CommandServices } from '../../commands/services.js';
import type { Sight } from '../collection-types.js';
import type { Posting } from './posting.js';
import { type Seen, seenBy } from './seen.js';
import { seenDigests } from './seen-digests.js';
import { seenDocuments } from './seen-documents.js';
import { seenGroup } from './seen-group.js';
import { seenLibrary } from './seen-library.js';
import { seenMessenger } from './seen-messenger.js';
import { seenStudy } from './seen-study.js';

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
    ...seenStudy(services, seen),
    messenger: seenMessenger(services.messenger, posting, from),
    attachments: services.attachments,
    samplePack: services.samplePack,
    servers: services.servers,
    about: services.about,
    status: services.status,
  };
}

function seenAnswers(services: CommandServices, seen: Seen): CommandServices['answers'] {
  const { answers } = services;
  // What is out of sight is no passage at all to the library as this person may read it.
  const passagesSeen = async (ids: readonly number[]) =>
    new Set((await seenLibrary(services, seen).passages([...new Set(ids)])).map(({ id }) => id));
  return {
    ask: (request) => answers.ask({ ...request, collectionId: seen.collection(request.collectionId) }),
    findSources: (request) => answers.findSources({ ...request, collectionId: seen.collection(request.collectionId) }),
    async quoteSentences(owner, sentences) {
      const those = await passagesSeen(sentences.map(({ passageId }) => passageId));
      const asked = sentences.flatMap((sentence, at) => (those.has(sentence.passageId) ? [{ sentence, at }] : []));
      const quoted = await answers.quoteSentences(
        owner,
        asked.map(({ sentence }) => sentence),
      );
      return quoted.map(({ at, quote }) => ({ at: asked[at]?.at ?? at, quote }));
    },
    async quotePassages(owner, passageIds) {
      const those = await passagesSeen(passageIds);
      const asked = passageIds.flatMap((id, at) => (those.has(id) ? [{ id, at }] : []));
      const quoted = await answers.quotePassages(
        owner,
        asked.map(({ id }) => id),
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
