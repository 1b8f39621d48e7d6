// Wrong choices: as like the right one as the documents allow, and certainly wrong.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distractors, type Said } from '../../src/text/distractors.js';

const of = (kind: Said['kind'], ...texts: string[]): Said[] => texts.map((text) => ({ text, kind }));

describe('wrong choices', () => {
  it('are years for a year, the nearest first', () => {
    const pool = of('date', '1945', '7 Januari 1990', '1990', '1988', '1990-an', '2022', '1991');
    expect(distractors({ text: '1991', kind: 'date' }, pool, 'Pada 1991 sungai meluap.', 3)).toEqual([
      '1990',
      '1988',
      '2022',
    ]);
  });

  it('are percentages for a percentage, and numbers of about as many digits for a number', () => {
    const pool = of('number', '70%', '12%', '2.500', '3 juta', '700', '40.000', '$2.000', 'dua puluh', '5');
    expect(distractors({ text: '30%', kind: 'number' }, pool, '', 3)).toEqual(['70%', '12%']);
    expect(distractors({ text: '2.000', kind: 'number' }, pool, '', 5)).toEqual(['2.500', '700', '40.000']);
  });

  it('are neither the answer nor each other in other words', () => {
    const pool = of('number', '2,000', '2000', '2.500', '2,500');
    expect(distractors({ text: '2.000', kind: 'number' }, pool, '', 3)).toHaveLength(1);
    const names = of('name', 'Tokayev', 'Wati Lestari', 'Lestari', 'Budi Santoso');
    const chosen = distractors({ text: 'Kassym-Jomart Tokayev', kind: 'name' }, names, '', 5);
    expect(chosen).not.toContain('Tokayev');
    expect(chosen.filter((name) => name.includes('Lestari'))).toHaveLength(1);
  });

  it('are countries for a country, and people for none', () => {
    const pool = of('name', 'Kirgistan', 'Budi', 'Tajikistan');
    expect(distractors({ text: 'Kazakhstan', kind: 'name' }, pool, '', 5)).toEqual(['Tajikistan', 'Kirgistan']);
  });

  it('stand nowhere in the quoted passage, in whatever spelling', () => {
    const pool = of('number', '2.500', '3.000', '4.000');
    const quoted = 'Dari 2000 orang, 2,500 pulang dan tiga ribu menetap.';
    expect(distractors({ text: '2.000', kind: 'number' }, pool, quoted, 3)).toEqual(['4.000']);
  });

  it('are distinct, of the pool, at most as many as asked for, and the same in whatever order the pool comes', () => {
    const said = fc.record({
      text: fc.oneof(
        fc.constantFrom('1991', '70%', 'NATO', 'Budi', '2.000', 'dua puluh'),
        fc.string({ maxLength: 12 }),
      ),
      kind: fc.constantFrom<Said['kind']>('number', 'date', 'name', 'term'),
    });
    fc.assert(
      fc.property(said, fc.array(said, { maxLength: 12 }), fc.string(), fc.nat(4), (answer, pool, quoted, most) => {
        const chosen = distractors(answer, pool, quoted, most);
        expect(chosen.length).toBeLessThanOrEqual(most);
        expect(new Set([answer.text, ...chosen]).size).toBe(chosen.length + 1);
        for (const each of chosen) expect(pool).toContainEqual({ text: each, kind: answer.kind });
        expect(distractors(answer, [...pool].reverse(), quoted, most)).toEqual(chosen);
      }),
      { numRuns: 200 },
    );
  });
});
