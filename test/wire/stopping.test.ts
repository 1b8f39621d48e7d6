// Before Kutip is ready and when it stops, over real sockets: everybody is told, nobody waits in vain, old buttons still work.
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { type LocalDiscord, type LocalServer, startLocalDiscord, wire } from './local-discord.js';
import type { Person } from './person.js';
import { createToyActions, postBoard } from './toy-actions.js';
import { said } from './toy-commands.js';
import { gated, startToyKutip, type ToyKutip, type ToyOptions } from './toy-kutip.js';

const NEVER_MS = 60_000;

wire('Kutip', () => {
  let discord: LocalDiscord;
  let server: LocalServer;
  let sari: Person;
  let budi: Person;
  let kutip: ToyKutip;
  const toys = createToyActions();

  beforeAll(async () => {
    discord = await startLocalDiscord({
      servers: [
        {
          name: 'Geografi',
          channels: [{ name: 'umum' }],
          people: [{ name: 'Sari', locale: 'id' }, { name: 'Budi' }],
        },
      ],
    });
    server = discord.server();
    sari = server.person('Sari');
    budi = server.person('Budi');
  });
  afterEach(async () => {
    await kutip.stop();
    expect(discord.problems()).toEqual([]);
    expect(kutip.failures).toEqual([]);
  });
  afterAll(() => discord.close());
  const start = async (options: ToyOptions = {}) => {
    kutip = await startToyKutip(discord, { actions: toys.actions, ...options });
    return server.channel('umum');
  };
  const ask = (person: Person, values = {}) =>
    person.slash(server.channel('umum'), 'ask', { question: 'Apa?', ...values });

  it('says that it is starting until it can answer, whatever is asked', async () => {
    const umum = await start({ serving: false });
    const board = await postBoard(discord, kutip, umum, [['open:A1']]);
    for (const asked of [ask(sari), sari.press(board, 'open')]) {
      expect(await asked.acknowledged()).toBe('message');
      expect(await asked.reply()).toMatchObject({
        ephemeral: true,
        content: expect.stringContaining('sedang dimulai'),
      });
    }
    expect((await ask(budi).reply()).content).toContain('Kutip is starting');
    expect(await sari.autocomplete(umum, 'ask', 'document', 'k').choices()).toEqual([]);
    const mention = sari.say(umum, `${discord.mention} Apa?`);
    const reply = await discord.until(() => umum.seen().find(({ replyTo }) => replyTo === mention.id), 'a reply');
    expect(reply.content).toMatch(/sedang dimulai.*\n.*is starting/);
    kutip.serve();
    expect((await ask(sari).reply()).content).toBe('Jawaban: Apa?');
  });

  it('says hello late rather than never, when it was added while starting', async () => {
    await start({ serving: false });
    const joined = await discord.join({ name: 'Baru', channels: [{ name: 'obrolan' }] });
    await discord.until(() => kutip.client.guilds.cache.has(joined.id), 'the new server');
    expect(joined.channel('obrolan').seen()).toEqual([]);
    kutip.serve();
    await discord.until(() => joined.channel('obrolan').seen().length === 1, 'a welcome');
  });

  it('stops when what it works on is done, and refuses what comes meanwhile', async () => {
    await start();
    const { gate, open } = gated();
    kutip.answer = async (context) => {
      await gate;
      return said(context, 'Selesai');
    };
    const asked = ask(sari);
    await asked.acknowledged();
    const stopped = kutip.surface.stop(NEVER_MS);
    const refused = await ask(budi).reply();
    expect(refused).toMatchObject({ ephemeral: true, content: expect.stringContaining('restarting') });
    open();
    await stopped;
    expect((await asked.reply()).content).toBe('Selesai');
    expect(kutip.surface.pending).toBe(0);
  });

  it('excuses itself for what takes too long, and says nothing afterwards', async () => {
    const umum = await start();
    const board = await postBoard(discord, kutip, umum, [['long-work:A1']]);
    const { gate, open } = gated();
    kutip.answer = async (context) => {
      await gate;
      return said(context, 'Terlambat');
    };
    toys.longWork = async (context) => {
      context.progress.update(1, 3, 'asia.pdf');
      await gate;
      return said(context, 'Terlambat');
    };
    const forAll = ask(sari);
    const forOne = ask(budi, { 'only-me': true });
    const pressed = sari.press(board, 'long-work');
    const mention = sari.say(umum, `${discord.mention} Apa?`);
    await Promise.all([
      forAll.acknowledged(),
      forOne.acknowledged(),
      pressed.replyThat(({ content }) => content.includes('asia')),
    ]);
    await vi.waitFor(() => expect(kutip.surface.pending).toBe(4));
    await kutip.surface.stop(0);
    expect(await forAll.reply()).toMatchObject({ ephemeral: false, content: expect.stringContaining('dimulai ulang') });
    expect(await forOne.reply()).toMatchObject({ ephemeral: true, content: expect.stringContaining('restarting') });
    expect(pressed.followUps()).toMatchObject([{ ephemeral: true, content: expect.stringContaining('dimulai ulang') }]);
    expect(umum.seen().find(({ id }) => id === board.id)?.content).toBe(board.content);
    const replies = () => umum.seen().filter(({ replyTo }) => replyTo === mention.id);
    expect(replies()).toMatchObject([{ content: expect.stringContaining('dimulai ulang') }]);
    open();
    await vi.waitFor(() => expect(kutip.surface.pending).toBe(0));
    expect(umum.seen().some(({ content }) => content === 'Terlambat')).toBe(false);
    expect(replies()).toHaveLength(1);
  });

  it('serves the buttons of a message from before it was restarted', async () => {
    const umum = await start();
    const board = await postBoard(discord, kutip, umum, [['open:A1', 'page:A1.2']]);
    await kutip.stop();
    await start();
    expect((await budi.press(board, 'open').reply()).content).toBe('Dibuka: A1');
    expect(await budi.press(board, 'page').reply()).toMatchObject({ id: board.id, content: 'Halaman A1.2' });
  });
});
