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
  /** Hits of invitations, superlatives and promises. */
  readonly promises: number;
  /** Words in any hit / words. */
  readonly coverage: number;
  /** Function words outside all hits / words. */
  readonly stopShare: number;
  readonly reports: boolean;
  readonly length: number;
}

/** A sentence made of so much jargon and with so few function words is no sentence. */
const CLUSTER = { coverage: 0.5, stopShare: 0.15 };
/** A well-formed sentence needs so many hits, two of them promises, to be an advert. */
const ADVERT_HITS = 5;
/** So many sentences that speak of gambling without advertising make it the document's topic. */
const TOPICAL_SENTENCES = 2;
/** "Daftar sekarang juga!" beside an advert belongs to it. */
const LONGEST_INVITATION_WORDS = 12;

/** Spam sentences of the blocks, in order. */
export function spamMarks(blocks: readonly Block[]): Boilerplate[] {
  const suspects = blocks
    .filter(({ paragraph, text }) => paragraph.kind !== 'code' && (TOPIC.test(text) || text.search(TRADE) >= 0))
    .map((block) => ({ block, sentences: splitSentences(block.text, { start: 0, end: block.text.length }) }))
    .map(({ block, sentences }) => ({ block, sentences, evidence: sentences.map((span) => evidenceOf(block, span)) }));
  const topical = suspects.filter(({ block }) => block.isProse).flatMap(({ evidence }) => evidence.filter(isTopical));
  const isTopic = topical.length >= TOPICAL_SENTENCES;
  return suspects.flatMap(({ block, sentences, evidence }) => {
    const isSpam = evidence.map((each) => isAdvert(each, isTopic));
    const isBesideSpam = (index: number) => isSpam[index - 1] === true || isSpam[index + 1] === true;
    return sentences
      .filter((_, index) => isSpam[index] || (isBesideSpam(index) && isInvitation(evidence[index])))
      .map(({ start, end }) => ({ start: block.start + start, end: block.start + end, reason: 'spam' as const }));
  });
}

/** It speaks of gambling in a sentence of its own. */
function isTopical({ trade, promises, stopShare, reports, length }: Evidence): boolean {
  return length >= 6 && stopShare > CLUSTER.stopShare && (reports || trade + promises < 2);
}

/** `isTopic`: in a document about gambling even a heading may be made of its words; more is asked for there. */
function isAdvert({ trade, promises, coverage, stopShare, reports }: Evidence, isTopic: boolean): boolean {
  if (trade === 0 || reports) return false;
  if (coverage >= CLUSTER.coverage && stopShare <= CLUSTER.stopShare) return !isTopic || trade + promises >= 3;
  return trade + promises >= ADVERT_HITS + (isTopic ? 1 : 0) && promises >= 2;
}

function isInvitation(evidence: Evidence | undefined): boolean {
  if (evidence === undefined || evidence.reports) return false;
  return evidence.promises > 0 && evidence.length <= LONGEST_INVITATION_WORDS;
}

/** Counted outside quotation marks: who quotes an advert does not advertise. */
function evidenceOf(block: Block, sentence: Span): Evidence {
  const slice = block.text.slice(sentence.start, sentence.end).toLowerCase();
  const text = slice.replace(/“[^”]{0,300}”|"[^"]{0,300}"/g, ' ');
  const length = Math.max(1, wordsOf(text).length);
  const outside = wordsOf(text.replace(TRADE, ' ').replace(PROMISES, ' ').replace(TOPIC_WORDS, ' '));
  return {
    trade: text.match(TRADE)?.length ?? 0,
    promises: text.match(PROMISES)?.length ?? 0,
    coverage: 1 - outside.filter((word) => !/^\d+$/.test(word)).length / length,
    stopShare: outside.filter(isStopWord).length / length,
    reports: REPORTING.test(text),
    length,
  };
}

const TOPIC_WORDS = new RegExp(TOPIC, 'giu');
