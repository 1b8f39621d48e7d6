// Killed at any moment (kill -9), nothing that was kept is lost, and what was begun is finished by the next start.
import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { packageRoot } from '../../src/package-root.js';
import { openToyKeeper, START } from './toy-keeper.js';
import { temporaryFolder } from './toy-library.js';

const KEPT = 'Menara air di alun-alun dibangun sebelum jalan raya menuju kota diaspal.';
const REMOVED = 'Pasar lama menjual ikan asin dan kelapa kepada para pelaut.';
const ADDED = 'Perpustakaan keliling datang setiap Selasa dengan tiga ratus buku.';
const DAY = 86_400_000;
/** Every fourth step, another each day; `KILLS=1 npx vitest run test/corpus/kill-keeper.test.ts` for every one. */
const STRIDE = Number(process.env['KILLS'] ?? 4);
const FIRST = 1 + (new Date().getUTCDate() % STRIDE);

const work = temporaryFolder();
const base = work.path('base');
const encoder = work.path('toy-encoder.mjs');
let quote: string;

beforeAll(async () => {
  const source = readFileSync(join(packageRoot(), 'test', 'toy', 'toy-encoder.ts'), 'utf8');
  const options = { compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 } };
  writeFileSync(encoder, ts.transpileModule(source, options).outputText);
  const toy = openToyKeeper(base);
  await toy.keep('server', 'tetap.txt', KEPT);
  await toy.keep('server', 'hapus.txt', REMOVED);
  await toy.read('server');
  quote = await toy.quote('server', 'hapus.txt', 'ikan asin');
  await toy.close();
});
afterAll(work.remove);

function changeAndDie(data: string, fatalCall: number) {
  cpSync(base, data, { recursive: true });
  const child = join(packageRoot(), 'test', 'corpus', 'kill-keeper-child.mjs');
  const words = [join(packageRoot(), 'dist', 'src'), encoder, data, String(fatalCall), String(START)];
  const { signal, stdout, stderr } = spawnSync(process.execPath, [child, ...words]);
  return { signal, printed: String(stdout), complaint: String(stderr) };
}

it('a process that is killed before any of its steps loses nothing, and the next one completes them', {
  timeout: 600_000,
}, async () => {
  const { printed, complaint } = changeAndDie(work.path('never'), 0);
  expect(complaint).toBe('');
  const calls = Number(printed);
  expect(calls).toBeGreaterThan(40);
  for (let fatalCall = FIRST; fatalCall <= calls; fatalCall += STRIDE) {
    const data = work.path(`killed-${fatalCall}`);
    const where = `call ${fatalCall}`;
    expect(changeAndDie(data, fatalCall).signal, where).toBe('SIGKILL');
    const toy = openToyKeeper(data, { now: START + 2 * DAY });
    const files = await toy.keeper.files(await toy.place('server'));
    for (const { hash, path } of files)
      expect(await toy.files.bytes('server', hash), `${where}: ${path}`).not.toBeNull();
    // What people can find is what was kept, whole, and nothing that was removed.
    const isRemoved = files.every(({ path, state }) => path !== 'hapus.txt' || state === 'removed');
    expect(await toy.find('server', 'menara ikan'), where).toEqual(
      isRemoved ? [KEPT] : expect.arrayContaining([KEPT, REMOVED]),
    );
    await toy.keeper.resume();
    const path = (name: string) => files.find((file) => file.path === name && file.state !== 'removed');
    if (path('baru.txt')) expect(await toy.find('server', 'perpustakaan keliling'), where).toEqual([ADDED]);
    // The person sees what was not done, and does it again.
    await toy.keep('server', 'baru.txt', ADDED);
    await toy.keeper.edit('server', path('tetap.txt')?.id ?? '', { title: 'Menara' });
    const left = path('hapus.txt');
    if (left) await toy.keeper.remove('server', left.id, 'ani');
    await toy.read('server');
    expect(await toy.states('server'), where).toMatchObject({ 'baru.txt': 'read', 'tetap.txt': 'read' });
    expect((await toy.find('server', 'menara ikan perpustakaan')).sort(), where).toEqual([KEPT, ADDED]);
    expect(await toy.check('server', quote), where).toMatchObject({ verdict: 'withdrawn', title: 'hapus.txt' });
    for (let days = 0; days < 3; days += 1) {
      toy.wait(DAY);
      await toy.keeper.forgetOld();
    }
    const orphans = Object.entries(await toy.keeper.orphans('server')).filter(([, count]) => count > 0);
    expect(orphans, where).toEqual([]);
    expect(await toy.check('server', quote), where).toMatchObject({ verdict: 'withdrawn', title: 'hapus.txt' });
    await toy.close();
  }
});
