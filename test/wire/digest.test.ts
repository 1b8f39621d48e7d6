// /digest over real sockets: set with what Discord offers to choose, a role confirmed in place, a post with its buttons.
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { WORTHY } from '../commands/digest-server.js';
import { type KutipWithCommands, startKutipWithCommands } from './kutip-with-commands.js';
import { type LocalDiscord, startLocalDiscord, wire } from './local-discord.js';

wire('the daily digest', () => {
  let discord: LocalDiscord;
  let kutip: KutipWithCommands;

  beforeAll(async () => {
    discord = await startLocalDiscord({
      servers: [
        {
          name: 'Geografi',
          mentionable: ['Pembaca'],
          channels: [
            { name: 'umum' },
            { name: 'tertutup', denied: ['SendMessages', 'ReadMessageHistory'] },
            { name: 'forum', kind: 'forum', tags: ['kutipan', 'lain'], tagRequired: true },
          ],
          people: [
            { name: 'Sari', locale: 'id' },
            { name: 'Budi', locale: 'id', permissions: ['ManageGuild'] },
          ],
        },
      ],
    });
    kutip = await startKutipWithCommands(discord);
    await kutip.read(discord.server(), WORTHY);
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

  const group = () => {
    const server = discord.server();
    return { server, budi: server.person('Budi'), umum: server.channel('umum'), forum: server.channel('forum') };
  };

  it('is set by managers alone, where Kutip may post: what is missing is named at once', async () => {
    const { server, budi, umum } = group();
    const member = await server.person('Sari').slash(umum, 'kutipan-harian atur', { jam: '7 pagi' }).reply();
    expect(member).toMatchObject({ ephemeral: true, content: expect.stringContaining('Kelola Server') });
    const values = { kanal: server.channel('tertutup'), 'zona-waktu': 'WIB' };
    const refused = await budi.slash(umum, 'kutipan-harian atur', values).reply();
    expect(refused.ephemeral).toBe(true);
    expect(refused.content).toContain('Kirim Pesan (Send Messages)');
    expect(refused.content).toContain('Baca Riwayat Pesan (Read Message History)');
    expect(await kutip.services.digests.digests(server.id)).toEqual([]);
  });

  it('mentions a role only after that was confirmed, on the message that asks', async () => {
    const { server, budi, umum } = group();
    const role = server.roleId('Pembaca');
    const values = { 'zona-waktu': 'WIB', jam: '19.30', jumlah: '1', peran: role };
    const asked = await budi.slash(umum, 'kutipan-harian atur', values).reply();
    expect(asked).toMatchObject({ ephemeral: true, content: expect.stringContaining(`<@&${role}>`) });
    expect(await kutip.services.digests.digests(server.id)).toMatchObject([{ channel: umum.id, role: null }]);
    const confirmed = await budi.press(asked, 'Ya, sebut').reply();
    expect(confirmed.id).toBe(asked.id);
    expect(confirmed.content).toContain('pukul 19.30 WIB');
    expect(await kutip.services.digests.digests(server.id)).toMatchObject([{ role }]);
    expect(umum.seen()).toEqual([]);
  });

  it('is looked at by one person, and posted for all with buttons that open its quotes', async () => {
    const { server, budi, umum } = group();
    const preview = await budi.slash(umum, 'kutipan-harian pratinjau').reply();
    expect(preview).toMatchObject({ ephemeral: true, content: expect.stringContaining('> ') });
    expect(umum.seen()).toEqual([]);
    const now = await budi.slash(umum, 'kutipan-harian kirim-sekarang').reply();
    expect(now).toMatchObject({ ephemeral: true, content: expect.stringContaining('Sudah dikirim') });
    const [posted, ...others] = umum.seen();
    expect(others).toEqual([]);
    expect(posted).toMatchObject({ ephemeral: false, rolesPinged: [server.roleId('Pembaca')] });
    expect(now.content).toContain(`/${umum.id}/${posted?.id}`);
    if (posted === undefined) throw new Error('nothing was posted');
    const open = posted.buttons.find(({ customId }) => customId?.startsWith('open:'));
    const opened = await server
      .person('Sari')
      .press(posted, open?.label ?? '')
      .reply();
    expect(opened.ephemeral).toBe(true);
  });

  it('is a post of its own in a forum, with a tag that is offered while typing', async () => {
    const { budi, umum, forum } = group();
    const values = { kanal: forum, 'zona-waktu': 'WITA' };
    const refused = await budi.slash(umum, 'kutipan-harian atur', values).reply();
    expect(refused.content).toContain('kutipan, lain');
    const offered = await budi.autocomplete(umum, 'kutipan-harian atur', 'tag', 'kut', { kanal: forum }).choices();
    expect(offered).toEqual([{ name: 'kutipan', value: forum.tagIds['kutipan'] }]);
    const set = await budi.slash(umum, 'kutipan-harian atur', { ...values, tag: offered[0]?.value ?? '' }).reply();
    expect(set.content).toContain(forum.mention);
    const posted = await budi.slash(umum, 'kutipan-harian kirim-sekarang', { kanal: forum }).reply();
    expect(posted.content).toContain('Sudah dikirim');
    const [post, ...others] = forum.threads();
    expect(others).toEqual([]);
    expect(post?.appliedTags).toEqual([forum.tagIds['kutipan']]);
  });

  it('rests, goes on and ends by the buttons of its panel, each digest for itself', async () => {
    const { server, budi, umum, forum } = group();
    let panel = await budi.slash(umum, 'kutipan-harian status').reply();
    expect(panel.content).toContain(umum.mention);
    panel = await budi.press(panel, 'Jeda').reply();
    panel = await budi.press(panel, 'Lanjutkan').reply();
    expect(panel.content).toContain('berjalan lagi');
    const of = await kutip.services.digests.digests(server.id);
    const inForum = of.find(({ channel }) => channel === forum.id)?.id ?? '';
    panel = await budi.choose(panel, 'Pilih kutipan harian', [inForum]).reply();
    expect(panel.content).toContain(forum.mention);
    panel = await budi.press(panel, 'Hentikan').reply();
    expect(panel.content).toContain('dihentikan');
    expect(await kutip.services.digests.digests(server.id)).toMatchObject([{ channel: umum.id, state: 'active' }]);
    const forged = server.person('Sari').press(umum.seen()[0] ?? panel, `digest-stop:${of[0]?.id}`, { forged: true });
    expect((await forged.reply()).content).toContain('Kelola Server');
  });
});
