// Keeps, edits and removes documents, reads them, forgets, and dies by SIGKILL before its nth call that writes (0: never).
// Arguments: built library folder, toy encoder module, data folder, call to die at, present time.
// Prints how many such calls there were.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { mortality } from './mortal.mjs';

const [dist, toy, data, fatalCall, now] = process.argv.slice(2);
const load = (...names) => import(pathToFileURL(join(...names)).href);

const { mortal, calls } = mortality(fatalCall);

const { openStore } = await load(dist, 'database', 'sqlite-store.js');
const { createBuilder } = await load(dist, 'corpus', 'builder.js');
const { createDocumentKeeper } = await load(dist, 'corpus', 'document-keeper.js');
const { openFileStore } = await load(dist, 'corpus', 'file-store.js');
const { keptSource } = await load(dist, 'corpus', 'kept-source.js');
const { parseDocument } = await load(dist, 'corpus', 'parse-document.js');
const { syncCollection } = await load(dist, 'corpus', 'sync.js');
const { tidyCollection } = await load(dist, 'corpus', 'tidy-collection.js');
const { createToyEncoder } = await load(toy);

const clock = { time: Number(now), now: () => clock.time };
const real = openStore(join(data, 'kutip.sqlite'), clock);
// Dying before a call that only reads is the same as dying after the last one that wrote.
const writes =
  /^(takeLease|renewLease|releaseLease|stage.*|unwant|wantPublished|save.*|publish|republish|sweep|\w+File|forgetFiles)$/;
const store = Object.fromEntries(
  Object.entries(real).map(([name, method]) => [name, writes.test(name) ? mortal(method) : method]),
);
const plain = createToyEncoder();
const encoder = { ...plain, embedPassages: mortal(plain.embedPassages) };
const basis = { modelId: 'toy-encoder', dimensions: 384, lowCosine: 0, analyser: 'test' };
const ports = { store, builder: createBuilder(store, join(data, 'generations'), clock), encoder, clock, basis };
const files = openFileStore(join(data, 'files'));
const parser = { parse: parseDocument, close: async () => {} };
const textLimit = 1_000_000;
const keeper = createDocumentKeeper({
  store,
  files,
  clock,
  limits: { fileBytes: 1_000_000, documents: 100, textUnits: textLimit, uploadsPerDay: 100 },
  model: basis.modelId,
  async sync(id, { most, evenWithoutFiles, ...options }) {
    const collection = await store.collectionById(id);
    const source = keptSource({ store, files, parser, textLimit }, collection, { most, evenWithoutFiles });
    const progress = { update: () => {}, finish: () => {} };
    return syncCollection(ports, collection, source, { progress, ...options });
  },
  tidy: async (id, options) => tidyCollection(ports, await store.collectionById(id), options),
});

const place = { owner: 'server', collectionId: (await real.collection('server', 'default')).id };
const named = async (name) => (await keeper.files(place)).find(({ path }) => path === name).id;
const bytes = new TextEncoder().encode('Perpustakaan keliling datang setiap Selasa dengan tiga ratus buku.');
await keeper.keep({ ...place, name: 'baru.txt', bytes, by: 'ani' });
await keeper.edit('server', await named('tetap.txt'), { title: 'Menara' });
await keeper.remove('server', await named('hapus.txt'), 'ani');
await keeper.read(place);
clock.time += 2 * 86_400_000;
await keeper.forgetOld();
process.stdout.write(String(calls()));
