// Faults on request: each reaches the client as the failure that it is, and what was carried out is seen.
import type { TextChannel } from 'discord.js';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type LocalDiscord, startLocalDiscord, wire } from '../local-discord.js';
import { startTinyBot, type TinyBot } from './tiny-bot.js';

wire('a scripted fault', () => {
  let discord: LocalDiscord;
  let bot: TinyBot;
  let umum: TextChannel;
  const posts = () => discord.requests.filter(({ operation }) => operation === 'create_message').length;
  const shown = () =>
    discord
      .server()
      .channel('umum')
      .seen()
      .map(({ content }) => content);

  beforeAll(async () => {
    discord = await startLocalDiscord();
    bot = await startTinyBot(discord, { rest: { timeout: 1_500 } });
    umum = (await bot.client.channels.fetch(discord.server().channel('umum').id)) as TextChannel;
  });
  afterEach(() => {
    discord.clearFaults();
    expect(discord.problems()).toEqual([]);
  });
  afterAll(async () => {
    await bot.stop();
    await discord.close();
  });

  it('of 429 makes the client wait and then send', async () => {
    const fault = discord.fault({ method: 'POST', path: /\/messages$/, status: 429, retryAfter: 0.05 });
    await umum.send('dibatasi');
    expect(fault.hits).toBe(1);
    expect(shown()).toContain('dibatasi');
    const forAll = discord.fault({ path: /\/messages$/, status: 429, retryAfter: 0.05, global: true });
    await umum.send('dibatasi semua');
    expect(shown()).toContain('dibatasi semua');
    expect(forAll.hits).toBe(1);
  });

  it('of 500 is tried again by the client, and fails when it stays', async () => {
    const fault = discord.fault({ method: 'POST', path: /\/messages$/, status: 500, times: 2 });
    await umum.send('akhirnya');
    expect(fault.hits).toBe(2);
    expect(shown().filter((each) => each === 'akhirnya')).toHaveLength(1);
    discord.fault({ method: 'POST', path: /\/messages$/, status: 500, times: 99 });
    await expect(umum.send('tidak pernah')).rejects.toThrow();
    expect(shown()).not.toContain('tidak pernah');
  });

  it('of a reset before execution leaves nothing', async () => {
    const before = posts();
    discord.fault({ method: 'POST', path: /\/messages$/, reset: 'before' });
    await umum.send('sekali saja');
    expect(posts() - before).toBe(2);
    expect(shown().filter((each) => each === 'sekali saja')).toHaveLength(1);
  });

  it('of a reset after execution posts twice, unless a nonce is enforced', async () => {
    discord.fault({ method: 'POST', path: /\/messages$/, reset: 'after' });
    await umum.send('ganda');
    expect(shown().filter((each) => each === 'ganda')).toHaveLength(2);
    discord.fault({ method: 'POST', path: /\/messages$/, reset: 'after' });
    await umum.send({ content: 'tunggal', nonce: '1', enforceNonce: true });
    expect(shown().filter((each) => each === 'tunggal')).toHaveLength(1);
  });

  it('of no answer makes the client time out and send again', async () => {
    discord.fault({ method: 'POST', path: /\/messages$/, hang: 'after' });
    await umum.send({ content: 'menunggu', nonce: '2', enforceNonce: true });
    expect(shown().filter((each) => each === 'menunggu')).toHaveLength(1);
    discord.fault({ method: 'POST', path: /\/messages$/, hang: 'before' });
    await umum.send('menunggu lagi');
    expect(shown().filter((each) => each === 'menunggu lagi')).toHaveLength(1);
  });

  it('of delay only delays', async () => {
    const fault = discord.fault({ path: /\/messages$/, delayMs: 20 });
    await umum.send('pelan');
    expect(fault.hits).toBe(1);
    expect(shown()).toContain('pelan');
  });

  it('on the answer to an interaction makes answering twice no mistake', async () => {
    bot.onInteraction(async (interaction) => {
      if (interaction.isChatInputCommand()) await interaction.reply('jawaban').catch(() => {});
    });
    discord.fault({ path: /\/callback$/, reset: 'after' });
    const server = discord.server();
    const asked = server.person('Sari').slash(server.channel('umum'), 'ask', { question: 'Apa?' });
    expect((await asked.reply()).content).toBe('jawaban');
    await discord.until(
      () => discord.requests.filter(({ path }) => path.endsWith('/callback')).at(-1)?.status === 400,
      'the refusal of the second answer',
    );
  });
});
