// Kinds of channels: which are threads, where messages can stand, where threads can be opened.
import { ChannelType } from 'discord.js';
import type { Channel } from './records.js';
import type { ChannelKind } from './server-options.js';

export const channelTypes: Readonly<Record<ChannelKind, ChannelType>> = {
  text: ChannelType.GuildText,
  voice: ChannelType.GuildVoice,
  forum: ChannelType.GuildForum,
  announcement: ChannelType.GuildAnnouncement,
  category: ChannelType.GuildCategory,
};

const THREADS = [ChannelType.PublicThread, ChannelType.PrivateThread, ChannelType.AnnouncementThread];
const WITHOUT_MESSAGES = [ChannelType.GuildForum, ChannelType.GuildMedia, ChannelType.GuildCategory];

export const isThreadType = (type: unknown): boolean => THREADS.some((each) => each === type);
export const isThread = (channel: Channel): boolean => isThreadType(channel.type);
export const isForum = (channel: Channel): boolean => channel.type === ChannelType.GuildForum;
export const holdsMessages = (channel: Channel): boolean => !WITHOUT_MESSAGES.includes(channel.type);
export const holdsThreads = (channel: Channel): boolean =>
  [ChannelType.GuildText, ChannelType.GuildAnnouncement, ChannelType.GuildForum].includes(channel.type);
