// What a session reads: what covers its subject, unlike each other, in reading order.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PlanRequest, plan } from '../../src/study/plan.js';
import type { SessionAbout } from '../../src/study-types.js';
import { openToyReading, type ToyReading, type ToyShelf } from './toy-reading.js';

const RAFT =
  'Rakit dibuat dari bambu betung yang tua, diikat dengan rotan, lalu diuji di sungai selama tiga hari penuh.';
const FERRY =
  'Feri besar menggantikan rakit itu di muara sungai, karena penumpang dari pasar ingin sampai sebelum hari siang.';
const SALT = 'Garam dipanen petani di tambak ketika kemarau panjang, dan harganya naik bila hujan turun terlalu awal.';
const BATIK =
  'Batik pesisir memakai warna cerah yang dibawa pedagang, sedangkan batik keraton tetap setia pada warna cokelat.';
const KITE =
  'Layang-layang raksasa diterbangkan di pantai setiap bulan Juli oleh anak-anak desa yang membuatnya sendiri.';
const SHORT = 'Rakit itu hanyut.';

const dated = (title: string, date: string, ...paragraphs: readonly string[]) =>
  `---\ntitle: ${title}\ndate: ${date}\n---\n\n${paragraphs.map((each, at) => `# Bagian ${at + 1}\n\n${each}`).join('\n\n')}\n`;

const DOCUMENTS = {
  'muara.md': dated('Muara', '2021-05-01', FERRY, KITE),
  'rakit.md': dated('Rakit', '2019', RAFT, SHORT),
  'salinan.md': dated('Salinan', '2023', RAFT),
  'garam.md': dated('Garam', '2021-05-01', SALT, 'Baca juga: Rakit bambu dan sungai yang meluap di desa sebelah'),
  'batik.md': `# Batik\n\n${BATIK}\n\n# Sungai\n\n${RAFT.replace('bambu betung', 'kayu jati').replace('tiga', 'lima belas')}\n`,
};
const PARTS = ['rakit', 'sungai', 'bambu', 'garam', 'tambak', 'batik', 'warna', 'pasar', 'desa', 'kemarau'];

let reading: ToyReading;
let shelf: ToyShelf;
beforeAll(async () => {
  reading = await openToyReading();
  shelf = await reading.server(DOCUMENTS);
});
afterAll(() => reading.close());

const planOf = async (about: SessionAbout, change: Partial<PlanRequest> = {}) =>
  plan(reading.ports, { ...{ owner: shelf.owner, collectionId: shelf.collectionId }, about, passages: 6, ...change });
const textsOf = async (about: SessionAbout, change: Partial<PlanRequest> = {}) =>
  (await planOf(about, change)).map(({ quote }) => quote.text);
const topic = (words: string): SessionAbout => ({ kind: 'topic', topic: words });

describe('a plan', () => {
  it('holds what bears on a topic, documents by date, and nothing that says the same twice', async () => {
    const texts = await textsOf(topic('rakit sungai'));
    expect(texts.slice(0, 2)).toEqual([RAFT, FERRY]);
    expect(texts).not.toContain(SHORT);
    expect(texts.filter((text) => text === RAFT)).toHaveLength(1);
  });

  it('reads a document in its own order, and of it only', async () => {
    expect(await textsOf(await shelf.about('muara.md'))).toEqual([FERRY, KITE]);
    expect(await textsOf(await shelf.about('muara.md'), { passages: 1 })).toHaveLength(1);
  });

  it('begins with the passage that it is around', async () => {
    const [raft] = await planOf(await shelf.about('rakit.md'));
    const [ferry] = await planOf(await shelf.about('muara.md'));
    const about = (quoteId: string): SessionAbout => ({ kind: 'quote', quoteId, title: 'Muara' });
    const texts = await textsOf(about(ferry?.quote.id ?? ''));
    expect(texts.slice(0, 2)).toEqual([FERRY, RAFT]);
    expect((await textsOf(about(raft?.quote.id ?? '')))[0]).toBe(RAFT);
  });

  it('takes a remark of a few words only where there is nothing else', async () => {
    expect(await textsOf(await shelf.about('rakit.md'))).toEqual([RAFT]);
    await shelf.read({ 'pendek.md': SHORT });
    expect(await textsOf(await shelf.about('pendek.md'))).toEqual([SHORT]);
    await shelf.read({ 'pendek.md': null });
  });

  it('leaves out what was read before, and its copies', async () => {
    const before = await planOf(topic('rakit sungai'), { passages: 1 });
    const without = before.map(({ quote }) => quote.id);
    const texts = await textsOf(topic('rakit sungai'), { without });
    expect(texts).not.toContain(before[0]?.quote.text);
    const all = await planOf(await shelf.about('muara.md'));
    const read = planOf(await shelf.about('muara.md'), { without: all.map(({ quote }) => quote.id) });
    await expect(read).rejects.toMatchObject({ code: 'nothing-to-study', message: expect.stringMatching(/before/) });
  });

  it('is refused, with what to do, where there is nothing to read', async () => {
    const nothing = { code: 'nothing-to-study', message: expect.stringMatching(/other words|another/i) };
    await expect(planOf(topic('kereta gantung bersalju'))).rejects.toMatchObject(nothing);
    await expect(planOf({ kind: 'document', documentId: 987_654, title: '' })).rejects.toMatchObject(nothing);
  });

  it('passes over what may not be quoted', async () => {
    const [ferry] = await planOf(await shelf.about('muara.md'));
    await reading.toy.group.blockQuote(shelf.owner, ferry?.quote.id ?? '', 'ayu');
    expect(await textsOf(await shelf.about('muara.md'))).toEqual([KITE]);
    await reading.toy.group.unblockQuote(shelf.owner, ferry?.quote.id ?? '');
  });

  it('never holds two near-duplicates or boilerplate, is in reading order, and is the same each time', async () => {
    const generation = await reading.ports.library.generation(shelf.collectionId);
    const groupOf = (ordinal: number) => generation?.duplicateGroups[ordinal];
    const words = fc.uniqueArray(fc.constantFrom(...PARTS), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(words, fc.integer({ min: 1, max: 14 }), async (said, passages) => {
        const planned = await planOf(topic(said.join(' ')), { passages });
        expect(planned.length).toBeLessThanOrEqual(passages);
        expect(new Set(planned.map(({ ordinal }) => groupOf(ordinal))).size).toBe(planned.length);
        expect(planned.map(({ quote }) => quote.text).join()).not.toMatch(/Baca juga/);
        const order = planned.map(({ quote: { date, title, start } }) => `${date ?? '~'} ${title} ${1000 + start}`);
        expect(order).toEqual([...order].sort());
        expect(await planOf(topic(said.join(' ')), { passages })).toEqual(planned);
      }),
      { numRuns: 15 },
    );
  });
});
