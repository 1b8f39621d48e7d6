// Caller -> context: what every command, action and menu is given.
import type { CommandContext } from '../../commands/command.js';
import { createConversations } from '../../commands/conversations.js';
import { createOneAtATime } from '../../commands/one-at-a-time.js';
import type { CommandServices } from '../../commands/services.js';
import { createSharing } from '../../commands/sharing.js';
import type { Visibility } from '../group-types.js';
import { type Clock, noProgress } from '../ports.js';
import type { HelpEntry } from '../reply.js';
import { type Standing, standingOf } from './access.js';
import type { Caller } from './caller.js';

export interface Contexts {
  /** What the person may do; from memory, so that nothing has to wait for it. */
  standing(caller: Caller): Promise<Standing>;
  /** Who sees a reply in this channel unless asked otherwise; from memory too. */
  usualVisibility(caller: Caller): Promise<Visibility>;
  /** `visibility`: who sees the reply, where the caller does not fix it. */
  of(caller: Caller, visibility: Visibility): Promise<CommandContext>;
}

export function createContexts(
  services: CommandServices,
  entries: readonly HelpEntry[],
  { operators, clock }: { readonly operators: readonly string[]; readonly clock: Clock },
): Contexts {
  const conversations = createConversations(clock);
  const oneAtATime = createOneAtATime();
  const sharing = createSharing(clock);
  return {
    standing: async (caller) => standingOf(caller, await services.group.settings(caller.owner), operators),
    async usualVisibility({ owner, channels }) {
      const { privateChannels } = await services.group.settings(owner);
      return channels.some((channel) => privateChannels.includes(channel)) ? 'private' : 'public';
    },
    async of(caller, visibility) {
      const settings = await services.group.settings(caller.owner);
      return {
        surface: caller.surface,
        owner: caller.owner,
        collectionId: caller.collectionId ?? (await services.library.collection(caller.owner)).id,
        person: caller.person,
        language: caller.language,
        visibility: caller.fixedVisibility ?? caller.seenBy ?? visibility,
        settings,
        ...standingOf(caller, settings, operators),
        channel: caller.channels[0] ?? null,
        mayWrite: caller.mayWrite ?? true,
        message: caller.message ?? null,
        questionShown: caller.questionShown ?? null,
        previousQuestion: caller.previousQuestion ?? null,
        conversations,
        oneAtATime,
        sharing,
        progress: caller.progress ?? noProgress,
        services,
        entries: entries.filter((entry) => caller.surface === 'discord' || !entry.discordOnly),
      };
    },
  };
}
