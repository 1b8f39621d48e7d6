// Lease: one process at a time reads an owner's documents. Kept alive by a heartbeat, taken over when its holder died.
import { setTimeout as sleep } from 'node:timers/promises';
import { isDead, newHolder } from '../database/holder.js';
import type { Permit, Store } from '../database/store.js';
import type { Clock } from '../ports.js';

export interface HeldLease {
  readonly permit: Permit;
  /** Renews it. False when another process has taken it over, because this one stood still. */
  isHeld(): Promise<boolean>;
  release(): Promise<void>;
}

/** A lease that is not renewed for this long is free; it is renewed three times as often. */
const LEASE_MS = 30_000;
const POLL_MS = 200;

/**
 * Takes the lease, or returns null when a living process holds it. With `wait` it waits until that process is done;
 * `signal` ends the waiting.
 */
export async function takeLease(
  store: Store,
  clock: Clock,
  name: string,
  { wait, signal }: { wait: boolean; signal?: AbortSignal | undefined },
): Promise<HeldLease | null> {
  const holder = newHolder();
  for (;;) {
    const present = await store.lease(name);
    const dead = present !== null && isDead(present.holder) ? present.holder : undefined;
    if (await store.takeLease(name, holder, clock.now() + LEASE_MS, dead)) break;
    if (!wait) return null;
    await sleep(POLL_MS, undefined, signal ? { signal } : {});
  }
  return held(store, clock, { lease: name, holder });
}

function held(store: Store, clock: Clock, permit: Permit): HeldLease {
  let renewal: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    // A heartbeat that fails is not the end: the next may succeed, and every write asks for the permit anyway.
    renewal = store.renewLease(permit, clock.now() + LEASE_MS).catch(() => false);
  }, LEASE_MS / 3);
  timer.unref();
  return {
    permit,
    isHeld: () => store.renewLease(permit, clock.now() + LEASE_MS),
    release: async () => {
      clearInterval(timer);
      await renewal;
      await store.releaseLease(permit);
    },
  };
}
