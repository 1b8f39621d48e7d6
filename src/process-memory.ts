// How much memory another process of this machine takes, where the system tells without cost.
import { readFileSync } from 'node:fs';

/** Resident bytes; null where the system does not say (anything but Linux) or there is no such process. */
export function residentBytes(pid: number | null): number | null {
  if (pid === null || process.platform !== 'linux') return null;
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) * 1024;
  } catch {
    // It ended a moment ago.
    return null;
  }
}
