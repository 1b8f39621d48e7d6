// Word-by-word comparison of a quotation with a stretch of a source: the best place for it, and which words differ.
import type { ComparedWords, Span } from '../types.js';

/** A word or a punctuation mark and where it stands. */
interface Token extends Span {
  /** The form that is compared. */
  readonly form: string;
}

export interface WordComparison extends Span {
  readonly comparison: readonly ComparedWords[];
  /** Share of the quotation's words that the source has in the same order, minus what it has between them; at most 1. */
  readonly agreement: number;
}

const TOKEN = new RegExp(
  [
    String.raw`\p{N}+(?:[.,]\p{N}+)*`,
    String.raw`[\p{L}\p{M}\p{N}]+`,
    // A hyphen counts beside a figure only; see comparableText.
    String.raw`[\p{Pd}\u2212](?=\s*\p{N})|(?<=\p{N}\s*)[\p{Pd}\u2212]`,
    String.raw`[^\s\p{L}\p{M}\p{N}\p{Cc}\p{Cf}\p{Pd}\u2212"'\u0060´‘’‚‛“”„‟«»‹›′″「」『』]`,
  ].join('|'),
  'gu',
);

function tokens(text: string): Token[] {
  return [...text.matchAll(TOKEN)].map((match) => ({
    form: /^[\p{Pd}\u2212]$/u.test(match[0]) ? '-' : match[0].normalize('NFD'),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

type Step = 'both' | 'replaced' | 'text' | 'source';
const STEPS: readonly Step[] = ['both', 'replaced', 'text', 'source'];

/**
 * Finds the stretch of `source` that needs the fewest changed words to become `text` (semi-global edit distance over
 * words, unit costs: Sellers 1980). Null when either has no words. Cells: words of the text times words of the source.
 */
export function compareWords(text: string, source: string): WordComparison | null {
  const wanted = tokens(text);
  const present = tokens(source);
  if (wanted.length === 0 || present.length === 0) return null;
  const { steps, end, cost } = align(wanted, present);
  const path = trace(steps, wanted.length, end, present.length + 1);
  const used = path.filter((pair) => pair.step !== 'text').map((pair) => pair.source);
  const first = present[used[0] ?? -1];
  const last = present[used.at(-1) ?? -1];
  if (first === undefined || last === undefined) return null;
  return {
    start: first.start,
    end: last.end,
    comparison: describe(path, { text, tokens: wanted }, { text: source, tokens: present }),
    agreement: 1 - cost / wanted.length,
  };
}

/** Fills the table row by row; `steps` holds, per cell, the index in STEPS of the last step of the cheapest way there. */
function align(wanted: readonly Token[], present: readonly Token[]) {
  const width = present.length + 1;
  const steps = new Uint8Array((wanted.length + 1) * width);
  let above = new Uint16Array(width);
  let row = new Uint16Array(width);
  wanted.forEach((word, w) => {
    row[0] = w + 1;
    steps[(w + 1) * width] = 2;
    for (let p = 1; p < width; p++) {
      const equal = present[p - 1]?.form === word.form;
      const diagonal = (above[p - 1] ?? 0) + (equal ? 0 : 1);
      const onlyText = (above[p] ?? 0) + 1;
      const onlySource = (row[p - 1] ?? 0) + 1;
      const best = Math.min(diagonal, onlyText, onlySource);
      row[p] = best;
      steps[(w + 1) * width + p] = best === diagonal ? (equal ? 0 : 1) : best === onlyText ? 2 : 3;
    }
    [above, row] = [row, above];
  });
  let end = 0;
  for (let p = 1; p < width; p++) if ((above[p] ?? 0) < (above[end] ?? 0)) end = p;
  return { steps, end, cost: above[end] ?? 0 };
}

/** One step of the alignment; `text` and `source` are token numbers (the one not used by the step is meaningless). */
interface Pair {
  readonly step: Step;
  readonly text: number;
  readonly source: number;
}

function trace(steps: Uint8Array, rows: number, end: number, width: number): Pair[] {
  const path: Pair[] = [];
  let w = rows;
  let p = end;
  while (w > 0) {
    const step = STEPS[steps[w * width + p] ?? 2] ?? 'text';
    if (step !== 'source') w--;
    if (step !== 'text') p--;
    path.push({ step, text: w, source: p });
  }
  return path.reverse();
}

interface Side {
  readonly text: string;
  readonly tokens: readonly Token[];
}

/** Groups the path into runs; a run that differs only in where words are cut ("infor- masi") counts as the same words. */
function describe(path: readonly Pair[], text: Side, source: Side): ComparedWords[] {
  const result: ComparedWords[] = [];
  for (let from = 0; from < path.length; ) {
    const same = path[from]?.step === 'both';
    let to = from;
    while (to < path.length && (path[to]?.step === 'both') === same) to++;
    const run = path.slice(from, to);
    const textNumbers = run.filter((pair) => pair.step !== 'source').map((pair) => pair.text);
    const sourceNumbers = run.filter((pair) => pair.step !== 'text').map((pair) => pair.source);
    const inText = wordsOf(text, textNumbers);
    const inSource = wordsOf(source, sourceNumbers);
    if (same || joined(text, textNumbers) === joined(source, sourceNumbers)) {
      result.push({ in: 'both', words: inSource });
    } else {
      if (inText !== '') result.push({ in: 'text', words: inText });
      if (inSource !== '') result.push({ in: 'source', words: inSource });
    }
    from = to;
  }
  return result;
}

/** The words without what lies between them; figures stay apart, because "1 5" is not "15". */
function joined(side: Side, numbers: readonly number[]): string {
  const forms = numbers.map((number) => side.tokens[number]?.form ?? '');
  return forms.map((form) => (/\p{N}/u.test(form) ? ` ${form} ` : form)).join('');
}

function wordsOf(side: Side, numbers: readonly number[]): string {
  const first = side.tokens[numbers[0] ?? -1];
  const last = side.tokens[numbers.at(-1) ?? -1];
  return first === undefined || last === undefined ? '' : side.text.slice(first.start, last.end);
}
