import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/text/terms.js';

describe('terms', () => {
  it('are Indonesian stems, words as written in lower case beside them', () => {
    expect(analyse('Permintaan bantuan')).toEqual({ terms: ['minta', 'bantu'], words: ['permintaan', 'bantuan'] });
  });

  it('split reduplication and other words at hyphens', () => {
    expect(analyse('Negara-negara etno-nasionalis').words).toEqual(['negara', 'negara', 'etno', 'nasionalis']);
  });

  it('keep a number whole and find it with any separator of thousands', () => {
    expect(analyse('3.000 orang, 18,4% naik').words).toEqual(['3.000', 'orang', '18,4', 'naik']);
    expect(new Set(['3.000', '3,000', '3000'].flatMap((number) => analyse(number).terms))).toEqual(new Set(['3000']));
  });

  it('are the same with and without apostrophes, diacritics and full-width letters', () => {
    expect(analyse("Qur’an Jum'at").words).toEqual(['quran', 'jumat']);
    expect(analyse('Türkiye café ＮＡＴＯ').words).toEqual(['turkiye', 'cafe', 'nato']);
    expect(analyse("Russia's").words).toEqual(['russia']);
  });

  it('keep the marks of scripts that need them', () => {
    expect(analyse('हिन्दी').words).toEqual(['हिन्दी']);
  });

  it('are as many as the words, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { terms, words } = analyse(text);
        expect(terms).toHaveLength(words.length);
        for (const word of words) expect(word).toMatch(/^[\p{L}\p{M}\p{N}.,]{1,48}$/u);
      }),
    );
  });
});
