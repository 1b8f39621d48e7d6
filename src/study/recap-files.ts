// What a session came to, as files to keep: Markdown, and one page of html to print.
import type { Reference, Reply } from '../reply.js';
import type { Citation, Language } from '../types.js';
import { visibleText } from '../visible-text.js';
import { recapHtml } from './recap-html.js';
import { recapMarkdown } from './recap-markdown.js';

export type RecapToKeep = Pick<
  Extract<Reply, { readonly kind: 'study-recap' }>,
  'session' | 'quotes' | 'questions' | 'scores' | 'people'
>;

export interface RecapDetails {
  readonly language: Language;
  /** When it began (milliseconds since 1970). */
  readonly heldAt: number;
  /** Reference and in-text citation of a quote; see `src/answer/citation.ts`. */
  referenceOf(citation: Citation, language: Language): Reference;
}

export interface RecapFile {
  /** ASCII, without a folder. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Characters of a file's name. */
const LONGEST_NAME = 60;

/** `rekap-TITLE.md` and `rekap-TITLE.html`, in UTF-8. */
export function recapFiles(recap: RecapToKeep, details: RecapDetails): readonly RecapFile[] {
  const name = `${{ id: 'rekap', en: 'recap' }[details.language]}-${slugOf(recap.session)}`;
  const bytes = (text: string) => new TextEncoder().encode(text);
  return [
    { name: `${name}.md`, bytes: bytes(recapMarkdown(recap, details)) },
    { name: `${name}.html`, bytes: bytes(recapHtml(recap, details)) },
  ];
}

function slugOf({ title, id }: RecapToKeep['session']): string {
  const words = visibleText(title)
    .normalize('NFKD')
    .toLowerCase()
    .match(/[a-z\d]+/g);
  const slug = (words ?? []).join('-').slice(0, LONGEST_NAME).replace(/-$/, '');
  return slug === '' ? id : slug;
}
