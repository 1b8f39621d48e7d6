// The nouns that every part of Kutip shares: documents, passages, quotes, answers. Types only, no code.

/** Half-open interval `[start, end)` of UTF-16 offsets into a source text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The languages Kutip speaks. */
export type Language = 'id' | 'en';

/** One sentence or label in each language that Kutip speaks. */
export interface Localized {
  readonly id: string;
  readonly en: string;
}

/** The file formats that Kutip reads. */
export type Format = 'txt' | 'md' | 'html' | 'pdf' | 'docx' | 'pptx' | 'epub';

/** What is known about a document; what is not known is null, never guessed. */
export interface Metadata {
  readonly title: string | null;
  readonly author: string | null;
  readonly publisher: string | null;
  /** ISO 8601, possibly shortened: `2022`, `2022-01` or `2022-01-07`. */
  readonly date: string | null;
  readonly url: string | null;
  /** Language of the text; null when it is neither Indonesian nor English. */
  readonly language: Language | null;
}

export type ParagraphKind = 'prose' | 'heading' | 'list' | 'table' | 'code';

/**
 * One paragraph of a source text. Paragraphs are in order and do not overlap; only white space and markup that is
 * not text (such as Markdown rules) lies between them. Paragraph number = position in the array + 1.
 */
export interface Paragraph extends Span {
  readonly kind: ParagraphKind;
  /** 1 to 6 for a heading, else null. */
  readonly level: number | null;
  /** Page or slide on which it begins, as printed or counted ("4"); null where the format has none. */
  readonly page: string | null;
}

/** Why a span is not the document's own prose. */
export type BoilerplateReason =
  | 'spam' // gambling, lottery and similar adverts
  | 'related' // "See also", "Baca juga", "You may also like"
  | 'byline' // "Posted by", "About the author"
  | 'subscription' // "Klik di sini untuk berlangganan"
  | 'navigation' // menus, breadcrumbs, footers, link lists
  | 'repeated' // a title or block that stands more than once, or in many documents
  | 'running-head' // page headers, footers and page numbers
  | 'front-matter' // metadata at the top of a file
  | 'fragment'; // too short or without function words, beside other boilerplate

/** A span of the source text that is never quoted, indexed or used as a title. */
export interface Boilerplate extends Span {
  readonly reason: BoilerplateReason;
}

/** Something a reader of the document list should know about one document, for example pages that are pictures. */
export interface Notice {
  readonly code: string;
  readonly sentence: Localized;
}

/** What a loader makes of the bytes of one file. */
export interface LoadedDocument {
  readonly format: Format;
  /** The source text. For txt and md exactly the decoded bytes without byte-order mark. */
  readonly text: string;
  readonly metadata: Metadata;
  readonly paragraphs: readonly Paragraph[];
  /** Spans that the format itself shows to be boilerplate (nav elements, front matter, running heads). */
  readonly boilerplate: readonly Boilerplate[];
  /** Spans that are link text; a paragraph made of links is a menu. */
  readonly links: readonly Span[];
  readonly notices: readonly Notice[];
}

/** A loaded document, its boilerplate marked and its sentences found; what the parser process returns. */
export interface ParsedDocument extends LoadedDocument {
  /** Sentences of all paragraphs outside boilerplate, in order; none spans a paragraph's end or boilerplate. */
  readonly sentences: readonly Span[];
}

/** Consecutive sentences of one section, at most 128 tokens, never across a heading or boilerplate. */
export interface Passage extends Span {
  /** Sentences of the passage, as offsets into the source text. */
  readonly sentences: readonly Span[];
  /** Where what the indexes see of it begins: at the sentence before, when that belongs to the same run of prose. */
  readonly seenFrom: number;
  /** Nearest heading above, or null. */
  readonly section: string | null;
  readonly page: string | null;
  /** Number of the paragraph in which the passage begins, from 1. */
  readonly paragraph: number;
}

/** What a person needs to find a quote again. Unknown: null. */
export interface Citation {
  /** Path relative to the collection's folder, with `/`. */
  readonly document: string;
  readonly title: string | null;
  readonly author: string | null;
  readonly publisher: string | null;
  readonly date: string | null;
  readonly url: string | null;
  readonly page: string | null;
  readonly section: string | null;
  readonly paragraph: number;
}

/** One contiguous, exact slice of a source text with its citation. */
export interface Quote extends Span, Citation {
  /** Eight characters of Crockford's base 32. */
  readonly id: string;
  /** Exactly `source.slice(start, end)`. */
  readonly text: string;
  /** The neighbouring sentences, exact, or null. */
  readonly before: string | null;
  readonly after: string | null;
  /** The words that answer, as offsets into the source text within `[start, end)`; Kutip's emphasis. */
  readonly emphasis: readonly [number, number] | null;
  /** Rank score of the answering sentence; larger is better; comparable within one answer only. */
  readonly score: number;
  /** When the version that it is cut from was read (milliseconds since 1970), where another is published now; else absent. */
  readonly readAt?: number;
}

export type QuestionKind = 'question' | 'search' | 'overview' | 'help';

/** Milliseconds. */
export interface Timings {
  readonly encode: number;
  readonly retrieve: number;
  readonly read: number;
  readonly total: number;
}

/** The outcome of one question: quotes (`sure` or perhaps) or an abstention with the nearest passages. */
export interface Answer {
  readonly question: string;
  /** How the question was read when that differs from what was typed (chat spelling, follow-up), else null. */
  readonly readAs: string | null;
  readonly language: Language;
  readonly kind: QuestionKind;
  readonly answered: boolean;
  readonly sure: boolean;
  /** Calibrated probability that the quotes answer, also when abstaining. */
  readonly confidence: number;
  readonly quotes: readonly Quote[];
  readonly nearest: readonly Quote[];
  /** Passages beyond the quotes that bear on the question too, best first; as many as were asked for at most. */
  readonly further: readonly Quote[];
  /** Documents left out of a dated question because their date is not known. */
  readonly undated: number;
  /** Quote id -> other documents that hold nearly the same passage. */
  readonly alsoIn: Readonly<Record<string, readonly string[]>>;
  readonly figuresDiffer: boolean;
  readonly timings: Timings;
}

/** How a checked text differs from the source although its words are the same. */
export type HarmlessDifference = 'spaces' | 'quotation-marks' | 'hyphenation';

/** A piece of a word-by-word comparison: words of both, only of the checked text, or only of the source. */
export interface ComparedWords {
  readonly in: 'both' | 'text' | 'source';
  readonly words: string;
}

/** A stretch of a source text and where it stands; `id` only when it was shown as a quote before. */
export interface Place extends Span, Citation {
  readonly id: string | null;
  /** Exactly `source.slice(start, end)`. */
  readonly text: string;
}

/** Where a checked text is written: never whether it is true. */
export type CheckResult =
  | { readonly verdict: 'same'; readonly place: Place; readonly differences: readonly HarmlessDifference[] }
  | { readonly verdict: 'nearly'; readonly place: Place; readonly comparison: readonly ComparedWords[] }
  /** The document was replaced since: `place` as quoted from the text read at `readAt` (ms), `now` where it stands today. */
  | { readonly verdict: 'changed'; readonly place: Place; readonly readAt: number; readonly now: Place | null }
  /** The document was removed; the quoted version went out of use at `retiredAt` (ms; null when not known). */
  | { readonly verdict: 'withdrawn'; readonly title: string | null; readonly retiredAt: number | null }
  | { readonly verdict: 'not-found'; readonly nearest: readonly Place[] };
