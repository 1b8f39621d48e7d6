// Key sentences: what most of the others say, what matters more, and never the same twice.
import { describe, expect, it } from 'vitest';
import { keySentences } from '../../src/text/lex-rank.js';

const even = (...texts: string[]) => texts.map((text) => ({ text, weight: 1 }));

describe('key sentences', () => {
  const story = even(
    'Kereta gantung melewati salju.',
    'Nelayan membuat rakit bambu di sungai.',
    'Rakit bambu nelayan hanyut di sungai besar.',
    'Rakit bambu dijual nelayan.',
  );

  it('begin with one that shares most with the others', () => {
    const [first] = keySentences(story, 1);
    expect([1, 2, 3]).toContain(first);
    expect(keySentences(story, 4).at(-1) === first).toBe(false);
  });

  it('are never more than there are, each once', () => {
    expect([...keySentences(story, 9)].sort()).toEqual([0, 1, 2, 3]);
    expect(keySentences(story, 0)).toEqual([]);
    expect(keySentences([], 3)).toEqual([]);
  });

  it('do not say the same twice while there is something else to say', () => {
    const twice = even('Rakit bambu hanyut di sungai.', 'Rakit bambu hanyut di sungai.', 'Garam mahal sejak kemarau.');
    expect([...keySentences(twice, 2)].sort()).toEqual([0, 2]);
  });

  it('prefer what matters more', () => {
    const apart = ['Rakit hanyut.', 'Garam mahal.', 'Ombak besar.'];
    for (const [at] of apart.entries()) {
      const weighed = apart.map((text, own) => ({ text, weight: own === at ? 5 : 1 }));
      expect(keySentences(weighed, 1)).toEqual([at]);
    }
  });

  it('are the same at every call, and sentences without a telling word do no harm', () => {
    const odd = even('Dan yang itu.', '', 'Rakit hanyut di sungai.', 'Sungai membawa rakit.');
    expect(keySentences(odd, 2)).toEqual(keySentences(odd, 2));
    expect(keySentences(odd, 2).every((at) => at >= 2)).toBe(true);
  });
});
