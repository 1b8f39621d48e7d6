// The menu of /setup from which the channel of the daily digest is chosen.
import { ChannelType, ComponentType } from 'discord.js';
import { encodeCustomId } from '../custom-id.js';
import { plainLabel } from './components.js';
import type { Row } from './payload.js';

/** UTF-16 units, as Discord counts them. */
const PLACEHOLDER = 150;

/** One channel in which something can be posted. Threads have /digest set. */
export function digestChannelMenu(placeholder: string): Row {
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.ChannelSelect,
        custom_id: encodeCustomId('setup-digest', 'setup'),
        placeholder: plainLabel(placeholder, PLACEHOLDER),
        channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement, ChannelType.GuildForum],
      },
    ],
  };
}
