// Buttons, selects and files as people can use them, and many people at once in several servers.
import {
  ActionRowBuilder,
  ChannelSelectMenuBuilder,
  type MessageActionRowComponentBuilder,
  RoleSelectMenuBuilder,
  StringSelectMenuBuilder,
} from 'discord.js';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type LocalDiscord, startLocalDiscord, wire } from '../local-discord.js';
import { startTinyBot, type TinyBot, tinyCommands } from './tiny-bot.js';

const row = (component: MessageActionRowComponentBuilder) =>
  new ActionRowBuilder<MessageActionRowComponentBuilder>().addComponents(component);
const crowd = Array.from({ length: 50 }, (_, index) => ({ name: `Orang ${index}` }));
const add = {
  name: 'add',
  description: 'Adds a document',
  integration_types: [0],
  contexts: [0],
  options: [{ type: 11, name: 'file', description: 'Which', required: true }],
};

wire('people', () => {
  let discord: LocalDiscord;
  let bot: TinyBot;

  beforeAll(async () => {
    discord = await startLocalDiscord({
      // Fifty people at once on a busy machine: how fast the tiny bot is does not matter here.
      acknowledgeWithinMs: 20_000,
      servers: [
        {
          name: 'Geografi',
          channels: [{ name: 'umum' }, { name: 'tugas' }],
          roles: ['Guru'],
          people: [{ name: 'Sari' }, ...crowd],
        },
        { name: 'Sejarah', people: [{ name: 'Sari' }] },
      ],
    });
    bot = await startTinyBot(discord, { commands: [...tinyCommands, add] });
  });
  afterEach(() => {
    expect(bot.failures).toEqual([]);
    expect(discord.problems()).toEqual([]);
  });
  afterAll(async () => {
    await bot.stop();
    await discord.close();
  });

  it('choose from what a select offers, roles and channels too', async () => {
    bot.onInteraction(async (interaction) => {
      if (interaction.isChatInputCommand())
        await interaction.reply({
          content: 'pilih',
          components: [
            row(
              new StringSelectMenuBuilder()
                .setCustomId('why')
                .setPlaceholder('Mengapa?')
                .addOptions({ label: 'Salah', value: 'wrong' }, { label: 'Usang', value: 'outdated' }),
            ),
            row(new RoleSelectMenuBuilder().setCustomId('role')),
            row(new ChannelSelectMenuBuilder().setCustomId('channel').setMaxValues(2)),
          ],
        });
      if (interaction.isStringSelectMenu()) await interaction.update({ content: interaction.values.join() });
      if (interaction.isRoleSelectMenu())
        await interaction.update({ content: interaction.roles.map((role) => role.name).join() });
      if (interaction.isChannelSelectMenu())
        await interaction.update({ content: interaction.channels.map((channel) => channel.toString()).join() });
    });
    const server = discord.server('Geografi');
    const sari = server.person('Sari');
    const reply = await sari.slash(server.channel('umum'), 'ask', { question: 'Apa?' }).reply();
    expect(() => sari.choose(reply, 'why', ['other'])).toThrow('does not offer other');
    expect(() => sari.choose(reply, 'why', ['wrong', 'outdated'])).toThrow('takes 1 to 1');
    expect((await sari.choose(reply, 'Mengapa?', ['outdated']).reply()).content).toBe('outdated');
    expect((await sari.choose(reply, 'role', [server.roleId('Guru')]).reply()).content).toBe('Guru');
    const { id, mention } = server.channel('tugas');
    expect((await sari.choose(reply, 'channel', [id]).reply()).content).toBe(mention);
  });

  it('press only what is there, unless they forge it', async () => {
    bot.onInteraction(async (interaction) => {
      if (interaction.isChatInputCommand())
        await interaction.reply({
          content: 'x',
          components: [
            { type: 1, components: [{ type: 2, style: 2, label: 'Mati', custom_id: 'off', disabled: true }] },
          ],
        });
      if (interaction.isButton()) await interaction.reply(interaction.customId);
    });
    const server = discord.server('Geografi');
    const sari = server.person('Sari');
    const reply = await sari.slash(server.channel('umum'), 'ask', { question: 'Apa?' }).reply();
    expect(() => sari.press(reply, 'Mati')).toThrow('disabled');
    expect(() => sari.press(reply, 'Hidup')).toThrow('no button Hidup');
    expect((await sari.press(reply, 'delete:other', { forged: true }).reply()).content).toBe('delete:other');
    sari.remove(sari.say(server.channel('umum'), 'x'));
  });

  it('call only what is registered, with what it takes', () => {
    const server = discord.server('Geografi');
    const [sari, umum] = [server.person('Sari'), server.channel('umum')];
    expect(() => sari.slash(umum, 'digest')).toThrow('no command digest is registered');
    expect(() => sari.slash(umum, 'ask')).toThrow('/ask needs question');
    expect(() => sari.slash(umum, 'ask', { question: 'x'.repeat(1001) })).toThrow('longer than 1000');
    expect(() => sari.slash(umum, 'ask', { question: 'x', since: '2022' })).toThrow('no option since');
    expect(() => sari.slash(umum, 'ask', { question: 'x', 'only-me': 'ya' })).toThrow('a boolean is wanted');
    expect(() => sari.slash(umum, 'documents')).toThrow('wants a subcommand');
    expect(() => sari.autocomplete(umum, 'ask', 'question', 'x')).toThrow('no autocomplete');
    expect(() => sari.menu(sari.say(umum, 'x'), 'Find sources')).toThrow('no command Find sources');
  });

  it('send files with a command', async () => {
    bot.onInteraction(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      const { name, url, size } = interaction.options.getAttachment('file', true);
      await interaction.reply(`${name} ${size} ${await (await fetch(url)).text()}`);
    });
    const server = discord.server('Geografi');
    const file = { name: 'astana.txt', type: 'text/plain', bytes: Buffer.from('Astana') };
    const asked = server.person('Sari').slash(server.channel('umum'), 'add', { file });
    expect((await asked.reply()).content).toBe('astana.txt 6 Astana');
  });

  it('ask all at once, and each gets the own answer', async () => {
    bot.onInteraction(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.deferReply();
      await interaction.editReply(`${interaction.user.displayName}: ${interaction.options.getString('question')}`);
    });
    const server = discord.server('Geografi');
    const asked = crowd.map(({ name }) =>
      server.person(name).slash(server.channel('umum'), 'ask', { question: `tanya ${name}` }),
    );
    const replies = await Promise.all(asked.map((each) => each.reply()));
    expect(replies.map(({ content }) => content)).toEqual(crowd.map(({ name }) => `${name}: tanya ${name}`));
  });

  it('are the same in two servers, which see nothing of each other', async () => {
    bot.onInteraction(async (interaction) => {
      if (interaction.isChatInputCommand())
        await interaction.reply(`${interaction.guild?.name} ${interaction.user.id}`);
    });
    const [first, second] = [discord.server('Geografi'), discord.server('Sejarah')];
    const before = first.channel('umum').seen();
    const sari = second.person('Sari');
    const reply = await sari.slash(second.channel('umum'), 'ask', { question: 'Apa?' }).reply();
    expect(reply.content).toBe(`Sejarah ${first.person('Sari').id}`);
    expect(first.channel('umum').seen()).toEqual(before);
    const tono = await second.addPerson({ name: 'Tono', permissions: ['ManageGuild'], locale: 'id' });
    const member = await bot.client.guilds.cache.get(second.id)?.members.fetch(tono.id);
    expect(member?.permissions.has('ManageGuild')).toBe(true);
  });
});
