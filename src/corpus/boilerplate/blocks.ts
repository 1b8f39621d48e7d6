// Measures of a paragraph by which prose is told from what surrounds it (jusText, Pomikálek 2011; boilerpipe,
// Kohlschütter et al. 2010): length, share of function words, share of link text, and how it ends.
import { isStopWord } from '../../text/stop-words.js';
import type { LoadedDocument, Paragraph, Span } from '../../types.js';
import { firstEndingAfter } from './marks.js';

export interface Block extends Span {
  readonly paragraph: Paragraph;
  /** The slice of the source text. */
  readonly text: string;
  /** Lower-case words. */
  readonly words: readonly string[];
  /** Function words / words. */
  readonly stopShare: number;
  /** Characters of link text / characters. */
  readonly linkShare: number;
  /** It ends as a sentence ends, and is long enough to be one. */
  readonly isProse: boolean;
  /** The words joined: equal for paragraphs that differ only in case, spaces and punctuation. */
  readonly key: string;
}

/** Fewer words are no sentence, whatever they end in ("Selamat datang!"). */
const SHORTEST_PROSE = 3;
/** So many words with enough function words among them are prose even without a full stop. */
const LONG_PROSE = 20;
const PROSE_STOP_SHARE = 0.15;

/** One block for each paragraph, in order. */
export function measureBlocks(document: Pick<LoadedDocument, 'text' | 'paragraphs' | 'links'>): Block[] {
  return document.paragraphs.map((paragraph) => measure(document, paragraph));
}

function measure(document: Pick<LoadedDocument, 'text' | 'links'>, paragraph: Paragraph): Block {
  const text = document.text.slice(paragraph.start, paragraph.end);
  const words = wordsOf(text);
  const stopShare = words.filter(isStopWord).length / Math.max(1, words.length);
  const ends = /[.!?…][\s"'”’»)\]]*(?:\[[^\][\s]{1,12}\]\s*)*$/.test(text.slice(-60));
  return {
    start: paragraph.start,
    end: paragraph.end,
    paragraph,
    text,
    words,
    stopShare,
    linkShare: linkedLength(document.links, paragraph) / Math.max(1, text.length),
    isProse: words.length >= SHORTEST_PROSE && (ends || (words.length >= LONG_PROSE && stopShare >= PROSE_STOP_SHARE)),
    key: words.join(' '),
  };
}

/** Lower-case words of a text. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function linkedLength(links: readonly Span[], span: Span): number {
  let length = 0;
  for (let index = firstEndingAfter(links, span.start); index < links.length; index += 1) {
    const link = links[index];
    if (link === undefined || link.start >= span.end) break;
    length += Math.min(link.end, span.end) - Math.max(link.start, span.start);
  }
  return length;
}
