// Interactions over the wire: what a person does reaches the bot as Discord sends it, and what the bot answers is seen as Discord shows it.
import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { OptionValues } from '../called-command.js';
import { type LocalDiscord, type LocalServer, startLocalDiscord, wire } from '../local-discord.js';
import { startTinyBot, type TinyBot } from './tiny-bot.js';

const row = (...buttons: ButtonBuilder[]) => new ActionRowBuilder<ButtonBuilder>().addComponents(buttons);
const button = (customId: string, label: string) =>
  new ButtonBuilder().setCustomId(customId).setLabel(label).setStyle(ButtonStyle.Secondary);

wire('an interaction', () => {
  let discord: LocalDiscord;
  let bot: TinyBot;
  let server: LocalServer;

  beforeAll(async () => {
    discord = await startLocalDiscord({
      servers: [
        {
          name: 'Geografi',
          channels: [{ name: 'umum' }, { name: 'forum', kind: 'forum' }, { name: 'lantai', kind: 'voice' }],
          people: [
            { name: 'Sari', locale: 'id' },
            { name: 'Budi', permissions: ['ManageGuild'], roles: ['Guru'] },
          ],
        },
      ],
    });
    bot = await startTinyBot(discord);
    server = discord.server();
  });
  afterEach(() => {
    expect(discord.problems()).toEqual([]);
    expect(bot.failures).toEqual([]);
  });
  afterAll(async () => {
    await bot.stop();
    await discord.close();
  });

  it('brings a command with its values, the person, and their language', async () => {
    bot.onInteraction(async (interaction) => {
      if (!interaction.isChatInputCommand() || !interaction.inCachedGuild()) throw new Error('no command');
      const { locale, guildLocale, member, options, channel } = interaction;
      await interaction.reply({
        content: [
          interaction.commandName,
          options.getString('question'),
          locale,
          guildLocale,
          member.permissions.has('ManageGuild'),
          member.roles.cache.has(server.roleId('Guru')),
          channel?.name,
          interaction.appPermissions.has('SendMessages'),
        ].join(' | '),
      });
    });
    const asked = server.person('Sari').slash(server.channel('umum'), 'tanya', { pertanyaan: 'Di mana?' });
    expect(await asked.acknowledged()).toBe('message');
    expect((await asked.reply()).content).toBe('ask | Di mana? | id | en-US | false | false | umum | true');
    const other = server.person('Budi').slash(server.channel('umum'), 'ask', { question: 'Where?' });
    expect((await other.reply()).content).toBe('ask | Where? | en-US | en-US | true | true | umum | true');
  });

  it('is deferred for all, then edited once', async () => {
    bot.onInteraction(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.deferReply();
      await interaction.editReply({ content: 'Jawaban', components: [row(button('open:1', 'Buka'))] });
    });
    const umum = server.channel('umum');
    const asked = server.person('Sari').slash(umum, 'ask', { question: 'Apa?' });
    expect(await asked.acknowledged()).toBe('thinking');
    const reply = await asked.reply();
    expect(reply).toMatchObject({ content: 'Jawaban', ephemeral: false, edited: false, rows: [['Buka']] });
    expect(umum.seen().at(-1)).toEqual(reply);
  });

  it('answers one person alone, and stays private through edits', async () => {
    bot.onInteraction(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      await interaction.editReply('satu');
      await interaction.editReply('dua');
    });
    const umum = server.channel('umum');
    const before = umum.seen();
    const sari = server.person('Sari');
    const asked = sari.slash(umum, 'ask', { question: 'Apa?' });
    const reply = await asked.replyThat(({ content }) => content === 'dua');
    expect(asked.isPrivate()).toBe(true);
    expect(reply.ephemeral).toBe(true);
    expect(umum.seen()).toEqual(before);
    expect(sari.sees(umum)).toContainEqual(reply);
    expect(server.person('Budi').sees(umum)).not.toContainEqual(reply);
    expect(() => server.person('Budi').press(reply, 'x')).toThrow('Budi does not see it');
  });

  it('can take back a public "thinking" and answer privately instead', async () => {
    bot.onInteraction(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.deferReply();
      await interaction.deleteReply();
      await interaction.followUp({ content: 'rahasia', flags: MessageFlags.Ephemeral });
    });
    const umum = server.channel('umum');
    const before = umum.seen();
    const reply = await server.person('Sari').slash(umum, 'ask', { question: 'Apa?' }).reply();
    expect(reply).toMatchObject({ content: 'rahasia', ephemeral: true });
    expect(umum.seen()).toEqual(before);
  });

  it('gets the answered message with `withResponse`, and deletes it', async () => {
    bot.onInteraction(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      const { resource } = await interaction.reply({ content: 'sebentar', withResponse: true });
      await interaction.followUp({ content: `tentang ${resource?.message?.id}` });
      await resource?.message?.delete();
    });
    const umum = server.channel('umum');
    const asked = server.person('Sari').slash(umum, 'ask', { question: 'Apa?' });
    const [followUp] = await discord.until(() => asked.followUps().length > 0 && asked.followUps(), 'a follow-up');
    await discord.until(() => umum.seen().every(({ content }) => content !== 'sebentar'), 'the deletion');
    expect(followUp?.content).toMatch(/^tentang \d+$/);
  });

  it('completes an option while it is typed', async () => {
    bot.onInteraction(async (interaction) => {
      if (!interaction.isAutocomplete()) return;
      const { name, value } = interaction.options.getFocused(true);
      await interaction.respond([{ name: `${name} ${value}`, value: 'kaz' }]);
    });
    const typing = server.person('Sari').autocomplete(server.channel('umum'), 'ask', 'document', 'Kaz');
    expect(await typing.choices()).toEqual([{ name: 'document Kaz', value: 'kaz' }]);
  });

  it('describes the channel and the role that were chosen, and offers no others', async () => {
    bot.onInteraction(async (interaction) => {
      if (interaction.isAutocomplete()) await interaction.respond([]);
      if (!interaction.isChatInputCommand()) return;
      const { options } = interaction;
      await interaction.reply(`${options.getChannel('where')?.name} ${options.getRole('whom')?.name}`);
    });
    const [sari, umum] = [server.person('Sari'), server.channel('umum')];
    const values = { question: 'Di mana?', where: server.channel('forum'), whom: server.roleId('Guru') };
    expect((await sari.slash(umum, 'ask', values).reply()).content).toBe('forum Guru');
    expect(await sari.autocomplete(umum, 'ask', 'document', 'x', values).choices()).toEqual([]);
    const choosing = (others: OptionValues) => () => sari.slash(umum, 'ask', { question: 'Apa?', ...others });
    expect(choosing({ where: server.channel('lantai') })).toThrow('not a channel for where');
    expect(choosing({ where: '1' })).toThrow('no channel 1');
    expect(choosing({ whom: umum.id })).toThrow('has no role');
  });

  it('calls a subcommand', async () => {
    bot.onInteraction(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.reply(`${interaction.options.getSubcommand()} ${interaction.options.getString('document')}`);
    });
    const asked = server.person('Sari').slash(server.channel('umum'), 'documents lihat', { document: 'Asia' });
    expect((await asked.reply()).content).toBe('show Asia');
  });

  it('presses a button, which changes the message that bears it', async () => {
    bot.onInteraction(async (interaction) => {
      if (interaction.isChatInputCommand())
        await interaction.reply({ content: 'nol', components: [row(button('up:0', 'Tambah'))] });
      if (interaction.isButton())
        await interaction.update({ content: `${interaction.message.content} satu`, components: [] });
    });
    const sari = server.person('Sari');
    const reply = await sari.slash(server.channel('umum'), 'ask', { question: 'Apa?' }).reply();
    const pressed = sari.press(reply, 'Tambah');
    expect(await pressed.acknowledged()).toBe('update');
    expect(await pressed.reply()).toMatchObject({ id: reply.id, content: 'nol satu', buttons: [], edited: true });
    expect(() => sari.press(reply, 'Tambah')).toThrow('there is no button Tambah');
  });

  it('shows a form, whose fields come back', async () => {
    bot.onInteraction(async (interaction) => {
      if (interaction.isChatInputCommand())
        await interaction.showModal(
          new ModalBuilder()
            .setCustomId('zone')
            .setTitle('Zona waktu')
            .addLabelComponents(
              new LabelBuilder()
                .setLabel('Zona')
                .setTextInputComponent(
                  new TextInputBuilder().setCustomId('name').setStyle(TextInputStyle.Short).setMaxLength(40),
                ),
            ),
        );
      if (interaction.isModalSubmit())
        await interaction.reply({
          content: interaction.fields.getTextInputValue('name'),
          flags: MessageFlags.Ephemeral,
        });
    });
    const sari = server.person('Sari');
    const form = await sari.slash(server.channel('umum'), 'ask', { question: 'Apa?' }).form();
    expect(form).toMatchObject({ title: 'Zona waktu', fields: [{ label: 'Zona', maxLength: 40 }] });
    expect(() => sari.submit(form, {})).toThrow('the field Zona must be filled in');
    expect(() => sari.submit(form, { Zona: 'x'.repeat(41) })).toThrow('do not fit');
    expect((await sari.submit(form, { Zona: 'Asia/Jakarta' }).reply()).content).toBe('Asia/Jakarta');
  });

  it('opens the menu of a message, with its content', async () => {
    bot.onInteraction(async (interaction) => {
      if (!interaction.isMessageContextMenuCommand()) return;
      const { content, author } = interaction.targetMessage;
      await interaction.reply({ content: `${author.displayName}: ${content}`, flags: MessageFlags.Ephemeral });
    });
    const said = server.person('Budi').say(server.channel('umum'), 'Bumi itu bulat.');
    const checked = server.person('Sari').menu(said, 'Periksa kutipan');
    expect((await checked.reply()).content).toBe('Budi: Bumi itu bulat.');
  });
});
