// The quotes of a digest within the room of one message: all of them whole where that can be, else each as its share allows.
import type { DigestQuote, Reply } from '../../reply.js';
import { texts } from '../../texts.js';
import type { Language, Localized } from '../../types.js';
import { SMALL } from './citation.js';
import { shareOf } from './fair-share.js';
import { firstQuoteBlock, quoteBlock } from './quote-block.js';

type Digest = Extract<Reply, { kind: 'digest' }>;

/** Stands between the parts of a digest. */
export const GAP = '\n\n';

export interface DigestPart {
  /** Id of the quote. */
  readonly id: string;
  readonly markdown: string;
}

/** `brief`: without publisher and link, which *Open* brings. */
export interface DigestLook {
  readonly brief: boolean;
}

/** All whole, numbered in their order, with what is to be remembered at the end; null where that is more than `room`. */
export function wholeParts(digest: Digest, language: Language, look: DigestLook, room: number): DigestPart[] | null {
  const parts = entriesOf(digest, language, look).map(({ id, draw }, at) => ({ id, markdown: draw(at + 1) }));
  return lengthOf(parts) <= room ? parts : null;
}

/**
 * Each quote as its share of `room` (UTF-16 units) allows: whole sentences, else words up to a mark of the cut. The first always
 * stands there; what is to be remembered does not.
 */
export function fittingParts(digest: Digest, language: Language, look: DigestLook, room: number): DigestPart[] {
  const entries = entriesOf({ ...digest, recall: null }, language, look);
  const wanted = entries.map(({ draw }) => draw(1).length + GAP.length);
  const level = shareOf(wanted, room);
  const parts: DigestPart[] = [];
  let left = room;
  for (const { id, draw } of entries) {
    const markdown = draw(parts.length + 1, level - GAP.length);
    const length = markdown.length + GAP.length;
    if (parts.length > 0 && length > Math.min(level, left)) continue;
    parts.push({ id, markdown });
    left -= length;
  }
  return parts;
}

interface Entry {
  readonly id: string;
  /** Within so many UTF-16 units where not even a word must be longer; whole by default. */
  draw(number: number, room?: number): string;
}

function entriesOf({ quotes, recall }: Digest, language: Language, look: DigestLook): Entry[] {
  const all = [...quotes, ...(recall === null ? [] : [{ quote: recall.quote, isNew: false }])];
  return all.map(({ quote, isNew }, at) => {
    const isRecall = at === quotes.length;
    const before = isRecall ? `**${texts.recall[language]}**\n` : newLine(isNew, language);
    const shown = cited(quote, look);
    const hidden = isRecall && recall !== null ? { hidden: { start: recall.hidden[0], end: recall.hidden[1] } } : {};
    return {
      id: quote.id,
      draw(number, room = Number.POSITIVE_INFINITY) {
        const options = { number: all.length > 1 ? number : null, ...hidden };
        const left = room - before.length;
        const block = quoteBlock(shown, language, options, left) ?? firstQuoteBlock(shown, language, options, left);
        return before + block.markdown;
      },
    };
  });
}

/** Page and paragraph say where it stands; *Open* brings the section too. */
function cited(quote: DigestQuote['quote'], { brief }: DigestLook): DigestQuote['quote'] {
  return { ...quote, section: null, ...(brief && { publisher: null, url: null }) };
}

function newLine(isNew: boolean, language: Language): string {
  return isNew ? `${SMALL}🆕 ${IS_NEW[language]}\n` : '';
}

function lengthOf(parts: readonly DigestPart[]): number {
  return parts.reduce((sum, { markdown }) => sum + markdown.length + GAP.length, 0);
}

const IS_NEW: Localized = { id: 'Dari dokumen baru', en: 'From a new document' };
