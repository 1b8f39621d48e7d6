// One point in time until which something must have been heard.

export interface Deadline {
  /** From now, in place of what was set before. */
  set(milliseconds: number): void;
  clear(): void;
}

export function createDeadline(onMissed: () => void): Deadline {
  let timer: NodeJS.Timeout | undefined;
  let look: NodeJS.Immediate | undefined;
  const clear = (): void => {
    clearTimeout(timer);
    clearImmediate(look);
  };
  return {
    set(milliseconds) {
      clear();
      timer = setTimeout(() => {
        // When this process itself was held up, what was said in time lies there still: it is read before this runs.
        look = setImmediate(onMissed);
      }, milliseconds);
    },
    clear,
  };
}
