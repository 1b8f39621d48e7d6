// Folder: the readable files of a folder and its subfolders as a document source.
import type { Dirent } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import type { Notice } from '../types.js';
import { UserError } from '../user-error.js';
import type { DocumentSource, SourceEntry } from './document-source.js';
import { fileErrors } from './file-errors.js';
import type { Parser } from './parser.js';

const READABLE = new Set(['.txt', '.md', '.markdown', '.html', '.htm', '.pdf', '.docx', '.pptx']);
/** Names shown before "and N others". */
const NAMES_SHOWN = 3;

/**
 * The folder's files by path. Hidden files and symbolic links are passed over: a link may lead out of the folder, and what
 * it leads to inside is found anyway. Other types are named in one notice. `fileBytes`: size up to which a file is read.
 */
export function folderSource(folder: string, parser: Parser, fileBytes: number): DocumentSource {
  return {
    list: async () => {
      const root = await rootOf(folder);
      const files = (await filesBelow(root)).sort();
      const readable = files.filter((file) => READABLE.has(extname(file).toLowerCase()));
      if (readable.length === 0) throw emptyFolder(folder);
      const others = files.filter((file) => !READABLE.has(extname(file).toLowerCase()));
      return {
        entries: readable.map((path) => entryOf(root, path, parser, fileBytes)),
        notices: others.length === 0 ? [] : [unsupported(others)],
      };
    },
  };
}

/** Absolute path of the folder itself, links resolved: the name of its collection. */
export async function rootOf(folder: string): Promise<string> {
  const root = await realpath(folder).catch(() => null);
  if (root === null || !(await stat(root)).isDirectory()) {
    throw new UserError('folder-missing', {
      id: `Folder dokumen "${folder}" tidak ada. Buat foldernya, atau sebutkan folder lain dengan --corpus.`,
      en: `There is no document folder "${folder}". Make it, or name another with --corpus.`,
    });
  }
  return root;
}

async function filesBelow(root: string): Promise<string[]> {
  const files: string[] = [];
  const waiting = [root];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    for (const found of await entriesOf(folder)) {
      const path = join(folder, found.name);
      if (found.name.startsWith('.')) continue;
      if (found.isDirectory()) waiting.push(path);
      else if (found.isFile()) files.push(relative(root, path).split(sep).join('/'));
    }
  }
  return files;
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    // A subfolder that cannot be listed must not look like one whose files were removed.
    throw new UserError('folder-unreadable', {
      id: `Folder "${folder}" tidak bisa dibaca (${codeOf(error)}). Periksa izinnya; dokumen yang sudah tersimpan tetap ada.`,
      en: `The folder "${folder}" cannot be read (${codeOf(error)}). Check its permissions; stored documents are kept.`,
    });
  }
}

function entryOf(root: string, path: string, parser: Parser, fileBytes: number): SourceEntry {
  return {
    path,
    bytes: async () => {
      const file = join(root, path);
      try {
        if ((await stat(file)).size > fileBytes) throw fileErrors.tooLarge(path, fileBytes);
        return await readFile(file);
      } catch (error) {
        if (error instanceof UserError) throw error;
        throw new UserError('file-unreadable', {
          id: `"${path}" tidak bisa dibaca (${codeOf(error)}). Periksa izin berkasnya.`,
          en: `"${path}" cannot be read (${codeOf(error)}). Check the permissions of the file.`,
        });
      }
    },
    parse: (bytes) => parser.parse(bytes, path),
  };
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

function emptyFolder(folder: string): UserError {
  return new UserError('folder-empty', {
    id: `Tidak ada dokumen di folder "${folder}". Isi dengan berkas TXT, MD, HTML, PDF, DOCX, atau PPTX, atau sebutkan folder lain dengan --corpus.`,
    en: `There are no documents in the folder "${folder}". Put TXT, MD, HTML, PDF, DOCX or PPTX files into it, or name another with --corpus.`,
  });
}

function unsupported(files: readonly string[]): Notice {
  const names = files.slice(0, NAMES_SHOWN).join(', ');
  const more = files.length - NAMES_SHOWN;
  return {
    code: 'unsupported-files',
    sentence: {
      id: `Dilewati karena jenisnya tidak bisa dibaca: ${names}${more > 0 ? `, dan ${more} berkas lain` : ''}.`,
      en: `Passed over, because their type cannot be read: ${names}${more > 0 ? `, and ${more} others` : ''}.`,
    },
  };
}
