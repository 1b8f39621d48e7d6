// Speaking outside the reply to a command, over real sockets: channels, threads, forums, and what Kutip may not do there.
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { questionLine } from '../../src/discord/render/question-line.js';
import type { ChannelAbilities, Messenger } from '../../src/ports.js';
import type { Reply } from '../../src/reply.js';
import { type LocalDiscord, type LocalServer, startLocalDiscord, wire } from './local-discord.js';
import { startToyKutip, type ToyKutip } from './toy-kutip.js';

const notice = (sentence: string): Reply => ({ kind: 'notice', language: 'id', sentence });
const can = (...able: (keyof ChannelAbilities)[]) => ({
  canSend: able.includes('canSend'),
  canOpenThread: able.includes('canOpenThread'),
  isThread: able.includes('isThread'),
  isForum: able.includes('isForum'),
});

wire('Kutip in a channel', () => {
  let discord: LocalDiscord;
  let kutip: ToyKutip;
  let server: LocalServer;
  let messenger: Messenger;

  beforeAll(async () => {
    discord = await startLocalDiscord({
      servers: [
        {
          name: 'Geografi',
          systemChannel: null,
          channels: [
            { name: 'baca-saja', denied: ['SendMessages', 'SendMessagesInThreads'], threads: [{ name: 'baca-utas' }] },
            { name: 'tanpa-utas', denied: ['CreatePublicThreads'] },
            { name: 'gaib', denied: ['ViewChannel'] },
            {
              name: 'umum',
              threads: [
                { name: 'hidup' },
                { name: 'arsip', archived: true },
                { name: 'terkunci', archived: true, locked: true },
              ],
            },
            { name: 'berita', kind: 'announcement' },
            { name: 'rapat', kind: 'voice' },
            { name: 'forum', kind: 'forum' },
            { name: 'forum-bertag', kind: 'forum', tags: ['tanya', 'lain'], tagRequired: true },
            { name: 'forum-tertutup', kind: 'forum', denied: ['SendMessages'] },
          ],
          people: [{ name: 'Sari', locale: 'id' }],
        },
      ],
    });
    kutip = await startToyKutip(discord);
    server = discord.server();
    messenger = kutip.surface.messenger;
  });
  afterEach(() => expect(discord.problems()).toEqual([]));
  afterAll(async () => {
    await kutip.stop();
    await discord.close();
  });
  const idOf = (name: string) => server.channel(name).id;

  it('says something where it may, and says where that stands', async () => {
    for (const name of ['umum', 'berita', 'rapat', 'hidup', 'arsip']) {
      const address = await messenger.send(idOf(name), notice('Halo'));
      const [message] = server.channel(name).seen().slice(-1);
      expect(message).toMatchObject({ content: 'Halo', id: address.message, channelId: address.channel });
    }
    expect(server.channel('arsip').archived).toBe(false);
  });

  it('says which permission is missing where it may not', async () => {
    await expect(messenger.send(idOf('baca-saja'), notice('Halo'))).rejects.toMatchObject({
      code: 'missing-permission',
      sentence: {
        id: 'Kutip belum punya izin Kirim Pesan (Send Messages) di #baca-saja. Minta pengelola server memberikannya.',
        en: expect.stringContaining('Send Messages in #baca-saja'),
      },
    });
    await expect(messenger.openThread(idOf('tanpa-utas'), 'x', notice('x'))).rejects.toMatchObject({
      sentence: { en: expect.stringContaining('Create Public Threads in #tanpa-utas') },
    });
    await expect(messenger.openThread(idOf('forum-tertutup'), 'x', notice('x'))).rejects.toMatchObject({
      sentence: { en: expect.stringContaining('Send Messages in #forum-tertutup') },
    });
    await expect(messenger.send('1100000000000000009', notice('x'))).rejects.toMatchObject({ code: 'channel-gone' });
  });

  it('names what it needs when Discord refuses for a reason that it has not told', async () => {
    discord.fault({
      method: 'POST',
      path: new RegExp(`^/channels/${idOf('umum')}/messages$`),
      status: 403,
      body: { code: 50013, message: 'Missing Permissions' },
    });
    await expect(messenger.send(idOf('umum'), notice('Halo'))).rejects.toMatchObject({ code: 'missing-permission' });
  });

  it('knows what can be done in each kind of place, and what a thread belongs to', async () => {
    const inThreadOf = (parent: string, ...able: (keyof ChannelAbilities)[]) => ({
      ...can('isThread', ...able),
      parent: idOf(parent),
    });
    const expected = {
      umum: can('canSend', 'canOpenThread'),
      berita: can('canSend', 'canOpenThread'),
      rapat: can('canSend'),
      hidup: inThreadOf('umum', 'canSend'),
      arsip: inThreadOf('umum', 'canSend'),
      terkunci: inThreadOf('umum'),
      forum: can('canOpenThread', 'isForum'),
      'forum-tertutup': can('isForum'),
      'baca-saja': can(),
      'baca-utas': inThreadOf('baca-saja'),
      'tanpa-utas': can('canSend'),
      gaib: can(),
    };
    for (const [name, abilities] of Object.entries(expected)) {
      expect([name, await messenger.abilities(idOf(name))]).toEqual([name, abilities]);
    }
    expect(await messenger.abilities('1100000000000000009')).toEqual(can());
  });

  it('opens a thread that begins with what is discussed', async () => {
    for (const name of ['umum', 'berita']) {
      const thread = await messenger.openThread(idOf(name), 'Di mana Kazakhstan?', notice('Kutipannya ini.'));
      const opened = server.channel(name).threads().at(-1);
      expect(opened).toMatchObject({ id: thread, name: 'Di mana Kazakhstan?' });
      expect(opened?.seen().map(({ content }) => content)).toEqual(['Kutipannya ini.']);
      expect(await messenger.threadIsUsable(thread)).toBe(true);
    }
  });

  it('opens a post in a forum, with a tag where one is required', async () => {
    const post = await messenger.openThread(idOf('forum'), 'Di mana?', notice('Kutipan'));
    expect(server.channel('forum').threads()[0]).toMatchObject({ id: post, appliedTags: [] });
    await messenger.openThread(idOf('forum-bertag'), 'Di mana?', notice('Kutipan'));
    const [tagged] = server.channel('forum-bertag').threads();
    expect(tagged?.appliedTags).toEqual([server.channel('forum-bertag').tagIds['tanya']]);
    expect(tagged?.seen().map(({ content }) => content)).toEqual(['Kutipan']);
  });

  it('gives a thread a name within the limits, whatever the title holds', async () => {
    const names: [string, string][] = [
      ['x'.repeat(300), `${'x'.repeat(99)}…`],
      ['  satu\n dua  ', 'satu dua'],
      ['a\u202eb', 'a⟨U+202E⟩b'],
      ['   ', 'Kutip'],
    ];
    for (const [title, name] of names) {
      const id = await messenger.openThread(idOf('umum'), title, notice('Kutipan'));
      expect(
        server
          .channel('umum')
          .threads()
          .find((thread) => thread.id === id)?.name,
      ).toBe(name);
    }
  });

  it('opens no thread inside a thread or in a voice chat', async () => {
    for (const name of ['hidup', 'rapat']) {
      await expect(messenger.openThread(idOf(name), 'x', notice('x'))).rejects.toMatchObject({
        code: 'no-threads-here',
      });
    }
  });

  it('knows which threads can still be written in', async () => {
    const usable = await Promise.all(
      ['hidup', 'arsip', 'terkunci', 'baca-utas', 'umum'].map((name) => messenger.threadIsUsable(idOf(name))),
    );
    expect(usable).toEqual([true, true, false, false, false]);
    const thread = await messenger.openThread(idOf('umum'), 'Sebentar', notice('x'));
    await server.channel('Sebentar').remove();
    await vi.waitFor(async () => expect(await messenger.threadIsUsable(thread)).toBe(false));
  });

  it('forgets a thread that was deleted, and those that went with their channel', async () => {
    const alone = await messenger.openThread(idOf('umum'), 'Sendiri', notice('x'));
    await server.channel('Sendiri').remove();
    await vi.waitFor(() => expect(kutip.forgotten).toContain(alone));
    const channel = await server.addChannel({ name: 'sementara' });
    await vi.waitFor(async () => expect(await messenger.abilities(channel.id)).toMatchObject({ canOpenThread: true }));
    const inside = await messenger.openThread(channel.id, 'Di dalam', notice('x'));
    await vi.waitFor(() => expect(kutip.client.channels.cache.has(inside)).toBe(true));
    await channel.remove();
    await vi.waitFor(() => expect(kutip.forgotten).toContain(inside));
  });

  it('finds the question that one of its messages shows', async () => {
    const umum = idOf('umum');
    const [shown, other] = await Promise.all([
      post(kutip, umum, `${questionLine('Di mana *Astana*?')}\n> kutipan`),
      post(kutip, umum, 'Tanpa pertanyaan'),
    ]);
    const theirs = server.person('Sari').say(server.channel('umum'), '**Bukan Kutip?**');
    const question = (message: string, channel = umum) => messenger.questionShown({ channel, message });
    expect(await question(shown)).toBe('Di mana *Astana*?');
    expect(await question(other)).toBeNull();
    expect(await question(theirs.id)).toBeNull();
    expect(await question('1100000000000000009')).toBeNull();
    expect(await question(shown, '1100000000000000009')).toBeNull();
  });

  it('says hello once where it was added: in the system channel, else in the first where it may write', async () => {
    const withSystem = await discord.join({
      name: 'Baru',
      channels: [{ name: 'a' }, { name: 'sambutan' }],
      systemChannel: 'sambutan',
    });
    await discord.until(() => withSystem.channel('sambutan').seen().length > 0, 'a welcome');
    const without = await discord.join({
      name: 'Lain',
      channels: [{ name: 'pengumuman', denied: ['SendMessages'] }, { name: 'obrolan' }],
      systemChannel: 'pengumuman',
    });
    await discord.until(() => without.channel('obrolan').seen().length > 0, 'a welcome');
    expect(withSystem.channel('sambutan').seen()).toHaveLength(1);
    expect(withSystem.channel('a').seen()).toEqual([]);
    expect(without.channel('pengumuman').seen()).toEqual([]);
  });

  it('says nothing when a server merely comes back', async () => {
    const { identified } = discord.gateway.counts;
    discord.gateway.invalidate();
    await discord.until(() => discord.gateway.counts.identified > identified, 'a new session');
    const seen = server.channel('umum').seen().length;
    await messenger.send(idOf('umum'), notice('Masih di sini'));
    expect(server.channel('umum').seen()).toHaveLength(seen + 1);
    expect(discord.server('Baru').channel('sambutan').seen()).toHaveLength(1);
  });
});

async function post({ client }: ToyKutip, id: string, content: string): Promise<string> {
  const channel = await client.channels.fetch(id);
  if (!channel?.isSendable()) throw new Error('nothing can be posted there');
  return (await channel.send({ content, flags: ['SuppressEmbeds'] })).id;
}
