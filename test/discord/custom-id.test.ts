// The ids of buttons: what was put in comes out, within Discord's limit, and nothing else is taken for one.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ARGUMENT_LIMIT, decodeCustomId, encodeCustomId } from '../../src/discord/custom-id.js';

const action = fc.stringMatching(/^[a-z-]{1,30}$/);
const argument = fc
  .string({ unit: 'binary', maxLength: ARGUMENT_LIMIT })
  .filter((text) => text.length <= ARGUMENT_LIMIT);

describe('a custom id', () => {
  it('gives back its action and argument, whatever they are, in at most 100 units', () => {
    fc.assert(
      fc.property(action, argument, (name, rest) => {
        const id = encodeCustomId(name, rest);
        expect(id.length).toBeLessThanOrEqual(100);
        expect(decodeCustomId(id)).toEqual({ action: name, argument: rest });
      }),
    );
  });

  it('that is not one is null', () => {
    for (const id of ['', 'open', ':x', 'Open:x', `${'a'.repeat(31)}:x`, `open:${'x'.repeat(61)}`, ' open:x']) {
      expect(decodeCustomId(id)).toBeNull();
    }
  });

  it('of any text is null or exactly that text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const id = decodeCustomId(text);
        if (id !== null) expect(encodeCustomId(id.action, id.argument)).toBe(text);
      }),
    );
  });

  it('cannot be made of what does not fit', () => {
    expect(() => encodeCustomId('Open', 'x')).toThrow();
    expect(() => encodeCustomId('a:b', 'x')).toThrow();
    expect(() => encodeCustomId('open', 'x'.repeat(61))).toThrow();
  });
});
