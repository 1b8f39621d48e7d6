// The doctor finds what is wrong on a machine and names the remedy; it changes nothing.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bundledModels } from '../embeddings/models.js';
import { databaseFile } from '../src/corpus/library.js';
import { openSqlite } from '../src/database/sqlite.js';
import { checkDiscord } from '../src/doctor/discord-checks.js';
import { checkCorpus, checkDatabase, checkDataFolder } from '../src/doctor/folder-checks.js';
import { checkModelFiles, checkModels, checkNode } from '../src/doctor/machine-checks.js';
import { packageRoot } from '../src/package-root.js';
import { readSettings } from '../src/settings.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kutip-doctor-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('the machine', () => {
  test.each([
    ['18.20.0', 'fail'],
    ['20.18.3', 'fail'],
    ['20.19.0', 'ok'],
    ['22.23.3', 'ok'],
    ['24.18.1', 'ok'],
    ['24.19.0', 'warn'],
    ['26.0.0', 'warn'],
  ])('Node %s: %s', async (version, verdict) => {
    const finding = await checkNode(version);
    expect(finding.verdict).toBe(verdict);
    expect(finding.remedy === null).toBe(verdict === 'ok');
  });

  test('a model file with a flipped byte, or missing, is named', async () => {
    const sum = createHash('sha256').update('weights').digest('hex');
    await writeFile(join(folder, 'SHA256SUMS'), `${sum}  a.onnx\n${sum}  b.onnx\n${sum}  c.onnx\n`);
    await writeFile(join(folder, 'a.onnx'), 'weights');
    await writeFile(join(folder, 'b.onnx'), 'weightz');
    const finding = await checkModelFiles(folder);
    expect(finding.verdict).toBe('fail');
    expect(finding.sentence.id).toContain('b.onnx, c.onnx');
    expect(finding.sentence.id).not.toContain('a.onnx');
  });

  test('the bundled models understand; a missing one fails with its sentence', async () => {
    expect(await checkModels('kutip-encoder', [bundledModels()])).toMatchObject([{ verdict: 'ok' }]);
    const [missing] = await checkModels('someone/model', [folder]);
    expect(missing).toMatchObject({ verdict: 'fail', sentence: { en: expect.stringContaining('someone/model') } });
  });
});

describe('the folders', () => {
  test('a data folder that is not there yet is fine, and is not made', async () => {
    expect((await checkDataFolder(join(folder, 'new', 'data'))).verdict).toBe('ok');
    expect(await readdir(folder)).toEqual([]);
  });

  test('a data folder that is a file is refused', async () => {
    await writeFile(join(folder, 'data'), '');
    expect(await checkDataFolder(join(folder, 'data'))).toMatchObject({
      verdict: 'fail',
      remedy: { en: expect.stringContaining('DATA_DIR') },
    });
  });

  test('an absent and an intact database are fine', async () => {
    const file = databaseFile(folder);
    expect((await checkDatabase(file)).verdict).toBe('ok');
    expect(await readdir(folder)).toEqual([]);
    openSqlite(file).close();
    expect((await checkDatabase(file)).verdict).toBe('ok');
  });

  test.each([
    ['damaged', 'not a database at all, but long enough to be looked at as one '.repeat(20)],
    ['cut off', null],
  ])('a %s database is reported', async (_, text) => {
    const file = databaseFile(folder);
    if (text === null) {
      openSqlite(file).close();
      await truncate(file, 5000);
    } else await writeFile(file, text);
    expect(await checkDatabase(file)).toMatchObject({
      verdict: 'fail',
      sentence: { en: expect.stringContaining(file) },
    });
  });

  test('documents: some, none, or no folder', async () => {
    expect((await checkCorpus(join(folder, 'absent'))).verdict).toBe('fail');
    await writeFile(join(folder, '.hidden'), '');
    expect((await checkCorpus(folder)).verdict).toBe('warn');
    await writeFile(join(folder, 'catatan.txt'), 'Isi.');
    expect(await checkCorpus(folder)).toMatchObject({
      verdict: 'ok',
      sentence: { id: expect.stringContaining('1 berkas') },
    });
  });
});

