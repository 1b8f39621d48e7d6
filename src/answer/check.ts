// Checks a quotation or a quote id against the documents: where it is written and how its words differ, never whether it is true.

import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DocumentRecord, QuoteRecord, WithdrawnQuote } from '../database/store.js';
import { analyse } from '../text/terms.js';
import type { CheckResult, Span } from '../types.js';
import { UserError } from '../user-error.js';
import { comparableText, findComparable, harmlessDifferences } from './comparable-text.js';
import { placeOf, type SourceLibrary, sourceOf } from './place.js';
import { quoteHash } from './quote-hash.js';
import { compareWords, type WordComparison } from './word-comparison.js';

/** Shorter texts stand in too many places to mean anything. */
const LEAST_WORDS = 3;
/** UTF-16 units; the longest text a Discord form takes. */
const LONGEST_TEXT = 4000;
/** Passages that share the text's rarest words. */
const CANDIDATES = 12;
/** Stretches compared word by word; each costs about ten milliseconds at the longest text. */
const COMPARED = 4;
/** Of the text's words, the share that must agree to be "nearly". */
const LEAST_AGREEMENT = 0.65;
/** Passages shown when the text was not found. */
const NEAREST = 2;
/** Collections up to this many UTF-16 units are read through, because boilerplate is in no index. */
const READ_THROUGH = 3_000_000;

/** Where `text` stands in the collection. Throws UserError when it is too short or too long to be looked for. */
export async function checkText(library: SourceLibrary, collectionId: number, text: string): Promise<CheckResult> {
  const quotation = withoutCutMarks(text);
  refuseUnfit(quotation);
  const windows = await candidateWindows(library, collectionId, quotation);
  return (
    (await findSame(library, windows, quotation)) ??
    (await findSame(library, wholeTexts(await library.documents(collectionId)), quotation)) ??
    (await findNearly(library, windows, quotation))
  );
}

/** Whether the quote shown under `id` still stands as it was shown. Throws UserError for an id never given out here. */
export async function checkQuote(library: SourceLibrary, owner: string, id: string): Promise<CheckResult> {
  const withdrawn = await withdrawnQuote(library, owner, id);
  if (withdrawn !== null) {
    return { verdict: 'withdrawn', title: withdrawn.title ?? withdrawn.path, retiredAt: withdrawn.withdrawnAt };
  }
  const quote = await shownQuote(library, owner, id);
  const cited = await library.version(quote.versionId);
  const present = await library.document(quote.documentId);
  if (cited === null || present === null) {
    return { verdict: 'withdrawn', title: cited?.metadata.title ?? null, retiredAt: cited?.retiredAt ?? null };
  }
  const place = await placeOf(library, cited, quote, quote.id);
  if (quoteHash(place.text) !== quote.hash) throw new Error(`quote ${quote.id} is no longer the slice that was shown`);
  if (present.versionId === cited.versionId) return { verdict: 'same', place, differences: [] };
  const found = await findSame(library, [{ document: present, start: 0, end: present.length }], place.text);
  return { verdict: 'changed', place, readAt: cited.addedAt, now: found?.place ?? null };
}

/** The record of a quote id typed by a person (case, spaces and look-alike letters forgiven). */
export async function shownQuote(library: SourceLibrary, owner: string, id: string): Promise<QuoteRecord> {
  const quote = await library.quote(owner, canonicalQuoteId(id));
  if (quote !== null) return quote;
  throw new UserError('unknown-quote', {
    id: `Kutip tidak mengenal kutipan “${id}”. Salin kodenya dari baris di bawah kutipan.`,
    en: `Kutip does not know quote “${id}”. Copy its code from the line below the quote.`,
  });
}

/** What is left of a quote whose document its owner removed; the id as `shownQuote` takes it. */
export function withdrawnQuote(library: SourceLibrary, owner: string, id: string): Promise<WithdrawnQuote | null> {
  return library.withdrawnQuote(owner, canonicalQuoteId(id));
}

/** True for eight characters of Crockford's base 32, as a person may type them. */
export function looksLikeQuoteId(text: string): boolean {
  return /^[0-9A-HJKMNP-TV-Z]{8}$/.test(canonicalQuoteId(text)) && /\d/.test(canonicalQuoteId(text));
}

/** Upper case; I and L read as 1, O as 0 (Crockford). */
function canonicalQuoteId(text: string): string {
  return text.trim().toUpperCase().replace(/[IL]/g, '1').replace(/O/g, '0');
}

