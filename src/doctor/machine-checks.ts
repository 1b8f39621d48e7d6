// What Kutip needs of the machine: Node, the native modules, the models. Each is imported only when it is checked, so that
// a module that cannot be loaded is a finding and not the end.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Encoder } from '../../embeddings/encoder.js';
import { packageRoot } from '../package-root.js';
import type { Localized } from '../types.js';
import { type Finding, fail, failure, ok, warn } from './finding.js';

const INSTALL_AGAIN: Localized = {
  id: 'Jalankan npm ci lagi; perlu kompilator C++, make dan Python 3 kalau modulnya harus dibangun di sini.',
  en: 'Run npm ci again; a C++ compiler, make and Python 3 are needed where the module has to be built.',
};

/** What this Kutip was tried on, as package.json has it; major and minor numbers, the upper bound not included. */
const ENGINES = /^>=(\d+)\.(\d+) <(\d+)\.(\d+)$/u;

export async function checkNode(version = process.versions.node): Promise<Finding> {
  const manifest = z.object({ engines: z.object({ node: z.string().regex(ENGINES) }) });
  const { engines } = manifest.parse(JSON.parse(await readFile(join(packageRoot(), 'package.json'), 'utf8')));
  const [, minMajor = 0, minMinor = 0, maxMajor = 0, maxMinor = 0] = ENGINES.exec(engines.node)?.map(Number) ?? [];
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const remedy = {
    id: `Pasang Node.js ${minMajor}.${minMinor} ke atas, di bawah ${maxMajor}.${maxMinor} (nodejs.org), lalu npm ci.`,
    en: `Install Node.js ${minMajor}.${minMinor} or newer, below ${maxMajor}.${maxMinor} (nodejs.org), then npm ci.`,
  };
  if (major < minMajor || (major === minMajor && minor < minMinor)) {
    return fail('node', { id: `Node.js ${version} terlalu lama.`, en: `Node.js ${version} is too old.` }, remedy);
  }
  if (major > maxMajor || (major === maxMajor && minor >= maxMinor)) {
    const sentence = {
      id: `Kutip belum terbukti bisa berjalan di Node.js ${version}.`,
      en: `Kutip is not known to run on Node.js ${version}.`,
    };
    return warn('node', sentence, remedy);
  }
  return ok('node', `Node.js ${version}`, `Node.js ${version}`);
}

export async function checkSqliteModule(): Promise<Finding> {
  try {
    const { sqliteVersion } = await import('../database/sqlite.js');
    const version = sqliteVersion();
    return ok('sqlite', `SQLite ${version}`, `SQLite ${version}`);
  } catch (error) {
    return failure('sqlite', error, INSTALL_AGAIN);
  }
}

export async function checkHnsw(): Promise<Finding> {
  const { hnswProblem } = await import('../../embeddings/hnsw-index.js');
  const problem = await hnswProblem();
  if (problem !== null) return warn('hnsw', problem);
  return ok('hnsw', 'Pencarian HNSW tersedia.', 'HNSW search is available.');
}

/** Files of the bundled models against `SHA256SUMS`: a network loads with flipped bits and then misjudges. */
export async function checkModelFiles(folder: string): Promise<Finding> {
  const lines = (await readFile(join(folder, 'SHA256SUMS'), 'utf8')).trim().split('\n');
  const damaged: string[] = [];
  for (const line of lines) {
    const [sum = '', file = ''] = line.split(/\s+/u);
    const bytes = await readFile(join(folder, file)).catch(() => null);
    if (bytes === null || createHash('sha256').update(bytes).digest('hex') !== sum) damaged.push(file);
  }
  if (damaged.length === 0) return ok('model-files', 'Berkas model utuh.', 'The model files are intact.');
  const list = damaged.join(', ');
  return fail(
    'model-files',
    { id: `Berkas model hilang atau rusak: ${list}.`, en: `Model files are missing or damaged: ${list}.` },
    {
      id: 'Pasang ulang Kutip (git checkout embeddings/models).',
      en: 'Install Kutip again (git checkout embeddings/models).',
    },
  );
}

/** Loads both models and asks them something simple whose answer is known. */
export async function checkModels(encoder: string, folders: readonly string[]): Promise<Finding[]> {
  try {
    const { openModels } = await import('../../embeddings/models.js');
    const models = await openModels({ encoder, folders });
    try {
      const sane = await understands(models.encoder);
      const notices = models.notices.map(({ sentence }) => warn('models', sentence));
      return [
        sane ? ok('models', `Model ${encoder} bekerja.`, `The model ${encoder} works.`) : senseless(encoder),
        ...notices,
      ];
    } finally {
      await models.close();
    }
  } catch (error) {
    return [failure('models', error, INSTALL_AGAIN)];
  }
}

async function understands(encoder: Encoder): Promise<boolean> {
  const question = await encoder.embedQuestion('Berapa harga tiket kereta?');
  const [near, far] = await encoder.embedPassages([
    'Tiket kereta dijual seharga lima puluh ribu.',
    'Kucing itu tidur.',
  ]);
  const cosine = (vector: Float32Array | undefined) =>
    question.reduce((sum, value, at) => sum + value * (vector?.[at] ?? 0), 0);
  return Math.abs(cosine(question) - 1) < 1e-3 && cosine(near) > cosine(far);
}

function senseless(encoder: string): Finding {
  return fail(
    'models',
    {
      id: `Model ${encoder} memberi vektor yang tidak masuk akal.`,
      en: `The model ${encoder} gives senseless vectors.`,
    },
    {
      id: 'Pasang ulang model itu; untuk model sendiri, periksa awalan dan pooling di kutip-profile.json.',
      en: 'Install the model again; for a model of your own, check prefixes and pooling in kutip-profile.json.',
    },
  );
}
