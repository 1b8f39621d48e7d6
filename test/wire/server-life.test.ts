// A server's life with Kutip: removed, it rests for thirty days; invited in time, all is there; after that, nothing of it is left.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { databaseFile } from '../../src/corpus/library.js';
import { openSqlite } from '../../src/database/sqlite.js';
import { textFile } from './file-host.js';
import { type KutipOnFolder, startKutipOnFolder } from './kutip-on-folder.js';
import { temporaryData } from './kutip-process.js';
import { type LocalDiscord, type LocalServer, startLocalDiscord, wire } from './local-discord.js';
import type { SeenMessage } from './seen.js';
import type { ServerOptions } from './server-options.js';
import { standingClock } from './test-clock.js';

const DAY_MS = 24 * 3_600_000;
const WELCOME = 'kutipan persis';
const BACK = 'Kutip kembali';

const server = (name: string): ServerOptions => ({
  name,
  people: [
    { name: 'Budi', locale: 'id', permissions: ['ManageGuild'] },
    { name: 'Sari', locale: 'id' },
  ],
});

wire('a server', () => {
  const data = temporaryData();
  const clock = standingClock();
  let discord: LocalDiscord;
  let kutip: KutipOnFolder;

  const start = async () => {
    kutip = await startKutipOnFolder(discord, { folder: data.folder, clock });
  };
  beforeAll(async () => {
    discord = await startLocalDiscord({ servers: [server('Hulu'), server('Hilir')] });
    await start();
  });
  afterEach(async () => {
    await vi.waitFor(() => expect(kutip.pending).toBe(0));
    expect(kutip.failures).toEqual([]);
    expect(discord.problems()).toEqual([]);
  });
  afterAll(async () => {
    await kutip.stop();
    await discord.close();
    data.remove();
  });

  const plain = ({ content }: SeenMessage) => content.replaceAll(/[*\\]/g, '');
  const umum = (of: LocalServer) => of.channel('umum');
  const add = async (to: LocalServer, name: string, text: string) => {
    const asked = to.person('Budi').slash(umum(to), 'dokumen tambah', { berkas: textFile(name, text) });
    return plain(await asked.replyThat(({ content }) => content.includes('bisa dikutip')));
  };
  const answer = async (of: LocalServer, pertanyaan: string) =>
    plain(await of.person('Sari').slash(umum(of), 'tanya', { pertanyaan }).reply());
  const greetings = (of: LocalServer, words: string) =>
    umum(of)
      .seen()
      .filter(({ authorId, content }) => authorId === discord.applicationId && content.includes(words)).length;
  /** Kutip has heard of it. */
  const removed = async (from: LocalServer) => {
    await from.leave();
    await vi.waitFor(async () => expect(await hasLeft(data.folder, from.id)).toBe(true));
  };

  it('that Kutip is removed from rests, and invited back in time has all that it had, without a second welcome', async () => {
    const hulu = discord.server('Hulu');
    expect(greetings(hulu, WELCOME)).toBe(1);
    await add(hulu, 'waduk.txt', 'Waduk hulu menampung curah hujan tahunan.');
    const before = await rowsOf(data.folder, hulu.id);
    await removed(hulu);
    clock.pass(29 * DAY_MS);
    await kutip.day();
    expect(await rowsOf(data.folder, hulu.id)).toMatchObject({ files: 1, documents: before['documents'] ?? -1 });

    await hulu.rejoin();
    await discord.until(() => greetings(hulu, BACK) === 1, 'the greeting');
    expect(await answer(hulu, 'Waduk hulu menampung curah apa?')).toContain('curah hujan tahunan.');
    expect(greetings(hulu, WELCOME)).toBe(1);
    clock.pass(2 * DAY_MS);
    await kutip.day();
    expect(await answer(hulu, 'Waduk hulu menampung curah apa?')).toContain('curah hujan tahunan.');
  });

  it('that joined while Kutip was down is welcomed once; one that it left meanwhile rests from then on', async () => {
    const [hulu, hilir] = [discord.server('Hulu'), discord.server('Hilir')];
    await kutip.stop();
    const muara = await discord.join(server('Muara'));
    await hilir.leave();
    await start();
    await discord.until(() => greetings(muara, WELCOME) === 1, 'the welcome');
    expect(await hasLeft(data.folder, hilir.id)).toBe(true);
    expect(greetings(hulu, WELCOME)).toBe(1);
    await kutip.stop();
    await start();
    expect([hulu, muara].map((each) => greetings(each, WELCOME))).toEqual([1, 1]);
    await hilir.rejoin();
    await discord.until(() => greetings(hilir, BACK) === 1, 'the greeting');
  });

  it('sees only its own, also where two add and ask at the same time', async () => {
    const [hilir, muara] = [discord.server('Hilir'), discord.server('Muara')];
    const names = ['satu', 'dua', 'tiga'];
    const addAll = async (to: LocalServer, what: string) => {
      for (const name of names) {
        const said = await add(to, `${what}-${name}.txt`, `Pintu ${name} dicat warna ${what}${name}.`);
        expect(said).toContain(`${what}-${name}.txt`);
        await answer(to, `Pintu ${name} dicat warna apa?`);
      }
    };
    await Promise.all([addAll(hilir, 'merah'), addAll(muara, 'biru')]);
    for (const [of, own, others] of [
      [hilir, 'merah', 'biru'],
      [muara, 'biru', 'merah'],
    ] as const) {
      const seen = JSON.stringify(umum(of).seen());
      expect(seen).not.toContain(others);
      expect(await answer(of, 'Pintu dua dicat warna apa?')).toContain(`${own}dua.`);
      const list = plain(await of.person('Sari').slash(umum(of), 'dokumen daftar').reply());
      for (const name of names) expect(list).toContain(`${own}-${name}.txt`);
      expect(list).not.toContain(others);
    }
  });

  it('that Kutip left thirty days ago is deleted with all that was its own, and no other is touched', async () => {
    const [hulu, hilir] = [discord.server('Hulu'), discord.server('Hilir')];
    const others = await rowsOf(data.folder, hilir.id);
    const indexes = readdirSync(join(data.folder, 'generations')).length;
    await removed(hulu);
    clock.pass(30 * DAY_MS + 1);
    await kutip.day();
    const left = Object.entries(await rowsOf(data.folder, hulu.id)).filter(([, count]) => count > 0);
    expect(left).toEqual([]);
    expect(existsSync(join(data.folder, 'files', hulu.id))).toBe(false);
    expect(readdirSync(join(data.folder, 'generations')).length).toBeLessThan(indexes);
    expect(await rowsOf(data.folder, hilir.id)).toMatchObject({
      files: others['files'],
      documents: others['documents'],
    });
    expect(await answer(hilir, 'Pintu tiga dicat warna apa?')).toContain('merahtiga.');

    await hulu.rejoin();
    await discord.until(() => greetings(hulu, WELCOME) === 2, 'a welcome as of a new server');
    expect(await answer(hulu, 'Waduk hulu menampung curah apa?')).not.toContain('hujan');
  });
});

