// What the parent and its parser process say to each other; values only, sent by structured clone.
import type { Localized, ParsedDocument } from '../types.js';

export interface ParseRequest {
  readonly bytes: Uint8Array;
  readonly name: string;
}

/** `residentBytes`: memory of the process after the file, by which the parent decides whether to keep it. */
export type ParseReply = { readonly residentBytes: number } & (
  | { readonly kind: 'parsed'; readonly document: ParsedDocument }
  /** The file is at fault: the parts of a UserError. */
  | { readonly kind: 'refused'; readonly code: string; readonly sentence: Localized }
  /** The program is at fault: a stack trace for the log. */
  | { readonly kind: 'failed'; readonly detail: string }
);
