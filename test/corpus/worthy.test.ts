// What a digest may quote: sentences of passages that can be found, each said once, the same however documents came.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Generation } from '../../embeddings/generation.js';
import { withoutPassages } from '../../src/corpus/without-passages.js';
import { sentenceKey } from '../../src/text/sentence-key.js';
import { analyse } from '../../src/text/terms.js';
import { openToyLibrary, type ToyLibrary, temporaryFolder } from './toy-library.js';

const RAFT = 'Nelayan di muara membuat rakit dari bambu yang dipotong pada musim kemarau.';
const NEARLY_RAFT = 'Nelayan di muara membuat rakit dari bambu yang dipotong pada musim kemarau panjang.';
const SALT = 'Petani garam menunggu angin timur yang datang setelah hujan terakhir berlalu.';
const CURRENCY = 'Bank sentral menjaga nilai mata uang dengan mengatur suku bunga acuan setiap bulan.';

let folder: ReturnType<typeof temporaryFolder>;
let data: ReturnType<typeof temporaryFolder>;
let library: ToyLibrary;
let open: Generation[];
beforeEach(() => {
  folder = temporaryFolder();
  data = temporaryFolder();
  library = openToyLibrary(data.root, folder.root);
  open = [];
});
afterEach(() => {
  for (const generation of open) generation.close();
  library.close();
  folder.remove();
  data.remove();
});

async function synced(): Promise<Generation> {
  await library.sync();
  const generation = await library.generation();
  open.push(generation);
  return generation;
}

/** The worthy sentences as they stand in their documents; throws where one is no sentence of a passage. */
async function texts({ worthy, passageIds }: Generation): Promise<string[]> {
  const found: string[] = [];
  for (const [at, ordinal] of worthy.ordinals.entries()) {
    const [passage] = await library.store.passages([passageIds[ordinal] ?? 0]);
    const span = passage?.sentences[worthy.places[at] ?? -1];
    if (passage === undefined || span === undefined) throw new Error(`worthy sentence ${at} stands nowhere`);
    found.push((await library.store.sourceText(passage.versionId))?.slice(span.start, span.end) ?? '');
  }
  return found;
}

/** Those that name their group. */
async function representatives(generation: Generation): Promise<string[]> {
  return (await texts(generation)).filter((_, at) => generation.worthy.groups[at] === at);
}

describe('worthy sentences', () => {
  it('are whole sentences of prose that stand alone, by passage and place', async () => {
    folder.write(
      'a.md',
      `# ${RAFT}\n\n${RAFT} Namun, rakit itu hanyut ke laut pada musim hujan. ${SALT}\n\n- ${CURRENCY}\n- bambu`,
    );
    const generation = await synced();
    expect(await texts(generation)).toEqual([RAFT, SALT, CURRENCY]);
    expect([...generation.worthy.keys]).toEqual([RAFT, SALT, CURRENCY].map(sentenceKey));
  });

  it('never are pieces of a sentence that was too long for one passage', async () => {
    const long = `Nelayan di muara ${'membuat rakit dari bambu dan pergi ke laut; '.repeat(30)}Petani garam menunggu angin timur yang datang setelah hujan.`;
    folder.write('a.txt', `${RAFT}\n\n${long}`);
    expect(await texts(await synced())).toEqual([RAFT]);
  });

  it('weigh the summed idf of their distinct words', async () => {
    folder.write('a.txt', `${RAFT}\n\n${RAFT.replace('rakit dari bambu', 'rakit dari bambu dan bambu')}`);
    const { worthy, lexical } = await synced();
    const terms = [...new Set(analyse(RAFT).terms)];
    const sum = terms.reduce((all, term) => all + lexical.idf(term), 0);
    expect(worthy.weights[0]).toBeCloseTo(sum, 4);
    expect(worthy.weights[1]).toBeCloseTo(sum + lexical.idf('dan'), 4);
  });

  it('are one for each group of near-duplicates, wherever they stand', async () => {
    folder.write('a.txt', `${RAFT}\n\n${SALT}`);
    folder.write('b.txt', NEARLY_RAFT);
    folder.write('c.txt', `${CURRENCY} ${RAFT}`);
    const generation = await synced();
    expect((await texts(generation)).length).toBe(5);
    expect((await representatives(generation)).sort()).toEqual([CURRENCY, RAFT, SALT].sort());
  });

  it('are those of documents that are there, with the same key after reading again', async () => {
    folder.write('a.txt', RAFT);
    folder.write('b.txt', SALT);
    const before = await synced();
    folder.write('a.txt', `${CURRENCY}\n\n${RAFT.replace('rakit dari', 'rakit\ndari')}`);
    folder.delete('b.txt');
    const after = await synced();
    expect([...after.worthy.keys].sort()).toEqual([CURRENCY, RAFT].map(sentenceKey).sort());
    expect([...after.worthy.keys]).toContain(before.worthy.keys[0]);
    for (const ordinal of after.worthy.ordinals) expect(after.centrality[ordinal]).toBeGreaterThan(0);
  });

  it('are gone with a hidden document, and another names their group', async () => {
    folder.write('a.txt', `${RAFT}\n\n${SALT}`);
    folder.write('b.txt', NEARLY_RAFT);
    const generation = await synced();
    const hidden = new Set([generation.passageIds[generation.worthy.ordinals[0] ?? 0] ?? 0]);
    const left = withoutPassages(generation, hidden);
    expect(await texts(left)).toEqual([NEARLY_RAFT]);
    expect([...left.worthy.groups]).toEqual([0]);
    expect([...left.centrality].filter((value) => value > 0)).toHaveLength(generation.live - 1);
    expect(generation.worthy.keys).toHaveLength(3);
  });
});
