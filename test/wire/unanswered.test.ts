// Feedback and /unanswered over real sockets: from a question nobody could answer to its answer, from a 👎 to a quote never shown again.
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { type KutipWithCommands, startKutipWithCommands } from './kutip-with-commands.js';
import { type LocalDiscord, type LocalServer, startLocalDiscord, wire } from './local-discord.js';
import type { Person } from './person.js';

const RAFT = { 'rakit.md': 'Rakit dibuat dari bambu yang tua. Ia mengapung di sungai.' };
const KITE = { 'layang.md': 'Layang-layang terbang karena angin laut.' };

wire('what was not answered, and what was answered badly', () => {
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
          channels: [{ name: 'umum' }, { name: 'kelas' }],
          people: [
            { name: 'Sari', locale: 'id' },
            { name: 'Budi', locale: 'id', permissions: ['ManageGuild'] },
            { name: 'Tono', locale: 'en-GB' },
          ],
        },
      ],
    });
    kutip = await startKutipWithCommands(discord);
    server = discord.server();
    [sari, budi] = [server.person('Sari'), server.person('Budi')];
    await kutip.read(server, RAFT);
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
  const ask = (person: Person, channel: string, pertanyaan: string) =>
    person.slash(server.channel(channel), 'tanya', { pertanyaan }).reply();
  const list = () =>
    budi
      .slash(server.channel('umum'), 'belum-terjawab')
      .replyThat(({ content }) => !content.includes('▱') && !content.includes('▰'));

  it('is friendly while nothing is waiting', async () => {
    expect(await list()).toMatchObject({
      ephemeral: true,
      content: expect.stringContaining('Tidak ada yang menunggu'),
    });
  });

  it('lists an open question, as it reads, and posts its answer where it was asked once documents have it', async () => {
    await ask(sari, 'kelas', 'Layang-layang **terbang** karena apa @everyone?');
    const open = await list();
    expect(open.content).toContain('**1.** Layang-layang \\*\\*terbang\\*\\*');
    expect(open.content).toContain(server.channel('kelas').mention);
    await kutip.read(server, KITE);
    const answered = await list();
    expect(answered.content).toContain('Sekarang terjawab');
    expect(answered.content).toContain('Layang-layang terbang karena angin');
    const before = server.channel('kelas').seen().length;
    const posted = await budi.press(answered, 'Kirim 1').reply();
    expect(posted.content).toContain(`Jawaban terkirim di ${server.channel('kelas').mention}`);
    const seen = server.channel('kelas').seen();
    expect(seen).toHaveLength(before + 1);
    expect(seen.at(-1)?.content).toContain('Jawaban susulan');
    expect(seen.at(-1)?.content).not.toMatch(/<@!?\d+>/);
    expect(await sari.press(seen.at(-1) ?? posted, 'Buka 1').reply()).toMatchObject({ ephemeral: true });
    expect((await list()).content).toContain('Tidak ada yang menunggu');
  });

  it('drops a question that needs no answer', async () => {
    await ask(sari, 'umum', 'Siapa presiden Prancis sekarang?');
    const open = await list();
    expect((await budi.press(open, 'Hapus 1').reply()).content).toContain('Tidak ada yang menunggu');
  });

  it('hears 👍 and 👎 of everybody privately, and why', async () => {
    const answer = await ask(sari, 'umum', 'Apa yang mengapung di sungai?');
    const before = server.channel('umum').seen();
    const thanks = await sari.press(answer, '👍').reply();
    expect(thanks).toMatchObject({ ephemeral: true, content: expect.stringContaining('Terima kasih') });
    const tono = server.person('Tono');
    const why = await tono.press(answer, '👎').reply();
    expect(why.ephemeral).toBe(true);
    const menu = why.selects[0];
    const noted = await tono.choose(why, menu?.customId ?? '', ['out-of-context']).reply();
    expect(noted).toMatchObject({
      ephemeral: true,
      content: expect.stringContaining('without your name'),
      selects: [],
    });
    expect(server.channel('umum').seen()).toEqual(before);
  });

  it('never quotes again what a manager forbids, until it is allowed', async () => {
    const complaints = await list();
    expect(complaints.content).toContain('Kutipan yang dikeluhkan');
    expect(complaints.content).toContain('1× Lepas dari konteksnya');
    expect(await budi.press(complaints, 'Buka 1').reply()).toMatchObject({ ephemeral: true });
    const forbidden = await budi.press(complaints, 'Jangan kutip lagi 1').reply();
    expect(forbidden.content).toContain('Tidak dikutip lagi');
    const quoted = async () =>
      (await ask(sari, 'umum', 'Apa yang mengapung di sungai?')).content.includes('mengapung di');
    const words = 'Ia mengapung';
    expect((await ask(sari, 'umum', 'Apa yang mengapung di sungai?')).content).not.toContain(words);
    const allowed = await budi.press(forbidden, 'Boleh dikutip lagi 1').reply();
    expect(allowed.content).not.toContain('Tidak dikutip lagi');
    expect(await quoted()).toBe(true);
  });

  it('is for managers only, whatever id is made up', async () => {
    const answer = await ask(sari, 'umum', 'Apa yang mengapung di sungai?');
    for (const id of [
      'unanswered-page:open',
      'post-answer:00000000',
      'drop-question:00000000',
      'never-quote:00000000',
    ]) {
      const refused = await sari.press(answer, id, { forged: true }).reply();
      expect(refused).toMatchObject({ ephemeral: true, content: expect.stringContaining('Kelola Server') });
    }
    const refused = await sari.slash(server.channel('umum'), 'unanswered').reply();
    expect(refused).toMatchObject({ ephemeral: true, content: expect.stringContaining('Kelola Server') });
  });
});
