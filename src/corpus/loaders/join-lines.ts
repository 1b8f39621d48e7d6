// Lines of print -> running text: words that were hyphenated at a line's end are made whole again.

/** Words as they stand inside lines, lower case: they tell whether a word is written with a hyphen. */
export type Vocabulary = ReadonlySet<string>;

export function vocabularyOf(lines: Iterable<string>): Vocabulary {
  const words = new Set<string>();
  for (const line of lines) {
    for (const match of line.matchAll(/\p{L}+(?:-\p{L}+)*(?![\p{L}-])/gu)) words.add(match[0].toLowerCase());
  }
  return words;
}

/** Joins the lines of one paragraph by spaces; a hyphen at a line's end is dropped unless the word is written with it. */
export function joinLines(lines: readonly string[], vocabulary: Vocabulary): string {
  const pieces: string[] = [];
  for (const line of lines) {
    const last = pieces.at(-1);
    const broken = /(?<![\p{L}\d])([\p{L}\d]+)(\u00ad|[-\u2010])$/u.exec(last ?? '');
    const next = /^[\p{L}\d]+/u.exec(line)?.[0];
    if (last === undefined) pieces.push(line);
    else if (broken?.[1] === undefined || next === undefined) pieces.push(' ', line);
    else {
      if (broken[2] === '\u00ad' || isOneWord(broken[1], next, vocabulary))
        pieces[pieces.length - 1] = last.slice(0, -1);
      pieces.push(line);
    }
  }
  return pieces.join('').replaceAll('\u00ad', '');
}

/**
 * Whether "before-" and "after" at a line break are one word without a hyphen. The document's own spelling decides;
 * then capitals and figures keep it ("Asia-Pasifik", "2020-2021"), and so does Indonesian doubling ("negara-negara",
 * "sayur-mayur"), whose halves begin or end alike.
 */
function isOneWord(before: string, after: string, vocabulary: Vocabulary): boolean {
  const first = before.toLowerCase();
  const second = after.toLowerCase();
  if (vocabulary.has(first + second)) return true;
  if (vocabulary.has(`${first}-${second}`) || !/^\p{Ll}/u.test(after) || /\d$/.test(before)) return false;
  const length = Math.min(4, first.length);
  const doubled = length >= 3 && (second.startsWith(first.slice(0, length)) || second.endsWith(first.slice(-length)));
  return !doubled;
}
