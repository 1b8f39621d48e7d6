// Acknowledgements, answers and completions as people on Discord wait for them: JSON on standard output, milliseconds.
// ROUNDS (5): twenty questions alone, eight completions and fifty questions at once in each.
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type LocalDiscord, type LocalServer, startLocalDiscord, wire } from '../../test/wire/local-discord.js';
import { longestDelays, report, spread } from './figures.js';
import { type Installation, install } from './installation.js';
import { writeDocuments } from './made-up-documents.js';
import { addSampleDocuments, addTitles } from './prepare.js';
import { question } from './questions.js';

const ROUNDS = Number(process.env['ROUNDS'] ?? 5);
const PEOPLE = 50;
const TITLES = 10_000;
/** Enough to be read for longer than the rounds last. */
const DOCUMENTS_TO_READ = 1_500;

wire('Kutip on Discord', () => {
  let discord: LocalDiscord;
  let kutip: Installation;
  let group: LocalServer;

  beforeAll(async () => {
    const names = Array.from({ length: PEOPLE }, (_, n) => `Person ${n}`);
    discord = await startLocalDiscord({
      patienceMs: 300_000,
      servers: [
        { name: 'Asking', people: names.map((name) => ({ name, locale: 'id' })) },
        { name: 'Titles', people: [{ name: 'Sari', locale: 'id' }] },
        { name: 'Reading', people: [{ name: 'Budi', locale: 'id', permissions: ['ManageGuild'] }] },
      ],
    });
    kutip = install();
    group = discord.server('Asking');
    const titles = join(kutip.dataDir, '..', 'titles');
    writeDocuments(titles, TITLES, 1);
    writeDocuments(kutip.sampleFolder, DOCUMENTS_TO_READ);
    await addSampleDocuments(kutip.dataDir, [group.id]);
    expect(await addTitles(kutip.dataDir, discord.server('Titles').id, titles)).toBe(TITLES);
    const startMs = await kutip.start(discord);
    report('start to ready', { ms: Math.round(startMs) });
  });
  afterAll(async () => {
    await kutip?.close();
    await discord?.close();
  });

  it('answers one person who asks alone', async () => {
    const sari = group.person('Person 0');
    const umum = group.channel('umum');
    const acknowledged: number[] = [];
    const answered: number[] = [];
    for (let n = 0; n < ROUNDS * 20; n++) {
      const begun = performance.now();
      const asked = sari.slash(umum, 'tanya', { pertanyaan: question(n) });
      await asked.reply();
      answered.push(performance.now() - begun);
      acknowledged.push(await asked.acknowledgedAfter());
    }
    report('alone', { acknowledged: spread(acknowledged), answered: spread(answered) });
  });

  it('completes a title among ten thousand', async () => {
    const server = discord.server('Titles');
    const sari = server.person('Sari');
    const typed = ['', 'b', 'ba', 'bab', 'kita', '77', 'zz', 'no such title'];
    const waited: number[] = [];
    for (let n = 0; n < ROUNDS * typed.length; n++) {
      const asked = sari.autocomplete(server.channel('umum'), 'tanya', 'dokumen', typed[n % typed.length] ?? '', {
        pertanyaan: question(n),
      });
      await asked.choices();
      waited.push(await asked.acknowledgedAfter());
    }
    report('autocomplete', { first: waited[0] ?? null, ...spread(waited) });
  });

  it('acknowledges fifty people who ask at once while documents are being read', async () => {
    const reading = discord.server('Reading');
    const budi = reading.person('Budi');
    const channel = reading.channel('umum');
    const setup = await budi.slash(channel, 'siapkan').reply();
    const added = budi.press(setup, 'sample-documents:setup', { forged: true });
    await added.replyThat(({ content }) => /\d/.test(content));
    const acknowledged: number[] = [];
    const answered: number[] = [];
    let busy = 0;
    await kutip.metrics(); // its longest delay counts from the last reading
    for (let round = 0; round < ROUNDS; round++) {
      const begun = performance.now();
      const asked = Array.from({ length: PEOPLE }, (_, n) =>
        group.person(`Person ${n}`).slash(group.channel('umum'), 'tanya', { pertanyaan: question(n) }),
      );
      const replies = await Promise.all(
        asked.map(async (each) => {
          const reply = await each.reply();
          answered.push(performance.now() - begun);
          return reply;
        }),
      );
      busy += replies.filter(({ content }) => content.includes('ramai ditanya')).length;
      for (const each of asked) acknowledged.push(await each.acknowledgedAfter());
    }
    const choices = await budi.autocomplete(channel, 'tanya', 'dokumen', '', { pertanyaan: 'x' }).choices();
    report('fifty at once, documents being read', {
      acknowledged: spread(acknowledged),
      answered: spread(answered),
      refusedAsBusy: busy,
      stillReading: choices.length === 0,
      load: loadavg().map((load) => Number(load.toFixed(1))),
      mainThreadHeld: longestDelays(await kutip.metrics()),
    });
    expect(discord.problems()).toEqual([]);
  });
});
