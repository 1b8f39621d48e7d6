// The real models on the sample corpus: a few questions with the words they should be answered by, and some without.
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONSOLE_OWNER } from '../../src/corpus/library.js';
import { packageRoot } from '../../src/package-root.js';
import { noProgress } from '../../src/ports.js';
import { openServices, type Services } from '../../src/services.js';
import { readSettings } from '../../src/settings.js';
import type { Answer } from '../../src/types.js';
import { temporaryFolder } from '../corpus/toy-library.js';

let services: Services;
let collectionId: number;
const data = temporaryFolder();
const warnings: string[] = [];

beforeAll(async () => {
  const settings = { ...readSettings(), dataDir: data.root, encoder: readSettings({}).encoder };
  services = await openServices(settings, { warning: (_, sentence) => warnings.push(sentence) });
  const { collection } = await services.library.sync(join(packageRoot(), 'corpus'), { progress: noProgress });
  collectionId = collection.id;
}, 180_000);
afterAll(async () => {
  await services.close();
  data.remove();
});

const ask = (question: string): Promise<Answer> =>
  services.answers.ask({ question, collectionId, owner: CONSOLE_OWNER });

describe('the sample corpus', () => {
  it.each([
    ['Mengapa Kazakhstan meminta bantuan CSTO?', /^mengapa-/, /kelompok teroris|kerusuhan dipadamkan/],
    ['sampai kpn pangkalan Kant boleh dipake Rusia?', /^(?:perbatasan|pangkalan)-/, /2027/],
    ['berapa miliar dolar dr Korporasi Keuangan Pembangunan AS', /^integrasi-/, /60 miliar dolar/],
    ['Berapa tentara CSTO dikirim ke Kazakhstan?', /^jalannya-/, /2\.500 tentara/],
    ['Why does Russia depend on Baikonur?', /^baikonur-/, /Vostochny/],
    // An English question over an Indonesian document.
    ['Which country negotiates with the Taliban?', /^perbatasan-/, /Uzbekistan mendekati Taliban/],
  ])('answers "%s" from %s', async (question, document, words) => {
    const { answered, quotes } = await ask(question);
    expect(answered).toBe(true);
    const right = quotes.filter((quote) => document.test(quote.document) && words.test(quote.text));
    expect(right).not.toEqual([]);
    for (const { emphasis, start, end } of quotes) {
      expect(emphasis === null || (start <= emphasis[0] && emphasis[1] <= end)).toBe(true);
    }
  });

  it('notices that its sources give different figures', async () => {
    expect((await ask('Berapa tentara CSTO dikirim ke Kazakhstan?')).figuresDiffer).toBe(true);
  });

  it.each(['Siapa juara sepak bola Piala Asia 1996?', 'How do I bake sourdough bread at home?'])(
    'does not answer "%s", and shows the nearest',
    async (question) => {
      const { answered, quotes, nearest } = await ask(question);
      expect([answered, quotes]).toEqual([false, []]);
      expect(nearest.length).toBeGreaterThan(0);
    },
  );

  it('never lost a passage on the way', () => {
    expect(warnings).toEqual([]);
  });
});
