// Books (EPUB 2 and 3): chapters in reading order, each read as a web page is, with what a book says of its parts and pages.
import type { LoadedDocument, Notice } from '../../types.js';
import { UserError } from '../../user-error.js';
import { fileErrors } from '../file-errors.js';
import { documentMetadata } from '../metadata/document-metadata.js';
import { encipheredParts } from './epub-encryption.js';
import { epubHints } from './epub-hints.js';
import { epubMetadata } from './epub-metadata.js';
import { type EpubPackage, readEpubPackage } from './epub-package.js';
import { type EpubParts, epubPage } from './epub-parts.js';
import { chapterRules } from './epub-rules.js';
import { htmlBlocks } from './html-blocks.js';
import { type Block, buildText } from './text-builder.js';

const MEDIA_TYPE = 'application/epub+zip';

/** `parts` are the container's text parts. Throws a UserError for a protected or damaged book, or another kind of container. */
export async function loadEpub(name: string, parts: EpubParts): Promise<LoadedDocument> {
  const declared = parts.get('mimetype')?.toString('latin1').trim();
  if (declared !== undefined && declared.toLowerCase() !== MEDIA_TYPE) throw fileErrors.wrongType(name, 'ZIP');
  try {
    return readBook(name, parts);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw Object.assign(fileErrors.damaged(name), { cause: error });
  }
}

function readBook(name: string, parts: EpubParts): LoadedDocument {
  // Fonts and pictures are not among the parts.
  if ([...encipheredParts(parts)].some((part) => parts.has(part))) throw fileErrors.protected(name);
  const book = readEpubPackage(parts);
  if (book.chapters.length === 0) throw new Error('the book has no chapters');
  const built = buildText(chapterBlocks(parts, book));
  const { language, ...stated } = epubMetadata(book.metadata);
  const { metadata, boilerplate } = documentMetadata({ format: 'epub', ...built, stated, properties: {} });
  return {
    format: 'epub',
    ...built,
    boilerplate,
    // Programs that make books fill in a language of their own, so the text is asked first.
    metadata: { ...metadata, language: metadata.language ?? language ?? null },
    notices: book.missing === 0 ? [] : [missingChapters(book.missing)],
  };
}

function* chapterBlocks(parts: EpubParts, book: EpubPackage): Generator<Block> {
  const hintsOf = epubHints(parts, book);
  let page: string | null = null;
  for (const { path } of book.chapters) {
    const root = epubPage(parts, path).documentElement;
    const rules = chapterRules(hintsOf(path), page, (next) => {
      page = next;
    });
    if (root !== null) yield* htmlBlocks(root, rules);
  }
}

function missingChapters(count: number): Notice {
  const one = count === 1;
  return {
    code: 'missing-chapters',
    sentence: {
      id: `${count} bab disebut dalam buku ini, tetapi tidak ada di berkasnya.`,
      en: `${count} ${one ? 'chapter that the book names is' : 'chapters that the book names are'} not in the file.`,
    },
  };
}
