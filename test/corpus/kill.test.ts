// Killed at any moment (kill -9), the last complete generation still works and the next run goes on.
import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/package-root.js';
import { contents, openToyLibrary, temporaryFolder } from './toy-library.js';

const BEFORE = 'Sebelum perubahan, pasar lama menjual ikan asin dan kelapa kepada para pelaut.';
const AFTER = 'Sesudah perubahan, pasar baru menjual buku dan peta kepada para pelajar.';
const ADDED = 'Perpustakaan keliling datang setiap Selasa dengan tiga ratus buku pinjaman.';
const KEPT = 'Menara air di alun-alun dibangun sebelum jalan raya menuju kota diaspal.';
/** Every fourth step, others each day, and the last; `KILLS=1 npx vitest run test/corpus/kill.test.ts` for every one. */
const STRIDE = Number(process.env['KILLS'] ?? 4);
const TODAY = new Date().getUTCDate();

const work = temporaryFolder();
const folder = work.path('documents');
const base = work.path('base');
const toy = work.path('toy-encoder.mjs');

beforeAll(async () => {
  const source = readFileSync(join(packageRoot(), 'test', 'toy', 'toy-encoder.ts'), 'utf8');
  const options = { compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 } };
  writeFileSync(toy, ts.transpileModule(source, options).outputText);
  work.write('documents/changed.txt', BEFORE);
  work.write('documents/removed.txt', 'Berkas ini akan dihapus sebelum pembacaan yang kedua dimulai.');
  work.write('documents/kept.txt', KEPT);
  work.write('base/.keep', '');
  const library = openToyLibrary(base, folder);
  await library.sync();
  library.close();
  work.write('documents/changed.txt', AFTER);
  work.write('documents/added.txt', ADDED);
  work.delete('documents/removed.txt');
});
afterAll(work.remove);

/** Runs the second reading on a copy of the first state; returns what the child printed, or its signal. */
function readAndDie(data: string, fatalCall: number) {
  cpSync(base, data, { recursive: true });
  const child = join(packageRoot(), 'test', 'corpus', 'kill-child.mjs');
  const dist = join(packageRoot(), 'dist', 'src');
  const { signal, stdout, stderr } = spawnSync(process.execPath, [child, dist, toy, data, folder, String(fatalCall)]);
  return { signal, printed: String(stdout), complaint: String(stderr) };
}

async function stateOf(data: string, synced: boolean) {
  const library = openToyLibrary(data, folder);
  if (synced) await library.sync();
  const state = await contents(library);
  const embedded = library.encoder.embedded.length;
  library.close();
  return { state, embedded };
}

describe('a reading that is killed', () => {
  it('before any of its steps leaves a whole state, and the next reading completes it', {
    timeout: 300_000,
  }, async () => {
    const { printed, complaint } = readAndDie(work.path('never'), 0);
    expect(complaint).toBe('');
    const calls = Number(printed);
    expect(calls).toBeGreaterThan(15);
    const { state: first } = await stateOf(base, false);
    const { state: second } = await stateOf(work.path('never'), false);
    expect(new Set(second.texts)).toEqual(new Set([ADDED, AFTER, KEPT]));
    const seen = new Set<unknown>();
    const steps = Array.from({ length: calls }, (_, index) => index + 1);
    for (const fatalCall of steps.filter((step) => (step + TODAY) % STRIDE === 0 || step === calls)) {
      const data = work.path(`killed-${fatalCall}`);
      expect(readAndDie(data, fatalCall).signal, `call ${fatalCall}`).toBe('SIGKILL');
      const { state } = await stateOf(data, false);
      expect([first, second], `after dying at call ${fatalCall}`).toContainEqual(state);
      seen.add(state.texts.includes(AFTER));
      expect((await stateOf(data, true)).state, `continued from call ${fatalCall}`).toEqual(second);
    }
    expect(seen).toEqual(new Set([false, true]));
  });

  it('keeps the vectors that were computed before it died', async () => {
    const calls = Number(readAndDie(work.path('whole'), 0).printed);
    // Of the steps after the vectors were saved, the last certain one: releasing the lease.
    const data = work.path('late');
    expect(readAndDie(data, calls).signal).toBe('SIGKILL');
    expect((await stateOf(data, true)).embedded).toBe(0);
  });
});
