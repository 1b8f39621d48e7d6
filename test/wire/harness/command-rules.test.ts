// What is wrong with commands, choices and forms: each limit is named and refused.
import { Routes } from 'discord.js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type LocalDiscord, startLocalDiscord, wire } from '../local-discord.js';
import { attempt, startTinyBot, type TinyBot } from './tiny-bot.js';

const text = (length: number) => 'a'.repeat(length);
const row = (...components: object[]) => ({ type: 1, components });
const many = <T>(count: number, make: (index: number) => T) => Array.from({ length: count }, (_, index) => make(index));
const command = (more: object = {}) => ({
  name: 'ask',
  description: 'Ask',
  integration_types: [0],
  contexts: [0],
  ...more,
});

wire('the body', () => {
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

  const register = (body: readonly object[]) =>
    attempt(discord, bot.client.rest.put(Routes.applicationCommands(discord.applicationId), { body }));

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

  /** What comes of answering with `body`; afterwards the interaction is answered properly. */
  const answer = (body: object, properly: object) =>
    new Promise<Awaited<ReturnType<typeof attempt>>>((resolve) => {
      bot.onInteraction(async ({ id, token, client }) => {
        const path = Routes.interactionCallback(id, token);
        const attempted = await attempt(discord, client.rest.post(path, { body, auth: false }));
        await client.rest.post(path, { body: properly, auth: false });
        resolve(attempted);
      });
    });

  it.each([
    ['26 choices', many(26, (i) => ({ name: `${i}`, value: 'x' })), '26 of 25 choices'],
    ['a long name', [{ name: text(101), value: 'x' }], 'name of 101 characters'],
    ['a long value', [{ name: 'x', value: text(101) }], 'value of 101 characters'],
  ])('of choices is refused with %s', async (_, choices, problem) => {
    const document = { type: 3, name: 'document', description: 'x', autocomplete: true };
    await register([command({ options: [document] })]);
    const answered = answer({ type: 8, data: { choices } }, { type: 8, data: { choices: [] } });
    const server = discord.server();
    server.person('Sari').autocomplete(server.channel('umum'), 'ask', 'document', 'x');
    const { code, problems } = await answered;
    expect(code).toBe(50035);
    expect(problems.join('\n')).toContain(problem);
  });

  const field = (more: object = {}) => row({ type: 4, custom_id: 'a', style: 1, label: 'x', ...more });
  it.each([
    ['a long title', { title: text(46), components: [field()] }, 'title of 46 characters'],
    ['a long label', { title: 'x', components: [field({ label: text(46) })] }, 'label over 45'],
    ['six fields', { title: 'x', components: many(6, (i) => field({ custom_id: `${i}` })) }, '6 of 1 to 5 fields'],
    ['a value too long', { title: 'x', components: [field({ value: 'abc', max_length: 2 })] }, 'longer than it allows'],
  ])('of a form is refused with %s', async (_, form, problem) => {
    await register([command()]);
    const answered = answer({ type: 9, data: { custom_id: 'zone', ...form } }, { type: 5 });
    const server = discord.server();
    server.person('Sari').slash(server.channel('umum'), 'ask');
    const { code, problems } = await answered;
    expect(code).toBe(50035);
    expect(problems.join('\n')).toContain(problem);
  });
});
