// /my-data over real sockets: shown and deleted in private, after being asked once.
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { type KutipWithCommands, startKutipWithCommands } from './kutip-with-commands.js';
import { type LocalDiscord, type LocalServer, startLocalDiscord, wire } from './local-discord.js';

wire('/my-data', () => {
  let discord: LocalDiscord;
  let kutip: KutipWithCommands;
  let server: LocalServer;

  beforeAll(async () => {
    discord = await startLocalDiscord({
      servers: [
        {
          name: 'Geografi',
          channels: [{ name: 'umum' }],
          people: [
            { name: 'Sari', locale: 'id' },
            { name: 'Tono', locale: 'en-GB' },
          ],
        },
      ],
    });
    kutip = await startKutipWithCommands(discord);
    server = discord.server();
    await kutip.read(server, { 'rakit.md': 'Rakit dibuat dari bambu yang tua.' });
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

  it('shows, asks, and deletes, in Indonesian', async () => {
    const [sari, umum] = [server.person('Sari'), server.channel('umum')];
    await sari.slash(umum, 'tanya', { pertanyaan: 'Siapa presiden Prancis sekarang?' }).reply();
    const shown = await sari.slash(umum, 'data-saya lihat').reply();
    expect(shown).toMatchObject({ ephemeral: true, content: expect.stringContaining('presiden Prancis') });
    expect(shown.content).toContain('30 hari');
    const asked = await sari.press(shown, 'Hapus data saya').reply();
    expect(asked.id).toBe(shown.id);
    const kept = await sari.press(asked, 'Batal').reply();
    const again = await sari.press(await sari.press(kept, 'Hapus data saya').reply(), 'Ya, hapus').reply();
    expect(again.content).toContain('Sudah dihapus');
    expect(again.content).toContain('milik server ini');
    const after = await sari.slash(umum, 'data-saya lihat').reply();
    expect(after.content).toContain('tidak menyimpan');
  });

  it('lets a person choose whether to be named, in place', async () => {
    const [sari, umum] = [server.person('Sari'), server.channel('umum')];
    const shown = await sari.slash(umum, 'data-saya lihat').reply();
    const hidden = await sari.press(shown, 'Jangan sebut namaku').reply();
    expect(hidden).toMatchObject({ id: shown.id, content: expect.stringContaining('supaya namamu tidak disebut') });
    const named = await sari.press(hidden, 'Sebut namaku lagi').reply();
    expect(named.content).not.toContain('supaya namamu tidak disebut');
  });

  it('asks at once when deletion is called by name, in English', async () => {
    const [tono, umum] = [server.person('Tono'), server.channel('umum')];
    await tono.slash(umum, 'ask', { question: 'Rakit dibuat dari bambu apa?' }).reply();
    const asked = await tono.slash(umum, 'my-data delete').reply();
    expect(asked).toMatchObject({ ephemeral: true, content: expect.stringContaining('Delete all of this?') });
    expect((await tono.press(asked, 'Yes, delete').reply()).content).toContain('belong to this server');
  });
});
