// Which sentences are blocked: those of a blocked quote where it stands, and the same words wherever they stand again.
import { describe, expect, it } from 'vitest';
import { blockingOf, NOTHING_BLOCKED } from '../../src/answer/blocked-sentences.js';
import { blockedQuote } from './toy-documents.js';

const TEXT = 'Rakit dibuat dari bambu betung. Benar. Rakit itu dijual di pasar teluk.';
const all = { start: 0, end: TEXT.length };
const blocking = blockingOf([blockedQuote(TEXT, all, 7)]);
const blocks = (text: string, versionId = 8, start = 500) =>
  blocking.blocks(versionId, { start, end: start + text.length }, text);

describe('a blocked quote', () => {
  it('blocks every sentence that it overlaps in its own version', () => {
    expect(blocks('Apa pun.', 7, 10)).toBe(true);
    expect(blocks('Apa pun.', 7, TEXT.length)).toBe(false);
  });

  it('blocks its sentences in other versions, whatever their spaces, quotation marks and line ends', () => {
    expect(blocks('Rakit itu dijual di pasar teluk.')).toBe(true);
    expect(blocks('“Rakit itu\ndijual  di pasar teluk.”')).toBe(true);
    expect(blocks(TEXT)).toBe(true);
    expect(blocks(`Kata Wati: ${TEXT}`)).toBe(true);
  });

  it('leaves what was changed, and short sentences that stand everywhere', () => {
    expect(blocks('Rakit itu dijual di pasar desa.')).toBe(false);
    expect(blocks('Benar.')).toBe(false);
  });

  it('that is short itself is blocked where just that stands', () => {
    const short = blockingOf([blockedQuote('Benar.', { start: 0, end: 6 }, 7)]);
    expect(short.blocks(8, { start: 0, end: 6 }, 'Benar.')).toBe(true);
    expect(short.blocks(8, { start: 0, end: 20 }, 'Benar. Lalu pulang.')).toBe(false);
  });
});

describe('nothing blocked', () => {
  it('blocks nothing', () => {
    expect(blockingOf([])).toBe(NOTHING_BLOCKED);
    expect(NOTHING_BLOCKED.blocks(7, all, TEXT)).toBe(false);
  });
});