/** Rows of every table that names the owner or a collection of the owner's. */
async function rowsOf(folder: string, owner: string): Promise<Record<string, number>> {
  const file = openSqlite(databaseFile(folder));
  const counts = await file.read((sql) => {
    const tables = sql
      .all<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'")
      .map(({ name }) => name);
    return tables.flatMap((table) => {
      const columns = sql
        .all<{ name: string }>(`SELECT name FROM pragma_table_info('${table}')`)
        .map(({ name }) => name);
      const its = columns.includes('owner')
        ? 'owner = ?'
        : columns.includes('collection_id')
          ? 'collection_id IN (SELECT id FROM collections WHERE owner = ?)'
          : null;
      if (its === null) return [];
      return [
        [table, sql.one<{ n: number }>(`SELECT count(*) AS n FROM ${table} WHERE ${its}`, owner)?.n ?? 0] as const,
      ];
    });
  });
  file.close();
  return Object.fromEntries(counts);
}

async function hasLeft(folder: string, owner: string): Promise<boolean> {
  const file = openSqlite(databaseFile(folder));
  const row = await file.read((sql) =>
    sql.one<{ at: number | null }>('SELECT left_at AS at FROM servers WHERE owner = ?', owner),
  );
  file.close();
  return row !== null && row.at !== null;
}
