// Brings what was written to SQLite's write-ahead log onto the disk, without holding the thread meanwhile.
import { closeSync, fdatasync, fdatasyncSync, openSync, realpathSync } from 'node:fs';
import { promisify } from 'node:util';

export interface LogOnDisk {
  /** To be called after each commit, in the same turn. */
  written(): void;
  /** Resolves when all that was committed before this call is on disk; calls made meanwhile share one request. Rejects with the system's error. */
  reached(): Promise<void>;
  /** What was committed so far is on disk when it returns; what was asked for before resolves nevertheless. */
  close(): void;
}

const bring = promisify(fdatasync);

/** `file`: of the database. While a connection to it is open, its log is always the same file, beside it. */
export function logOnDisk(file: string): LogOnDisk {
  let descriptor: number | null = null;
  let isBehind = false;
  let isClosed = false;
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  const opened = (): number => {
    descriptor ??= openSync(`${realpathSync(file)}-wal`, 'r+');
    return descriptor;
  };
  const release = (): void => {
    if (descriptor !== null) closeSync(descriptor);
    descriptor = null;
  };

  async function run(): Promise<void> {
    if (!isBehind) return;
    isBehind = false;
    try {
      await bring(opened());
    } catch (error) {
      isBehind = true;
      throw error;
    }
  }

  function reached(): Promise<void> {
    if (running === null) {
      running = run().finally(() => {
        running = null;
        if (isClosed) release();
      });
      return running;
    }
    // What runs may have begun before the last commit.
    next ??= running.then(
      () => again(),
      () => again(),
    );
    return next;
  }

  function again(): Promise<void> {
    next = null;
    return reached();
  }

  return {
    written() {
      isBehind = true;
    },
    reached,
    close() {
      isClosed = true;
      if (isBehind || running !== null) fdatasyncSync(opened());
      isBehind = false;
      if (running === null) release();
    },
  };
}
