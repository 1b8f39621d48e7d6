// Whatever is added, changed, removed, brought back and forgotten, also across restarts: the same as if all had been read at once.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openToyKeeper, START, type ToyKeeper } from './toy-keeper.js';
import { temporaryFolder } from './toy-library.js';

/** 20 sequences in CI; `SEQUENCES=200 npx vitest run test/corpus/keeper-sequences.test.ts` for more. */
const SEQUENCES = Number(process.env['SEQUENCES'] ?? 20);
const HOUR = 3_600_000;
const PLENTY = { documents: 2_000, textUnits: 1_000_000 };

const TEXTS = [
  'Petani garam menunggu kemarau. Kristal pertama terbentuk di tambak.',
  'Air laut pasang menutup jalan desa dua kali sehari pada bulan Desember.',
  'Rakit dibuat dari bambu yang tua.\n\nIa mengapung di sungai dan dinaiki anak-anak.',
  'Perahu dibuat dari kayu ulin yang keras. Pengrajinnya tinggal di tepi sungai.',
  // Stands in several documents, so that it becomes boilerplate and comes back.
  ...['a', 'b', 'c', 'd'].map(
    (at) => `Hak cipta koperasi nelayan desa pesisir utara.\n\nCatatan ${at} tentang ombak besar.`,
  ),
];
const OWNERS = ['server', 'another'];
/** Of collections; null: the default one. */
const LABELS = [null, 'Sejarah', 'Biologi'];
const NAMES = ['catatan.txt', 'bahan.md', '../../x.txt'];

