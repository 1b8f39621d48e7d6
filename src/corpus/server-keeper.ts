// Server keeper: which Discord servers Kutip is in. What it knows of one that it left rests for thirty days, then it is deleted.

import type { Store } from '../database/store.js';
import type { Clock } from '../ports.js';
import type { FileStore } from './file-store.js';
import { filesLease } from './forget-old.js';
import { takeLease } from './lease.js';

export interface ServerKeeper {
  /** Kutip is in the server. `back`: it was not for a while, and everything is as it was. */
  joined(owner: string, bot: string): Promise<'new' | 'back' | 'known'>;
  left(owner: string, bot: string): Promise<void>;
  /**
   * At the start: notes which servers this bot is not in any more. `present`: ids of all that it is in. Resolves to those of
   * them that are new. Servers of another bot on the same data are left alone.
   */
  reconcile(present: readonly string[], bot: string): Promise<readonly string[]>;
  /** Deletes everything of servers that were left thirty days ago: rows, files, and the indexes of all collections that are no more. */
  forgetLeft(): Promise<void>;
}

export interface ServerPorts {
  readonly store: Store;
  readonly files: FileStore;
  readonly clock: Clock;
  /** Deletes index files of collections that are no more. */
  removeStrayIndexes(): Promise<void>;
}

const REST_MS = 30 * 24 * 3_600_000;

export function createServerKeeper(ports: ServerPorts): ServerKeeper {
  const { store, clock } = ports;
  const joined = async (owner: string, bot: string) => {
    const before = await store.noteJoined(owner, bot);
    if (before === null) return 'new';
    return before.leftAt === null ? 'known' : 'back';
  };
  return {
    joined,
    left: store.noteLeft,
    async reconcile(present, bot) {
      const here = new Set(present);
      for (const { owner, bot: its, leftAt } of await store.servers()) {
        if (its === bot && leftAt === null && !here.has(owner)) await store.noteLeft(owner, bot);
      }
      const added: string[] = [];
      for (const owner of here) if ((await joined(owner, bot)) === 'new') added.push(owner);
      return added;
    },
    async forgetLeft() {
      const over = clock.now() - REST_MS;
      const due = (await store.servers()).filter(({ leftAt }) => leftAt !== null && leftAt <= over);
      for (const { owner } of due) await deleteServer(ports, owner, over);
      await ports.removeStrayIndexes();
    },
  };
}

/** Under the leases of reading and keeping, so that nothing of the server is being written meanwhile. Invited back until then, all stays. */
async function deleteServer({ store, files, clock }: ServerPorts, owner: string, leftUpTo: number): Promise<void> {
  const leases = [];
  try {
    for (const name of [`sync:${owner}`, filesLease(owner)]) {
      leases.push(await takeLease(store, clock, name, { wait: true }));
    }
    await store.deleteOwner(owner, leftUpTo);
    await files.sweep(owner, await store.fileHashes(owner));
  } finally {
    for (const lease of leases) await lease?.release();
  }
}
