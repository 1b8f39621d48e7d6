// The other routes that a bot of this kind uses: reading back, editing, deleting, typing, its servers, its commands' scopes.
import { Routes, type TextChannel } from 'discord.js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type LocalDiscord, type LocalServer, startLocalDiscord, wire } from '../local-discord.js';
import { attempt, startTinyBot, type TinyBot, tinyCommands } from './tiny-bot.js';

wire('a bot', () => {
  let discord: LocalDiscord;
  let bot: TinyBot;
  let server: LocalServer;
  let umum: TextChannel;

  beforeAll(async () => {
    discord = await startLocalDiscord({
      servers: [
        {
          name: 'Geografi',
          mentionable: ['Pembaca'],
          roles: ['Guru'],
          people: [{ name: 'Sari' }, { name: 'Tertutup', takesMessages: false }],
          channels: [
            { name: 'umum' },
            { name: 'arsip' },
            { name: 'forum', kind: 'forum', tags: ['tanya', 'resmi'], moderatedTags: ['resmi'] },
          ],
        },
        { name: 'Sejarah', everyone: ['ViewChannel'], kutip: ['SendMessages'] },
      ],
    });
    bot = await startTinyBot(discord);
    server = discord.server('Geografi');
    umum = (await bot.client.channels.fetch(server.channel('umum').id)) as TextChannel;
  });
  afterAll(async () => {
    expect(discord.problems()).toEqual([]);
    await bot.stop();
    await discord.close();
  });

  it('reads back its messages, and of others only that they are there', async () => {
    const own = await umum.send('satu');
    const said = server.person('Sari').say(server.channel('umum'), 'dua');
    await umum.send('tiga');
    const read = await umum.messages.fetch({ limit: 10, cache: false });
    expect(read.map(({ content }) => content)).toEqual(['tiga', '', 'satu']);
    const after = await umum.messages.fetch({ after: own.id, limit: 1, cache: false });
    expect(after.map(({ id }) => id)).toEqual([said.id]);
    expect((await umum.messages.fetch({ message: own.id, force: true })).content).toBe('satu');
  });

  it('edits and deletes its own messages only', async () => {
    const own = await umum.send('lama');
    await own.edit('baru');
    const shown = () => server.channel('umum').seen();
    expect(shown().at(-1)).toMatchObject({ id: own.id, content: 'baru', edited: true });
    await own.delete();
    expect(shown().every(({ id }) => id !== own.id)).toBe(true);
    const { rest } = bot.client;
    expect((await attempt(discord, rest.delete(Routes.channelMessage(umum.id, own.id)))).code).toBe(10008);
    const said = server.person('Sari').say(umum, 'jangan');
    const body = { content: 'x', allowed_mentions: { parse: [] } };
    expect((await attempt(discord, rest.patch(Routes.channelMessage(umum.id, said.id), { body }))).code).toBe(50005);
    expect((await attempt(discord, rest.delete(Routes.channelMessage(umum.id, said.id)))).code).toBe(50013);
  });

  it('writes to one person alone, who may not take it', async () => {
    const { rest } = bot.client;
    const to = async (recipient: string) =>
      (await rest.post(Routes.userChannels(), { body: { recipient_id: recipient } })) as { id: string };
    const body = { content: 'hanya untukmu', allowed_mentions: { parse: [] } };
    const sari = server.person('Sari');
    const { id } = await to(sari.id);
    expect((await to(sari.id)).id).toBe(id);
    await rest.post(Routes.channelMessages(id), { body });
    expect(sari.privateMessages().map(({ content }) => content)).toEqual(['hanya untukmu']);
    expect(
      server
        .channel('umum')
        .seen()
        .some(({ content }) => content === body.content),
    ).toBe(false);
    const closed = await to(server.person('Tertutup').id);
    expect((await attempt(discord, rest.post(Routes.channelMessages(closed.id), { body }))).code).toBe(50007);
    expect((await attempt(discord, to('1100000000000000009'))).code).toBe(50033);
  });

  it('pings a role that anybody may mention, where it is let, and others where it may mention all', async () => {
    const pinged = async (role: string, roles: readonly string[]) => {
      await umum.send({ content: `<@&${role}>\nhalo`, allowedMentions: { parse: [], roles } });
      return server.channel('umum').seen().at(-1)?.rolesPinged;
    };
    const [open, closed] = [server.roleId('Pembaca'), server.roleId('Guru')];
    expect(umum.guild.roles.cache.get(open)?.mentionable).toBe(true);
    expect(umum.guild.roles.cache.get(closed)?.mentionable).toBe(false);
    expect(await pinged(open, [open])).toEqual([open]);
    expect(await pinged(open, [])).toEqual([]);
    expect(await pinged(closed, [closed])).toEqual([]);
    await server.channel('umum').permit(server.id, { allow: ['MentionEveryone'] });
    expect(await pinged(closed, [closed])).toEqual([closed]);
  });

  it('lists archived posts a page at a time, those archived last first', async () => {
    const forum = server.channel('forum');
    const { rest } = bot.client;
    const message = { content: 'isi', allowed_mentions: { parse: [] } };
    const open = (name: string, tags: readonly (string | undefined)[] = []) =>
      rest.post(Routes.threads(forum.id), { body: { name, message, applied_tags: tags } }) as Promise<{ id: string }>;
    const posts = [await open('satu'), await open('dua'), await open('tiga')];
    for (const at of [1, 0, 2]) await forum.threads()[at]?.archive();
    type Page = { threads: { id: string; thread_metadata: { archive_timestamp: string } }[]; has_more: boolean };
    const page = (query: Record<string, string>) =>
      rest.get(Routes.channelThreads(forum.id, 'public'), { query: new URLSearchParams(query) }) as Promise<Page>;
    const first = await page({ limit: '2' });
    expect(first).toMatchObject({ threads: [{ id: posts[2]?.id }, { id: posts[0]?.id }], has_more: true });
    const before = first.threads[1]?.thread_metadata.archive_timestamp ?? '';
    expect(await page({ before })).toMatchObject({ threads: [{ id: posts[1]?.id }], has_more: false });
    const [opened] = posts;
    expect(await rest.get(Routes.channelMessage(opened?.id ?? '', opened?.id ?? ''))).toMatchObject({ content: 'isi' });
    expect((await attempt(discord, open('resmi', [forum.tagIds['resmi']]))).code).toBe(50013);
  });

  it('shows that it is typing where it may write', async () => {
    await umum.sendTyping();
    await server.channel('arsip').deny('SendMessages');
    const arsip = (await bot.client.channels.fetch(server.channel('arsip').id)) as TextChannel;
    expect((await attempt(discord, arsip.sendTyping())).code).toBe(50013);
    expect(discord.typing()).toEqual([umum.id]);
  });

  it('lists its servers with what it may do there', async () => {
    const servers = (await bot.client.rest.get(Routes.userGuilds())) as { name: string; permissions: string }[];
    expect(servers.map(({ name }) => name)).toEqual(['Geografi', 'Sejarah']);
    expect(servers[1]?.permissions).toBe(String((1n << 10n) | (1n << 11n)));
    const application = await bot.client.rest.get(Routes.oauth2CurrentApplication());
    expect(application).toMatchObject({ id: discord.applicationId });
  });

  it('has commands for all servers or for one, and people see those of both', async () => {
    const { rest } = bot.client;
    const inServer = Routes.applicationGuildCommands(discord.applicationId, server.id);
    await rest.put(inServer, { body: tinyCommands });
    expect(() => server.person('Sari').slash(umum, 'ask', { question: 'x' })).toThrow('people see ask twice');
    await rest.put(Routes.applicationCommands(discord.applicationId), { body: [] });
    expect(discord.commands()).toEqual([]);
    expect(discord.commands(server)).toHaveLength(3);
    expect(await rest.get(inServer)).toHaveLength(3);
    bot.onInteraction(async (interaction) => {
      if (interaction.isChatInputCommand()) await interaction.reply(`${interaction.commandGuildId}`);
    });
    const asked = server.person('Sari').slash(umum, 'ask', { question: 'x' });
    expect((await asked.reply()).content).toBe(server.id);
  });

  it('is answered as the specification says by everything that is not the twin', () => {
    const notes = discord.requests.flatMap(({ operation, answerNotes }) =>
      answerNotes.map((note) => `${operation} ${note}`),
    );
    expect(notes).toEqual([]);
  });
});
