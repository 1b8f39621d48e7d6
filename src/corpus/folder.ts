// Folder: the readable files of a folder and its subfolders as a document source.
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { basename, extname, join, relative, sep } from 'node:path';
import type { Notice } from '../types.js';
import { UserError } from '../user-error.js';
import type { DocumentSource, SourceEntry } from './document-source.js';
import { fileErrors } from './file-errors.js';
import type { Parser } from './parser.js';

const READABLE = new Set(['.txt', '.md', '.markdown', '.html', '.htm', '.pdf', '.docx', '.pptx', '.epub']);
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
      const { files, unreadable } = await filesBelow(root);
      files.sort();
      const readable = files.filter(isReadable);
      if (readable.length === 0 && unreadable.length === 0) throw emptyFolder(folder);
      const others = files.filter((file) => !isReadable(file));
      return {
        entries: readable.map((path) => entryOf(root, path, parser, fileBytes)),
        notices: [
          ...(others.length === 0 ? [] : [unsupported(others)]),
          ...unreadable.map(({ path, reason }) => folderUnreadable(path, reason)),
        ],
        unreadable: unreadable.map(({ path }) => path),
      };
    },
  };
}

/** Whether Kutip reads files of this name. */
export function isReadable(file: string): boolean {
  return READABLE.has(extname(file).toLowerCase()) && !basename(file).startsWith('.');
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

interface Found {
  readonly files: string[];
  readonly unreadable: { readonly path: string; readonly reason: string }[];
}

/** Paths relative to `root`. Throws when the root itself cannot be listed. */
async function filesBelow(root: string): Promise<Found> {
  const files: string[] = [];
  const unreadable: Found['unreadable'] = [];
  const within = (path: string) => relative(root, path).split(sep).join('/');
  const waiting = [root];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    const entries = await readdir(folder, { withFileTypes: true }).catch(codeOf);
    if (typeof entries === 'string') {
      if (folder === root) throw new UserError('folder-unreadable', folderUnreadable(root, entries).sentence);
      unreadable.push({ path: within(folder), reason: entries });
      continue;
    }
    for (const found of entries) {
      const path = join(folder, found.name);
      if (found.name.startsWith('.')) continue;
      if (found.isDirectory()) waiting.push(path);
      else if (found.isFile()) files.push(within(path));
    }
  }
  return { files, unreadable };
}

/** A folder that cannot be listed must not look like one whose files were removed. */
function folderUnreadable(folder: string, reason: string): Notice {
  return {
    code: 'folder-unreadable',
    sentence: {
      id: `Folder "${folder}" tidak bisa dibaca (${reason}). Periksa izinnya; dokumen yang sudah tersimpan tetap ada.`,
      en: `The folder "${folder}" cannot be read (${reason}). Check its permissions; stored documents are kept.`,
    },
  };
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
        throw fileUnreadable(path, codeOf(error));
      }
    },
    parse: (bytes) => parser.parse(bytes, path),
  };
}

function fileUnreadable(path: string, reason: string): UserError {
  if (reason === 'ENOENT') {
    // Its name was listed a moment ago: it has just been removed, or its bytes are not the text that Node made of them.
    return new UserError('file-unreadable', {
      id: `"${path}" tidak ditemukan waktu mau dibaca. Kalau berkasnya masih ada, beri nama lain dengan huruf biasa.`,
      en: `"${path}" was not found when it was to be read. If it is still there, give it a name in plain letters.`,
    });
  }
  return new UserError('file-unreadable', {
    id: `"${path}" tidak bisa dibaca (${reason}). Periksa izin berkasnya.`,
    en: `"${path}" cannot be read (${reason}). Check the permissions of the file.`,
  });
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

function emptyFolder(folder: string): UserError {
  return new UserError('folder-empty', {
    id: `Tidak ada dokumen di folder "${folder}". Isi dengan berkas TXT, MD, HTML, PDF, DOCX, PPTX, atau EPUB, atau sebutkan folder lain dengan --corpus.`,
    en: `There are no documents in the folder "${folder}". Put TXT, MD, HTML, PDF, DOCX, PPTX or EPUB files into it, or name another with --corpus.`,
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
