// The real models in their worker: they understand, answer in order, and say plainly when their files are not good.
import { createHash } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { bundledModels, type Models, openModels } from '../../embeddings/models.js';
import { PROFILE_FILE } from '../../embeddings/profile.js';

const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);

describe('the bundled models', () => {
  let models: Models;
  beforeAll(async () => {
    models = await openModels();
    await models.warmUp();
  });
  afterAll(() => models.close());

  test('a question is nearer to the passage about it than to another, in both languages', async () => {
    const [danau = new Float32Array(), roti = new Float32Array()] = await models.encoder.embedPassages([
      'Danau Biru terletak di lembah utara dan sedalam 80 meter.',
      'Adonan roti dibiarkan mengembang selama satu jam.',
    ]);
    for (const question of ['Seberapa dalam Danau Biru?', 'How deep is Danau Biru?']) {
      const vector = await models.encoder.embedQuestion(question);
      expect(dot(vector, vector)).toBeCloseTo(1, 5);
      expect(dot(vector, danau)).toBeGreaterThan(dot(vector, roti));
    }
  });

  test('vectors come back in the order of their texts, whatever their lengths', async () => {
    const texts = [
      'Pendek.',
      'Kalimat yang lebih panjang tentang pasar ikan di tepi pantai.',
      'Sedang saja panjangnya.',
      '',
      'Kuda.',
    ];
    const together = await models.encoder.embedPassages(texts);
    for (const [index, text] of texts.entries()) {
      const [alone = new Float32Array()] = await models.encoder.embedPassages([text]);
      const cosines = together.map((vector) => dot(vector, alone));
      expect(cosines.indexOf(Math.max(...cosines))).toBe(index);
    }
  });

  test('tokens are counted without prefix and special tokens, words adding up', async () => {
    const [halo = 0, dunia = 0, both, empty] = await models.encoder.countTokens(['halo', 'dunia', 'halo dunia', '']);
    expect(both).toBe(halo + dunia);
    expect(halo).toBeGreaterThan(0);
    expect(empty).toBe(0);
  });

  test('a question goes before the documents that wait', async () => {
    let embedded = 0;
    const documents = Array.from({ length: 12 }, async (_, index) => {
      await models.encoder.embedPassages([`Kapal nomor ${index} berangkat dari pelabuhan lama menuju pulau seberang.`]);
      embedded++;
    });
    await models.encoder.embedQuestion('Ke mana kapal berangkat?');
    // One document job may have been under way, a second may have been taken before the question was there.
    expect(embedded).toBeLessThanOrEqual(2);
    await Promise.all(documents);
  });

  test('questions are all answered when the process dies under them, and meanwhile it is said to be gone', async () => {
    const questions = Array.from({ length: 8 }, (_, index) => `Seberapa dalam danau nomor ${index}?`);
    const before = await models.encoder.embedQuestion(questions[0] ?? '');
    const running = questions.map((question) => models.encoder.embedQuestion(question));
    process.kill(models.processId() ?? Number.NaN, 'SIGKILL');
    const [first = new Float32Array()] = await Promise.all(running);
    expect(dot(first, before)).toBeCloseTo(1, 5);
    process.kill(models.processId() ?? Number.NaN, 'SIGKILL');
    await vi.waitFor(() => expect(models.processId()).toBeNull());
    expect(dot(await models.encoder.embedQuestion(questions[0] ?? ''), before)).toBeCloseTo(1, 5);
  });

  test('a text far beyond the limit is cut, not refused', async () => {
    const [vector = new Float32Array()] = await models.encoder.embedPassages(['gunung '.repeat(20_000)]);
    expect(dot(vector, vector)).toBeCloseTo(1, 5);
  });

  test('the reader marks the words that answer, in the sentence that answers, and leans to "no" elsewhere', async () => {
    const text = 'Pasar ikan dibuka setiap pagi. Jembatan Lama selesai dibangun pada tahun 1932. Hujan turun kemarin.';
    const sentences = [...text.matchAll(/[^.]+\./gu)].map(({ index, 0: sentence }) => ({
      start: index + (sentence.startsWith(' ') ? 1 : 0),
      end: index + sentence.length,
    }));
    const other = { text: 'Kucing itu tidur di atas kursi.', sentences: [{ start: 0, end: 31 }] };
    const [read = [], [unrelated] = []] = await models.reader.read('Kapan Jembatan Lama selesai dibangun?', [
      { text, sentences },
      other,
    ]);
    const best = read.reduce((a, b) => (b.score > a.score ? b : a));
    expect(read.indexOf(best)).toBe(1);
    expect(best.score).toBeGreaterThan(0);
    expect(text.slice(best.start, best.end)).toContain('1932');
    expect(unrelated?.score).toBeLessThan(0);
  });

  test('a reading does not depend on the passages beside it', async () => {
    const passage = { text: 'Bendungan itu setinggi 40 meter.', sentences: [{ start: 0, end: 32 }] };
    const other = { text: 'Harga beras naik lagi menjelang akhir tahun.', sentences: [{ start: 0, end: 44 }] };
    const alone = await models.reader.read('Berapa tinggi bendungan?', [passage]);
    const beside = await models.reader.read('Berapa tinggi bendungan?', [other, passage]);
    expect(beside[1]).toEqual(alone[0]);
  });
});

