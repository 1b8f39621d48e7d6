// Who sees which channel, over real sockets: by Discord's own permissions, at the moment at which it is asked; and how long a reply can be shown.
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { type LocalDiscord, type LocalServer, startLocalDiscord, wire } from './local-discord.js';
import { said } from './toy-commands.js';
import { everybodys, startToyKutip, type ToyKutip } from './toy-kutip.js';

wire('a collection that is tied to a channel', () => {
  let discord: LocalDiscord;
  let kutip: ToyKutip;
  let server: LocalServer;

  beforeAll(async () => {
    discord = await startLocalDiscord({
      servers: [
        {
          name: 'Geografi',
          channels: [
            { name: 'umum' },
            { name: 'kuliah', onlyFor: ['Mahasiswa'], threads: [{ name: 'tugas' }] },
            { name: 'gaib', denied: ['ViewChannel'] },
            { name: 'sementara' },
          ],
          people: [
            { name: 'Sari', locale: 'id' },
            { name: 'Tono', locale: 'id', roles: ['Mahasiswa'] },
            { name: 'Ani', locale: 'id', permissions: ['Administrator'] },
          ],
        },
      ],
    });
    kutip = await startToyKutip(discord, { timing: { replyWithinMs: 300 } });
    server = discord.server();
    for (const name of ['umum', 'kuliah', 'tugas', 'gaib', 'sementara']) ids.set(server.channel(name).id, name);
    ids.set(NOWHERE, 'hilang');
  });
  beforeEach(() => {
    kutip.answer = async (context) => {
      const seen = context.sight.collections.flatMap(({ tiedTo }) => tiedTo);
      return said(context, seen.map((id) => ids.get(id)).join(' '));
    };
    // One for each place.
    kutip.collections = [everybodys, ...[...ids.keys()].map((id, at) => ({ ...everybodys, id: at + 2, tiedTo: [id] }))];
  });
  afterEach(async () => {
    await vi.waitFor(() => expect(kutip.surface.pending).toBe(0));
    expect(discord.problems()).toEqual([]);
    expect(kutip.failures).toEqual([]);
  });
  afterAll(async () => {
    await kutip.stop();
    await discord.close();
  });
  const ids = new Map<string, string>();
  const NOWHERE = '1100000000000000009';

  async function whatSees(name: string): Promise<string> {
    const asked = server.person(name).slash(server.channel('umum'), 'ask', { question: 'x', 'only-me': true });
    return (await asked.reply()).content;
  }

  it('is known to whoever sees the channel, in a thread of it too', async () => {
    expect(await whatSees('Sari')).toBe('umum gaib sementara');
    expect(await whatSees('Tono')).toBe('umum kuliah tugas gaib sementara');
    const inThread = server.person('Tono').slash(server.channel('tugas'), 'ask', { question: 'x' });
    expect((await inThread.reply()).content).toBe('umum kuliah tugas gaib sementara');
  });

  it('is known to an administrator wherever the channel is', async () => {
    expect(await whatSees('Ani')).toBe('umum kuliah tugas gaib sementara hilang');
  });

  it('is known to the writer of a mention in the same way', async () => {
    for (const [name, seen] of [
      ['Sari', 'umum gaib sementara'],
      ['Tono', 'umum kuliah tugas gaib sementara'],
    ] as const) {
      server.person(name).say(server.channel('umum'), `${discord.mention} apa?`);
      const said = () => server.channel('umum').seen().at(-1);
      await discord.until(() => said()?.replyTo !== null && said()?.content === seen, `what ${name} sees`);
    }
  });

  it('is known no more when permissions change or the channel goes, and none but administrators are let in by that', async () => {
    const student = server.roleId('Mahasiswa');
    await server.channel('kuliah').permit(server.id, { allow: ['ViewChannel'] });
    await server.channel('gaib').permit(student, { deny: ['ViewChannel'] });
    expect(await whatSees('Sari')).toBe('umum kuliah tugas gaib sementara');
    expect(await whatSees('Tono')).toBe('umum kuliah tugas sementara');
    await server.channel('sementara').remove();
    await vi.waitFor(() => expect(kutip.forgotten).toHaveLength(1));
    expect(ids.get(kutip.forgotten[0] ?? '')).toBe('sementara');
    expect(await whatSees('Sari')).toBe('umum kuliah tugas gaib');
    expect(await whatSees('Ani')).toBe('umum kuliah tugas gaib sementara hilang');
  });

  it('can be waited for until a reply can hardly be shown any more, and no longer', async () => {
    kutip.answer = async (context) => {
      expect(context.expiry.aborted).toBe(false);
      await once(context.expiry, 'abort');
      return said(context, 'Nanti saja.');
    };
    expect(await whatSees('Sari')).toBe('Nanti saja.');
    let expiry: AbortSignal | undefined;
    kutip.answer = async (context) => {
      expiry = context.expiry;
      return said(context, 'Sudah.');
    };
    expect(await whatSees('Sari')).toBe('Sudah.');
    await new Promise((resolve) => setTimeout(resolve, 350));
    expect(expiry?.aborted).toBe(false);
  });

  it('rests when Kutip is removed from the server, but not while the server is away', async () => {
    server.goAway();
    await server.comeBack();
    const before = server.channel('umum').seen().length;
    await server.leave();
    await discord.until(() => kutip.left.length > 0, 'the end');
    expect(kutip.left).toEqual([server.id]);
    await server.rejoin();
    const greeting = await discord.until(() => server.channel('umum').seen()[before], 'the greeting');
    expect(greeting.content).toContain('Kutip kembali');
    expect(await whatSees('Tono')).toContain('kuliah');
  });
});
