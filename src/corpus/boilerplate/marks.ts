// Spans with a reason: merging them, and what they leave of a span.
import type { Boilerplate, Span } from '../../types.js';

/** In order and not overlapping; where marks overlap, the one that begins first (or is longer) keeps its whole length. */
export function mergeMarks(marks: readonly Boilerplate[]): Boilerplate[] {
  const merged: Boilerplate[] = [];
  let reached = 0;
  for (const mark of [...marks].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const start = Math.max(mark.start, reached);
    if (start >= mark.end) continue;
    merged.push({ start, end: mark.end, reason: mark.reason });
    reached = mark.end;
  }
  return merged;
}

/** Union of the spans: in order, neither overlapping nor touching. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: { start: number; end: number }[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last !== undefined && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else if (span.end > span.start) merged.push({ start: span.start, end: span.end });
  }
  return merged;
}

/** The parts of `span` that no mark covers, in order. `marks` are merged. */
export function unmarked(span: Span, marks: readonly Span[]): Span[] {
  const parts: Span[] = [];
  let start = span.start;
  for (let index = firstEndingAfter(marks, span.start); index < marks.length; index += 1) {
    const mark = marks[index];
    if (mark === undefined || mark.start >= span.end) break;
    if (mark.start > start) parts.push({ start, end: mark.start });
    start = Math.max(start, mark.end);
  }
  if (start < span.end) parts.push({ start, end: span.end });
  return parts;
}

/** Index of the first of the ordered spans that ends after `offset` (`spans.length` when none does). */
export function firstEndingAfter(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle]?.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
