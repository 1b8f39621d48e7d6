// Bytes of one file -> text, metadata, paragraphs, boilerplate and sentences. Runs in the parser process.
import { splitSentences } from '../text/sentences.js';
import type { Boilerplate, LoadedDocument, Metadata, Paragraph, ParsedDocument, Span } from '../types.js';
import { markBoilerplate } from './boilerplate/mark-boilerplate.js';
import { unmarked } from './boilerplate/marks.js';
import { loadDocument } from './loaders/index.js';

/**
 * Reads one file. `name` is its path or file name; its ending helps to tell the format.
 * @throws UserError when the loader cannot read it.
 */
export async function parseDocument(bytes: Uint8Array, name: string): Promise<ParsedDocument> {
  return analyseDocument(await loadDocument(bytes, name));
}

/** Marks boilerplate and finds the sentences of what is left. */
export function analyseDocument(loaded: LoadedDocument): ParsedDocument {
  const boilerplate = markBoilerplate(loaded);
  const metadata = withoutBoilerplateTitle(loaded, boilerplate);
  const sentences = loaded.paragraphs.flatMap((paragraph) => sentencesOf(loaded.text, paragraph, boilerplate));
  return { ...loaded, metadata, boilerplate, sentences };
}

/** Headings name sections and are not quoted. */
function sentencesOf(text: string, paragraph: Paragraph, boilerplate: readonly Boilerplate[]): Span[] {
  if (paragraph.kind === 'heading') return [];
  return unmarked(paragraph, boilerplate)
    .flatMap((part) => splitSentences(text, part))
    .filter((sentence) => /[\p{L}\p{N}]/u.test(text.slice(sentence.start, sentence.end)));
}

/**
 * A loader takes the first heading for the title; when that turns out to be a menu entry, the next one is taken. Not in a book,
 * which states its title apart from its text: there it may well stand on the title page only.
 */
function withoutBoilerplateTitle(document: LoadedDocument, boilerplate: readonly Boilerplate[]): Metadata {
  const { metadata, paragraphs, text } = document;
  if (metadata.title === null || document.format === 'epub') return metadata;
  const textOf = (paragraph: Paragraph) => text.slice(paragraph.start, paragraph.end).trim();
  const isLeft = (paragraph: Paragraph) => unmarked(paragraph, boilerplate).length > 0;
  const bearers = paragraphs.filter((paragraph) => textOf(paragraph) === metadata.title);
  if (bearers.length === 0 || bearers.some(isLeft)) return metadata;
  const heading = paragraphs.find((paragraph) => paragraph.kind === 'heading' && isLeft(paragraph));
  return { ...metadata, title: heading === undefined ? null : textOf(heading) };
}
