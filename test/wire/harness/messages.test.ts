// Messages over the wire: what the bot may read, where it may write, and how threads and posts open.
import {
  ChannelType,
  DiscordAPIError,
  type ForumChannel,
  type Message,
  type TextChannel,
  type ThreadChannel,
} from 'discord.js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type LocalDiscord, type LocalServer, startLocalDiscord, wire } from '../local-discord.js';
import { startTinyBot, type TinyBot } from './tiny-bot.js';

wire('a message', () => {
  let discord: LocalDiscord;
  let bot: TinyBot;
  let server: LocalServer;

  beforeAll(async () => {
    discord = await startLocalDiscord({
      servers: [
        {
          name: 'Geografi',
          channels: [
            {
              name: 'umum',
              threads: [
                { name: 'lama', archived: true },
                { name: 'tutup', archived: true, locked: true },
              ],
            },
            { name: 'diam', denied: ['SendMessages'] },
            { name: 'tersembunyi', denied: ['ViewChannel'] },
            { name: 'tanpa-utas', denied: ['CreatePublicThreads'] },
            { name: 'forum', kind: 'forum', tags: ['tanya', 'diskusi'], tagRequired: true },
            { name: 'suara', kind: 'voice' },
          ],
          people: [{ name: 'Sari', locale: 'id' }],
        },
        { name: 'Sejarah', people: [{ name: 'Sari' }] },
      ],
    });
    bot = await startTinyBot(discord);
    server = discord.server('Geografi');
  });
  afterAll(async () => {
    await bot.stop();
    await discord.close();
  });

  const nextMessage = () =>
    new Promise<Message>((resolve) => bot.client.once('messageCreate', (message) => resolve(message)));
  const textChannel = async (name: string) =>
    (await bot.client.channels.fetch(server.channel(name).id, { allowUnknownGuild: true })) as TextChannel;
  const codeOf = async (request: Promise<unknown>) => {
    const error = await request.then(
      () => null,
      (reason: unknown) => reason,
    );
    if (!(error instanceof DiscordAPIError)) throw new Error(`no refusal of Discord's: ${String(error)}`);
    return error.code;
  };

  it('arrives without its words unless it mentions the bot', async () => {
    const [sari, umum] = [server.person('Sari'), server.channel('umum')];
    const heard = async (say: () => unknown) => {
      const message = nextMessage();
      say();
      return (await message).content;
    };
    expect(await heard(() => sari.say(umum, 'di mana Astana?'))).toBe('');
    expect(await heard(() => sari.say(umum, `${discord.mention} di mana Astana?`))).toBe(
      `${discord.mention} di mana Astana?`,
    );
    const own = await (await textChannel('umum')).send('Halo');
    const shown = umum.seen().find(({ id }) => id === own.id);
    if (shown === undefined) throw new Error('nothing was posted');
    expect(await heard(() => sari.reply(shown, 'dan luasnya?', { ping: true }))).toBe('dan luasnya?');
    expect(await heard(() => sari.reply(shown, 'dan luasnya?'))).toBe('');
    expect(discord.problems()).toEqual([]);
  });

  it('is refused where the bot may not see or write', async () => {
    expect(await codeOf((await textChannel('diam')).send('Halo'))).toBe(50013);
    const hidden = server.channel('tersembunyi').id;
    expect(
      await codeOf(
        bot.client.rest.post(`/channels/${hidden}/messages`, {
          body: { content: 'Halo', allowed_mentions: { parse: [] } },
        }),
      ),
    ).toBe(50001);
    expect(await codeOf(bot.client.rest.get(`/channels/${hidden}`))).toBe(50001);
    expect(await codeOf((await textChannel('tanpa-utas')).threads.create({ name: 'Diskusi' }))).toBe(50013);
    expect(discord.problems()).toEqual([]);
  });

  it('opens a thread and goes on in it', async () => {
    const thread = await (await textChannel('umum')).threads.create({ name: 'Diskusi', autoArchiveDuration: 1440 });
    await thread.send('Kutipan');
    const [opened] = server
      .channel('umum')
      .threads()
      .filter(({ name }) => name === 'Diskusi');
    expect(opened?.seen().map(({ content }) => content)).toEqual(['Kutipan']);
    expect(
      await codeOf(bot.client.rest.post(`/channels/${thread.id}/threads`, { body: { name: 'x', type: 11 } })),
    ).toBe(50024);
    expect(
      await codeOf(
        bot.client.rest.post(`/channels/${server.channel('suara').id}/threads`, { body: { name: 'x', type: 11 } }),
      ),
    ).toBe(50024);
  });

  it('reopens an archived thread, but not a locked one', async () => {
    const fetched = async (name: string) => (await bot.client.channels.fetch(server.channel(name).id)) as ThreadChannel;
    await (await fetched('lama')).send('masih ada?');
    expect(server.channel('lama').archived).toBe(false);
    expect(await codeOf((await fetched('tutup')).send('masih ada?'))).toBe(160005);
    const { threads } = await (await textChannel('umum')).threads.fetchArchived();
    expect([...threads.values()].map(({ name }) => name)).toEqual(['tutup']);
  });

  it('is a post with a tag in a forum', async () => {
    const forum = (await bot.client.channels.fetch(server.channel('forum').id)) as ForumChannel;
    expect(forum.availableTags.map(({ name }) => name)).toEqual(['tanya', 'diskusi']);
    expect(forum.flags.has('RequireTag')).toBe(true);
    const message = { content: 'Kutipan' };
    expect(await codeOf(forum.threads.create({ name: 'Astana', message }))).toBe(40067);
    const [tag] = forum.availableTags;
    const post = await forum.threads.create({ name: 'Astana', message, appliedTags: [tag?.id ?? ''] });
    expect(post.type).toBe(ChannelType.PublicThread);
    const [shown] = server.channel('forum').threads();
    expect(shown?.appliedTags).toEqual([tag?.id]);
    expect(shown?.seen().map(({ content }) => content)).toEqual(['Kutipan']);
    expect(
      await codeOf(
        bot.client.rest.post(`/channels/${forum.id}/messages`, {
          body: { ...message, allowed_mentions: { parse: [] } },
        }),
      ),
    ).toBe(50008);
    expect(discord.takeProblems().map(({ what }) => what)).toEqual([]);
  });

  it('can stand in a thread that a person opened', async () => {
    const opened = new Promise<ThreadChannel>((resolve) => bot.client.once('threadCreate', resolve));
    const thread = await server.channel('umum').openThread({ name: 'Tanya sini' });
    expect((await opened).name).toBe('Tanya sini');
    const message = nextMessage();
    server.person('Sari').say(thread, `${discord.mention} apa?`);
    expect((await message).channelId).toBe(thread.id);
    const { members } = bot.client.guilds.cache.get(server.id) ?? {};
    const fetched = await members?.fetch({ user: [server.person('Sari').id] });
    expect(fetched?.map(({ displayName }) => displayName)).toEqual(['Sari']);
  });

  it('with an enforced nonce is posted once', async () => {
    const umum = await textChannel('umum');
    const first = await umum.send({ content: 'sekali', nonce: '7', enforceNonce: true });
    const second = await umum.send({ content: 'sekali', nonce: '7', enforceNonce: true });
    expect(second.id).toBe(first.id);
  });

  it('of a server joined later can be answered, and the server left', async () => {
    const joined = new Promise((resolve) => bot.client.once('guildCreate', resolve));
    const third = await discord.join({ name: 'Biologi', people: [{ name: 'Tono' }] });
    await joined;
    expect(bot.client.guilds.cache.map(({ name }) => name)).toEqual(['Geografi', 'Sejarah', 'Biologi']);
    const system = bot.client.guilds.cache.get(third.id)?.systemChannel;
    await system?.send('Halo');
    expect(
      third
        .channel('umum')
        .seen()
        .map(({ content }) => content),
    ).toEqual(['Halo']);
    const left = new Promise((resolve) => bot.client.once('guildDelete', resolve));
    const gone = third.channel('umum').id;
    await third.leave();
    await left;
    expect(await codeOf(bot.client.rest.get(`/channels/${gone}`))).toBe(50001);
    expect(
      await codeOf(
        bot.client.rest.put(`/applications/${discord.applicationId}/guilds/${third.id}/commands`, { body: [] }),
      ),
    ).toBe(50001);
    expect(bot.client.guilds.cache.size).toBe(2);
    expect(bot.failures).toEqual([]);
  });
});
