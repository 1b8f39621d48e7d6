// Resident memory of a process and of all that it started.
import { execFileSync } from 'node:child_process';

/** Megabytes (2^20) of this process, of those that it started, and of all; pages that processes share count for each. */
export function residentMegabytes(): { readonly own: number; readonly others: number; readonly total: number } {
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid=,rss=,comm='], { encoding: 'utf8' }).trim().split('\n');
  const processes = lines.map((line) => line.trim().split(/\s+/)).filter(([, , , name]) => name !== 'ps');
  const numbers = processes.map((columns) => columns.slice(0, 3).map(Number));
  const family = new Set([process.pid]);
  for (let grew = true; grew; ) {
    const before = family.size;
    for (const [pid = 0, parent = 0] of numbers) if (family.has(parent)) family.add(pid);
    grew = family.size > before;
  }
  const sum = (wanted: (pid: number) => boolean) =>
    Math.round(numbers.reduce((total, [pid = 0, , rss = 0]) => total + (wanted(pid) ? rss : 0), 0) / 1024);
  const own = sum((pid) => pid === process.pid);
  const others = sum((pid) => pid !== process.pid && family.has(pid));
  return { own, others, total: own + others };
}
