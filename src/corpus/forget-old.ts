// Forgets what was removed more than a day ago, so that nothing of it is left but the day on which it was withdrawn.
import type { KeeperPorts } from './document-keeper.js';
import { takeLease } from './lease.js';

/** How long a removal can be undone. */
export const UNDO_MS = 24 * 3_600_000;
/** How long a question that began before may go on reading; see the builder's grace. */
const GRACE_MS = 10 * 60_000;

/**
 * See `DocumentKeeper.forgetOld`; `readPending` reads what is not read yet, because a removed document may still be
 * published where Kutip ended before it was taken out. What was published until just now waits for the next call.
 */
export async function forgetOld(
  ports: KeeperPorts,
  readPending: (owner?: string) => Promise<void>,
  only?: string,
): Promise<void> {
  const { store, files, clock, tidy } = ports;
  const removedBefore = clock.now() - UNDO_MS;
  // What cannot be read keeps nothing else from being forgotten, and is told in the end.
  const [pending] = await Promise.allSettled([readPending(only)]);
  const touched = new Set<number>();
  const isMeant = (owner: string) => only === undefined || owner === only;
  for (const owner of (await store.ownersToForget(removedBefore)).filter(isMeant)) {
    for (const id of await forgetRows(ports, owner, removedBefore)) touched.add(id);
  }
  for (const owner of (await files.owners()).filter(isMeant)) await sweepFiles(ports, owner);
  // Index files hold words of what was deleted until they are built from scratch, and the ones before are swept.
  for (const id of touched) await tidy(id, { rebuild: true });
  for (const id of await store.collectionsToSweep()) await tidy(id, { rebuild: false });
  if (pending.status === 'rejected') throw pending.reason;
}

/** Under this lease bytes are stored with their row, or deleted. */
export function filesLease(owner: string): string {
  return `files:${owner}`;
}

async function forgetRows({ store, clock }: KeeperPorts, owner: string, removedBefore: number): Promise<number[]> {
  const lease = await takeLease(store, clock, `sync:${owner}`, { wait: true });
  if (lease === null) return [];
  try {
    return await store.forgetFiles(lease.permit, owner, removedBefore, clock.now() - GRACE_MS);
  } finally {
    await lease.release();
  }
}

/** Also what a process left that was killed between bytes and row. */
async function sweepFiles({ store, files, clock }: KeeperPorts, owner: string): Promise<void> {
  const lease = await takeLease(store, clock, filesLease(owner), { wait: true });
  if (lease === null) return;
  try {
    await files.sweep(owner, await store.fileHashes(owner));
  } finally {
    await lease.release();
  }
}