describe('Discord', () => {
  const all = '8';
  const without = (1n << 10n) | (1n << 11n) | (1n << 16n) | (1n << 38n);

  /** A server that answers `users/@me` and `users/@me/guilds` as Discord would, for the token `good`. */
  async function checkAgainst(environment: Record<string, string>, guilds: object[]) {
    const server = createServer((request, response) => {
      const known = request.headers.authorization === 'Bot good';
      const body = !known
        ? { message: '401: Unauthorized', code: 0 }
        : request.url?.endsWith('/guilds')
          ? guilds
          : { id: '77', username: 'kutip-uji' };
      response.writeHead(known ? 200 : 401, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    // A server that listens on TCP has an address of this form.
    const { port } = server.address() as AddressInfo;
    try {
      return await checkDiscord(
        readSettings({ DISCORD_API_URL: `http://127.0.0.1:${port}/api`, ...environment }, join(folder, 'none')),
      );
    } finally {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  }

  test('without a token nothing is asked', async () => {
    expect(await checkDiscord(readSettings({}, join(folder, 'none')))).toMatchObject([{ verdict: 'ok' }]);
  });

  test('a refused token says where to get another', async () => {
    const findings = await checkAgainst({ DISCORD_TOKEN: 'bad' }, []);
    expect(findings).toMatchObject([
      { check: 'discord-token', verdict: 'fail', remedy: { id: expect.stringContaining('Reset Token') } },
    ]);
    expect(JSON.stringify(findings)).not.toContain('bad');
  });

  test('a bot with all it needs is fine', async () => {
    const findings = await checkAgainst({ DISCORD_TOKEN: 'good', DISCORD_GUILD: '5' }, [
      { id: '5', name: 'Kelas', permissions: all },
    ]);
    expect(findings.map(({ verdict }) => verdict)).toEqual(['ok']);
  });

  test('a missing permission is named with its server, and how to grant it', async () => {
    const findings = await checkAgainst({ DISCORD_TOKEN: 'good' }, [
      { id: '5', name: 'Kelas', permissions: `${without}` },
    ]);
    expect(findings.at(-1)).toMatchObject({
      verdict: 'warn',
      sentence: { en: 'In the server "Kelas" the bot lacks Create Public Threads.' },
      remedy: { en: expect.stringContaining('client_id=77') },
    });
  });

  test('a server of the settings that the bot is not in is pointed out with an invitation', async () => {
    const findings = await checkAgainst({ DISCORD_TOKEN: 'good', DISCORD_GUILD: '6' }, [
      { id: '5', name: 'Kelas', permissions: all },
    ]);
    expect(findings.at(-1)).toMatchObject({
      check: 'discord-server',
      remedy: { id: expect.stringContaining('https://discord.com/oauth2') },
    });
  });

  test('no connection is told apart from a refused token', async () => {
    const settings = readSettings(
      { DISCORD_TOKEN: 'good', DISCORD_API_URL: 'http://127.0.0.1:1/api' },
      join(folder, 'none'),
    );
    expect(await checkDiscord(settings)).toMatchObject([{ check: 'discord', verdict: 'fail' }]);
  });
});

describe('the command', () => {
  const run = (environment: Record<string, string>, ...words: string[]) =>
    spawnSync(process.execPath, [join(packageRoot(), 'dist/src/cli/doctor.js'), ...words], {
      env: { PATH: process.env['PATH'] ?? '', DATA_DIR: folder, DISCORD_TOKEN: '', ...environment },
      encoding: 'utf8',
    });

  test('prints a line for each finding in the language of the terminal, and ends with 0', () => {
    const { stdout, status } = run({ LANG: 'id_ID.UTF-8' });
    expect(stdout).toMatch(/^✓ Node\.js/u);
    expect(stdout).toContain('✓ Berkas model utuh.');
    expect(status).toBe(0);
  });

  test('--json prints one object, and something to be mended ends with 1', () => {
    const { stdout, status } = run({ LANG: 'en_US.UTF-8', CORPUS_DIR: join(folder, 'absent') }, '--json');
    const report = JSON.parse(stdout);
    expect(report.ok).toBe(false);
    expect(report.checks).toContainEqual(
      expect.objectContaining({ check: 'corpus', verdict: 'fail', remedy: expect.any(String) }),
    );
    expect(status).toBe(1);
  });

  test('wrong settings end with 78, wrong usage with 64', () => {
    const settings = run({ METRICS_PORT: 'many' });
    expect(settings).toMatchObject({ status: 78, stderr: expect.stringContaining('METRICS_PORT=many') });
    expect(run({}, '--everything').status).toBe(64);
  });
});
