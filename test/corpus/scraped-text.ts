// Plain text -> parsed document, as the txt loader and the parser make it, without files.
import { analyseDocument } from '../../src/corpus/parse-document.js';
import { segmentParagraphs } from '../../src/text/paragraphs.js';
import type { Format, LoadedDocument, ParsedDocument } from '../../src/types.js';

export function loadedText(text: string, title: string | null = null, format: Format = 'txt'): LoadedDocument {
  return {
    format,
    text,
    metadata: { title, author: null, publisher: null, date: null, url: null, language: 'id' },
    paragraphs: segmentParagraphs(text),
    boilerplate: [],
    links: [],
    notices: [],
  };
}

export const parsedText = (text: string, title: string | null = null, format: Format = 'txt'): ParsedDocument =>
  analyseDocument(loadedText(text, title, format));

/** `reason: words` of each mark. */
export const leftOut = ({ text, boilerplate }: ParsedDocument): string[] =>
  boilerplate.map(({ start, end, reason }) => `${reason}: ${text.slice(start, end)}`);

export const quotable = ({ text, sentences }: ParsedDocument): string[] =>
  sentences.map(({ start, end }) => text.slice(start, end));
