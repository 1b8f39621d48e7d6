// npm run eval and npm run calibrate from end to end: real models on a few invented rows.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCalibration } from '../../src/answer/calibration.js';
import { packageRoot } from '../../src/package-root.js';
import { temporaryFolder } from '../corpus/toy-library.js';
import { openPrograms } from './programs.js';

const ROWS = [
  ['r1', 'Rakit', 'Wati membuat rakit dari bambu betung pada tahun 1987 di tepi teluk.'],
  ['r2', 'Garam', 'Petani garam menunggu kemarau panjang sebelum mengisi tambak dengan air laut.'],
  ['r3', 'Armada', 'Armada teluk memiliki empat ratus perahu kayu dan dua kapal besi.'],
  ['r4', 'Bakau', 'Nelayan menanam pohon bakau di muara supaya ombak tidak merusak rumah panggung.'],
  ['r5', 'Jalan', 'Jalan desa dilapisi batu kapur dari bukit di sebelah utara.'],
  ['r6', 'Pasar', 'Pasar pagi menjual ikan kering dan kerupuk udang setiap hari Rabu.'],
  ['r7', 'Sekolah', 'Sekolah terapung dibuka oleh kepala desa pada bulan Agustus.'],
].map(([id, title, text]) => ({ id, title, text }));
const QUESTIONS = [
  ['q1', 'Dari apa Wati membuat rakit?', 'r1', 'bambu betung'],
  ['q2', 'Mengapa nelayan menanam pohon bakau?', 'r4', 'ombak tidak merusak'],
  ['q3', 'Berapa perahu kayu dimiliki armada teluk?', 'r3', 'empat ratus'],
  ['q4', 'Siapa yang membuka sekolah terapung?', 'r7', 'kepala desa'],
].map(([id, question, gold, answer]) => ({
  ...{ id, lang: 'id', question, answerable: true, gold_passage_ids: [gold], answer_texts: [answer] },
}));

const folder = temporaryFolder();
const lines = (values: readonly unknown[]) => values.map((value) => `${JSON.stringify(value)}\n`).join('');
beforeAll(() => {
  folder.write('toy.passages.jsonl', lines(ROWS));
  folder.write('toy.val.jsonl', lines(QUESTIONS));
});
afterAll(() => folder.remove());

function run(program: string, ...words: string[]) {
  const file = join(packageRoot(), 'dist/src/cli', `${program}.js`);
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...words, '--data', folder.path('data')], {
    encoding: 'utf8',
    env: { ...process.env, LANG: 'id_ID.UTF-8', DATA_DIR: folder.path('data'), ENCODER: '' },
  });
  return { status, stdout, stderr };
}

describe('npm run eval', () => {
  const given = () => ['--passages', folder.path('toy.passages.jsonl'), '--questions', folder.path('toy.val.jsonl')];

  it('prints the figures, and one line for each question where it is told to', () => {
    const { status, stdout, stderr } = run('eval', ...given(), '--out', folder.path('out.jsonl'));
    expect([status, stderr]).toEqual([0, expect.any(String)]);
    const figures = JSON.parse(stdout);
    expect(figures).toMatchObject({ questions: 4, 'quote@3': 1, fused: { 'recall@5': 1 }, dense: { 'recall@5': 1 } });
    expect(figures).not.toHaveProperty('auroc');
    const out = readFileSync(folder.path('out.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(out.map(({ id }) => id)).toEqual(['q1', 'q2', 'q3', 'q4']);
    expect(Object.keys(out[0]).sort()).toEqual(['answerable', 'answered', 'confidence', 'id', 'quotes', 'rankings']);
    expect(out[0].rankings.final[0]).toBe('r1');
  });

  it('measures abstaining with gold removed', () => {
    const { status, stdout } = run('eval', ...given(), '--gold-removed');
    expect(status).toBe(0);
    const { answered, abstained } = JSON.parse(stdout);
    for (const share of [answered, abstained]) expect(share >= 0 && share <= 1).toBe(true);
  });

  it('without questions is wrong usage; a missing file is named', async () => {
    const programs = openPrograms(folder.root);
    const questions = ['--questions', folder.path('toy.val.jsonl'), '--data', folder.path('data')];
    expect(await programs.run('eval', 'id_ID', ['--passages', 'x'])).toMatchObject({ status: 64 });
    expect(await programs.run('eval', 'id_ID', ['--passages', 'tidak-ada.jsonl', ...questions])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('tidak-ada.jsonl'),
    });
    await programs.close();
  });
});

describe('npm run calibrate', () => {
  it('writes a calibration that answering can read, with its provenance', () => {
    const out = folder.path('calibration.json');
    const { status, stdout } = run('calibrate', '--sets', folder.path('toy'), '--out', out);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ examples: 8 });
    expect(readCalibration(out)).toMatchObject({ encoder: 'kutip-encoder', provenance: { sets: ['toy'], folds: 5 } });
  });
});
