// Entry of the parser process: hostile files are read here, with limits on heap, time and memory, and nowhere else.
import { loadDocument } from './loaders/index.js';
import { analyseDocument } from './parse-document.js';
import type { ParseLimits } from './parse-limits.js';
import { serveParser } from './parser-child.js';

// Written by openParser, the only one who starts this file.
const limits = JSON.parse(process.argv[2] ?? '') as ParseLimits;

serveParser(async (bytes, name) => analyseDocument(await loadDocument(bytes, name, limits)), limits.residentMegabytes);
