// node dist/bench/autocomplete.js [DOCUMENTS]
// How long a completion of a document's name takes while it is typed, among 10,000 titles. Must stay under 100 ms.
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTitleList } from '../src/corpus/title-list.js';
import { openStore } from '../src/database/sqlite-store.js';
import type { DocumentDraft } from '../src/database/store.js';
import { percentile } from './median.js';
import { zipfWords } from './synthetic.js';

const documents = Number(process.argv[2] ?? 10_000);
const KEYSTROKES = 2_000;
const LIMIT_MS = 100;
const OWNER = 'server';
const PERMIT = { lease: `sync:${OWNER}`, holder: 'bench' };

const folder = mkdtempSync(join(tmpdir(), 'kutip-autocomplete-'));
const store = openStore(join(folder, 'kutip.sqlite'));
const words = zipfWords(5_000, 1);
const { id } = await store.collection(OWNER, 'default');
await store.takeLease(PERMIT.lease, PERMIT.holder, Date.now() + 3_600_000);
await publish('g1');
const titles = createTitleList(store);

const first = await timed(() => titles.matching(id, 'a', 25));
const times: number[] = [];
for (let at = 0; at < KEYSTROKES; at++) {
  const name = words.text(2).join(' ');
  // Somebody types: one letter, two, … and sometimes what no title holds.
  const typed = at % 7 === 0 ? `${name}?` : name.slice(0, 1 + (at % name.length));
  times.push(await timed(() => titles.matching(id, typed, 25)));
}
await publish('g2');
const afterChange = await timed(() => titles.matching(id, 'a', 25));
store.close();
rmSync(folder, { recursive: true, force: true });

const milliseconds = (value: number) => Number(value.toFixed(2));
const p99 = percentile(times, 0.99);
process.stdout.write(
  `${JSON.stringify({
    documents,
    first: milliseconds(first),
    afterChange: milliseconds(afterChange),
    median: milliseconds(percentile(times, 0.5)),
    p99: milliseconds(p99),
  })}\n`,
);
if (Math.max(first, afterChange, p99) > LIMIT_MS) process.exitCode = 1;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Another generation of the same documents. */
async function publish(generation: string): Promise<void> {
  if ((await store.documentNames(id)).length === 0) {
    await store.stageVersions(
      PERMIT,
      id,
      Array.from({ length: documents }, (_, at) => draft(at)),
    );
  }
  await store.publish(PERMIT, id, { generation, model: 'bench' });
}

function draft(at: number): DocumentDraft {
  const title = words.text(6).join(' ');
  const text = `${title}. ${at}`;
  return {
    path: `${words.text(2).join('/')}/${at}.md`,
    format: 'md',
    fileHash: createHash('sha256').update(text).digest('hex'),
    metadata: { title, author: null, publisher: null, date: '2022', url: null, language: 'id' },
    notices: [],
    pages: null,
    text,
    paragraphs: [],
    boilerplate: [],
    sentences: [],
    blocks: [],
    rules: 1,
  };
}
