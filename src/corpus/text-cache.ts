// Text cache: the source texts used last, up to a total length, so that the quotes of one answer read each text once.

export interface TextCache {
  /** The text under this key, loaded when it is not there; null (what does not exist) is not kept. */
  get(key: number, load: () => Promise<string | null>): Promise<string | null>;
}

/** `units`: UTF-16 units kept at most; a longer text is handed through. */
export function createTextCache(units: number): TextCache {
  const texts = new Map<number, string>(); // in order of use, oldest first
  let total = 0;
  const forget = (key: number): void => {
    total -= texts.get(key)?.length ?? 0;
    texts.delete(key);
  };
  return {
    async get(key, load) {
      const text = texts.get(key) ?? (await load());
      forget(key);
      if (text === null || text.length > units) return text;
      texts.set(key, text);
      total += text.length;
      for (const oldest of texts.keys()) {
        if (total <= units) break;
        forget(oldest);
      }
      return text;
    },
  };
}
