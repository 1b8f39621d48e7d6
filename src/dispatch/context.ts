// Caller -> context: what every command, action and menu is given.
import type { CommandContext } from '../../commands/command.js';
import { createConversations } from '../../commands/conversations.js';
import { createOneAtATime } from '../../commands/one-at-a-time.js';
import type { CommandServices } from '../../commands/services.js';
import { createSharing } from '../../commands/sharing.js';
import type { Sight } from '../collection-types.js';
import type { Visibility } from '../group-types.js';
import { type Clock, noProgress } from '../ports.js';
import type { HelpEntry } from '../reply.js';
import { type Standing, standingOf } from './access.js';
import type { Caller } from './caller.js';
import type { Posting } from './posting.js';
import { seenServices } from './seen-services.js';
import { collectionMeant, sightOf } from './sight.js';

/** Where a call looks. */
export interface Place {
  readonly sight: Sight;
  readonly collectionId: number;
}

export interface Contexts {
  /** What the person may do; from memory, so that nothing has to wait for it. */
  standing(caller: Caller): Promise<Standing>;
  /** Who sees a reply in this channel unless asked otherwise; from memory too. */
  usualVisibility(caller: Caller): Promise<Visibility>;
  /** `named`: the collection that an option names. Throws UserError `unknown-collection`. */
  place(caller: Caller, named?: string): Promise<Place>;
  /** `visibility`: who sees the reply, where the caller does not fix it. `place`: where it is known already. */
  of(caller: Caller, visibility: Visibility, place?: Place): Promise<CommandContext>;
}

export interface ContextParts {
  readonly operators: readonly string[];
  readonly clock: Clock;
  readonly posting: Posting;
}

export function createContexts(
  services: CommandServices,
  entries: readonly HelpEntry[],
  { operators, clock, posting }: ContextParts,
): Contexts {
  const memory = {
    conversations: createConversations(clock),
    oneAtATime: createOneAtATime(),
    sharing: createSharing(clock),
  };
  const settingsOf = (owner: string) => services.group.settings(owner);

  async function placeOf(caller: Caller, named?: string): Promise<Place> {
    const { owner, surface, collectionId } = caller;
    // A terminal that was opened on a folder knows of no other.
    const isFolder = surface === 'console' && collectionId !== undefined;
    const sight = sightOf(isFolder ? [] : await services.collections.list(owner), caller);
    return {
      sight,
      collectionId: collectionMeant(sight, caller, named) ?? (await services.library.collection(owner)).id,
    };
  }

  return {
    standing: async (caller) => standingOf(caller, await settingsOf(caller.owner), operators),
    async usualVisibility({ owner, channels }) {
      const { privateChannels } = await settingsOf(owner);
      return channels.some((channel) => privateChannels.includes(channel)) ? 'private' : 'public';
    },
    place: placeOf,
    async of(caller, visibility, given) {
      const { surface, owner, channels } = caller;
      const settings = await settingsOf(owner);
      const { sight, collectionId } = given ?? (await placeOf(caller));
      return {
        ...{ surface, owner, collectionId, sight, person: caller.person, language: caller.language },
        visibility: caller.fixedVisibility ?? caller.seenBy ?? visibility,
        settings,
        ...standingOf(caller, settings, operators),
        channel: channels[0] ?? null,
        mayWrite: caller.mayWrite ?? true,
        message: caller.message ?? null,
        messageSeenBy: caller.messageSeenBy ?? 'public',
        questionShown: caller.questionShown ?? null,
        previousQuestion: caller.previousQuestion ?? null,
        ...memory,
        progress: caller.progress ?? noProgress,
        expiry: caller.expiry ?? new AbortController().signal,
        fileLimit: caller.fileLimit ?? Number.POSITIVE_INFINITY,
        services: surface === 'console' ? services : seenServices(services, posting, { owner, sight, channels }),
        entries: entries.filter((entry) => surface === 'discord' || !entry.discordOnly),
      };
    },
  };
}
