// Blocks that stand in many documents of a collection: the furniture of a site that no word list knows.
import { createHash } from 'node:crypto';
import type { Boilerplate, LoadedDocument, Span } from '../../types.js';
import { type Block, measureBlocks } from './blocks.js';

type BlockSource = Pick<LoadedDocument, 'text' | 'paragraphs'>;

/** A fragment (no sentence) is furniture when it stands in so many documents, and this share of all. */
const FRAGMENT = { documents: 3, share: 0.02 };
/** A short sentence must repeat far more: the same definition may well stand in a few notes of one study group. */
const SENTENCE = { documents: 4, share: 0.2 };
/** Longer sentences are never furniture, however often they repeat. */
const MOST_WORDS = 30;
/** Two documents are copies (a syndicated article) when they share this part of the shorter one's sentences. */
const COPY_SHARE = 0.5;
/** A block in more documents than this says nothing about copies, and comparing all of them would be quadratic. */
const MOST_COMPARED = 50;

/** One hash for each paragraph, in order: its kind (`f`ragment, `s`hort sentence, `k`eep) and its normalised words. */
export function blockHashes(document: BlockSource): string[] {
  return measureBlocks({ ...document, links: [] }).map(hashOf);
}

/**
 * The hashes that repeat across the documents (one list of hashes for each) and are no prose. Copies of one article
 * count as one document, so that syndicated prose is never lost.
 */
export function repeatedBlocks(all: readonly (readonly string[])[]): Set<string> {
  const groups = copyGroups(all);
  const size = new Set(groups).size;
  const repeated = new Set<string>();
  for (const [hash, documents] of documentsOf(all)) {
    const least = hash.startsWith('f') ? FRAGMENT : hash.startsWith('s') ? SENTENCE : null;
    if (least === null || documents.length < least.documents) continue;
    const independent = new Set(documents.map((document) => groups[document])).size;
    if (independent >= Math.max(least.documents, least.share * size)) repeated.add(hash);
  }
  return repeated;
}

/** The paragraphs of a document whose hash is among the repeated ones. */
export function repeatedSpans(document: BlockSource, repeated: ReadonlySet<string>): Boilerplate[] {
  if (repeated.size === 0) return [];
  return measureBlocks({ ...document, links: [] })
    .filter((block) => repeated.has(hashOf(block)))
    .map(({ start, end }: Span) => ({ start, end, reason: 'repeated' }));
}

function hashOf(block: Block): string {
  return kindOf(block) + createHash('sha1').update(block.key).digest('base64url').slice(0, 16);
}

/** Headings, list items and tables are content even where every document has them ("Daftar pustaka"). */
function kindOf({ paragraph, words, isProse }: Block): 'f' | 's' | 'k' {
  if (paragraph.kind !== 'prose' || words.length === 0 || words.length > MOST_WORDS) return 'k';
  return isProse ? 's' : 'f';
}

function documentsOf(all: readonly (readonly string[])[]): Map<string, number[]> {
  const documents = new Map<string, number[]>();
  for (const [index, hashes] of all.entries()) {
    for (const hash of new Set(hashes)) {
      const known = documents.get(hash);
      if (known === undefined) documents.set(hash, [index]);
      else known.push(index);
    }
  }
  return documents;
}

/** For each document the first document of its group of copies. */
function copyGroups(all: readonly (readonly string[])[]): number[] {
  const sentences = all.map((hashes) => new Set(hashes.filter((hash) => !hash.startsWith('f'))));
  const shared = new Map<string, number>();
  for (const [hash, documents] of documentsOf(all)) {
    if (hash.startsWith('f') || documents.length < 2 || documents.length > MOST_COMPARED) continue;
    for (const [index, later] of documents.entries()) {
      for (const earlier of documents.slice(0, index)) {
        const pair = `${earlier} ${later}`;
        shared.set(pair, (shared.get(pair) ?? 0) + 1);
      }
    }
  }
  const group = all.map((_, index) => index);
  const rootOf = (document: number): number => {
    let root = document;
    while (group[root] !== undefined && group[root] !== root) root = group[root] ?? root;
    return root;
  };
  for (const [pair, count] of shared) {
    const [earlier = 0, later = 0] = pair.split(' ').map(Number);
    const smaller = Math.min(sentences[earlier]?.size ?? 0, sentences[later]?.size ?? 0);
    if (count >= COPY_SHARE * smaller)
      group[Math.max(rootOf(earlier), rootOf(later))] = Math.min(rootOf(earlier), rootOf(later));
  }
  return group.map((_, index) => rootOf(index));
}
