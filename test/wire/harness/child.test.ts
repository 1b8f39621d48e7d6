// The local Discord serves a program of its own as well: an address and a token are all that it needs.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageRoot } from '../../../src/package-root.js';
import { startLocalDiscord, wire } from '../local-discord.js';

wire('a bot in another process', () => {
  it('is asked and answers', async () => {
    const discord = await startLocalDiscord();
    const child = fork(join(packageRoot(), 'test', 'wire', 'harness', 'child-bot.mjs'), {
      env: { ...process.env, DISCORD_API_URL: discord.apiUrl, DISCORD_TOKEN: discord.token },
    });
    await discord.ready();
    const server = discord.server();
    const reply = await server.person('Sari').slash(server.channel('umum'), 'ping').reply();
    expect(reply.content).toBe('pong');
    expect(discord.problems()).toEqual([]);
    child.kill('SIGTERM');
    await once(child, 'exit');
    await discord.until(() => discord.gateway.connected === 0, 'the end of the connection');
    await discord.close();
  });
});
