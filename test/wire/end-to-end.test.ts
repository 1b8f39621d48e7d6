// Kutip as `npm start` starts it, with its real models, in a server that it has just joined: from set-up to quotes that stand
// word for word in the sample documents. And no word of a private question in its files, output or metrics, none of a deleted one.
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { packageRoot } from '../../src/package-root.js';
import { asShown } from '../discord/as-shown.js';
import { type KutipProcess, startKutip, temporaryData } from './kutip-process.js';
import { type LocalDiscord, type LocalServer, startLocalDiscord, wire } from './local-discord.js';
import { freePort } from './port.js';
import { type Reader, SARI, TONO } from './readers.js';
import type { SeenMessage } from './seen.js';

const QUESTIONS = [
  { reader: SARI, channel: 'umum', question: 'Mengapa Kazakhstan meminta bantuan CSTO?' },
  { reader: TONO, channel: 'english', question: 'Why did Kazakhstan ask the CSTO for help?' },
] as const;

wire('Kutip as a program', () => {
  let discord: LocalDiscord;
  let kutip: KutipProcess;
  let server: LocalServer;
  let port: number;
  const answers: { reader: Reader; answer: SeenMessage; quote: string }[] = [];
  const data = temporaryData();
  const start = async () => {
    kutip = startKutip({
      ...{ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl, DATA_DIR: data.folder },
      ...{ LOG_LEVEL: 'debug', METRICS_PORT: String(port) },
    });
    await kutip.line(/^Ready\.$/);
  };
  const kill = async () => {
    kutip.signal('SIGKILL');
    await kutip.exit();
  };
  beforeAll(async () => {
    discord = await startLocalDiscord();
    port = await freePort();
    await start();
    server = await discord.join({
      name: 'Geografi',
      channels: [{ name: 'umum' }, { name: 'english' }],
      people: [
        { name: SARI.name, locale: SARI.locale },
        { name: TONO.name, locale: TONO.locale },
        { name: 'Budi', locale: 'id', permissions: ['ManageGuild'] },
      ],
    });
  });
  afterAll(async () => {
    await kill();
    await discord.close();
    data.remove();
  });
  const umum = () => server.channel('umum');
  const isGone = ({ id }: SeenMessage) =>
    QUESTIONS.every(({ channel }) =>
      server
        .channel(channel)
        .seen()
        .every((message) => message.id !== id),
    );

  it('greets the server that it joins, and gets the sample documents by the manager’s set-up', async () => {
    const budi = server.person('Budi');
    const welcome = await discord.until(() => umum().seen()[0], 'the welcome');
    let panel = await budi.press(welcome, 'Siapkan / Set up').reply();
    while (!panel.content.includes('### Dokumen')) panel = await budi.press(panel, 'Lewati ›').reply();
    const added = budi.press(panel, 'Tambahkan 12 dokumen contoh');
    await added.replyThat(({ content }) => content.includes('12 dokumen bisa dikutip'));
    expect(discord.problems()).toEqual([]);
  });

  describe.each(QUESTIONS)('asked “$question”', ({ reader, channel, question }) => {
    const place = () => server.channel(channel);
    const person = () => server.person(reader.name);
    let answer: SeenMessage;
    let quote: string;

    it('quotes a sample document exactly, and names it', async () => {
      answer = await person()
        .slash(place(), reader.commands.ask, { [reader.options.question]: question })
        .reply();
      expect(answer.ephemeral).toBe(false);
      const shown = asShown(answer.content);
      quote = shown.quotes[0] ?? '';
      expect(quote.length).toBeGreaterThan(20);
      const [title = ''] = /(?<=“)[^”]+/.exec(shown.text.slice(shown.text.indexOf(quote) + quote.length)) ?? [];
      const others = { [reader.options.question]: question };
      const choices = await person()
        .autocomplete(place(), reader.commands.ask, reader.options.document, title, others)
        .choices();
      expect(choices).toHaveLength(1);
      expect(await sourceText(choices[0]?.value ?? '')).toContain(quote);
      answers.push({ reader, answer, quote });
      expect(discord.problems()).toEqual([]);
    });

    it('opens that quote, cites it and discusses it', async () => {
      const { cite, discuss } = reader.buttons;
      const opened = await person().press(answer, openLabel(reader, answer)).reply();
      expect(opened.ephemeral).toBe(true);
      expect(asShown(opened.content).quotes).toContain(quote);
      const cited = await person().press(opened, cite).reply();
      expect(cited.content).toContain(`\`\`\`\n${quote}\n\`\`\``);
      expect(cited.content).toContain('APA 7');
      const told = await person().press(opened, discuss).reply();
      const thread = place().threads().at(-1);
      expect(told.content).toContain(`${thread?.mention}`);
      const first = asShown(thread?.seen()[0]?.content ?? '');
      expect(first.lines[0]).toBe(question);
      expect(first.quotes[0]).toBe(quote);
      expect(discord.problems()).toEqual([]);
    });
  });

  it('knows its quotes after it was killed and started again', async () => {
    await kill();
    await start();
    expect(answers).toHaveLength(QUESTIONS.length);
    for (const { reader, answer, quote } of answers) {
      const person = server.person(reader.name);
      const opened = await person.press(answer, openLabel(reader, answer)).reply();
      expect(asShown(opened.content).quotes).toContain(quote);
      await person.press(answer, reader.buttons.remove).acknowledged();
      await discord.until(() => isGone(answer), 'its end');
    }
    expect(discord.problems()).toEqual([]);
  });

  describe('told what a person asks', () => {
    const ask = (question: string, onlyMe: boolean) =>
      server.person('Sari').slash(umum(), 'tanya', { pertanyaan: question, 'hanya-saya': onlyMe });

    /** Files of the data folder, metrics and lines of output that hold the word. */
    async function placesOf(word: string): Promise<string[]> {
      const holds = (text: string) => text.toLowerCase().includes(word);
      const files = readdirSync(data.folder, { recursive: true, encoding: 'utf8' })
        .map((name) => join(data.folder, name))
        .filter((path) => statSync(path).isFile() && holds(readFileSync(path, 'latin1')));
      const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
      const counted = holds(metrics) ? ['metrics'] : [];
      return [...files, ...counted, ...[...kutip.lines, ...kutip.errors.split('\n')].filter(holds)];
    }

    it('privately keeps it nowhere, answered or not, also when Discord refuses the answer or loses the line', async () => {
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

    it('for all to see keeps it while nothing answers it, and in no file any more once it is deleted', async () => {
      const answer = await ask('Siapa presiden vantribol sekarang?', false).reply();
      expect((await placesOf('vantribol')).length).toBeGreaterThan(0);
      await server.person('Sari').press(answer, 'Hapus').acknowledged();
      await discord.until(() => isGone(answer), 'its end');
      // Forgotten when Discord has said that it is gone.
      await vi.waitFor(async () => expect(await placesOf('vantribol')).toEqual([]));
      expect(discord.problems()).toEqual([]);
    });
  });
});

function openLabel({ buttons: { open } }: Reader, answer: SeenMessage): string {
  return answer.buttons.find(({ label }) => label.startsWith(open))?.label ?? '';
}

/** What `npm run corpus -- text` prints of a sample document. */
async function sourceText(document: string): Promise<string> {
  const program = join(packageRoot(), 'dist/src/cli/corpus.js');
  const file = join(packageRoot(), 'corpus', document);
  return (await promisify(execFile)(process.execPath, [program, 'text', file])).stdout;
}
