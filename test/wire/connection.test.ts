// Connecting to Discord and staying connected: registration, refusals, lost sessions and lost gateways.
import { type Client, GatewayIntentBits } from 'discord.js';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { createClient } from '../../src/discord/client.js';
import { connect, disconnect } from '../../src/discord/connect.js';
import { watchConnection } from '../../src/discord/connection.js';
import { introduction } from '../../src/discord/introduction.js';
import { logClient } from '../../src/discord/log-client.js';
import { clearServers, registerCommands } from '../../src/discord/register-commands.js';
import { registrationOf } from '../../src/discord/registration.js';
import { allCommands, allMenus } from '../../src/dispatch.js';
import { openLog } from '../../src/log.js';
import { UserError } from '../../src/user-error.js';
import { type LocalDiscord, startLocalDiscord, wire } from './local-discord.js';

const HEARTBEAT_MS = 200;
const everything = { commands: allCommands, menus: allMenus };

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

  const writes = () =>
    discord.requests.filter(({ method, path }) => method === 'PUT' && path.endsWith('/commands')).length;

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

  it('registers everywhere, empties single servers, and sends nothing again that Discord knows', async () => {
    const client = await logIn();
    const geografi = discord.server('Geografi');
    await registerCommands(client, geografi.id, everything);
    expect(discord.commands(geografi)).toEqual(registrationOf(allCommands, allMenus));
    expect(discord.commands()).toEqual([]);

    const ids = await registerCommands(client, null, everything);
    await clearServers(client, null);
    expect(discord.commands()).toEqual(registrationOf(allCommands, allMenus));
    expect(discord.commands(geografi)).toEqual([]);
    expect([...ids.keys()].sort()).toEqual(allCommands.map(({ name }) => name.en).sort());

    const before = writes();
    expect(await registerCommands(client, null, everything)).toEqual(ids);
    await clearServers(client, null);
    expect(writes()).toBe(before);

    await registerCommands(client, geografi.id, everything);
    await clearServers(client, geografi.id);
    expect(discord.commands()).toEqual([]);
    expect(discord.commands(geografi).length).toBe(allCommands.length + allMenus.length);
    expect(discord.problems()).toEqual([]);
  });

  it('knows its commands again in Discord’s words: ids added, defaults left out, in another order', async () => {
    const client = await logIn();
    const { id } = discord.server('Geografi');
    const known = registrationOf(allCommands, allMenus).map((command, index) => ({
      ...JSON.parse(JSON.stringify(command, (_, value) => (value === false ? undefined : value))),
      ...{ id: String(900 + index), application_id: discord.applicationId, guild_id: id, version: '1', nsfw: false },
      ...{ integration_types: null, contexts: null, dm_permission: true, description_localized: 'x' },
    }));
    discord.fault({ method: 'GET', path: /\/guilds\/\d+\/commands/, status: 200, body: known.reverse() });
    const before = writes();
    const ids = await registerCommands(client, id, everything);
    expect(writes()).toBe(before);
    expect(ids.get(allCommands[0]?.name.en ?? '')).toBe('900');
    discord.takeProblems();
  });

  it.each([
    ['a help text', { description: 'Something else' }],
    ['an Indonesian name', { name_localizations: { id: 'lain' } }],
    ['an option', { options: [] }],
    ['who may call it', { default_member_permissions: '8' }],
  ])('registers anew when %s differs', async (_, difference) => {
    const client = await logIn();
    const known = registrationOf(allCommands, allMenus).map((command, index) => ({
      ...command,
      id: String(900 + index),
      ...(index === 0 && difference),
    }));
    discord.fault({ method: 'GET', path: /\/applications\/\d+\/commands/, status: 200, body: known });
    const before = writes();
    await registerCommands(client, null, everything);
    expect(writes()).toBe(before + 1);
    discord.takeProblems();
  });

  it('names the server that Kutip is not in, with an invitation to it', async () => {
    const client = await logIn();
    const error: unknown = await registerCommands(client, '1234567890', everything).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      code: 'discord-server',
      message: expect.stringContaining('guild_id=1234567890'),
    });
  });

  it('names the server that took Kutip in without its commands', async () => {
    const client = await logIn();
    const { id } = discord.server('Geografi');
    discord.fault({ path: /\/guilds\/\d+\/commands/, status: 403, body: { code: 50001, message: 'Missing Access' } });
    const error: unknown = await registerCommands(client, id, everything).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'discord-server' });
  });

  it('says who it is, where, how to invite it, and which server lacks what', async () => {
    const client = await logIn();
    const [arrival, invitation, ...lacking] = introduction(client, 'id');
    expect(arrival).toMatch(/^Masuk sebagai .+, ada di 2 server\.$/);
    expect(invitation).toContain(`client_id=${discord.applicationId}`);
    expect(lacking).toEqual([
      expect.stringContaining(
        'Di server "Sejarah ⟨U+202E⟩" Kutip tidak punya izin Buat Thread Publik (Create Public Threads)',
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
