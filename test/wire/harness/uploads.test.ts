// Files on the local Discord as on Discord: forms that take them, links that end, limits; and who sees which channel.
import { ComponentType, type ModalSubmitInteraction, PermissionFlagsBits } from 'discord.js';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { textFile } from '../file-host.js';
import { type LocalDiscord, type LocalServer, startLocalDiscord, wire } from '../local-discord.js';
import { attempt, startTinyBot, type TinyBot } from './tiny-bot.js';

const FILES = [textFile('satu.txt', 'isi'), textFile('Bab 2 (baru).txt', 'lain')];

wire('files and channels', () => {
  let discord: LocalDiscord;
  let bot: TinyBot;
  let server: LocalServer;

  beforeAll(async () => {
    discord = await startLocalDiscord({
      servers: [
        {
          name: 'Geografi',
          fileLimit: 1_000,
          channels: [{ name: 'umum' }, { name: 'kuliah', onlyFor: ['Mahasiswa'], threads: [{ name: 'tugas' }] }],
          people: [{ name: 'Sari' }, { name: 'Tono', roles: ['Mahasiswa'] }],
        },
      ],
    });
    bot = await startTinyBot(discord);
    server = discord.server();
  });
  afterEach(() => expect(discord.problems()).toEqual([]));
  afterAll(async () => {
    await bot.stop();
    await discord.close();
  });

  const upload = (more: object = {}) => ({
    type: ComponentType.Label as const,
    label: 'Berkas',
    component: { type: ComponentType.FileUpload as const, custom_id: 'files', ...more },
  });

  /** The form that `/ask` is answered with, and what is done with it. */
  function showing(components: object[], then: (filled: ModalSubmitInteraction) => Promise<unknown> = async () => {}) {
    bot.onInteraction(async (interaction) => {
      if (interaction.isModalSubmit()) return then(interaction);
      if (!interaction.isChatInputCommand()) return;
      const path = `/interactions/${interaction.id}/${interaction.token}/callback` as const;
      const data = { custom_id: 'x:', title: 'Formulir', components };
      return bot.client.rest.post(path, { auth: false, body: { type: 9, data } });
    });
    return server.person('Sari').slash(server.channel('umum'), 'ask', { question: 'x' });
  }

  it('come with a form in the order of attaching, under the names that Discord leaves them', async () => {
    const asked = showing([upload({ max_values: 3 })], async (filled) => {
      const files = filled.fields.getUploadedFiles('files', true);
      const texts = await Promise.all(files.map(async ({ url }) => (await fetch(url)).text()));
      await filled.reply(files.map(({ name, title, size }) => `${name} ${title} ${size}`).join(', ') + texts.join());
    });
    const sent = await server
      .person('Sari')
      .submit(await asked.form(), {}, { files: FILES })
      .reply();
    expect(sent.content).toBe('satu.txt null 3, Bab_2_baru_.txt Bab 2 (baru) 4isi,lain');
  });

  it.each([
    ['more files than ten', [upload({ max_values: 11 })]],
    ['fewer at most than at least', [upload({ min_values: 3, max_values: 2 })]],
    ['files that are wanted and need not be', [upload({ min_values: 0 })]],
    ['two fields of one name', [upload(), upload()]],
    ['six fields', Array.from({ length: 6 }, (_, at) => upload({ custom_id: `files${at}` }))],
    ['a long label', [{ ...upload(), label: 'x'.repeat(46) }]],
    ['a long description', [{ ...upload(), description: 'x'.repeat(101) }]],
  ])('are not taken by a form with %s', async (_, components) => {
    showing(components);
    const problems = await discord.until(() => discord.problems().length > 0 && discord.takeProblems(), 'a problem');
    expect(problems.length).toBeGreaterThan(0);
    await discord.until(() => bot.failures.splice(0).length > 0, 'the refusal');
    discord.moveClock(3_000);
    discord.takeProblems();
  });

  it('are at an address of their own, for a day', async () => {
    const message = server.person('Sari').say(server.channel('umum'), `${discord.mention} ini`, { files: FILES });
    expect(message.files.map(({ bytes }) => String(bytes))).toEqual(['isi', 'lain']);
    const channel = await bot.client.channels.fetch(server.channel('umum').id);
    if (!channel?.isTextBased()) throw new Error('no channel');
    const url = (await channel.messages.fetch(message.id)).attachments.first()?.url ?? '';
    expect(new URL(url).origin).toBe(discord.files.origin);
    expect(url.startsWith(new URL(discord.apiUrl).origin)).toBe(false);
    expect((await fetch(url)).status).toBe(200);
    expect((await fetch(url.replace('ex=', 'ex=0&was='))).status).toBe(404);
    discord.files.fault({ redirect: 'http://localhost/' });
    expect((await fetch(url, { redirect: 'manual' })).headers.get('location')).toBe('http://localhost/');
    discord.files.fault('shorter');
    expect(await (await fetch(url)).text()).toBe('i');
    discord.files.fault('cut');
    await expect(fetch(url).then((response) => response.text())).rejects.toThrow();
    discord.moveClock(25 * 3_600_000);
    expect((await fetch(url)).status).toBe(404);
  });

  it('of a bot are limited by the server, whose limit each interaction says', async () => {
    const channel = await bot.client.channels.fetch(server.channel('umum').id);
    if (!channel?.isSendable()) throw new Error('no channel');
    const send = (bytes: number) => channel.send({ files: [{ attachment: Buffer.alloc(bytes), name: 'a.bin' }] });
    expect((await attempt(discord, send(1_001))).code).toBe(40005);
    const sent = await send(1_000);
    const [posted] = server.channel('umum').seen().slice(-1);
    expect(posted).toMatchObject({ id: sent.id, files: [{ name: 'a.bin' }] });
    bot.onInteraction(async (interaction) => {
      if (interaction.isRepliable()) await interaction.reply(String(interaction.attachmentSizeLimit));
    });
    const asked = server.person('Sari').slash(server.channel('umum'), 'ask', { question: 'x' });
    expect((await asked.reply()).content).toBe('1000');
  });

  it('are hidden with their channel from those without the role, who can do nothing there', async () => {
    const [sari, tono, kuliah] = [server.person('Sari'), server.person('Tono'), server.channel('kuliah')];
    const message = tono.say(kuliah, 'rahasia');
    expect(tono.sees(kuliah)).toHaveLength(1);
    expect(sari.sees(kuliah)).toEqual([]);
    expect(() => sari.slash(kuliah, 'ask', { question: 'x' })).toThrow('does not see #kuliah');
    expect(() => sari.say(server.channel('tugas'), 'x')).toThrow('does not see #tugas');
    expect(() => sari.menu(message, 'Check quote')).toThrow('does not see #kuliah');
    const seenBy = async (id: string) => {
      const guild = bot.client.guilds.cache.get(server.id);
      return guild?.channels.cache.get(kuliah.id)?.permissionsFor(await guild.members.fetch(id));
    };
    expect((await seenBy(sari.id))?.has(PermissionFlagsBits.ViewChannel)).toBe(false);
    expect((await seenBy(tono.id))?.has(PermissionFlagsBits.ViewChannel)).toBe(true);
    await kuliah.permit(server.id, { allow: ['ViewChannel'] });
    expect(sari.sees(kuliah)).toHaveLength(1);
  });

  it('are as before when the bot is removed and invited again', async () => {
    const before = server.channel('umum').seen().length;
    await server.leave();
    await discord.until(() => !bot.client.guilds.cache.has(server.id), 'the end');
    await server.rejoin();
    await discord.until(() => bot.client.guilds.cache.has(server.id), 'the beginning');
    expect(server.channel('umum').seen()).toHaveLength(before);
    server.goAway();
    await discord.until(() => bot.client.guilds.cache.get(server.id)?.available === false, 'the outage');
    await server.comeBack();
    await discord.until(() => bot.client.guilds.cache.get(server.id)?.available, 'its end');
  });
});
