// Telling Discord which commands there are: all of them, in one place, and only what it does not know.
import type { Client } from 'discord.js';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { createClient } from '../../src/discord/client.js';
import { connect, disconnect } from '../../src/discord/connect.js';
import { clearServers, registerCommands } from '../../src/discord/register-commands.js';
import { registrationOf } from '../../src/discord/registration.js';
import { allCommands, allMenus } from '../../src/dispatch.js';
import { type LocalDiscord, startLocalDiscord, wire } from './local-discord.js';

wire('registration', () => {
  let discord: LocalDiscord;
  let client: Client<true>;
  let limits = 0;
  const onLimit = () => {
    limits += 1;
  };
  const everything = { commands: allCommands, menus: allMenus, onLimit };

  beforeAll(async () => {
    discord = await startLocalDiscord({ servers: [{ name: 'Geografi' }, { name: 'Sejarah' }] });
    ({ client } = await connect({
      token: discord.token,
      patienceMs: 20_000,
      signal: new AbortController().signal,
      open: () => ({ client: createClient({ apiUrl: discord.apiUrl, watchdogMs: 60_000, onGivenUp: () => {} }) }),
      onFailure: () => {},
    }));
  });
  afterEach(() => discord.clearFaults());
  afterAll(async () => {
    await disconnect(client);
    await discord.close();
  });

  const writes = () =>
    discord.requests.filter(({ method, path }) => method === 'PUT' && path.endsWith('/commands')).length;

  it('registers everywhere, empties single servers, and sends nothing again that Discord knows', async () => {
    const geografi = discord.server('Geografi');
    await registerCommands(client, geografi.id, everything);
    expect(discord.commands(geografi)).toEqual(registrationOf(allCommands, allMenus));
    expect(discord.commands()).toEqual([]);

    const ids = await registerCommands(client, null, everything);
    await clearServers(client, null, onLimit);
    expect(discord.commands()).toEqual(registrationOf(allCommands, allMenus));
    expect(discord.commands(geografi)).toEqual([]);
    expect([...ids.keys()].sort()).toEqual(allCommands.map(({ name }) => name.en).sort());

    const before = writes();
    expect(await registerCommands(client, null, everything)).toEqual(ids);
    await clearServers(client, null, onLimit);
    expect(writes()).toBe(before);

    await registerCommands(client, geografi.id, everything);
    await clearServers(client, geografi.id, onLimit);
    expect(discord.commands()).toEqual([]);
    expect(discord.commands(geografi).length).toBe(allCommands.length + allMenus.length);
    expect(discord.problems()).toEqual([]);
  });

  it('knows its commands again in Discord’s words: ids added, defaults left out, in another order', async () => {
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

  it('goes on with what Discord knows when it takes no more commands today', async () => {
    await registerCommands(client, null, everything);
    discord.fault({ method: 'PUT', path: /\/commands$/, status: 429, retryAfter: 7200 });
    const fewer = { ...everything, commands: allCommands.slice(1) };
    const ids = await registerCommands(client, null, fewer);
    expect(ids.size).toBe(allCommands.length);
    expect(limits).toBe(1);
    discord.takeProblems();
  });

  it('takes a Discord that is in trouble for one that cannot be reached', async () => {
    discord.fault({ path: /\/commands$/, status: 503, times: 4 });
    await expect(registerCommands(client, null, everything)).rejects.toMatchObject({ code: 'discord-unreachable' });
    discord.takeProblems();
  });

  it('names the server that Kutip is not in, with an invitation to it', async () => {
    const error: unknown = await registerCommands(client, '1234567890', everything).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      code: 'discord-server',
      message: expect.stringContaining('guild_id=1234567890'),
    });
  });

  it('names the server that took Kutip in without its commands', async () => {
    const { id } = discord.server('Geografi');
    discord.fault({ path: /\/guilds\/\d+\/commands/, status: 403, body: { code: 50001, message: 'Missing Access' } });
    const error: unknown = await registerCommands(client, id, everything).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'discord-server' });
  });
});
