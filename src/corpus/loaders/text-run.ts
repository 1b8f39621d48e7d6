// Visible text of a web page as it is gathered, with white space collapsed and links remembered.
import type { Span } from '../../types.js';

/** Text gathered since the last block ended, its white space collapsed as a browser does. */
export class TextRun {
  #pieces: string[] = [];
  #length = 0;
  #endsInSpace = true;
  #links: Span[] = [];
  #linkStart: number | null = null;
  /** The page reached so far, and the one on which this text begins. */
  #page: string | null;
  #firstPage: string | null;
  #isBlank = true;

  /** `page`: the one on which the first text stands; null when not known. */
  constructor(page: string | null) {
    this.#page = page;
    this.#firstPage = page;
  }

  /** Another page begins here. */
  turnPage(page: string | null): void {
    this.#page = page;
  }

  add(raw: string, preformatted: boolean): void {
    let text = preformatted ? raw : raw.replace(/[ \t\n\r\f]+/g, ' ');
    if (!preformatted && this.#endsInSpace && text.startsWith(' ')) text = text.slice(1);
    this.#push(text);
  }

  /** True for the second break in a row, which is how old pages end a paragraph. */
  lineBreak(inRow: boolean): boolean {
    this.#dropTrailingSpace();
    const second = this.#pieces.at(-1) === '\n';
    this.#push(inRow ? ' ' : '\n');
    return second;
  }

  /** Ends a word inside a table row. */
  separate(separator: string): void {
    if (this.#length === 0 || (separator === ' ' && this.#endsInSpace)) return;
    this.#dropTrailingSpace();
    this.#push(separator);
  }

  openLink(): void {
    this.closeLink();
    this.#linkStart = this.#length;
  }

  closeLink(): void {
    if (this.#linkStart !== null && this.#length > this.#linkStart) {
      this.#links.push({ start: this.#linkStart, end: this.#length });
    }
    this.#linkStart = null;
  }

  /** The text so far, which is then forgotten; a link that is still open goes on in the next. */
  take(): { readonly text: string; readonly links: readonly Span[]; readonly page: string | null } {
    const open = this.#linkStart !== null;
    this.closeLink();
    const taken = { text: this.#pieces.join(''), links: this.#links, page: this.#firstPage };
    this.#pieces = [];
    this.#length = 0;
    this.#endsInSpace = true;
    this.#isBlank = true;
    this.#links = [];
    if (open) this.#linkStart = 0;
    return taken;
  }

  #push(text: string): void {
    if (text === '') return;
    if (this.#isBlank) this.#firstPage = this.#page;
    this.#isBlank &&= text.trim() === '';
    this.#pieces.push(text);
    this.#length += text.length;
    this.#endsInSpace = /\s$/.test(text);
  }

  #dropTrailingSpace(): void {
    const last = this.#pieces.at(-1);
    if (last === undefined || !last.endsWith(' ')) return;
    this.#pieces[this.#pieces.length - 1] = last.slice(0, -1);
    this.#length -= 1;
  }
}
