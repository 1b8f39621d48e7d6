// Syncs a folder and dies by SIGKILL at the moment it is told: before its nth call that writes, or after its last.
// Arguments: built library folder, toy encoder module, data folder, document folder, call to die at (0: never).
// Prints how many such calls there were.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { mortality } from './mortal.mjs';

const [dist, toy, data, folder, fatalCall] = process.argv.slice(2);
const load = (...names) => import(pathToFileURL(join(...names)).href);

const { mortal, calls } = mortality(fatalCall);

const { openStore } = await load(dist, 'database', 'sqlite-store.js');
const { createBuilder } = await load(dist, 'corpus', 'builder.js');
const { folderSource } = await load(dist, 'corpus', 'folder.js');
const { parseDocument } = await load(dist, 'corpus', 'parse-document.js');
const { syncCollection } = await load(dist, 'corpus', 'sync.js');
const { createToyEncoder } = await load(toy);

const real = openStore(join(data, 'kutip.sqlite'));
const collection = await real.collection('console', folder);
// Dying before a call that only reads is the same as dying after the last one that wrote.
const writes = /^(takeLease|renewLease|releaseLease|stage.*|unwant|wantPublished|save.*|publish|republish|sweep)$/;
const store = Object.fromEntries(
  Object.entries(real).map(([name, method]) => [name, writes.test(name) ? mortal(method) : method]),
);
const encoder = createToyEncoder();
const clock = { now: () => Date.now() };
await syncCollection(
  {
    store,
    builder: createBuilder(store, join(data, 'generations'), clock),
    encoder: { ...encoder, embedPassages: mortal(encoder.embedPassages) },
    clock,
    basis: { modelId: 'toy-encoder', dimensions: 384, lowCosine: 0, analyser: 'test' },
  },
  collection,
  folderSource(folder, { parse: parseDocument, close: async () => {} }, 1_000_000),
  { progress: { update: () => {}, finish: () => {} } },
);
process.stdout.write(String(calls()));
