// Many servers in one data folder, each with its own documents, without waiting hours for the encoder.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Encoder } from '../embeddings/encoder.js';
import { openModels } from '../embeddings/models.js';
import { openDatabase, openLibrary } from '../src/corpus/library.js';
import { type Fact, madeUpDocument, madeUpFact, markdownOf } from './synthetic-documents.js';

const PARAGRAPHS_PER_DOCUMENT = 50;
/** Its documents have this many passages each. */
const PASSAGES_PER_DOCUMENT = 30;
const OWN_PARAGRAPHS = 4;

export function ownerOf(server: number): string {
  return `server-${server}`;
}

/** Stands in the server's own document and nowhere else. */
export function factOf(server: number): Fact {
  return madeUpFact(5_000 + server);
}

/**
 * Gives each server about so many passages and an answer that was shown, and returns how many passages the first one has.
 * Every server reads its documents through the library, as it reads the samples: parsed, cut, stored, indexed, published
 * by themselves, with rows, vectors and files of its own. Only the encoder remembers: all but one document of a server
 * say the same, and each text is embedded once. Neither memory nor time of a question depends on what the numbers in a
 * vector are, and nothing of one server is shared with another in the database, on disk or in memory.
 */
export async function makeServers(dataFolder: string, servers: number, passages: number): Promise<number> {
  const models = await openModels();
  const library = await openLibrary({ dataFolder, encoder: remembering(models.encoder) });
  const store = openDatabase(dataFolder);
  const folder = mkdtempSync(join(tmpdir(), 'kutip-bench-documents-'));
  mkdirSync(dataFolder, { recursive: true });
  let first = 0;
  try {
    for (let document = 0; document < Math.round(passages / PASSAGES_PER_DOCUMENT); document++) {
      const text = markdownOf(madeUpDocument(document + 1, PARAGRAPHS_PER_DOCUMENT, [madeUpFact(document)]));
      writeFileSync(join(folder, `catatan-${document}.md`), text);
    }
    for (let server = 0; server < servers; server++) {
      const own = madeUpDocument(10_000 + server, OWN_PARAGRAPHS, [factOf(server)]);
      writeFileSync(join(folder, 'milik-sendiri.md'), markdownOf(own));
      const read = await library.readFolder(ownerOf(server), folder);
      first ||= read.passages;
      await store.saveAnswer(shownAnswer(ownerOf(server), read.collection.id));
      process.stderr.write(`\r${server + 1} of ${servers} servers`);
    }
  } finally {
    process.stderr.write('\n');
    store.close();
    await library.close();
    await models.close();
    rmSync(folder, { recursive: true });
  }
  return first;
}

function remembering(encoder: Encoder): Encoder {
  const vectors = new Map<string, Promise<Float32Array>>();
  const counts = new Map<string, Promise<number>>();
  async function first<T>(values: Promise<T[]>): Promise<T> {
    for (const value of await values) return value;
    throw new Error('the encoder gave nothing');
  }
  const once = <T>(
    known: Map<string, Promise<T>>,
    text: string,
    ask: (texts: string[]) => Promise<T[]>,
  ): Promise<T> => {
    const value = known.get(text) ?? first(ask([text]));
    known.set(text, value);
    return value;
  };
  return {
    profile: encoder.profile,
    embedQuestion: (question) => encoder.embedQuestion(question),
    embedPassages: (texts) =>
      Promise.all(texts.map((text) => once(vectors, text, (one) => encoder.embedPassages(one)))),
    countTokens: (texts) => Promise.all(texts.map((text) => once(counts, text, (one) => encoder.countTokens(one)))),
  };
}

/** That somebody asked here, which is what the start of the program goes by. */
function shownAnswer(owner: string, collectionId: number) {
  return {
    ...({ owner, collectionId, asker: null, visibility: 'public', language: 'id', kind: 'question' } as const),
    ...{ answered: false, sure: false, figuresDiffer: false, quotes: [], nearest: [], more: [], alsoIn: {} },
  };
}
