// A process that can end anywhere: from then on nothing that it calls is done, and nothing that it waits for comes.

export interface Life {
  /** Ends with its n-th call of a port from now (1: the next): before or after that is executed. */
  endAt(calls: number, when: 'before' | 'after'): void;
  /** Ends at the next call of this method. */
  endAtCall(name: string, when: 'before' | 'after'): void;
  /** Does this before its n-th call from now, but not between its last look and the request to post. */
  interrupt(calls: number, work: () => Promise<void>): void;
  /** Whether it goes on; else `work` came to no end. */
  outlives(work: Promise<unknown>): Promise<boolean>;
  /** The same object, whose methods are called by this process. */
  owning<T extends object>(target: T): T;
}

const NEVER = new Promise<never>(() => {});

export function newLife(): Life {
  let isOver = false;
  let end = () => {};
  const over = new Promise<boolean>((resolve) => {
    end = () => resolve(false);
  });
  let ending: { calls: number; name: string | null; when: 'before' | 'after' } | null = null;
  let interruption: { calls: number; work: () => Promise<void> } | null = null;

  function endsNow(name: string): 'before' | 'after' | null {
    if (ending === null || (ending.name !== null && ending.name !== name)) return null;
    ending.calls -= 1;
    return ending.calls <= 0 ? ending.when : null;
  }

  async function call(name: string, work: () => unknown): Promise<unknown> {
    if (isOver) return NEVER;
    if (interruption !== null && name !== 'post') {
      interruption.calls -= 1;
      const { calls, work: interrupting } = interruption;
      if (calls <= 0) {
        interruption = null;
        await interrupting();
      }
    }
    const when = endsNow(name);
    if (when !== null) isOver = true;
    if (when === 'before') end();
    const result = when === 'before' ? NEVER : await work();
    if (isOver) end();
    return isOver ? NEVER : result;
  }

  return {
    endAt: (calls, when) => {
      ending = { calls, name: null, when };
    },
    endAtCall: (name, when) => {
      ending = { calls: 1, name, when };
    },
    interrupt: (calls, work) => {
      interruption = { calls, work };
    },
    outlives: (work) => Promise.race([work.then(() => true), over]),
    owning: (target) =>
      new Proxy(target, {
        get(object, name) {
          const value: unknown = Reflect.get(object, name);
          if (typeof value !== 'function') return value;
          return (...values: unknown[]) => call(String(name), () => Reflect.apply(value, object, values));
        },
      }),
  };
}
