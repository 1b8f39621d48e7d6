// What somebody typed as one line that shows all that is in it: for titles, labels and names.

/** In NFC, without line breaks, doubled spaces and characters that cannot be seen. */
export function plainLine(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s\u2028\u2029]+/gu, ' ')
    .replace(/\p{C}/gu, '')
    .trim();
}
