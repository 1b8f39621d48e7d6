// Choices while an option is typed: within Discord's limits, and each still names what it stands for.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { discordChoices } from '../../src/discord/choices.js';

const path = (name: string) => ({ label: name, value: `kuliah/${'semester/'.repeat(20)}${name}` });

describe('choices of an option', () => {
  it('stand as they are when they fit', () => {
    expect(discordChoices([{ label: 'Asia Tengah', value: 'asia.pdf' }])).toEqual([
      { name: 'Asia Tengah', value: 'asia.pdf' },
    ]);
  });

  it('are at most 25, and equal values stand once', () => {
    const many = Array.from({ length: 60 }, (_, index) => ({ label: `Judul ${index}`, value: `${index % 30}.pdf` }));
    expect(discordChoices(many)).toHaveLength(25);
    expect(discordChoices([many[0], many[30]].flatMap((each) => each ?? []))).toHaveLength(1);
  });

  it('with a long path keep its end, which names the file', () => {
    const [choice] = discordChoices([path('pangkalan-militer.pdf')]);
    expect(choice?.value).toHaveLength(100);
    expect(path('pangkalan-militer.pdf').value.endsWith(choice?.value ?? '?')).toBe(true);
  });

  it('without a title are called by their path', () => {
    expect(discordChoices([{ label: '  ', value: 'a.txt' }])).toEqual([{ name: 'a.txt', value: 'a.txt' }]);
    expect(discordChoices([{ label: 'kosong', value: '' }])).toEqual([]);
  });

  it('show hidden characters of a title', () => {
    expect(discordChoices([{ label: 'a\u202eb', value: 'x' }])[0]?.name).toBe('a⟨U+202E⟩b');
  });

  it('are within the limits whatever they hold, and no character is cut in half', () => {
    const text = fc.string({ unit: 'binary', maxLength: 300 });
    fc.assert(
      fc.property(fc.array(fc.record({ label: text, value: text }), { maxLength: 40 }), (choices) => {
        const shown = discordChoices(choices);
        expect(shown.length).toBeLessThanOrEqual(25);
        for (const { name, value } of shown) {
          expect(name.length).toBeGreaterThan(0);
          expect(name.length).toBeLessThanOrEqual(100);
          expect(value.length).toBeGreaterThan(0);
          expect(value.length).toBeLessThanOrEqual(100);
          expect(`${name}${value}`).not.toMatch(/\p{Cs}/u);
          expect(choices.some((choice) => choice.value.endsWith(value))).toBe(true);
        }
      }),
    );
  });
});
