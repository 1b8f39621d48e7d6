// Quote ids: what a person reads aloud and types again is known as an id, and no word is taken for one.
import { expect, it } from 'vitest';
import { looksLikeQuoteId } from '../../src/answer/check.js';
import { newQuoteId } from '../../src/database/quote-id.js';

it('every new quote id is known as one when somebody pastes it', () => {
  const ids = Array.from({ length: 2000 }, newQuoteId);
  expect(ids.filter((id) => !looksLikeQuoteId(id) || !looksLikeQuoteId(` ${id.toLowerCase()} `))).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
});
