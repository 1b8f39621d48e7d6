// Any text is shown by Discord as exactly that text. The judge is an independent parser of Discord's Markdown.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escaped, escapedUnits, oneLine, unescaped } from '../../src/discord/markdown.js';
import { visibleText } from '../../src/visible-text.js';
import { asShown, signsOfItsOwn } from './as-shown.js';
import { hostileText } from './hostile-text.js';

/** As the parser reads white space: Discord shows a carriage return as a line break, and it counts a tab as four spaces. */
const plain = (text: string) => visibleText(text).replace(/\r\n?/g, '\n').replaceAll('\t', '    ');

describe('escaped text', () => {
  it('is shown as it reads, whatever it holds', () => {
    fc.assert(
      fc.property(hostileText(), (text) => {
        const { text: shown, kinds } = asShown(escaped(text));
        expect(shown).toBe(plain(text));
        expect([...kinds]).toEqual([]);
        expect(signsOfItsOwn(escaped(text))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('is so in bold, in small text and in a block quote too', () => {
    fc.assert(
      fc.property(hostileText(), (text) => {
        const line = escaped(oneLine(text));
        fc.pre(line !== '');
        expect(asShown(`**${line}**`)).toMatchObject({ text: plain(oneLine(text)), kinds: new Set(['strong']) });
        expect(asShown(`-# ${line}`)).toMatchObject({ text: `${plain(oneLine(text))}\n`, kinds: new Set(['subtext']) });
        const quote = asShown(`> ${escaped(text).replaceAll('\n', '\n> ')}\n-# x`);
        expect(quote.quotes).toEqual([plain(text)]);
        expect([...quote.kinds].sort()).toEqual(['blockQuote', 'subtext']);
      }),
      { numRuns: 700 },
    );
  });

  it('gives the visible text back', () => {
    fc.assert(
      fc.property(hostileText(), (text) => {
        expect(unescaped(escaped(text))).toBe(visibleText(text).replace(/\r\n?/g, '\n'));
      }),
    );
  });

  it('is cut only between graphemes, never within an escape or a placeholder', () => {
    fc.assert(
      fc.property(hostileText(), (text) => {
        const units = escapedUnits(text);
        expect(units.map((unit) => text.slice(unit.start, unit.end)).join('')).toBe(text);
        expect(units.map((unit) => unit.markdown).join('')).toBe(escaped(text));
        for (const { start, end, markdown } of units)
          expect(unescaped(markdown)).toBe(plainUnit(text.slice(start, end)));
      }),
    );
  });

  it('keeps ordinary prose as it is, for who copies a message on a phone', () => {
    const prose =
      'Pada 7 Januari 2022 (hari ke-5), sekitar 2.500 tentara – “penjaga perdamaian” – tiba; nilainya 3,5%!';
    expect(escaped(prose)).toBe(prose);
  });

  it('has a backslash where it must', () => {
    expect(escaped('# a\n- b\n1. c\n> d')).toBe('\\# a\n\\- b\n1\\. c\n\\> d');
    expect(escaped('https://www.e.org :smile: a@b')).toBe(
      'https\\://www\\.e\\.org \\:smile\\: a\\@b'.replace('e\\: ', 'e: '),
    );
    expect(escaped('<@1> [a](b) \u202e')).toBe('\\<\\@1> \\[a\\]\\(b) ⟨U+202E⟩');
  });
});

const plainUnit = (text: string) => (/^\r\n?$/.test(text) ? '\n' : visibleText(text));
