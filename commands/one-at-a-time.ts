// Works of the same key one after another: two people who press at once do not open two threads.

/** Runs `work` when all earlier work of this key is over, whatever became of it. */
export type OneAtATime = <T>(key: string, work: () => Promise<T>) => Promise<T>;

export function createOneAtATime(): OneAtATime {
  /** Key -> the end of its last work; never rejects. */
  const last = new Map<string, Promise<unknown>>();
  return async (key, work) => {
    const before = last.get(key) ?? Promise.resolve();
    const result = before.then(work);
    const end = result.then(
      () => {},
      () => {},
    );
    last.set(key, end);
    void end.then(() => {
      if (last.get(key) === end) last.delete(key);
    });
    return result;
  };
}
