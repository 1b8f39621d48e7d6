// A channel is asked for by its id, and by nothing else that somebody sends in its place.
import type { Client } from 'discord.js';
import { expect, it } from 'vitest';
import { findChannel } from '../../src/discord/find-channel.js';
import { usualTiming } from '../../src/discord/tools.js';

it('asks Discord for nothing that is no id', async () => {
  const asked: string[] = [];
  const fetch = async (id: string) => {
    asked.push(id);
    return null;
  };
  const client = { channels: { fetch } } as unknown as Client; // all that is looked at
  const ids = [
    '',
    '.',
    '../users/@me',
    '1?with=1',
    '1/messages',
    '123456789012345678901',
    'umum',
    '1100000000000000009',
  ];
  for (const id of ids) expect(await findChannel(client, id, { timing: usualTiming })).toBeNull();
  expect(asked).toEqual(['1100000000000000009']);
});
