// Turns: work with the same key is done one after another, other work beside it.

export type TurnsByKey = <T>(key: string, work: () => Promise<T>) => Promise<T>;

export function createTurnsByKey(): TurnsByKey {
  const last = new Map<string, Promise<void>>();
  return async (key, work) => {
    const before = last.get(key);
    let done = () => {};
    const mine = new Promise<void>((resolve) => {
      done = resolve;
    });
    last.set(key, mine);
    try {
      await before;
      return await work();
    } finally {
      done();
      if (last.get(key) === mine) last.delete(key);
    }
  };
}
