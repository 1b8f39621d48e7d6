// Holders: how a process names itself where it takes something that only one may have, and whether such a process is gone.
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';

/** Tells this process from an earlier one that had the same number, as the first process of a container always has. */
const PROCESS = randomUUID();

/** A name for one hold of this process, as `HOST/PROCESS NUMBER/RUN/HOLD`. No two are equal. */
export function newHolder(): string {
  return `${hostname()}/${process.pid}/${PROCESS}/${randomUUID()}`;
}

/** True only when it is certain: a process of this machine that no longer runs. */
export function isDead(holder: string): boolean {
  const [host, pid, run] = holder.split('/');
  if (host !== hostname()) return false;
  if (Number(pid) === process.pid) return run !== PROCESS;
  try {
    process.kill(Number(pid), 0); // signal 0 asks whether it is there
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}
