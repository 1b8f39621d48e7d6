// A slash command as Discord sends it: what was typed, and what was chosen of the server.
import { type CommandInteractionOption, ApplicationCommandOptionType as Type } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { invocationOf } from '../../src/discord/invocation.js';

const text: CommandInteractionOption = { name: 'tag', type: Type.String, value: 'berita' };
const channel: CommandInteractionOption = { name: 'channel', type: Type.Channel, value: '111111111111111111' };
const role: CommandInteractionOption = { name: 'role', type: Type.Role, value: '222222222222222222' };

describe('a channel or a role', () => {
  it('that Discord does not describe is not passed on, and not left out either', () => {
    expect(invocationOf('digest', [text, channel, role]).options).toEqual({ tag: 'berita', channel: null, role: null });
    // What stands behind an id of one kind says nothing of another.
    expect(invocationOf('digest', [{ ...role, channel: null }]).options).toEqual({ role: null });
  });

  it('is passed on by its id where it is known to be of the server', () => {
    const set: CommandInteractionOption = { name: 'set', type: Type.Subcommand, options: [text, channel, role] };
    expect(invocationOf('digest', [set], ({ name }) => name === 'channel')).toEqual({
      command: 'digest',
      subcommand: 'set',
      options: { tag: 'berita', channel: channel.value, role: null },
    });
  });
});
