// What study sessions meet: threads on messages, threads that are closed, and the events of a server.
import { type AnyThreadChannel, type APIThreadChannel, Routes, type TextChannel } from 'discord.js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type LocalDiscord, type LocalServer, startLocalDiscord, wire } from '../local-discord.js';
import { attempt, startTinyBot, type TinyBot } from './tiny-bot.js';

const HOUR = 3_600_000;
const mentions = { allowed_mentions: { parse: [] } };

wire('a bot that holds sessions', () => {
  let discord: LocalDiscord;
  let bot: TinyBot;
  let server: LocalServer;
  let umum: TextChannel;

  beforeAll(async () => {
    const channels = [
      { name: 'umum', threads: [{ name: 'milik-orang' }] },
      { name: 'tanpa', denied: DENIED },
    ];
    discord = await startLocalDiscord({
      servers: [
        { name: 'Geografi', kutip: ['CreateEvents'], channels },
        { name: 'Sejarah' },
        { name: 'Biologi', kutip: ['ManageEvents', 'ManageThreads'], channels },
      ],
    });
    bot = await startTinyBot(discord, { commands: [] });
    server = discord.server('Geografi');
    umum = (await bot.client.channels.fetch(server.channel('umum').id)) as TextChannel;
  });
  afterAll(async () => {
    expect(discord.problems()).toEqual([]);
    await bot.stop();
    await discord.close();
  });

  const rest = () => bot.client.rest;
  const tried = async (request: Promise<unknown>) => (await attempt(discord, request)).code;
  const hang = (channel: string, message: string, name = 'Sungai') =>
    rest().post(Routes.threads(channel, message), { body: { name } }) as Promise<APIThreadChannel>;

  it('opens one thread on a message, which has its id', async () => {
    const { id } = await umum.send('Sesi belajar');
    expect(await hang(umum.id, id)).toMatchObject({ id, parent_id: umum.id, owner_id: discord.applicationId });
    expect(await tried(hang(umum.id, id))).toBe(160004);
    expect(await tried(hang(umum.id, '1100000000000000009'))).toBe(10008);
    const inside = await rest().post(Routes.channelMessages(id), { body: { content: 'x', ...mentions } });
    expect(await tried(hang(id, (inside as { id: string }).id))).toBe(50024);
    const without = (await bot.client.channels.fetch(server.channel('tanpa').id)) as TextChannel;
    expect(await tried(hang(without.id, (await without.send('x')).id))).toBe(50013);
  });

  it('changes nothing in an archived thread', async () => {
    const { id } = await hang(umum.id, (await umum.send('x')).id, 'Tutup');
    const { id: message } = (await rest().post(Routes.channelMessages(id), {
      body: { content: 'lama', ...mentions },
    })) as { id: string };
    const edit = () => rest().patch(Routes.channelMessage(id, message), { body: { content: 'baru', ...mentions } });
    expect(await tried(edit())).toBeNull();
    expect(await tried(rest().patch(Routes.channel(id), { body: { archived: true } }))).toBeNull();
    expect(server.channel('Tutup').archived).toBe(true);
    expect(await tried(edit())).toBe(50083);
    expect(await tried(rest().patch(Routes.channel(id), { body: { archived: true } }))).toBe(50083);
    expect(await tried(rest().patch(Routes.channel(id), { body: { archived: false } }))).toBeNull();
    expect(await tried(edit())).toBeNull();
  });

  it('archives its own threads, and those of others and locks only where it manages threads', async () => {
    const change = (name: string, body: object) =>
      tried(rest().patch(Routes.channel(discord.server(name).channel('milik-orang').id), { body }));
    expect(await change('Geografi', { archived: true })).toBe(50013);
    expect(await change('Biologi', { archived: true, locked: true })).toBeNull();
    const { id } = await hang(umum.id, (await umum.send('x')).id);
    expect(await tried(rest().patch(Routes.channel(id), { body: { locked: true } }))).toBe(50013);
  });

  it('is told when a moderator locks, archives or reopens a thread', async () => {
    const { id } = await hang(umum.id, (await umum.send('x')).id, 'Dijaga');
    const thread = server.channel('Dijaga');
    const told = (change: () => Promise<void>) =>
      new Promise<unknown>((resolve) => {
        bot.client.once('threadUpdate', (_, { id: which, locked, archived }: AnyThreadChannel) =>
          resolve({ which, locked, archived }),
        );
        void change();
      });
    expect(await told(() => thread.lock())).toEqual({ which: id, locked: true, archived: false });
    expect(await told(() => thread.reopen())).toEqual({ which: id, locked: false, archived: false });
    expect(await told(() => thread.archive())).toEqual({ which: id, locked: false, archived: true });
  });

  const event = (change: object = {}) => ({
    ...{ name: 'Sesi', entity_type: 3, entity_metadata: { location: '#umum' }, privacy_level: 2 },
    scheduled_start_time: new Date(Date.now() + HOUR).toISOString(),
    scheduled_end_time: new Date(Date.now() + 2 * HOUR).toISOString(),
    ...change,
  });
  const make = async (body: object, name = 'Geografi') => {
    const route = Routes.guildScheduledEvents(discord.server(name).id);
    return (await rest().post(route, { body })) as { id: string; status: number; creator_id: string };
  };
  const change = (id: string, body: object) => rest().patch(Routes.guildScheduledEvent(server.id, id), { body });

  it('makes, changes, lists and takes away events', async () => {
    const { id, ...made } = await make(event());
    expect(made).toMatchObject({ creator_id: discord.applicationId, status: 1 });
    await change(id, { name: 'Sesi lain' });
    expect(await rest().get(Routes.guildScheduledEvents(server.id))).toMatchObject([{ id, name: 'Sesi lain' }]);
    await rest().delete(Routes.guildScheduledEvent(server.id, id));
    expect(await tried(change(id, { name: 'x' }))).toBe(10070);
    expect(server.events()).toEqual([]);
  });

  it('makes events with that permission alone, and changes those of others only where it manages them', async () => {
    expect(await tried(make(event(), 'Sejarah'))).toBe(50013);
    expect(await tried(make(event(), 'Biologi'))).toBe(50013);
    const others = { name: 'Rapat', start: Date.now() + HOUR, end: Date.now() + 2 * HOUR };
    const [here, there] = [server, discord.server('Biologi')].map((each) => ({
      route: Routes.guildScheduledEvent(each.id, each.addEvent(others).id),
    }));
    expect(await tried(rest().delete(here?.route ?? '/'))).toBe(50013);
    expect(await tried(rest().delete(there?.route ?? '/'))).toBeNull();
    for (const { id } of server.events()) server.removeEvent(id);
  });

  it.each([
    ['no name', { name: ' ' }, 'without a name'],
    ['no place', { entity_metadata: { location: '' } }, 'without a location'],
    ['no end', { scheduled_end_time: null }, 'without an end'],
    ['an empty description', { description: '' }, 'empty description'],
    ['a voice channel', { entity_type: 2, channel_id: '1' }, ''],
    ['a long name', { name: 'x'.repeat(101) }, '100 characters'],
  ])('makes no event with %s', async (_, body, problem) => {
    const { code, problems } = await attempt(discord, make(event(body)));
    expect(code).toBe(50035);
    expect(problems.join('\n')).toContain(problem);
  });

  it('makes no event in the past, none that ends before it starts, and no more than a hundred', async () => {
    expect(await tried(make(event({ scheduled_start_time: new Date(Date.now() - HOUR).toISOString() })))).toBe(50035);
    expect(await tried(make(event({ scheduled_end_time: new Date(Date.now() + 1000).toISOString() })))).toBe(50035);
    const many = { name: 'Rapat', start: Date.now() + HOUR, end: Date.now() + 2 * HOUR };
    for (let count = 0; count < 100; count++) server.addEvent(many);
    expect(await tried(make(event()))).toBe(30038);
    for (const { id } of server.events()) server.removeEvent(id);
  });

  it('moves no event that is under way, and changes none that is over', async () => {
    const { id } = await make(event());
    discord.moveClock(1.5 * HOUR);
    const later = { scheduled_start_time: new Date(Date.now() + 9 * HOUR).toISOString() };
    expect(await tried(change(id, later))).toBe(50035);
    expect(await tried(change(id, { name: 'Sedang berjalan' }))).toBeNull();
    discord.moveClock(HOUR);
    expect(await tried(change(id, { name: 'Selesai' }))).toBe(180000);
    expect(server.events()).toEqual([]);
  });

  it('is answered as the specification says', () => {
    const notes = discord.requests.flatMap(({ operation, answerNotes }) =>
      answerNotes.map((note) => `${operation} ${note}`),
    );
    expect(notes).toEqual([]);
  });
});

const DENIED = ['CreatePublicThreads'] as const;
