// Asking by name over real sockets: one reply to whoever mentioned Kutip, and silence towards everybody else.
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { questionLine } from '../../src/discord/render/question-line.js';
import { type LocalDiscord, type LocalServer, startLocalDiscord, wire } from './local-discord.js';
import type { Person } from './person.js';
import type { SeenMessage } from './seen.js';
import { mud } from './toy-actions.js';
import { said } from './toy-commands.js';
import { gated, startToyKutip, type ToyKutip } from './toy-kutip.js';

wire('a message that mentions Kutip', () => {
  let discord: LocalDiscord;
  let kutip: ToyKutip;
  let server: LocalServer;
  let sari: Person;

  beforeAll(async () => {
    discord = await startLocalDiscord({
      servers: [
        {
          name: 'Geografi',
          channels: [
            { name: 'umum', threads: [{ name: 'utas' }] },
            { name: 'sunyi' },
            { name: 'tanpa-riwayat', denied: ['ReadMessageHistory'] },
            { name: 'terkunci', denied: ['SendMessages'] },
            { name: 'rapat', kind: 'voice' },
          ],
          people: [
            { name: 'Sari', locale: 'id', roles: ['Guru'] },
            { name: 'Budi', permissions: ['ManageGuild'] },
            { name: 'Robot', bot: true },
          ],
        },
      ],
    });
    kutip = await startToyKutip(discord);
    server = discord.server();
    sari = server.person('Sari');
  });
  beforeEach(() => {
    kutip.answer = async (context, question) => said(context, `Jawaban: ${question}`);
    kutip.settings = { ...kutip.settings, privateChannels: [], language: null };
    kutip.failures.length = 0;
  });
  afterEach(async () => {
    await vi.waitFor(() => expect(kutip.surface.pending).toBe(0));
    expect(discord.problems()).toEqual([]);
  });
  afterAll(async () => {
    await kutip.stop();
    await discord.close();
  });

  const answerTo = ({ id, channelId }: SeenMessage) =>
    discord.until(() => {
      const place = ['umum', 'utas', 'sunyi', 'tanpa-riwayat', 'rapat']
        .map((name) => server.channel(name))
        .find((channel) => channel.id === channelId);
      return place?.seen().find((message) => message.replyTo === id);
    }, 'the reply');
  const say = (text: string, channel = 'umum') => sari.say(server.channel(channel), text);

  it('is a question without the name, and gets one reply that everybody sees', async () => {
    for (const [text, question] of [
      [`${discord.mention} Di mana Kazakhstan?`, 'Di mana Kazakhstan?'],
      [`${discord.mention}: di mana?`, 'di mana?'],
      [`Halo ${discord.mention}, di mana?`, 'Halo, di mana?'],
      [`di mana ${discord.mention.replace('@', '@!')} ya`, 'di mana ya'],
      [`${discord.mention}\nDi mana?\nKapan? ${discord.mention}`, 'Di mana?\nKapan?'],
    ] as const) {
      expect(await answerTo(say(text))).toMatchObject({ content: `Jawaban: ${question}`, ephemeral: false });
    }
  });

  it('is answered in threads and voice chats too', async () => {
    for (const channel of ['utas', 'rapat']) {
      expect((await answerTo(say(`${discord.mention} Di mana?`, channel))).content).toBe('Jawaban: Di mana?');
    }
  });

  it('shows at once that Kutip is typing', async () => {
    const { gate, open } = gated();
    kutip.answer = async (context, question) => {
      await gate;
      return said(context, question);
    };
    const { id } = server.channel('umum');
    const typed = () => discord.requests.filter(({ path }) => path === `/channels/${id}/typing`).length;
    const before = typed();
    const asked = say(`${discord.mention} Di mana?`);
    await discord.until(() => typed() > before, 'typing');
    open();
    await answerTo(asked);
  });

  it('tells who wrote it', async () => {
    const writers: unknown[] = [];
    kutip.answer = async (context) => {
      writers.push([context.person, context.manages, context.visibility]);
      return said(context, 'Jawaban');
    };
    const budi = server.person('Budi');
    for (const person of [sari, budi]) {
      await answerTo(person.say(server.channel('umum'), `${discord.mention} Di mana?`));
    }
    expect(writers).toEqual([
      [sari.id, false, 'public'],
      [budi.id, true, 'public'],
    ]);
  });

  it('without a question gets help', async () => {
    for (const text of [discord.mention, `${discord.mention} ?`, ` ${discord.mention} ${discord.mention}!`]) {
      expect((await answerTo(say(text))).content).toBe('Bantuan');
    }
  });

  it('that replies to an answer follows its question', async () => {
    const previous: (string | null)[] = [];
    kutip.answer = async (context) => {
      previous.push(context.previousQuestion);
      return said(context, 'Jawaban');
    };
    const { id } = server.channel('umum');
    const shown = await kutip.client.channels.fetch(id);
    if (!shown?.isSendable()) throw new Error('nothing can be posted there');
    await shown.send({ content: `${questionLine('Siapa *presidennya*?')}\nJawaban`, flags: ['SuppressEmbeds'] });
    const answer = await discord.until(() => server.channel('umum').seen().at(-1), 'the answer');
    await answerTo(sari.reply(answer, 'Lalu kapan?', { ping: true }));
    await answerTo(sari.reply(answer, `${discord.mention} lalu kapan?`));
    await answerTo(sari.reply(say('Menurutku 1991'), `${discord.mention} betul?`));
    expect(previous).toEqual(['Siapa *presidennya*?', 'Siapa *presidennya*?', null]);
  });

  it('is no message to everybody, a role, another person, by a bot, or a reply without a ping', async () => {
    const questions: string[] = [];
    kutip.answer = async (context, question) => {
      questions.push(question);
      return said(context, 'Jawaban');
    };
    const answer = await answerTo(say(`${discord.mention} satu`));
    say('@everyone Di mana?');
    say(`<@&${server.roleId('Guru')}> Di mana?`);
    say(`<@${sari.id}> Di mana?`);
    sari.reply(answer, 'Terima kasih');
    server.person('Robot').say(server.channel('umum'), `${discord.mention} Di mana?`);
    await answerTo(say(`${discord.mention} dua`));
    expect(questions).toEqual(['satu', 'dua']);
  });

  it('where answers are private gets one sentence that says how to ask', async () => {
    kutip.settings = { ...kutip.settings, privateChannels: [server.channel('sunyi').id] };
    kutip.answer = () => Promise.reject(new Error('nobody may ask here in public'));
    const { content } = await answerTo(say(`${discord.mention} Di mana?`, 'sunyi'));
    expect(content).toMatch(/hanya dilihat penanya.*<\/ask:\d+>/);
    expect(content).toMatch(/only the asker sees.*<\/ask:\d+>/);
    expect(kutip.failures).toEqual([]);
  });

  it('that is refused is told so in the language of the server, else in that of the question', async () => {
    kutip.answer = () => Promise.reject(mud());
    expect((await answerTo(say(`${discord.mention} Di mana?`))).content).toContain('terlalu berlumpur');
    expect((await answerTo(say(`${discord.mention} Where is it?`))).content).toContain('too muddy');
    kutip.settings = { ...kutip.settings, language: 'en' };
    expect((await answerTo(say(`${discord.mention} Di mana?`))).content).toContain('too muddy');
  });

  it('is answered without a reference where Kutip may not read what was written before', async () => {
    const channel = server.channel('tanpa-riwayat');
    say(`${discord.mention} Di mana?`, 'tanpa-riwayat');
    const answer = await discord.until(() => channel.seen().find(({ authorId }) => authorId !== sari.id), 'the answer');
    expect(answer).toMatchObject({ content: 'Jawaban: Di mana?', replyTo: null });
  });

  it('that was deleted meanwhile is answered all the same', async () => {
    const { gate, open } = gated();
    kutip.answer = async (context) => {
      await gate;
      return said(context, 'Terlambat');
    };
    const asked = say(`${discord.mention} Di mana?`);
    await vi.waitFor(() => expect(kutip.surface.pending).toBe(1));
    sari.remove(asked);
    open();
    await discord.until(() => server.channel('umum').seen().at(-1)?.content === 'Terlambat', 'the answer');
  });

  it('where Kutip may not write is answered in a direct message that names the permission', async () => {
    const direct = '1100000000000000001';
    kutip.answer = () => Promise.reject(new Error('nothing is to be worked out'));
    discord.fault({
      method: 'POST',
      path: /^\/users\/@me\/channels$/,
      status: 200,
      body: { id: direct, type: 1, recipients: [{ id: sari.id, username: 'sari', discriminator: '0', avatar: null }] },
    });
    discord.fault({
      method: 'POST',
      path: new RegExp(`^/channels/${direct}/messages$`),
      status: 403,
      body: { code: 50007, message: 'Cannot send messages to this user' },
    });
    say(`${discord.mention} Di mana?`, 'terkunci');
    const sent = await discord.until(
      () => discord.requests.find(({ path }) => path === `/channels/${direct}/messages`),
      'a direct message',
    );
    const { content } = sent.body as { content: string };
    expect(content).toContain('Kirim Pesan');
    expect(content).toContain('lacks the permission Send Messages in #terkunci');
    await vi.waitFor(() => expect(kutip.surface.pending).toBe(0));
    expect(kutip.failures).toEqual([]);
  });
});
