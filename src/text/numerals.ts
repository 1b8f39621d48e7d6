// Numbers written in words, in Indonesian and English: "dua puluh lima", "seratus ribu", "twenty-five", "two hundred and ten".

const valuesOf = (words: string, from: number, step = 1): [string, number][] =>
  words.split(' ').map((word, at) => [word, from + at * step]);

const UNITS = new Map([
  ...valuesOf('satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas', 1),
  ...valuesOf('one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen', 1),
  ...valuesOf('seventeen eighteen nineteen', 17),
  ...valuesOf('twenty thirty forty fifty sixty seventy eighty ninety', 20, 10),
]);
/** What multiplies the number before it, within a thousand. */
const SMALL = new Map([
  ['puluh', 10],
  ['ratus', 100],
  ['hundred', 100],
]);
const LARGE = new Map(
  Object.entries({
    ...{ ribu: 1e3, thousand: 1e3, juta: 1e6, million: 1e6, miliar: 1e9, milyar: 1e9, billion: 1e9 },
    ...{ triliun: 1e12, trillion: 1e12 },
  }),
);
/** One of what they multiply: "seratus". */
const ONE_OF = new Map([
  ['seratus', 100],
  ['seribu', 1e3],
  ['sejuta', 1e6],
]);

const WORD = [...UNITS.keys(), ...SMALL.keys(), ...LARGE.keys(), ...ONE_OF.keys(), 'belas']
  .sort((a, b) => b.length - a.length)
  .map((word) => `[${word.charAt(0)}${word.charAt(0).toUpperCase()}]${word.slice(1)}`)
  .join('|');

/** For regular expressions: what may be a number. Whether it is, `numeralValue` says. */
export const NUMERAL_PATTERN = `(?:${WORD})(?:(?:[\\s-]|\\sand\\s)(?:${WORD}))*`;

/** Null where the words make no number: "dua tiga", "ribu". */
export function numeralValue(said: string): number | null {
  const words = said
    .toLowerCase()
    .split(/[\s-]+/u)
    .filter((word) => word !== 'and');
  let total = 0;
  let part = 0;
  /** What the part may still be added to: smaller than this. */
  let room = Number.POSITIVE_INFINITY;
  for (const word of words) {
    const unit = UNITS.get(word) ?? ONE_OF.get(word);
    const small = SMALL.get(word);
    const large = LARGE.get(word);
    if (unit !== undefined) {
      if (unit >= room) return null;
      part += unit;
      room = unit >= 20 ? roomAfter(unit) : 1;
    } else if (word === 'belas') {
      const last = part % 10;
      if (last < 2 || part % 100 > 9) return null;
      part += 10;
      room = 1;
    } else if (small !== undefined) {
      const last = part % small;
      if (last === 0 || last > 9 || (part - last) % (10 * small) !== 0) return null;
      part += last * small - last;
      room = small;
    } else if (large !== undefined) {
      if (part === 0) return null;
      total += part * large;
      part = 0;
      room = Math.min(large, 1e3);
    } else return null;
  }
  const value = total + part;
  return value > 0 ? value : null;
}

function roomAfter(unit: number): number {
  return unit >= 1e3 ? 1e3 : unit >= 100 ? 100 : 10;
}
