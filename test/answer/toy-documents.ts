// Documents made of random parts, read as the corpus reads them, behind the narrow library that quoting wants.
import fc from 'fast-check';
import type { QuotableLibrary } from '../../src/answer/make-quotes.js';
import { parseDocument } from '../../src/corpus/parse-document.js';
import { makePassages } from '../../src/corpus/passages.js';
import type { BlockedQuote, QuoteDraft, StoredPassage } from '../../src/database/store.js';
import { vectorHash } from '../../src/text/vector-text.js';
import type { ParsedDocument, Span } from '../../src/types.js';

export interface ToyDocument {
  readonly parsed: ParsedDocument;
  readonly passages: readonly StoredPassage[];
  readonly library: QuotableLibrary;
}

const VERSION = 7;

/** Reads Markdown; a passage holds about `tokens` words. */
export async function toyDocument(markdown: string, tokens = 30): Promise<ToyDocument> {
  const parsed = await parseDocument(new TextEncoder().encode(markdown), 'dokumen.md');
  const countTokens = async (texts: readonly string[]) => texts.map((text) => text.split(/\s+/).length);
  const made = await makePassages(parsed, [], countTokens, tokens);
  const passages = made.map((passage, at) => ({
    ...passage,
    id: at + 1,
    documentId: 3,
    versionId: VERSION,
    vectorHash: vectorHash(parsed.metadata, passage, parsed.text),
  }));
  return { parsed, passages, library: libraryOf(parsed, passages) };
}

/** A quote of these places that its owner never wants to see again. */
export function blockedQuote(text: string, { start, end }: Span, versionId = VERSION): BlockedQuote {
  return { quoteId: '7K2M9QXA', collectionId: 1, versionId, start, end, text: text.slice(start, end), blockedAt: 0 };
}

/** `text` is what is stored now: the document's own unless something went wrong. */
export function libraryOf(
  parsed: ParsedDocument,
  passages: readonly StoredPassage[],
  text: string = parsed.text,
): QuotableLibrary {
  const record = {
    id: 3,
    versionId: VERSION,
    collectionId: 1,
    path: 'dokumen.md',
    format: parsed.format,
    fileHash: '',
    metadata: parsed.metadata,
    notices: [],
    pages: null,
    length: text.length,
    passages: passages.length,
    addedAt: 0,
    retiredAt: null,
  };
  return {
    documents: async () => [record],
    document: async () => record,
    version: async () => record,
    structure: async () => parsed,
    sourceText: async () => text,
    passages: async (ids) => passages.filter(({ id }) => ids.includes(id)),
    generation: async () => null,
    quote: async () => null,
    withdrawnQuote: async () => null,
    neighbours: async ({ id }) => ({
      before: passages.find((passage) => passage.id === id - 1) ?? null,
      after: passages.find((passage) => passage.id === id + 1) ?? null,
    }),
    saveQuotes: async (_owner: string, drafts: readonly QuoteDraft[]) => drafts.map((_, at) => `ID${at}`),
  };
}

const words = 'rakit bambu betung sungai nelayan desa pasar musim hujan ombak perahu jaring garam teluk'.split(' ');
const clause = fc.array(fc.constantFrom(...words), { minLength: 4, maxLength: 12 }).map((some) => some.join(' '));
const opening = fc.constantFrom(
  'Nelayan ',
  'Pak Dr. Wati ',
  'Ia ',
  'Namun, ',
  'Hal itu ',
  'They ',
  'Pada 2.500 ',
  '"Kami ',
);
const sentence = fc.tuple(opening, clause).map(([first, rest]) => `${first}${rest}${first === '"Kami ' ? '"' : ''}.`);
const prose = fc.array(sentence, { minLength: 1, maxLength: 5 }).map((some) => some.join(' '));
const list = fc
  .array(sentence, { minLength: 2, maxLength: 4 })
  .map((some) => some.map((each) => `- ${each}`).join('\n'));
const heading = fc.constantFrom('## Cara membuat', '## 1945', '# Pasar desa');
const boilerplate = fc.constantFrom(
  'Baca juga: Slot gacor maxwin hari ini',
  'SLOT GACOR MAXWIN situs judi slot online terpercaya bonus new member 100 deposit pulsa',
  'Klik di sini untuk berlangganan',
  '12',
);

/** Markdown with prose, lists, headings and boilerplate in any order. */
export const markdown = fc
  .array(fc.oneof({ weight: 4, arbitrary: prose }, list, heading, boilerplate), { minLength: 2, maxLength: 9 })
  .map((parts) => `# Rakit di Teluk\n\n${parts.join('\n\n')}\n`);