describe('models of another kind', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kutip-models-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function copyEncoder(name: string): Promise<string> {
    const copy = join(folder, name);
    await mkdir(join(copy, 'onnx'), { recursive: true });
    for (const file of ['config.json', 'tokenizer.json', 'tokenizer_config.json']) {
      await copyFile(join(bundledModels(), 'kutip-encoder', file), join(copy, file));
    }
    await symlink(
      join(bundledModels(), 'kutip-encoder/onnx/model_quantized.onnx'),
      join(copy, 'onnx/model_quantized.onnx'),
    );
    return copy;
  }

  test('a missing model is named with the folder where it belongs', async () => {
    await expect(openModels({ folders: [folder], encoder: 'someone/model' })).rejects.toMatchObject({
      code: 'model-missing',
      message: expect.stringContaining(join(folder, 'someone/model')),
    });
  });

  test('a cut-off model file is reported as damaged', async () => {
    const copy = await copyEncoder('cut-off');
    const weights = join(copy, 'onnx/model_quantized.onnx');
    await rm(weights);
    await copyFile(join(bundledModels(), 'kutip-encoder/onnx/model_quantized.onnx'), weights);
    await truncate(weights, 1_000_000);
    await expect(openModels({ folders: [folder], encoder: 'cut-off' })).rejects.toMatchObject({
      code: 'model-damaged',
    });
  });

  test('a damaged tokenizer is reported as damaged', async () => {
    await writeFile(join(await copyEncoder('no-words'), 'tokenizer.json'), '{"version": ');
    await expect(openModels({ folders: [folder], encoder: 'no-words' })).rejects.toMatchObject({
      code: 'model-damaged',
    });
  });

  test('an encoder without a profile works, with a warning that names the remedy', async () => {
    await copyEncoder('someone/other-e5');
    const models = await openModels({ folders: [folder], encoder: 'someone/other-e5' });
    try {
      expect(models.notices[0]?.sentence.id).toContain('npm run calibrate');
      expect(models.encoder.profile).toMatchObject({
        id: 'someone/other-e5',
        questionPrefix: 'query: ',
        dimensions: 384,
      });
      expect((await models.encoder.embedQuestion('apa kabar?')).length).toBe(384);
    } finally {
      await models.close();
    }
  });

  test('a profile beside the files is used, and a wrong one says what is wrong', async () => {
    const file = join(await copyEncoder('profiled'), PROFILE_FILE);
    const profile = {
      questionPrefix: '',
      passagePrefix: '',
      pooling: 'cls',
      dimensions: 384,
      tokenLimit: 128,
      cosineRange: [0.2, 0.9],
    };
    await writeFile(file, JSON.stringify(profile));
    const models = await openModels({ folders: [folder], encoder: 'profiled' });
    await models.close();
    expect(models.notices).toEqual([]);
    expect(models.encoder.profile).toEqual({ id: 'profiled', ...profile });
    await writeFile(file, JSON.stringify({ ...profile, pooling: 'max' }));
    await expect(openModels({ folders: [folder], encoder: 'profiled' })).rejects.toMatchObject({
      code: 'model-damaged',
      message: expect.stringContaining('pooling'),
    });
  });
});

test('the checksums of the bundled models are those of their files', async () => {
  const lines = (await readFile(join(bundledModels(), 'SHA256SUMS'), 'utf8')).trim().split('\n');
  expect(lines.length).toBe(8);
  for (const line of lines) {
    const [sum, file = ''] = line.split('  ');
    expect(
      createHash('sha256')
        .update(await readFile(join(bundledModels(), file)))
        .digest('hex'),
      file,
    ).toBe(sum);
  }
});
