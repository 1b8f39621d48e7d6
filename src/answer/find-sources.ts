// Find sources: passages that bear on what somebody wrote. Its most telling sentences are searched each, and what they find is fused.
import type { Generation } from '../../embeddings/generation.js';
import { questionLanguage } from '../text/language.js';
import { splitSentences } from '../text/sentences.js';
import { analyse } from '../text/terms.js';
import type { Answer } from '../types.js';
import { UserError } from '../user-error.js';
import type { AnswerPorts, SourcesRequest } from './answer-ports.js';
import { distinctPassages, type Search } from './found-passages.js';
import { inPlainSpelling } from './interpret.js';
import type { Choice } from './make-quotes.js';
import { prepareSearch } from './prepare-search.js';
import { quotedAnswer } from './quoted-answer.js';
import { relevanceOf } from './relevance.js';
import type { Candidate } from './retrieve.js';
import { choiceSharingMost } from './search-passages.js';
import { type Stopwatch, stopwatch } from './stopwatch.js';
import { termWeights } from './term-weights.js';

/** UTF-16 units; the longest message that Discord lets anybody write. */
const LONGEST_TEXT = 4000;
/** Sentences searched, about 30 ms each. */
const MOST_SENTENCES = 5;
/** How far below the best a passage's fused score may be. */
const WITHIN = 0.08;
/**
 * What people state is longer than what they search for and shares less of its words, so it bears on passages from this
 * share of the probability that a search needs. Measured by bench/source-relevance.ts on sentences whose passage is there
 * (and is not): with the whole .25 (.01) are found across languages, with half .48 (.06).
 */
const NEEDED = 0.5;
/** Weight of a term that no document holds: it says little about what they could say of it. */
const UNKNOWN = 0.2;
const LINK = /\b(?:https?:\/\/|www\.)\S+/giu;

/** What one sentence found, and whether it bears on the sentence at all. */
interface Finding {
  readonly search: Search;
  readonly relevance: number;
}

/** See `AnswerService.findSources`. */
export async function findSources(ports: AnswerPorts, request: SourcesRequest): Promise<Answer> {
  const { text, owner, quotes } = request;
  const watch = stopwatch();
  const sentences = await tellingSentences(ports, request);
  const findings = await searchEach(ports, request, sentences, watch);
  const needed = NEEDED * ports.calibration.thresholds.relevant;
  const bearing = findings.filter(({ relevance }) => relevance >= needed);
  const answered = bearing.length > 0;
  const { search, choices } = await fused(ports, answered ? bearing : findings, quotes);
  const language = questionLanguage(text);
  const asked = { question: text, readAs: null, language, kind: 'search', subject: text, owner, undated: 0 } as const;
  const decision = {
    answered,
    sure: false,
    confidence: Math.max(...findings.map(({ relevance }) => relevance)),
    choices: answered ? choices : [],
    nearest: answered ? [] : choices,
    further: [],
  };
  return quotedAnswer(ports, asked, search, decision, watch);
}

/** The sentences that say most in the words of the documents, at least one. */
async function tellingSentences({ library }: AnswerPorts, { text, collectionId }: SourcesRequest): Promise<string[]> {
  if (text.length > LONGEST_TEXT) throw tooLong(text.length);
  const plain = text
    .replace(LINK, ' ')
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '');
  if (analyse(plain).terms.length === 0) throw noWords();
  const generation = await library.generation(collectionId);
  return plain
    .split(/\n+/u)
    .flatMap((line) =>
      splitSentences(line, { start: 0, end: line.length }).map(({ start, end }) => line.slice(start, end)),
    )
    .map((sentence) => ({ sentence, weight: generation === null ? 1 : telling(sentence, generation) }))
    .sort((a, b) => b.weight - a.weight)
    .filter(({ weight }, at) => at === 0 || weight > 0)
    .slice(0, MOST_SENTENCES)
    .map(({ sentence }) => sentence);
}

function telling(sentence: string, generation: Generation): number {
  let sum = 0;
  for (const [term, weight] of termWeights(analyse(sentence), generation)) {
    sum += generation.lexical.knows(term) ? weight : UNKNOWN * weight;
  }
  return sum;
}

async function searchEach(
  ports: AnswerPorts,
  request: SourcesRequest,
  sentences: readonly string[],
  watch: Stopwatch,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const sentence of sentences) {
    const subject = inPlainSpelling(sentence);
    const asked = { subject, language: questionLanguage(subject), kind: 'search', readAs: null } as const;
    const { collectionId, owner } = request;
    const { search } = await prepareSearch(ports, { collectionId, owner }, asked, watch);
    findings.push({ search, relevance: relevanceOf(search, ports.calibration) });
  }
  return findings;
}

/** Each passage counts with the best of its scores, and shows the sentence that shares most with what found it. */
async function fused({ library }: AnswerPorts, findings: readonly Finding[], most: number) {
  const best = new Map<number, { readonly candidate: Candidate; readonly search: Search }>();
  for (const { search } of findings) {
    for (const candidate of search.candidates) {
      const known = best.get(candidate.ordinal);
      if (known === undefined || candidate.fused > known.candidate.fused)
        best.set(candidate.ordinal, { candidate, search });
    }
  }
  const candidates = Array.from(best.values(), ({ candidate }) => candidate).sort(
    (a, b) => b.fused - a.fused || a.ordinal - b.ordinal,
  );
  const first = findings[0];
  if (first === undefined) throw new Error('at least one sentence is searched');
  const search = { ...first.search, candidates };
  const found = await distinctPassages(library, search, { most, least: 1, within: WITHIN });
  const choices = found.flatMap((each): Choice[] =>
    choiceSharingMost(each, best.get(each.candidate.ordinal)?.search ?? search),
  );
  return { search, choices };
}

function tooLong(length: number): UserError {
  return new UserError('text-too-long', {
    id: `Teksnya terlalu panjang (${length} karakter). Paling panjang ${LONGEST_TEXT}.`,
    en: `The text is too long (${length} characters). At most ${LONGEST_TEXT}.`,
  });
}

function noWords(): UserError {
  return new UserError('no-words', {
    id: 'Tidak ada kata yang bisa dicari di pesan ini.',
    en: 'There are no words to search for in this message.',
  });
}
