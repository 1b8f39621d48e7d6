// What Discord is told of the commands keeps its limits, in both languages.
import { ApplicationCommandType, ChannelType, ApplicationCommandOptionType as OptionType } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { registrationOf } from '../../src/discord/registration.js';
import type { Command, MessageMenu } from '../../src/dispatch.js';
import { allCommands, allMenus } from '../../src/dispatch.js';

const typedName = /^[-_'\p{L}\p{N}]{1,32}$/u;
interface Sent {
  readonly type: number;
  readonly name: string;
  readonly name_localizations: { readonly id: string };
  readonly description?: string;
  readonly description_localizations?: { readonly id: string };
  readonly required?: boolean;
  readonly max_length?: number;
  readonly options?: readonly Sent[];
}

/** As it is sent. */
const registered: readonly Sent[] = JSON.parse(JSON.stringify(registrationOf(allCommands, allMenus)));
const typed = registered.filter(({ type }) => type === ApplicationCommandType.ChatInput);
const inMenus = registered.filter(({ type }) => type === ApplicationCommandType.Message);
/** Options and subcommands that stand side by side. */
const optionLists = typed.flatMap(listsBelow);
const everyTyped = [...typed, ...optionLists.flat()];

function listsBelow({ options }: Sent): (readonly Sent[])[] {
  return options === undefined ? [] : [options, ...options.flatMap(listsBelow)];
}

describe('what is registered', () => {
  test('is every command and every menu', () => {
    expect(typed.map(({ name }) => name)).toEqual(allCommands.map(({ name }) => name.en));
    expect(inMenus.map(({ name }) => name)).toEqual(allMenus.map(({ name }) => name.en));
  });

  test('is for servers only, and for everybody in them', () => {
    for (const command of registered) {
      expect(command).toMatchObject({ integration_types: [0], contexts: [0], default_member_permissions: null });
    }
  });

  test('has names that can be typed, in small letters, in both languages', () => {
    for (const { name, name_localizations } of everyTyped) {
      for (const each of [name, name_localizations.id]) {
        expect(each).toMatch(typedName);
        expect(each).toBe(each.toLowerCase());
      }
    }
  });

  test('has names that differ from their neighbours’, in both languages', () => {
    for (const siblings of [typed, inMenus, ...optionLists]) {
      for (const names of [siblings.map(({ name }) => name), siblings.map((each) => each.name_localizations.id)]) {
        expect(new Set(names).size).toBe(siblings.length);
      }
    }
  });

  test('has menu names of at most 32 characters and no text beside', () => {
    for (const menu of inMenus) {
      for (const name of [menu.name, menu.name_localizations.id]) {
        expect(name.length).toBeGreaterThan(0);
        expect(name.length).toBeLessThanOrEqual(32);
      }
      expect(menu.description).toBeUndefined();
      expect(menu.options).toBeUndefined();
    }
  });

  test('has help of 1 to 100 characters in both languages', () => {
    for (const { description = '', description_localizations } of everyTyped) {
      for (const help of [description, description_localizations?.id ?? '']) {
        expect(help.trim().length).toBeGreaterThan(0);
        expect(help.length).toBeLessThanOrEqual(100);
      }
    }
  });

  test('has at most 25 options side by side, the required ones first', () => {
    for (const siblings of optionLists) {
      expect(siblings.length).toBeLessThanOrEqual(25);
      const required = siblings.map((option) => option.required === true);
      expect(required).toEqual(required.toSorted((a, b) => Number(b) - Number(a)));
    }
  });

  test('stays below 8,000 characters for each command', () => {
    const longest = (text = '', localized = '') => Math.max(text.length, localized.length);
    for (const command of typed) {
      const length = [command, ...listsBelow(command).flat()].reduce(
        (sum, { name, name_localizations, description, description_localizations }) =>
          sum + longest(name, name_localizations.id) + longest(description, description_localizations?.id),
        0,
      );
      expect(length).toBeLessThanOrEqual(8000);
    }
  });

  test('lets texts be typed up to at most 6,000 characters', () => {
    for (const { max_length } of everyTyped) if (max_length !== undefined) expect(max_length).toBeLessThanOrEqual(6000);
  });

  test('is at most 100 commands and 15 menus', () => {
    expect(typed.length).toBeLessThanOrEqual(100);
    expect(inMenus.length).toBeLessThanOrEqual(15);
  });
});

describe('an option', () => {
  const command: Command = {
    name: { id: 'coba', en: 'try' },
    help: { id: 'Mencoba', en: 'Tries' },
    access: 'everyone',
    options: {
      since: { type: 'date', name: { id: 'sejak', en: 'since' }, help: { id: 'Sejak', en: 'Since' } },
      title: {
        type: 'text',
        name: { id: 'judul', en: 'title' },
        help: { id: 'Judul', en: 'Title' },
        required: true,
        maxLength: 80,
        complete: async () => [],
      },
      loud: { type: 'boolean', name: { id: 'keras', en: 'loud' }, help: { id: 'Keras', en: 'Loud' } },
    },
    acknowledge: () => 'public',
    run: async () => ({ kind: 'notice', language: 'id', sentence: '' }),
  };
  const menu: MessageMenu = {
    name: { id: 'Cari sumber', en: 'Find sources' },
    access: 'everyone',
    acknowledgement: 'private',
    run: async () => ({ kind: 'notice', language: 'id', sentence: '' }),
  };

  test('tells its type, its length and whether choices come while it is typed', () => {
    expect(registrationOf([command], [menu])).toMatchObject([
      {
        options: [
          { name: 'title', type: OptionType.String, required: true, max_length: 80, autocomplete: true },
          { name: 'since', type: OptionType.String, required: false, max_length: 10 },
          { name: 'loud', type: OptionType.Boolean, required: false },
        ],
      },
      { type: ApplicationCommandType.Message, name: 'Find sources', name_localizations: { id: 'Cari sumber' } },
    ]);
  });

  test('for a channel offers those that Kutip can post in, and one for a role every role', () => {
    const named = (name: string) => ({ name: { id: `${name}-id`, en: name }, help: { id: 'Pilih', en: 'Choose' } });
    const options = {
      channel: { type: 'channel', ...named('channel') },
      role: { type: 'role', ...named('role') },
    } as const;
    const [sent] = registrationOf([{ ...command, options }], []);
    expect(sent).toMatchObject({
      options: [
        {
          name: 'channel',
          type: OptionType.Channel,
          required: false,
          channel_types: [
            ChannelType.GuildText,
            ChannelType.GuildAnnouncement,
            ChannelType.GuildForum,
            ChannelType.PublicThread,
            ChannelType.PrivateThread,
            ChannelType.AnnouncementThread,
          ],
        },
        { name: 'role', type: OptionType.Role, required: false },
      ],
    });
  });

  test('of a group stands under its subcommand', () => {
    const group: Command = { name: { id: 'semua', en: 'all' }, help: command.help, subcommands: [command] };
    expect(registrationOf([group], [])).toMatchObject([
      { name: 'all', options: [{ name: 'try', type: OptionType.Subcommand, options: [{}, {}, {}] }] },
    ]);
  });
});
