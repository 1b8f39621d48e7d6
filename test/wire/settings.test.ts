// /settings over real sockets: each menu changes its setting in place, and the change holds at once.
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { type KutipWithCommands, startKutipWithCommands } from './kutip-with-commands.js';
import { type LocalDiscord, type LocalServer, startLocalDiscord, wire } from './local-discord.js';
import type { Person } from './person.js';

wire('/settings', () => {
  let discord: LocalDiscord;
  let kutip: KutipWithCommands;
  let server: LocalServer;
  let sari: Person;
  let budi: Person;

  beforeAll(async () => {
    discord = await startLocalDiscord({
      servers: [
        {
          name: 'Geografi',
          channels: [{ name: 'umum' }, { name: 'sunyi' }],
          people: [
            { name: 'Sari', locale: 'en-GB', roles: ['Guru'] },
            { name: 'Budi', locale: 'id', permissions: ['ManageGuild'] },
          ],
        },
      ],
    });
    kutip = await startKutipWithCommands(discord);
    server = discord.server();
    [sari, budi] = [server.person('Sari'), server.person('Budi')];
    await kutip.read(server, { 'rakit.md': 'Rakit dibuat dari bambu yang tua. Ia mengapung di sungai.' });
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
  const open = () => budi.slash(server.channel('umum'), 'pengaturan').reply();
  const ask = (channel: string, pertanyaan = 'Dari apa rakit dibuat?') =>
    sari.slash(server.channel(channel), 'tanya', { pertanyaan }).reply();

  it('changes language, time zone and managers on the first page, each shown in words', async () => {
    let panel = await open();
    expect(panel).toMatchObject({ ephemeral: true, content: expect.stringContaining('belum dipilih') });
    panel = await budi.choose(panel, 'Pilih bahasa', ['en']).reply();
    expect(panel.content).toContain('**Bahasa untuk semua orang:** English');
    panel = await budi.choose(panel, 'Pilih zona waktu', ['Asia/Jayapura']).reply();
    expect(panel.content).toContain('WIT (Asia/Jayapura)');
    const form = await budi.press(panel, 'Zona waktu lain…').form();
    panel = await budi.submit(form, { [form.fields[0]?.label ?? '']: 'London' }).reply();
    expect(panel.content).toContain('Europe/London');
    panel = await budi.choose(panel, 'Peran yang juga boleh mengelola', [server.roleId('Guru')]).reply();
    expect(panel.content).toContain(`<@&${server.roleId('Guru')}>`);
    expect((await sari.slash(server.channel('umum'), 'settings').reply()).content).toContain('Kutip’s settings');
    panel = await budi.choose(panel, 'Peran yang juga boleh mengelola', []).reply();
    expect(panel.content).not.toContain('<@&');
    const refused = await sari.slash(server.channel('umum'), 'settings').reply();
    expect(refused).toMatchObject({ ephemeral: true, content: expect.stringContaining('Only managers') });
  });

  it('makes a channel private on the second page, and open again', async () => {
    let panel = await budi.press(await open(), 'Jawaban & privasi ›').reply();
    panel = await budi.choose(panel, 'Pilih kanal', [server.channel('sunyi').id]).reply();
    expect(panel.content).toContain(server.channel('sunyi').mention);
    expect((await ask('sunyi')).ephemeral).toBe(true);
    expect((await ask('umum')).ephemeral).toBe(false);
    panel = await budi.choose(panel, 'Pilih kanal', []).reply();
    expect(panel.content).toContain('tidak di kanal mana pun');
    expect((await ask('sunyi')).ephemeral).toBe(false);
  });

  it('deletes unanswered questions when they are not to be kept, and says so', async () => {
    await ask('umum', 'Siapa presiden Prancis sekarang?');
    const before = await budi.slash(server.channel('umum'), 'belum-terjawab').reply();
    expect(before.content).toContain('presiden Prancis');
    let panel = await budi.press(await open(), 'Jawaban & privasi ›').reply();
    panel = await budi.choose(panel, 'Pertanyaan yang belum terjawab', ['no']).reply();
    expect(panel.content).toContain('sudah dihapus');
    expect(panel.content).toContain('tidak disimpan');
    const after = await budi.slash(server.channel('umum'), 'belum-terjawab').reply();
    expect(after.content).toContain('tidak menyimpan pertanyaan');
    panel = await budi.choose(panel, 'Pertanyaan yang belum terjawab', ['yes']).reply();
    panel = await budi.choose(panel, 'Kutipan per jawaban: paling banyak', ['1']).reply();
    expect(panel.content).toContain('**Kutipan per jawaban:** paling banyak 1');
    panel = await budi.press(panel, '‹ Bahasa & pengelola').reply();
    expect(panel.content).toContain('1/2');
  });
});
