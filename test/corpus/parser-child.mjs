// A parser process whose parser misbehaves as the file's name asks; it speaks the real protocol under the real watch.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const built = (name) =>
  import(pathToFileURL(join(import.meta.dirname, '..', '..', 'dist', 'src', ...name.split('/'))).href);
const { serveParser } = await built('corpus/parser-child.js');
const { parseDocument } = await built('corpus/parse-document.js');

const limits = JSON.parse(process.argv[2]);
const kept = [];

const behaviours = {
  'lambat.txt': () => {
    for (;;); // Holds the thread, as a hostile file does.
  },
  'tumbang.txt': () => process.exit(3),
  'cacat.txt': () => {
    throw new Error('a bug in a loader');
  },
  'tumpukan.txt': () => {
    for (;;) kept.push(new Array(1_000).fill(kept.length));
  },
  'rakus.txt': () => {
    for (;;) kept.push(Buffer.alloc(10_000_000, 1));
  },
  'bengkak.txt': async (bytes, name) => {
    kept.push(Buffer.alloc(limits.residentMegabytes * 600_000, 1));
    return parseDocument(bytes, name);
  },
  'lingkungan.txt': (_, name) => parseDocument(Buffer.from(`${process.pid} ${JSON.stringify(process.env)}`), name),
};

serveParser((bytes, name) => (behaviours[name] ?? parseDocument)(bytes, name), limits.residentMegabytes);
