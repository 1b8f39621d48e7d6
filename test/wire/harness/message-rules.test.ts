// What is wrong with the body of a message: each limit is named, refused where Discord refuses it, noted where it lets it pass.
import { MessageFlags, Routes } from 'discord.js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type LocalDiscord, startLocalDiscord, wire } from '../local-discord.js';
import { attempt, startTinyBot, type TinyBot } from './tiny-bot.js';

const silent = { allowed_mentions: { parse: [] } };
const text = (length: number) => 'a'.repeat(length);
const button = (more: object = {}) => ({ type: 2, style: 2, label: 'Buka', custom_id: 'open', ...more });
const row = (...components: object[]) => ({ type: 1, components });
const select = (more: object = {}) => ({ type: 3, custom_id: 'why', options: [{ label: 'a', value: 'a' }], ...more });
const many = <T>(count: number, make: (index: number) => T) => Array.from({ length: count }, (_, index) => make(index));

wire('the body of a message', () => {
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

  const post = (body: object) => {
    const path = Routes.channelMessages(discord.server().channel('umum').id);
    return attempt(discord, bot.client.rest.post(path, { body: { ...silent, ...body } }));
  };

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
  ])('is refused with %s', async (_, body, problem) => {
    const { code, problems } = await post(body);
    expect(code).toBe(50035);
    expect(problems.join('\n')).toContain(problem);
  });

  it('without anything to see is refused', async () => {
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
    ['a role that may ring', { content: 'x <@&7>', allowed_mentions: { parse: [], roles: ['7'] } }, 'lets ring: 7'],
    ['an author who may ring', { content: 'x', allowed_mentions: { parse: [], replied_user: true } }, 'lets ring'],
    [
      'a link that shows a preview',
      { content: 'lihat https://id.wikipedia.org/wiki/Astana ya' },
      'would show a preview',
    ],
    ['a masked link that does', { content: '[x](https://id.wikipedia.org)' }, 'would show a preview'],
    ['white space that is lost', { content: 'x\n' }, 'white space'],
  ])('passes, and is noted, with %s', async (_, body, problem) => {
    const { code, problems } = await post(body);
    expect(code).toBeNull();
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(problem);
  });

  it('is right with links in angle brackets, in code, or without previews', async () => {
    for (const body of [
      { content: '<https://id.wikipedia.org/wiki/Astana> [x](<https://id.wikipedia.org>)' },
      { content: '`https://a.example` dan ```\nhttps://b.example\n```' },
      { content: 'https://id.wikipedia.org', flags: MessageFlags.SuppressEmbeds },
      { content: text(2000), components: many(5, (i) => row(...many(5, (j) => button({ custom_id: `${i}.${j}` })))) },
    ])
      expect(await post(body)).toEqual({ code: null, problems: [] });
  });

  it('is read beside files, and the file can be fetched', async () => {
    const channel = await bot.client.channels.fetch(discord.server().channel('umum').id);
    if (!channel?.isSendable()) throw new Error('no channel');
    const sent = await channel.send({ content: 'berkas', files: [{ attachment: Buffer.from('isi'), name: 'a.txt' }] });
    const [file] = [...sent.attachments.values()];
    expect(await (await fetch(file?.url ?? '')).text()).toBe('isi');
    expect(discord.takeProblems()).toEqual([]);
    const { code, problems } = await attempt(
      discord,
      channel.send({ content: text(2001), files: [{ attachment: Buffer.from('isi'), name: 'a.txt' }] }),
    );
    expect(code).toBe(50035);
    expect(problems.join('\n')).toContain('2,000');
  });
});
