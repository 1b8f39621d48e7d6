// Which quote is discussed in which thread, so that a second press leads to the same one.
import type { GroupStore } from '../database/store.js';
import type { DiscussionKeeper } from './group.js';

export function createDiscussionKeeper(store: GroupStore): DiscussionKeeper {
  return {
    discussion: (owner, channel, quoteId) => store.discussion(owner, channel, quoteId),
    rememberDiscussion: (owner, channel, quoteId, thread) => store.saveDiscussion(owner, channel, quoteId, thread),
    forgetThread: (owner, thread) => store.deleteThread(owner, thread),
  };
}
