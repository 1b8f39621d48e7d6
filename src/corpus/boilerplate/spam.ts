// Gambling, lottery and similar spam: clusters of the trade's own words and promises, not the topic. An article about
// gambling speaks in sentences of police, harm and law, and survives.
import { splitSentences } from '../../text/sentences.js';
import { isStopWord } from '../../text/stop-words.js';
import type { Boilerplate, Span } from '../../types.js';
import { type Block, wordsOf } from './blocks.js';
import { PROMISES, REPORTING, TOPIC, TRADE } from './spam-words.js';

/** What the spam words of one sentence amount to. */
interface Evidence {
  /** Hits of the trade's own jargon. */
  readonly trade: number;
  /** Hits of promises and invitations. */
  readonly promises: number;
  /** Words in any hit / words. */
  readonly coverage: number;
  readonly stopShare: number;
  readonly reports: boolean;
}

const CLUSTER_COVERAGE = 0.5;
const CLUSTER_STOP_SHARE = 0.15;
/** So many sentences that report on gambling make it the document's topic. */
const TOPICAL_SENTENCES = 2;

/** Spam sentences of the blocks, in order. */
export function spamMarks(blocks: readonly Block[]): Boilerplate[] {
  const suspects = blocks.filter((block) => block.paragraph.kind !== 'code' && TOPIC.test(block.text));
  const isTopic = reportingSentences(suspects) >= TOPICAL_SENTENCES;
  return suspects.flatMap((block) =>
    splitSentences(block.text, { start: 0, end: block.text.length })
      .filter((sentence) => isSpam(evidenceOf(block, sentence), isTopic))
      .map(({ start, end }) => ({ start: block.start + start, end: block.start + end, reason: 'spam' as const })),
  );
}

function reportingSentences(blocks: readonly Block[]): number {
  let count = 0;
  for (const block of blocks) {
    if (!block.isProse) continue;
    for (const sentence of splitSentences(block.text, { start: 0, end: block.text.length })) {
      const slice = block.text.slice(sentence.start, sentence.end);
      const { trade, promises, stopShare, reports } = evidenceOf(block, sentence);
      if (TOPIC.test(slice) && stopShare > CLUSTER_STOP_SHARE && (reports || trade + promises < 2)) count += 1;
    }
  }
  return count;
}

function isSpam({ trade, promises, coverage, stopShare, reports }: Evidence, isTopic: boolean): boolean {
  if (trade === 0) return false;
  const isCluster = coverage >= CLUSTER_COVERAGE && stopShare <= CLUSTER_STOP_SHARE;
  if (isCluster && !reports) return !isTopic || trade + promises >= 2;
  if (reports) return false;
  const need = isTopic ? 5 : 4;
  return trade + promises >= need && promises >= 2;
}

/** Counted outside quotation marks: who quotes an advert does not advertise. */
function evidenceOf(block: Block, sentence: Span): Evidence {
  const text = block.text
    .slice(sentence.start, sentence.end)
    .toLowerCase()
    .replace(/“[^”]{0,300}”|"[^"]{0,300}"/g, ' ');
  const words = wordsOf(text);
  const hits = (pattern: RegExp) => text.match(pattern) ?? [];
  const covered = wordsOf(text.replace(TRADE, ' ').replace(PROMISES, ' ').replace(new RegExp(TOPIC, 'giu'), ' '));
  return {
    trade: hits(TRADE).length,
    promises: hits(PROMISES).length,
    coverage: 1 - covered.filter((word) => !/^\d+$/.test(word)).length / Math.max(1, words.length),
    stopShare: words.filter(isStopWord).length / Math.max(1, words.length),
    reports: REPORTING.test(text),
  };
}
