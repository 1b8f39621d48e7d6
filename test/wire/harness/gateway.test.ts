// The gateway's good and bad days: resuming with what was missed, sessions that are gone, refusals, silence.
import { Client, GatewayIntentBits, Status } from 'discord.js';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type LocalDiscord, startLocalDiscord, wire } from '../local-discord.js';
import { startTinyBot, type TinyBot } from './tiny-bot.js';

wire('the gateway', () => {
  let discord: LocalDiscord;
  let bot: TinyBot | undefined;
  const seen: string[] = [];

  beforeEach(async () => {
    discord = await startLocalDiscord();
    seen.length = 0;
  });
  afterEach(async () => {
    await bot?.stop();
    bot = undefined;
    expect(discord.problems()).toEqual([]);
    await discord.close();
  });

  const start = async () => {
    bot = await startTinyBot(discord);
    bot.client.on('messageCreate', ({ content }) => seen.push(content));
    return bot.client;
  };
  const say = (text: string) => {
    const server = discord.server();
    server.person('Sari').say(server.channel('umum'), `${discord.mention} ${text}`);
  };
  const heard = (text: string, client: Client) =>
    new Promise<void>((resolve) => {
      const wanted = `${discord.mention} ${text}`;
      if (seen.includes(wanted)) resolve();
      client.on('messageCreate', ({ content }) => content === wanted && resolve());
    });

  it('resumes a dropped connection and sends what was missed', async () => {
    const client = await start();
    discord.gateway.drop();
    say('saat terputus');
    await heard('saat terputus', client);
    expect(discord.gateway.counts).toMatchObject({ identified: 1, resumed: 1 });
    say('sesudahnya');
    await heard('sesudahnya', client);
    expect(seen).toHaveLength(2);
  });

  it('can ask to reconnect', async () => {
    const client = await start();
    discord.gateway.askToReconnect();
    await discord.until(() => discord.gateway.counts.resumed === 1, 'the resumption');
    say('lanjut');
    await heard('lanjut', client);
  });

  it('can have forgotten the session: the client identifies anew', async () => {
    const client = await start();
    discord.gateway.behaviour.resume = 'invalid';
    discord.gateway.drop();
    await discord.until(() => discord.gateway.counts.identified === 2, 'a new session', 20_000);
    say('lagi');
    await heard('lagi', client);
    expect(discord.gateway.counts.resumed).toBe(0);
  });

  it('can leave a RESUME without an answer', async () => {
    const client = await start();
    discord.gateway.behaviour.resume = 'ignore';
    discord.gateway.drop();
    await discord.until(() => discord.gateway.counts.resumesIgnored > 0, 'a RESUME');
    expect(discord.gateway.connected).toBe(0);
    expect(client.ws.shards.first()?.status).not.toBe(Status.Ready);
  });

  it('refuses a wrong token, and intents that were not granted', async () => {
    const login = (intents: number[], token = discord.token) => {
      const client = new Client({ intents, rest: { api: discord.apiUrl } });
      return client.login(token).finally(() => client.destroy());
    };
    await expect(login([GatewayIntentBits.Guilds], 'wrong.token.here')).rejects.toThrow('token');
    await expect(login([GatewayIntentBits.MessageContent])).rejects.toThrow('disallowed intents');
    discord.gateway.behaviour.identify = 'refuse-token';
    await expect(login([GatewayIntentBits.Guilds])).rejects.toThrow('Authentication failed');
    discord.gateway.behaviour.identify = 'refuse-intents';
    await expect(login([GatewayIntentBits.Guilds])).rejects.toThrow('disallowed intents');
  });
});

wire('a gateway that leaves heartbeats without an answer', () => {
  it('makes the client reconnect', async () => {
    const discord = await startLocalDiscord({ heartbeatIntervalMs: 250 });
    const bot = await startTinyBot(discord);
    discord.gateway.behaviour.heartbeat = 'ignore';
    await discord.until(() => discord.gateway.counts.resumed > 0, 'a resumption');
    await bot.stop();
    await discord.close();
  });
});
