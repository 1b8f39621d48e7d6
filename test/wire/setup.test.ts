// The first minutes over real sockets: the welcome, set-up step by step in place, the sample documents, the first answer.
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { type KutipWithCommands, startKutipWithCommands } from './kutip-with-commands.js';
import { type LocalDiscord, startLocalDiscord, wire } from './local-discord.js';

wire('the first minutes in a server', () => {
  let discord: LocalDiscord;
  let kutip: KutipWithCommands;

  beforeAll(async () => {
    discord = await startLocalDiscord({
      servers: [
        {
          name: 'Geografi',
          channels: [{ name: 'umum' }],
          people: [
            { name: 'Sari', locale: 'id' },
            { name: 'Budi', locale: 'id', permissions: ['ManageGuild'] },
            { name: 'Tono', locale: 'en-GB', roles: ['Guru'] },
          ],
        },
      ],
    });
    kutip = await startKutipWithCommands(discord);
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

  it('begin with one message in both languages, whose button opens set-up for who manages', async () => {
    const joined = await discord.join({
      name: 'Sejarah',
      channels: [{ name: 'obrolan' }],
      people: [
        { name: 'Ani', locale: 'id', permissions: ['ManageGuild'] },
        { name: 'Citra', locale: 'en-US' },
      ],
    });
    const obrolan = joined.channel('obrolan');
    const welcome = await discord.until(() => obrolan.seen()[0], 'the welcome');
    expect(obrolan.seen()).toHaveLength(1);
    expect(welcome.content).toContain('kutipan persis');
    expect(welcome.content).toContain('exact quotes');
    const refused = await joined.person('Citra').press(welcome, 'Siapkan / Set up').reply();
    expect(refused).toMatchObject({ ephemeral: true, content: expect.stringContaining('Manage Server') });
    const setup = await joined.person('Ani').press(welcome, 'Siapkan / Set up').reply();
    expect(setup).toMatchObject({ ephemeral: true, content: expect.stringContaining('langkah 1/5') });
    expect(obrolan.seen()).toHaveLength(1);
  });

  it('go on in one message, from language to the first answer', async () => {
    const server = discord.server();
    const [budi, umum] = [server.person('Budi'), server.channel('umum')];
    let panel = await budi.slash(umum, 'siapkan').reply();
    const { id } = panel;
    expect(panel).toMatchObject({ ephemeral: true, content: expect.stringContaining('### Bahasa') });

    panel = await budi.choose(panel, 'Pilih bahasa', ['id']).reply();
    expect(panel.content).toContain('### Zona waktu');
    panel = await budi.press(panel, '‹ Kembali').reply();
    expect(panel.selects[0]?.options.find(({ chosen }) => chosen)?.value).toBe('id');
    panel = await budi.press(panel, 'Lanjut ›').reply();

    const form = await budi.press(panel, 'Zona waktu lain…').form();
    expect(form.title).toBe('Zona waktu');
    const wrong = budi.submit(form, { [form.fields[0]?.label ?? '']: 'Atlantis' });
    const refusal = await wrong.reply();
    expect(refusal).toMatchObject({ ephemeral: true, content: expect.stringContaining('tidak mengenal') });
    const again = await budi.press(panel, 'Zona waktu lain…').form();
    panel = await budi.submit(again, { [again.fields[0]?.label ?? '']: 'makassar' }).reply();
    expect(panel.content).toContain('WITA');

    expect(panel.content).toContain('### Pengelola');
    panel = await budi.choose(panel, 'Peran yang juga boleh mengelola', [server.roleId('Guru')]).reply();
    expect(panel.content).toContain('### Dokumen');
    const added = budi.press(panel, 'Tambahkan 1 dokumen contoh');
    panel = await added.replyThat(({ content }) => content.includes('1 dokumen bisa dikutip'));
    panel = await budi.press(panel, 'Lanjut ›').reply();
    expect(panel.content).toContain('Kutipan harian: belum diatur');
    panel = await budi.choose(panel, 'Pilih kanal untuk kutipan harian', [umum.id]).reply();
    expect(panel.content).toContain('Kutip siap dipakai');
    expect(panel.content).toContain(`**Kutipan harian:** <#${umum.id}> 07.00`);
    expect(panel.content).toMatch(/<\/tanya:\d+>|<\/ask:\d+>/);
    expect(panel.id).toBe(id);

    const answer = await server
      .person('Sari')
      .slash(umum, 'tanya', { pertanyaan: 'Layang-layang terbang karena apa?' })
      .reply();
    expect(answer).toMatchObject({ ephemeral: false, content: expect.stringContaining('> ') });
  });

  it('are over for all managers alike, in each one’s language', async () => {
    const server = discord.server();
    const umum = server.channel('umum');
    const tono = server.person('Tono');
    const panel = await tono.slash(umum, 'setup').reply();
    expect(panel).toMatchObject({ ephemeral: true, content: expect.stringContaining('Kutip is ready') });
    expect(panel.content).toContain('WITA (Asia/Makassar)');
    expect(panel.content).toContain(`**Daily digest:** <#${umum.id}> 07:00`);
    const step = await tono.press(panel, 'Time zone').reply();
    expect(step.content).toContain('### Time zone');
  });

  it('are refused to members, by command and by an id that they made up', async () => {
    const server = discord.server();
    const umum = server.channel('umum');
    const sari = server.person('Sari');
    const refused = await sari.slash(umum, 'siapkan').reply();
    expect(refused).toMatchObject({ ephemeral: true, content: expect.stringContaining('Kelola Server') });
    const answer = await sari.slash(umum, 'tanya', { pertanyaan: 'Layang-layang terbang karena apa?' }).reply();
    const forged = await sari.press(answer, 'setup-step:managers', { forged: true }).reply();
    expect(forged).toMatchObject({ ephemeral: true, content: expect.stringContaining('Kelola Server') });
    expect(umum.seen().at(-1)).toMatchObject({ id: answer.id, content: answer.content });
  });
});
