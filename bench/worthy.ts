// node dist/bench/worthy.js [passages ...]
// What is done for the digest whenever a generation is built: the centrality of each passage, and the worthy sentences.
import { centralityOf } from '../embeddings/centrality.js';
import { placeWorthy } from '../embeddings/place-worthy.js';
import { parseDocument } from '../src/corpus/parse-document.js';
import { makePassages } from '../src/corpus/passages.js';
import { worthySentences } from '../src/corpus/worthy.js';
import type { StoredPassage, Structure } from '../src/database/store.js';
import { printTable } from './print-table.js';
import { clusteredVectors, randomNumbers } from './synthetic.js';
import { madeUpDocument, madeUpFact, markdownOf } from './synthetic-documents.js';

const DIMENSIONS = 384;
const LOW_COSINE = 0.7;
const PARAGRAPHS_PER_DOCUMENT = 50;
const PASSAGES_PER_TOPIC = 40;
/** Of Indonesian, by the tokenizer of the encoder. */
const TOKENS_PER_WORD = 1.7;

interface Collection {
  readonly passages: readonly StoredPassage[];
  readonly store: {
    structure(versionId: number): Promise<Structure | null>;
    sourceText(versionId: number): Promise<string | null>;
  };
}

const sizes = process.argv.slice(2).map(Number);
const rows: string[][] = [];
for (const size of sizes.length > 0 ? sizes : [5_000, 100_000]) rows.push(await measure(size));
printTable(['passages', 'centrality', 'worthy sentences', 'groups', 'found, grouped and weighed', 'placed'], rows);

async function measure(size: number): Promise<string[]> {
  const { passages, store } = await collection(size);
  const table = vectorTable(passages.length);
  const central = await timed(() => centralityOf(table, LOW_COSINE));
  const chosen = await timed(() => worthySentences(store, passages, (term) => term.length));
  const ordinals = new Map(passages.map(({ id }, ordinal) => [id, ordinal]));
  const placed = await timed(async () => placeWorthy(chosen.result, ordinals));
  return [
    String(passages.length),
    central.time,
    String(chosen.result.length),
    String(new Set(placed.result.groups).size),
    chosen.time,
    placed.time,
  ];
}

/** Made-up documents, cut as they would be with words for tokens; the same at every run. */
async function collection(size: number): Promise<Collection> {
  const versions = new Map<number, Structure & { readonly text: string }>();
  const passages: StoredPassage[] = [];
  const countTokens = async (texts: readonly string[]) =>
    texts.map((text) => Math.ceil(TOKENS_PER_WORD * text.split(' ').length));
  for (let number = 1; passages.length < size; number++) {
    const document = madeUpDocument(number, PARAGRAPHS_PER_DOCUMENT, [madeUpFact(number)]);
    const parsed = await parseDocument(new TextEncoder().encode(likeProse(markdownOf(document))), `${number}.md`);
    versions.set(number, parsed);
    for (const passage of await makePassages(parsed, [], countTokens)) {
      passages.push({ ...passage, id: passages.length + 1, documentId: number, versionId: number, vectorHash: '' });
    }
  }
  const store = {
    structure: async (id: number) => versions.get(id) ?? null,
    sourceText: async (id: number) => versions.get(id)?.text ?? null,
  };
  return { passages, store };
}

/** Made-up words are no prose, of which nothing would be worthy; pairs of sentences become one of some twenty words. */
function likeProse(text: string): string {
  return text.replace(/\. (\S[^.]*\.)/g, ', dan di $1');
}

function vectorTable(size: number) {
  const random = randomNumbers(7);
  const clusters = Math.max(1, Math.round(size / PASSAGES_PER_TOPIC));
  const source = clusteredVectors(DIMENSIONS, clusters, 1);
  const vectors = new Float32Array(size * DIMENSIONS);
  for (let ordinal = 0; ordinal < size; ordinal++) {
    vectors.set(source.passage(Math.floor(random() * clusters)), ordinal * DIMENSIONS);
  }
  return {
    vectors,
    dimensions: DIMENSIONS,
    groups: new Uint32Array(size).map((_, i) => i),
    deleted: new Uint8Array(size),
  };
}

async function timed<Result>(run: () => Promise<Result>) {
  const started = performance.now();
  const result = await run();
  return { result, time: `${((performance.now() - started) / 1000).toFixed(2)} s` };
}
