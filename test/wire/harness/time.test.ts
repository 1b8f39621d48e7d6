// Discord's limits of time for interactions: three seconds for the first answer, fifteen minutes for the token.
import { DiscordAPIError } from 'discord.js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type LocalDiscord, type LocalServer, startLocalDiscord, wire } from '../local-discord.js';
import { startTinyBot, type TinyBot } from './tiny-bot.js';

wire('an interaction', () => {
  let discord: LocalDiscord;
  let bot: TinyBot;
  let server: LocalServer;

  beforeAll(async () => {
    discord = await startLocalDiscord();
    bot = await startTinyBot(discord);
    server = discord.server();
  });
  afterAll(async () => {
    await bot.stop();
    await discord.close();
  });

  const ask = () => server.person('Sari').slash(server.channel('umum'), 'ask', { question: 'Apa?' });
  const failure = () => discord.until(() => bot.failures.shift(), 'a failure of the bot');

  it('that is not answered for three seconds fails, and cannot be answered any more', async () => {
    let answer = () => {};
    const asked = new Promise<void>((arrived) => {
      bot.onInteraction(async (interaction) => {
        if (!interaction.isChatInputCommand()) return;
        arrived();
        await new Promise<void>((resolve) => {
          answer = resolve;
        });
        await interaction.reply('terlambat');
      });
    });
    const reply = ask().reply();
    await asked;
    discord.moveClock(3_001);
    await expect(reply).rejects.toThrow('ask: the application did not respond');
    answer();
    expect(await failure()).toMatchObject({ code: 10062 });
    expect(discord.takeProblems()).toEqual([{ where: 'ask', what: 'was not acknowledged within 3 seconds' }]);
  });

  it('that is answered twice is refused the second time', async () => {
    bot.onInteraction(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      const { id, token } = interaction;
      await interaction.deferReply();
      await interaction.client.rest.post(`/interactions/${id}/${token}/callback`, { body: { type: 5 } });
    });
    ask();
    expect(await failure()).toMatchObject({ code: 40060 });
    expect(discord.takeProblems()).toEqual([{ where: 'ask', what: 'was acknowledged twice' }]);
  });

  it('has a token for fifteen minutes', async () => {
    const tokens: (() => Promise<unknown>)[] = [];
    bot.onInteraction(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.deferReply();
      tokens.push(() => interaction.editReply('jawaban'));
    });
    for (const end of [() => discord.moveClock(15 * 60_000 + 1), null]) {
      const asked = ask();
      await asked.acknowledged();
      const edit = await discord.until(() => tokens.shift(), 'the deferral');
      if (end === null) asked.expire();
      else end();
      const error = await edit().catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(DiscordAPIError);
      expect(error).toMatchObject({ code: 50027, status: 401 });
    }
    expect(discord.problems()).toEqual([]);
  });
});