const owner = fc.constantFrom(...OWNERS);
const pick = fc.nat(20);
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('add' as const),
      owner,
      label: fc.constantFrom(...LABELS),
      name: fc.constantFrom(...NAMES),
      text: fc.constantFrom(...TEXTS),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('edit' as const),
      owner,
      pick,
      title: fc.constantFrom('Judul', 'Lain', ''),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('remove' as const), owner, pick }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('remove-collection' as const), owner, pick }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('undo-collection' as const), owner, pick }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('undo' as const), owner, pick }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('read' as const), owner }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('quote' as const), owner, pick }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 30 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('forget' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart' as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer Each> ? Each : never;

/** A keeper that can be opened again at the time it has come to, and the quotes that were shown. */
function run(data: string) {
  let now = START;
  let toy = openToyKeeper(data);
  const quotes: { owner: string; id: string; fileId: string; words: string }[] = [];
  const wait = (milliseconds: number) => {
    now += milliseconds;
    toy.wait(milliseconds);
  };
  const chosen = async (of: string, at: number, removed: boolean) => {
    const all = await Promise.all(
      (await present(toy, of)).map(({ id }) => toy.keeper.files({ owner: of, collectionId: id })),
    );
    const files = all.flat().filter(({ state }) => (state === 'removed') === removed);
    return nth(
      files.sort((a, b) => a.addedAt - b.addedAt || (a.id < b.id ? -1 : 1)),
      at,
    );
  };
  const take = async (step: Step): Promise<void> => {
    wait(1);
    switch (step.do) {
      case 'add':
        await toy.keep(step.owner, step.name, step.text, await collectionOf(toy, step.owner, step.label));
        return;
      case 'edit': {
        const file = await chosen(step.owner, step.pick, false);
        if (file) await toy.keeper.edit(step.owner, file.id, { title: step.title });
        return;
      }
      case 'remove': {
        const file = await chosen(step.owner, step.pick, false);
        if (file) await toy.keeper.remove(step.owner, file.id, 'ani');
        return;
      }
      case 'undo': {
        const file = await chosen(step.owner, step.pick, true);
        const refused = ({ code }: { code: string }) => expect(code).toMatch(/^(same-content|undo-over)$/);
        if (file) await toy.keeper.undo(step.owner, file.id).catch(refused);
        return;
      }
      case 'remove-collection': {
        const named = (await present(toy, step.owner)).filter(({ isDefault }) => !isDefault);
        const collection = nth(named, step.pick);
        if (collection) await toy.store.removeCollection(step.owner, collection.id, 'ani');
        return;
      }
      case 'undo-collection': {
        const removed = (await toy.store.collectionInfos(step.owner)).filter(({ removedAt }) => removedAt !== null);
        const collection = nth(removed, step.pick);
        if (collection) await toy.store.restoreCollection(step.owner, collection.id, now - 24 * HOUR, PLENTY);
        return;
      }
      case 'read':
        return readAll(toy, step.owner);
      case 'quote': {
        const file = await chosen(step.owner, step.pick, false);
        if (file?.state !== 'read') return;
        const document = await toy.store.document(file.documentId ?? 0);
        const words = ((await toy.store.sourceText(document?.versionId ?? 0)) ?? '').slice(0, 20);
        const id = await toy.quote(step.owner, file.path, words, file.collectionId);
        quotes.push({ owner: step.owner, id, fileId: file.id, words });
        return;
      }
      case 'wait':
        return wait(step.hours * HOUR);
      case 'forget':
        return toy.keeper.forgetOld();
      case 'restart': {
        await toy.close();
        toy = openToyKeeper(data, { now });
        return toy.keeper.resume();
      }
    }
  };
  return { quotes, wait, take, toy: () => toy };
}

function nth<T>(list: readonly T[], at: number): T | undefined {
  return list[at % Math.max(1, list.length)];
}

/** The owner's collections that are not removed, the default one first. */
async function present(toy: ToyKeeper, of: string) {
  await toy.place(of);
  return (await toy.store.collectionInfos(of)).filter(({ removedAt }) => removedAt === null);
}

/** Found or made. */
async function collectionOf(toy: ToyKeeper, of: string, label: string | null): Promise<number> {
  const all = await present(toy, of);
  const known = all.find((each) => each.label === label);
  if (known !== undefined || label === null) return known?.id ?? (await toy.place(of)).collectionId;
  const ids = all.map(({ id }) => id);
  const made = await toy.store.createCollection(of, label, ids);
  if (made.kind !== 'named') throw new Error('a label is free and taken');
  return made.collection.id;
}

async function readAll(toy: ToyKeeper, of: string): Promise<void> {
  for (const { id } of await present(toy, of)) await toy.read(of, id);
}

/** Everything that a person could find in a collection, without ids. */
async function findable(toy: ToyKeeper, of: string, collectionId: number) {
  const documents = await toy.store.documents(collectionId);
  const generation = await toy.generation(of, collectionId).catch(() => null);
  const passages = (await Promise.all(documents.map(({ id }) => toy.store.passagesOf(id)))).flat();
  const ordinals = new Map([...(generation?.passageIds ?? [])].map((id, ordinal) => [id, ordinal]));
  const vectors = await toy.store.vectors(
    of,
    'toy-encoder',
    passages.map(({ vectorHash }) => vectorHash),
  );
  const pathOf = new Map(documents.map(({ id, path }) => [id, path]));
  const found = passages.map(({ id, documentId, versionId: _, ...passage }) => ({
    ...passage,
    document: pathOf.get(documentId),
    // 1 when the index holds this very vector under this very passage.
    cosine: generation?.vectors
      .cosine(vectors.get(passage.vectorHash) ?? new Float32Array(384), ordinals.get(id) ?? 0)
      .toFixed(5),
  }));
  const live = generation?.live ?? 0;
  generation?.close();
  const texts = await Promise.all(documents.map(({ versionId }) => toy.store.sourceText(versionId)));
  return { live, texts, metadata: documents.map(({ path, metadata }) => ({ path, metadata })), passages: found };
}

/** The live files kept anew, in the order they came, and read at once. */
async function rebuilt(data: string, toy: ToyKeeper, of: string, collectionId: number) {
  const fresh = openToyKeeper(data);
  const place = await fresh.place(of);
  const live = (await toy.keeper.files({ owner: of, collectionId })).filter(({ state }) => state !== 'removed');
  for (const { path, hash, given } of live) {
    const bytes = (await toy.files.bytes(of, hash)) ?? new Uint8Array();
    await fresh.keeper.keep({ ...place, name: path, bytes, statement: given, by: null });
  }
  await fresh.read(of);
  const found = await findable(fresh, of, place.collectionId);
  await fresh.close();
  return found;
}

it('any sequence of changes gives the same answers as reading what is left anew, and leaves nothing behind', {
  timeout: SEQUENCES * 30_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      const data = temporaryFolder();
      const { quotes, wait, take, toy } = run(data.path('data'));
      for (const each of steps) await take(each);
      for (const of of OWNERS) {
        await readAll(toy(), of);
        for (const { id } of await present(toy(), of)) {
          const anew = await rebuilt(data.path(`rebuilt-${of}-${id}`), toy(), of, id);
          expect(await findable(toy(), of, id)).toEqual(anew);
        }
      }
      for (const { owner: of, id, fileId, words } of quotes) {
        const file = await toy().store.file(of, fileId);
        const result = await toy().check(of, id);
        if (file?.removedAt === null) expect(result).toMatchObject({ verdict: 'same', place: { text: words } });
        // Its text may stand under the same name again: then the quote belongs to that.
        else expect(['withdrawn', 'same']).toContain(result.verdict);
      }
      // A day and twice a question's time later nothing is left of what was removed.
      for (const hours of [30, 1, 1]) {
        wait(hours * HOUR);
        await toy().keeper.forgetOld();
      }
      for (const of of OWNERS) {
        const orphans = await toy().keeper.orphans(of);
        expect(Object.entries(orphans).filter(([, count]) => count > 0)).toEqual([]);
        const collections = await toy().store.collectionInfos(of);
        expect(collections.filter(({ removedAt }) => removedAt !== null)).toEqual([]);
        for (const { id: collectionId } of collections) {
          const files = await toy().keeper.files({ owner: of, collectionId });
          expect(files.filter(({ state }) => state === 'removed')).toEqual([]);
        }
      }
      await toy().close();
      data.remove();
    }),
    { numRuns: SEQUENCES },
  );
});
