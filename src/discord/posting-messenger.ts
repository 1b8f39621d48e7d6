// Posts of its own accord, each at most once, and finds out where it may.
import type { Client } from 'discord.js';
import type { PostingMessenger } from '../ports.js';
import { findPost } from './find-post.js';
import { refusalToMention } from './mention-refusal.js';
import { notify } from './notify.js';
import { post } from './post.js';
import { postingPlace } from './posting-place.js';
import { isSeenByReadersOf } from './readers.js';
import type { Tools } from './tools.js';

export function createPostingMessenger(client: Client, tools: Tools): PostingMessenger {
  return {
    postingPlace: (channel) => postingPlace(client, channel, tools),
    refusalToMention: (channel, role) => refusalToMention(client, { channel, role }, tools),
    post: (channel, made) => post(client, channel, made, tools),
    findPost: (channel, mark, since) => findPost(client, { channel, mark, since }, tools),
    isSeenByReadersOf: (channel, other) => isSeenByReadersOf(client, [channel, other], tools),
    notify: (person, reply) => notify(client, person, reply, tools),
  };
}
