// What holds for every loaded document, whatever its format.
import { expect } from 'vitest';
import type { LoadedDocument, Paragraph, Span } from '../../../src/types.js';

/** Spans lie inside the text, in order, without overlap and without outer white space. */
export function expectSoundOffsets(document: LoadedDocument): void {
  const { text, paragraphs, boilerplate, links } = document;
  let end = 0;
  for (const paragraph of paragraphs) {
    expect(paragraph.start).toBeGreaterThanOrEqual(end);
    expect(paragraph.end).toBeGreaterThan(paragraph.start);
    expect(paragraph.end).toBeLessThanOrEqual(text.length);
    const slice = text.slice(paragraph.start, paragraph.end);
    expect(slice).toBe(slice.trim());
    expect(paragraph.kind === 'heading').toBe(paragraph.level !== null);
    end = paragraph.end;
  }
  for (const span of [...boilerplate, ...links]) {
    expect(span.start).toBeGreaterThanOrEqual(0);
    expect(span.end).toBeGreaterThan(span.start);
    expect(span.end).toBeLessThanOrEqual(text.length);
  }
}

export function slices(document: LoadedDocument, spans: readonly Span[]): string[] {
  return spans.map((span) => document.text.slice(span.start, span.end));
}

/** `[kind, text]` of each paragraph; a heading's kind has its level ("h2"). */
export function outline(document: LoadedDocument): [string, string][] {
  return document.paragraphs.map((paragraph) => [
    kindOf(paragraph),
    document.text.slice(paragraph.start, paragraph.end),
  ]);
}

function kindOf(paragraph: Paragraph): string {
  return paragraph.level === null ? paragraph.kind : `h${paragraph.level}`;
}
