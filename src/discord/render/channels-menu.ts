// A menu of a server's channels from which several, or none, are chosen.
import { ChannelType, ComponentType, SelectMenuDefaultValueType } from 'discord.js';
import { encodeCustomId } from '../custom-id.js';
import { plainLabel } from './components.js';
import type { Row } from './payload.js';

/** Channels that can be chosen at one time. */
const MOST = 25;
/** UTF-16 units, as Discord counts them. */
const PLACEHOLDER = 150;

/** `chosen`: ids of the channels that are chosen at present, of which a menu shows so many as can be chosen. */
export function channelsMenu(placeholder: string, action: string, argument: string, chosen: readonly string[]): Row {
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.ChannelSelect,
        custom_id: encodeCustomId(action, argument),
        placeholder: plainLabel(placeholder, PLACEHOLDER),
        min_values: 0,
        max_values: MOST,
        // Threads are left out: a thread does as its channel does.
        channel_types: [
          ChannelType.GuildText,
          ChannelType.GuildAnnouncement,
          ChannelType.GuildVoice,
          ChannelType.GuildStageVoice,
          ChannelType.GuildForum,
        ],
        default_values: chosen.slice(0, MOST).map((id) => ({ id, type: SelectMenuDefaultValueType.Channel })),
      },
    ],
  };
}
