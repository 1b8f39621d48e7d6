// What a press lets people post, over real sockets: nothing where they may not write themselves, and not without end.
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { type KutipWithCommands, startKutipWithCommands } from './kutip-with-commands.js';
import { type LocalDiscord, type LocalServer, startLocalDiscord, wire } from './local-discord.js';
import type { Person } from './person.js';
import { DOCUMENTS } from './readers.js';
import type { SeenMessage } from './seen.js';

const SILENT = { role: 'Bisu', permissions: ['SendMessages', 'CreatePublicThreads', 'SendMessagesInThreads'] } as const;
const QUESTION = 'Perahu dibuat dari apa?';

wire('a press that posts for all', () => {
  let discord: LocalDiscord;
  let kutip: KutipWithCommands;
  let server: LocalServer;

  beforeAll(async () => {
    discord = await startLocalDiscord({
      servers: [
        {
          name: 'Geografi',
          channels: [{ name: 'umum' }, { name: 'pengumuman', deniedToRole: SILENT, threads: [{ name: 'utas' }] }],
          people: [
            { name: 'Sari', locale: 'id' },
            { name: 'Tono', locale: 'id' },
            { name: 'Bimo', locale: 'id', roles: ['Bisu'] },
          ],
        },
      ],
    });
    kutip = await startKutipWithCommands(discord, { perMinute: 6 });
    server = discord.server();
    await kutip.read(server, DOCUMENTS);
  });
  afterEach(async () => {
    await vi.waitFor(() => expect(kutip.pending).toBe(0));
    expect(kutip.failures).toEqual([]);
    expect(discord.problems()).toEqual([]);
  });
  afterAll(async () => {
    await kutip.stop();
    await discord.close();
  });

  const ask = (person: Person, channel: string, onlyMe = false) => {
    const options = { pertanyaan: QUESTION, 'hanya-saya': onlyMe };
    return person.slash(server.channel(channel), 'tanya', options).reply();
  };
  const open = (person: Person, answer: SeenMessage) => {
    const label = answer.buttons.find((button) => button.label.startsWith('Buka'))?.label ?? '';
    return person.press(answer, label).reply();
  };
  const discussion = ({ buttons }: SeenMessage) => buttons.find(({ label }) => label === 'Diskusikan');

  it('opens no thread, and fills none, for who may not write there, whatever is pressed', async () => {
    const [sari, bimo] = [server.person('Sari'), server.person('Bimo')];
    for (const name of ['pengumuman', 'utas']) {
      const place = server.channel(name);
      const answer = await ask(sari, name);
      const [seen, threads] = [place.seen().length, server.channel('pengumuman').threads().length];
      const opened = await open(bimo, answer);
      expect(discussion(opened)).toBeUndefined();
      const { customId } = discussion(await open(sari, answer)) ?? {};
      const refused = await bimo.press(opened, customId ?? '', { forged: true }).reply();
      expect(refused).toMatchObject({
        ephemeral: true,
        content: expect.stringContaining('tidak bisa menulis di sini'),
      });
      expect([place.seen().length, server.channel('pengumuman').threads().length]).toEqual([seen, threads]);
    }
  });

  it('counts for the cooldown, and what comes too fast is refused in private', async () => {
    const tono = server.person('Tono');
    const umum = server.channel('umum');
    const answers = [await ask(tono, 'umum', true), await ask(tono, 'umum', true), await ask(tono, 'umum', true)];
    const [first, second, third] = answers;
    if (first === undefined || second === undefined || third === undefined) throw new Error('three were asked');
    for (const answer of [first, second]) {
      expect((await tono.press(answer, 'Bagikan').reply()).ephemeral).toBe(false);
    }
    await tono.press(await open(tono, first), 'Diskusikan').reply();
    const [seen, threads] = [umum.seen().length, umum.threads().length];
    const slower = { ephemeral: true, content: expect.stringContaining('Pelan-pelan') };
    expect(await tono.press(third, 'Bagikan').reply()).toMatchObject(slower);
    expect(await tono.press(await open(tono, third), 'Diskusikan').reply()).toMatchObject(slower);
    expect([umum.seen().length, umum.threads().length]).toEqual([seen, threads]);
  });
});
