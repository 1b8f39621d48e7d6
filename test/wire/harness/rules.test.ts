// What is wrong with a body: each limit is named, refused where Discord refuses it, and noted where it lets it pass.
import { type DiscordAPIError, MessageFlags, Routes } from 'discord.js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type LocalDiscord, startLocalDiscord, wire } from '../local-discord.js';
import { startTinyBot, type TinyBot } from './tiny-bot.js';

const silent = { allowed_mentions: { parse: [] } };
const text = (length: number) => 'a'.repeat(length);
const button = (more: object = {}) => ({ type: 2, style: 2, label: 'Buka', custom_id: 'open', ...more });
const row = (...components: object[]) => ({ type: 1, components });
const select = (more: object = {}) => ({ type: 3, custom_id: 'why', options: [{ label: 'a', value: 'a' }], ...more });
const many = <T>(count: number, make: (index: number) => T) => Array.from({ length: count }, (_, index) => make(index));

wire('a body', () => {
  let discord: LocalDiscord;
  let bot: TinyBot;

  beforeAll(async () => {
    discord = await startLocalDiscord();
    bot = await startTinyBot(discord);
  });
  afterAll(async () => {
    await bot.stop();
    await discord.close();
  });

  /** What was found, and the code with which it was refused; null when it passed. */
  const attempt = async (send: Promise<unknown>) => {
    const code = await send.then(
      () => null,
      (error: DiscordAPIError) => error.code,
    );
    return { code, problems: discord.takeProblems().map(({ what }) => what) };
  };
  const post = (body: object) =>
    attempt(
      bot.client.rest.post(Routes.channelMessages(discord.server().channel('umum').id), {
        body: { ...silent, ...body },
      }),
    );
  const register = (body: readonly object[]) =>
    attempt(bot.client.rest.put(Routes.applicationCommands(discord.applicationId), { body }));
  const command = (more: object = {}) => ({
    name: 'ask',
    description: 'Ask',
    integration_types: [0],
    contexts: [0],
    ...more,
  });

  it.each([
    ['content over 2,000', { content: text(2001) }, '2,000'],
    ['embeds over 6,000 together', { embeds: many(2, () => ({ description: text(3001) })) }, '6002 of 6,000'],
    ['six rows', { content: 'x', components: many(6, (i) => row(button({ custom_id: `${i}` }))) }, '6 of 5 rows'],
    [
      'six buttons',
      { content: 'x', components: [row(...many(6, (i) => button({ custom_id: `${i}` })))] },
      '6 of 5 but',
    ],
    ['a custom id twice', { content: 'x', components: [row(button()), row(button())] }, 'open stands twice'],
    ['a long custom id', { content: 'x', components: [row(button({ custom_id: text(101) }))] }, '101 characters'],
    ['a long label', { content: 'x', components: [row(button({ label: text(81) }))] }, '81 characters'],
    ['no label', { content: 'x', components: [row(button({ label: '' }))] }, 'without label'],
    ['a select beside a button', { content: 'x', components: [row(button(), select())] }, 'shares its row'],
    [
      'options over 25',
      { content: 'x', components: [row(select({ options: many(26, (i) => ({ label: 'a', value: `${i}` })) }))] },
      '26 of 1 to 25',
    ],
    ['values over options', { content: 'x', components: [row(select({ max_values: 2 }))] }, 'over its 1 options'],
    [
      'a value twice',
      { content: 'x', components: [row(select({ options: many(2, () => ({ label: 'a', value: 'a' })) }))] },
      'a value stands twice',
    ],
    ['an ephemeral flag in a channel', { content: 'x', flags: MessageFlags.Ephemeral }, 'flags 64'],
    [
      'components V2 beside content',
      { content: 'x', flags: MessageFlags.IsComponentsV2, components: [{ type: 10, content: 'y' }] },
      'beside content',
    ],
    [
      'components V2 over 4,000',
      { flags: MessageFlags.IsComponentsV2, components: many(2, () => ({ type: 10, content: text(2001) })) },
      '4002 of 4,000',
    ],
    [
      'components V2 over 40',
      {
        flags: MessageFlags.IsComponentsV2,
        components: many(5, () => ({ type: 17, components: many(8, () => ({ type: 10, content: 'y' })) })),
      },
      '45 of 40',
    ],
  ])('of a message is refused with %s', async (_, body, problem) => {
    const { code, problems } = await post(body);
    expect(code).toBe(50035);
    expect(problems.join('\n')).toContain(problem);
  });

  it('of an empty message is refused', async () => {
    expect(await post({ content: '' })).toEqual({ code: 50006, problems: [] });
    expect(await post({ content: ' \n ' })).toMatchObject({ code: 50006 });
    expect(await post({ components: [row(button())] })).toMatchObject({ code: 50006 });
  });

  it.each([
    ['an unknown key', { content: 'x', ephemeral: true }, '/ephemeral is unknown'],
    [
      'an unknown key within',
      { content: 'x', components: [row(button({ colour: 1 }))] },
      '/components/0/components/0/colour is',
    ],
    ['no allowed mentions', { content: 'x', allowed_mentions: undefined }, 'allowed_mentions is absent'],
    ['a mention that may ring', { content: 'x', allowed_mentions: { parse: ['users'] } }, 'lets ring: users'],
    ['an author who may ring', { content: 'x', allowed_mentions: { parse: [], replied_user: true } }, 'lets ring'],
    [
      'a link that shows a preview',
      { content: 'lihat https://id.wikipedia.org/wiki/Astana ya' },
      'would show a preview',
    ],
    ['a masked link that does', { content: '[x](https://id.wikipedia.org)' }, 'would show a preview'],
    ['white space that is lost', { content: 'x\n' }, 'white space'],
  ])('of a message passes, and is noted, with %s', async (_, body, problem) => {
    const { code, problems } = await post(body);
    expect(code).toBeNull();
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(problem);
  });

  it('of a message is right with links in angle brackets, in code, or without previews', async () => {
    for (const body of [
      { content: '<https://id.wikipedia.org/wiki/Astana> [x](<https://id.wikipedia.org>)' },
      { content: '`https://a.example` dan ```\nhttps://b.example\n```' },
      { content: 'https://id.wikipedia.org', flags: MessageFlags.SuppressEmbeds },
      { content: text(2000), components: many(5, (i) => row(...many(5, (j) => button({ custom_id: `${i}.${j}` })))) },
    ])
      expect(await post(body)).toEqual({ code: null, problems: [] });
  });

  it.each([
    ['an upper-case name', command({ name: 'Ask' }), 'not in lower case'],
    ['a name with a space', command({ name: 'ask me' }), 'ask me is not allowed'],
    ['an upper-case Indonesian name', command({ name_localizations: { id: 'Tanya' } }), 'Tanya is not in lower case'],
    ['a long name', command({ name: text(33) }), 'not allowed'],
    ['a long description', command({ description: text(101) }), '101 characters'],
    ['no description', command({ description: '' }), '0 characters'],
    [
      'an option twice',
      command({ options: many(2, () => ({ type: 3, name: 'x', description: 'x' })) }),
      'option default:x stands twice',
    ],
    [
      'a required option behind an optional one',
      command({
        options: [
          { type: 3, name: 'x', description: 'x' },
          { type: 3, name: 'y', description: 'y', required: true },
        ],
      }),
      'a required option behind',
    ],
    [
      'options over 25',
      command({ options: many(26, (i) => ({ type: 3, name: `x${i}`, description: 'x' })) }),
      '26 of 25 options',
    ],
    ['a described menu', { ...command({ name: 'Check quote' }), type: 3 }, 'has a description'],
  ])('of commands is refused with %s', async (_, body, problem) => {
    const { code, problems } = await register([body]);
    expect(code).toBe(50035);
    expect(problems.join('\n')).toContain(problem);
  });

  it('of commands is noted when they are not for servers only and for everybody', async () => {
    const { name, description } = command();
    expect(await register([{ name, description, default_member_permissions: '32' }])).toEqual({
      code: null,
      problems: [
        'ask: integration_types is not [0]',
        'ask: contexts is not [0] (servers only)',
        'ask is hidden from those whom Kutip itself lets manage it',
      ],
    });
    expect(await register([command(), command()])).toMatchObject({ code: 50035 });
    expect(await register([])).toEqual({ code: null, problems: [] });
    expect(discord.commands()).toEqual([]);
    expect(await register([command()])).toEqual({ code: null, problems: [] });
  });

  it('of choices and forms is refused beyond their limits', async () => {
    const answers: object[] = [
      {
        type: 9,
        data: {
          custom_id: 'zone',
          title: text(46),
          components: [row({ type: 4, custom_id: 'a', style: 1, label: 'x' })],
        },
      },
      {
        type: 9,
        data: {
          custom_id: 'zone',
          title: 'x',
          components: [row({ type: 4, custom_id: 'a', style: 1, label: text(46) })],
        },
      },
      {
        type: 9,
        data: {
          custom_id: 'zone',
          title: 'x',
          components: many(6, (i) => row({ type: 4, custom_id: `${i}`, style: 1, label: 'x' })),
        },
      },
      {
        type: 9,
        data: {
          custom_id: 'zone',
          title: 'x',
          components: [row({ type: 4, custom_id: 'a', style: 1, label: 'x', value: 'abc', max_length: 2 })],
        },
      },
    ];
    const choices: object[] = [
      { type: 8, data: { choices: many(26, (i) => ({ name: `${i}`, value: 'x' })) } },
      { type: 8, data: { choices: [{ name: text(101), value: 'x' }] } },
      { type: 8, data: { choices: [{ name: 'x', value: text(101) }] } },
    ];
    const server = discord.server();
    const [sari, umum] = [server.person('Sari'), server.channel('umum')];
    await register([command({ options: [{ type: 3, name: 'document', description: 'x', autocomplete: true }] })]);
    const results: unknown[] = [];
    for (const [index, body] of [...answers, ...choices].entries()) {
      const answered = new Promise<void>((resolve) => {
        bot.onInteraction(async ({ id, token, client }) => {
          results.push(await attempt(client.rest.post(Routes.interactionCallback(id, token), { body, auth: false })));
          await client.rest.post(Routes.interactionCallback(id, token), {
            body: index < answers.length ? { type: 5 } : { type: 8, data: { choices: [] } },
            auth: false,
          });
          resolve();
        });
      });
      if (index < answers.length) sari.slash(umum, 'ask');
      else sari.autocomplete(umum, 'ask', 'document', 'x');
      await answered;
    }
    expect(results.map((each) => (each as { code: unknown }).code)).toEqual(Array(7).fill(50035));
    expect(discord.problems()).toEqual([]);
  });

  it('of a file is read with its JSON, and the file can be fetched', async () => {
    const channel = await bot.client.channels.fetch(discord.server().channel('umum').id);
    if (!channel?.isSendable()) throw new Error('no channel');
    const sent = await channel.send({ content: 'berkas', files: [{ attachment: Buffer.from('isi'), name: 'a.txt' }] });
    const [file] = [...sent.attachments.values()];
    expect(await (await fetch(file?.url ?? '')).text()).toBe('isi');
    expect(discord.takeProblems()).toEqual([]);
    const { code, problems } = await attempt(
      channel.send({ content: text(2001), files: [{ attachment: Buffer.from('isi'), name: 'a.txt' }] }),
    );
    expect(code).toBe(50035);
    expect(problems.join('\n')).toContain('2,000');
  });
});