/** A quotation pasted from Kutip may open or close with its mark for a cut. */
function withoutCutMarks(text: string): string {
  const cut = String.raw`(?:\[\s*(?:…|\.\.\.)\s*\]|…)`;
  return text.replace(new RegExp(`^[\\s"“”'‘’]*${cut}|${cut}[\\s"“”'‘’]*$`, 'gu'), '').trim();
}

function refuseUnfit(text: string): void {
  if (text.length > LONGEST_TEXT) {
    throw new UserError('text-too-long', {
      id: `Teksnya terlalu panjang. Periksa paling banyak ${LONGEST_TEXT} karakter sekaligus.`,
      en: `The text is too long. Check at most ${LONGEST_TEXT} characters at once.`,
    });
  }
  if (analyse(text).words.length < LEAST_WORDS) {
    throw new UserError('text-too-short', {
      id: `Teksnya terlalu pendek. Tempel paling sedikit ${LEAST_WORDS} kata.`,
      en: `The text is too short. Paste at least ${LEAST_WORDS} words.`,
    });
  }
}

/** A stretch of one document to look in. */
interface Window extends Span {
  readonly document: DocumentRecord;
}

/** A window around a passage that shares the text's rarest words. */
interface CandidateWindow extends Window {
  readonly passage: Span;
}

/** Best first; overlapping windows are joined. */
async function candidateWindows(library: SourceLibrary, collectionId: number, text: string) {
  const documents = new Map((await library.documents(collectionId)).map((document) => [document.versionId, document]));
  const margin = Math.ceil(text.length * 1.5) + 200;
  const windows: CandidateWindow[] = [];
  for (const passage of await candidatePassages(library, collectionId, text)) {
    const document = documents.get(passage.versionId);
    if (document === undefined) continue;
    const window = { document, passage, start: Math.max(0, passage.start - margin), end: passage.end + margin };
    const at = windows.findIndex((other) => other.document === document && overlaps(other, window));
    const other = windows[at];
    if (other === undefined) windows.push(window);
    else windows[at] = { ...other, start: Math.min(other.start, window.start), end: Math.max(other.end, window.end) };
  }
  return windows;
}

async function candidatePassages(library: SourceLibrary, collectionId: number, text: string) {
  const generation = await library.generation(collectionId);
  if (generation === null) return [];
  const scores = generation.lexical.scores(analyse(text).terms);
  const best = [...scores.keys()]
    .filter((ordinal) => (scores[ordinal] ?? 0) > 0)
    .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0))
    .slice(0, CANDIDATES);
  return library.passages(best.map((ordinal) => generation.passageIds[ordinal] ?? 0));
}

function overlaps(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}

/** Every document as a whole, where that is little enough to read. */
function wholeTexts(documents: readonly DocumentRecord[]): Window[] {
  if (documents.reduce((sum, document) => sum + document.length, 0) > READ_THROUGH) return [];
  return documents.map((document) => ({ document, start: 0, end: document.length }));
}

async function findSame(library: SourceLibrary, windows: readonly Window[], text: string) {
  const wanted = comparableText(text);
  for (const window of windows) {
    const found = findComparable(comparableText(await textOf(library, window)), wanted);
    if (found !== null) return sameAt(library, window, found, text);
    await nextTurn();
  }
  return null;
}

async function sameAt(library: SourceLibrary, window: Window, found: Span, text: string) {
  const place = await placeOf(library, window.document, shifted(found, window.start));
  return { verdict: 'same', place, differences: harmlessDifferences(text, place.text) } as const;
}

async function findNearly(
  library: SourceLibrary,
  windows: readonly CandidateWindow[],
  text: string,
): Promise<CheckResult> {
  let best: { window: Window; found: WordComparison } | null = null;
  for (const window of windows.slice(0, COMPARED)) {
    const found = compareWords(text, await textOf(library, window));
    if (found !== null && found.agreement > (best?.found.agreement ?? -Infinity)) best = { window, found };
    await nextTurn();
  }
  if (best === null || best.found.agreement < LEAST_AGREEMENT) {
    const nearest = windows.slice(0, NEAREST).map((window) => placeOf(library, window.document, window.passage));
    return { verdict: 'not-found', nearest: await Promise.all(nearest) };
  }
  const { window, found } = best;
  if (found.comparison.every((words) => words.in === 'both')) return sameAt(library, window, found, text);
  const place = await placeOf(library, window.document, shifted(found, window.start));
  return { verdict: 'nearly', place, comparison: found.comparison };
}

async function textOf(library: SourceLibrary, window: Window): Promise<string> {
  return (await sourceOf(library, window.document)).slice(window.start, window.end);
}

function shifted(span: Span, offset: number): Span {
  return { start: span.start + offset, end: span.end + offset };
}
