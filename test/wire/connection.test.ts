// Connecting to Discord and staying connected: refusals, lost sessions and lost gateways.
import { type Client, GatewayIntentBits } from 'discord.js';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { createClient } from '../../src/discord/client.js';
import { connect, disconnect } from '../../src/discord/connect.js';
import { watchConnection } from '../../src/discord/connection.js';
import { introduction } from '../../src/discord/introduction.js';
import { logClient } from '../../src/discord/log-client.js';
import { openLog } from '../../src/log.js';
import { UserError } from '../../src/user-error.js';
import { type LocalDiscord, startLocalDiscord, wire } from './local-discord.js';

const HEARTBEAT_MS = 200;

wire('the connection', () => {
  let discord: LocalDiscord;
  const clients: Client[] = [];
  const lines: string[] = [];
  const log = openLog({ level: 'info', write: (line) => lines.push(line) });
  let givenUp = 0;

  beforeAll(async () => {
    discord = await startLocalDiscord({
      heartbeatIntervalMs: HEARTBEAT_MS,
      servers: [
        { name: 'Geografi', people: [{ name: 'Sari' }] },
        { name: 'Sejarah \u202e', everyone: ['ViewChannel', 'SendMessages'] },
      ],
    });
  });
  afterEach(async () => {
    for (const client of clients.splice(0)) await disconnect(client);
    Object.assign(discord.gateway.behaviour, { identify: 'accept', resume: 'accept', heartbeat: 'answer' });
    discord.clearFaults();
    lines.length = 0;
    givenUp = 0;
  });
  afterAll(() => discord.close());

  function open({ watchdogMs = 60_000, apiUrl = discord.apiUrl } = {}): { client: Client } {
    const client = createClient({
      apiUrl,
      watchdogMs,
      onGivenUp: () => {
        givenUp += 1;
      },
    });
    logClient(client, log);
    clients.push(client);
    return { client };
  }

  async function logIn(options: { watchdogMs?: number } = {}): Promise<Client<true>> {
    const { client } = await connect({
      token: discord.token,
      patienceMs: 20_000,
      signal: new AbortController().signal,
      open: () => open(options),
      onFailure: () => {},
    });
    return client;
  }

  /** The failure of a login that is not to succeed, and how often it was tried again. */
  async function refusal({
    token = discord.token,
    patienceMs = 20_000,
    firstPauseMs = 5,
    apiUrl = discord.apiUrl,
  } = {}) {
    const failures: string[] = [];
    const error: unknown = await connect({
      ...{ token, patienceMs, firstPauseMs },
      signal: new AbortController().signal,
      open: () => open({ apiUrl }),
      onFailure: (cause) => failures.push(cause),
    }).catch((thrown: unknown) => thrown);
    if (!(error instanceof UserError)) throw new Error('the login was not refused', { cause: error });
    return { error, failures };
  }

  it('asks for no privileged intent, pings nobody, and keeps no messages', async () => {
    const client = await logIn();
    expect(client.options.intents.bitfield).toBe(GatewayIntentBits.Guilds | GatewayIntentBits.GuildMessages);
    expect(client.options.allowedMentions).toEqual({ parse: [], repliedUser: false });
    const channel = discord.server('Geografi').channel('umum');
    const heard = new Promise((resolve) => client.once('messageCreate', resolve));
    discord.server('Geografi').person('Sari').say(channel, `halo ${discord.mention}`);
    await heard;
    expect(client.users.cache.size).toBe(0);
    const seen = client.channels.cache.get(channel.id);
    expect(seen?.isTextBased() && seen.messages.cache.size).toBe(0);
    expect(client.guilds.cache.get(discord.server('Geografi').id)?.members.me).not.toBeNull();
  });

  it('says who it is, where, how to invite it, and which server lacks what', async () => {
    const client = await logIn();
    const [arrival, invitation, ...lacking] = introduction(client, 'id');
    expect(arrival).toMatch(/^Masuk sebagai .+, ada di 2 server\.$/);
    expect(invitation).toContain(`client_id=${discord.applicationId}`);
    expect(lacking).toEqual([
      expect.stringContaining(
        'Di server "Sejarah ⟨U+202E⟩" Kutip tidak punya izin Buat Utas Publik (Create Public Threads)',
      ),
    ]);
    expect(introduction(client, 'en')[0]).toMatch(/^Logged in as .+, in 2 servers\.$/);
  });

  it('tells a refused token at once, whether REST or the gateway refuses it', async () => {
    const wrong = await refusal({ token: 'wrong.token' });
    expect(wrong).toMatchObject({ error: { code: 'discord-token' }, failures: [] });
    expect(wrong.error.message).not.toContain('wrong.token');
    discord.gateway.behaviour.identify = 'refuse-token';
    expect(await refusal()).toMatchObject({ error: { code: 'discord-token' }, failures: [] });
    discord.takeProblems();
  });

  it('tells refused intents at once', async () => {
    discord.gateway.behaviour.identify = 'refuse-intents';
    expect(await refusal()).toMatchObject({ error: { code: 'discord-intents' }, failures: [] });
  });

  it('tries again with growing pauses while Discord cannot be reached, then says why not', async () => {
    const { error, failures } = await refusal({ apiUrl: 'http://127.0.0.1:1/api', patienceMs: 300 });
    expect(error).toMatchObject({ code: 'discord-unreachable', message: expect.stringContaining('ECONNREFUSED') });
    expect(failures.length).toBeGreaterThanOrEqual(2);
  });

  it('gives up when the gateway never answers', async () => {
    discord.gateway.behaviour.identify = 'ignore';
    const { error } = await refusal({ patienceMs: 500 });
    expect(error).toMatchObject({ code: 'discord-unreachable' });
  });

  it('gets in when Discord is there again', async () => {
    discord.fault({ path: /\/gateway\/bot$/, status: 500, times: 4 });
    const failures: string[] = [];
    const { client } = await connect({
      token: discord.token,
      patienceMs: 20_000,
      firstPauseMs: 5,
      signal: new AbortController().signal,
      open: () => open(),
      onFailure: (cause) => failures.push(cause),
    });
    expect(client.isReady()).toBe(true);
    expect(failures).toEqual(['500']);
  });

  it('stops trying when it is asked to end', async () => {
    const stop = new AbortController();
    const attempt = connect({
      token: discord.token,
      patienceMs: 20_000,
      firstPauseMs: 10_000,
      signal: stop.signal,
      open: () => open({ apiUrl: 'http://127.0.0.1:1/api' }),
      onFailure: () => stop.abort(new Error('asked to end')),
    });
    await expect(attempt).rejects.toThrow('asked to end');
  });

  /** Logs in and watches; `ended` is what ends it. */
  async function watched(timeoutMs: number, options: { watchdogMs?: number } = {}) {
    const client = await logIn(options);
    const ends: unknown[] = [];
    let told = (_: unknown): void => {};
    const ended = new Promise<unknown>((resolve) => {
      told = resolve;
    });
    const connection = watchConnection(client, {
      timeoutMs,
      log,
      end: (error) => {
        ends.push(error);
        told(error);
      },
    });
    return { client, connection, ended, ends };
  }
  const counted = () => ({ ...discord.gateway.counts });

  it('resumes a session that broke, and nothing ends', async () => {
    const { connection, ends } = await watched(30_000);
    const before = counted();
    discord.gateway.drop();
    await discord.until(() => discord.gateway.counts.resumed > before.resumed, 'a resumed session');
    await discord.until(
      () => connection.connected && lines.some((line) => line.includes('gateway regained')),
      'connected',
    );
    expect(discord.gateway.counts.identified).toBe(before.identified);
    expect(ends).toEqual([]);
    connection.release();
  });

  it('begins a new session when RESUME is never answered', async () => {
    const { client, connection, ends } = await watched(30_000, { watchdogMs: 100 });
    const before = counted();
    discord.gateway.behaviour.resume = 'ignore';
    discord.gateway.drop();
    await discord.until(() => discord.gateway.counts.identified > before.identified, 'a new session');
    await discord.until(() => connection.connected, 'connected');
    expect(givenUp).toBe(1);
    expect(ends).toEqual([]);
    const heard = new Promise((resolve) => client.once('messageCreate', resolve));
    const geografi = discord.server('Geografi');
    geografi.person('Sari').say(geografi.channel('umum'), `halo ${discord.mention}`);
    await heard;
    connection.release();
  });

  it('leaves to discord.js a heartbeat that is never acknowledged', async () => {
    const { connection, ends } = await watched(30_000);
    const before = counted();
    discord.gateway.behaviour.heartbeat = 'ignore';
    await discord.until(() => discord.gateway.counts.resumed > before.resumed, 'a resumed session');
    discord.gateway.behaviour.heartbeat = 'answer';
    await discord.until(() => connection.connected, 'connected');
    expect(ends).toEqual([]);
    connection.release();
  });

  it('ends when the gateway is gone for too long', async () => {
    const { connection, ended } = await watched(100);
    Object.assign(discord.gateway.behaviour, { identify: 'ignore', resume: 'ignore' });
    discord.gateway.drop();
    expect(await ended).toMatchObject({ code: 'gateway-lost' });
    expect(connection.connected).toBe(false);
    connection.release();
  });

  it('ends when the token is refused while it runs', async () => {
    const { client, connection, ended } = await watched(30_000);
    discord.fault({ path: /\/users\/@me$/, status: 401, body: { code: 0, message: '401: Unauthorized' } });
    await client.rest.get('/users/@me').catch(() => {});
    expect(await ended).toMatchObject({ code: 'discord-token' });
    connection.release();
  });

  it('does not take the end of an interaction’s quarter of an hour for a refused token', async () => {
    const { client, connection, ends } = await watched(30_000);
    const path = '/webhooks/1234567890123456789/token/messages/@original';
    discord.fault({ path: /\/webhooks\//, status: 401, body: { code: 50027, message: 'Invalid Webhook Token' } });
    await client.rest.patch(path, { body: { content: 'x' }, auth: false }).catch(() => {});
    expect(ends).toEqual([]);
    connection.release();
    discord.takeProblems();
  });

  it('ends when the gateway refuses the token on a new connection', async () => {
    const { connection, ended } = await watched(30_000);
    Object.assign(discord.gateway.behaviour, { identify: 'refuse-token', resume: 'invalid' });
    discord.gateway.drop();
    expect(await ended).toMatchObject({ code: 'discord-token' });
    connection.release();
  });
});
