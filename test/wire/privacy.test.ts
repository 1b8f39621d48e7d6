// Kutip as a program: no word of a private question in its files, output or metrics, whatever Discord answers; none of a deleted one.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type KutipProcess, startKutip, temporaryData } from './kutip-process.js';
import { type LocalDiscord, startLocalDiscord, wire } from './local-discord.js';
import { freePort } from './port.js';

wire('what a person asks', () => {
  let discord: LocalDiscord;
  let kutip: KutipProcess;
  let metrics: string;
  const data = temporaryData();
  beforeAll(async () => {
    discord = await startLocalDiscord({
      servers: [
        {
          name: 'Geografi',
          channels: [{ name: 'umum' }],
          people: [
            { name: 'Sari', locale: 'id' },
            { name: 'Budi', permissions: ['ManageGuild'] },
          ],
        },
      ],
    });
    const port = await freePort();
    metrics = `http://127.0.0.1:${port}/metrics`;
    kutip = startKutip({
      ...{ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl, DATA_DIR: data.folder },
      ...{ LOG_LEVEL: 'debug', METRICS_PORT: String(port) },
    });
    await kutip.line(/^Ready\.$/);
    const [budi, umum] = [discord.server().person('Budi'), discord.server().channel('umum')];
    const panel = await budi.slash(umum, 'setup').reply();
    const adding = budi.press(panel, 'sample-documents:', { forged: true });
    await adding.replyThat(({ content }) => content.includes('can be quoted now'));
  });
  afterAll(async () => {
    kutip.signal('SIGKILL');
    await kutip.exit();
    await discord.close();
    data.remove();
  });

  const ask = (question: string, onlyMe: boolean) => {
    const options = { pertanyaan: question, 'hanya-saya': onlyMe };
    return discord.server().person('Sari').slash(discord.server().channel('umum'), 'tanya', options);
  };

  /** Files of the data folder, metrics and lines of output that hold the word. */
  async function placesOf(word: string): Promise<string[]> {
    const holds = (text: string) => text.toLowerCase().includes(word);
    const files = readdirSync(data.folder, { recursive: true, encoding: 'utf8' })
      .map((name) => join(data.folder, name))
      .filter((path) => statSync(path).isFile() && holds(readFileSync(path, 'latin1')));
    const counted = holds(await (await fetch(metrics)).text()) ? ['metrics'] : [];
    return [...files, ...counted, ...[...kutip.lines, ...kutip.errors.split('\n')].filter(holds)];
  }

  it('privately is nowhere, answered or not, also when Discord refuses the answer or loses the line', async () => {
    const answer = await ask('Mengapa Kazakhstan zirbanuwa meminta bantuan CSTO?', true).reply();
    expect(answer.content).toContain('zirbanuwa');
    const refused = discord.fault({ method: 'PATCH', path: /\/webhooks\//, status: 400, times: 1 });
    expect((await ask('Siapa presiden zirbanuwa sekarang?', true).reply()).content).toContain('❌');
    const lost = discord.fault({ method: 'PATCH', path: /\/webhooks\//, reset: 'after', times: 1 });
    await ask('Kapan zirbanuwa merdeka?', true).reply();
    const unheard = discord.fault({ method: 'POST', path: /\/callback$/, status: 403, times: 1 });
    const silent = ask('Di mana zirbanuwa itu?', true);
    await discord.until(() => unheard.hits > 0, 'an acknowledgement');
    await expect(silent.reply()).rejects.toThrow();
    expect([refused.hits, lost.hits]).toEqual([1, 1]);
    expect(await placesOf('zirbanuwa')).toEqual([]);
    expect(kutip.log().filter(({ level }) => level === 'error').length).toBe(2);
    discord.takeProblems();
  });

  it('for all to see is kept while nothing answers it, and in no file any more once it is deleted', async () => {
    const answer = await ask('Siapa presiden vantribol sekarang?', false).reply();
    expect((await placesOf('vantribol')).length).toBeGreaterThan(0);
    await discord.server().person('Sari').press(answer, 'Hapus').acknowledged();
    await discord.until(
      () =>
        discord
          .server()
          .channel('umum')
          .seen()
          .every(({ id }) => id !== answer.id),
      'its end',
    );
    expect(await placesOf('vantribol')).toEqual([]);
    expect(discord.problems()).toEqual([]);
  });
});
