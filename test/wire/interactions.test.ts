// Commands, presses, choices, forms and menus over real sockets: acknowledged in time, answered once, refused in private.
import { ComponentType } from 'discord.js';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { CommandContext } from '../../commands/command.js';
import type { Reply } from '../../src/reply.js';
import { toyAnswer } from '../commands/toy-answer.js';
import type { OptionValues } from './called-command.js';
import { type LocalDiscord, type LocalServer, startLocalDiscord, wire } from './local-discord.js';
import type { Person } from './person.js';
import { createToyActions, mud, postBoard } from './toy-actions.js';
import { said } from './toy-commands.js';
import { gated, startToyKutip, type ToyKutip } from './toy-kutip.js';

const toys = createToyActions();

wire('what people do in Discord', () => {
  let discord: LocalDiscord;
  let kutip: ToyKutip;
  let server: LocalServer;
  let sari: Person;
  let budi: Person;

  beforeAll(async () => {
    discord = await startLocalDiscord({
      servers: [
        {
          name: 'Geografi',
          channels: [
            { name: 'umum', threads: [{ name: 'utas' }] },
            { name: 'sunyi', threads: [{ name: 'bisik' }] },
            { name: 'tanya', kind: 'forum', tags: ['berita'] },
          ],
          people: [
            { name: 'Sari', locale: 'id' },
            { name: 'Budi', locale: 'en-GB', permissions: ['ManageGuild'] },
            { name: 'Tono', locale: 'id', roles: ['Guru'] },
            ...Array.from({ length: 50 }, (_, index) => ({ name: `Murid ${index}` })),
          ],
        },
      ],
    });
    kutip = await startToyKutip(discord, { actions: toys.actions });
    server = discord.server();
    sari = server.person('Sari');
    budi = server.person('Budi');
  });
  const usualAnswer = async (context: CommandContext, question: string) => said(context, `Jawaban: ${question}`);
  beforeEach(() => {
    kutip.answer = usualAnswer;
    kutip.settings = { ...kutip.settings, privateChannels: [], managersRole: null, language: null };
    kutip.failures.length = 0;
  });
  afterEach(async () => {
    await vi.waitFor(() => expect(kutip.surface.pending).toBe(0));
    expect(discord.problems()).toEqual([]);
  });
  afterAll(async () => {
    await kutip.stop();
    await discord.close();
  });
  const board = (...rows: Parameters<typeof postBoard>[3][number][]) =>
    postBoard(discord, kutip, server.channel('umum'), rows);

  it('a command is acknowledged for all, and edited once', async () => {
    const umum = server.channel('umum');
    for (const [person, command] of [
      [sari, 'tanya'],
      [budi, 'ask'],
    ] as const) {
      const asked = person.slash(umum, command, { question: 'Di mana?' });
      expect(await asked.acknowledged()).toBe('thinking');
      expect(asked.isPrivate()).toBe(false);
      expect(await asked.reply()).toMatchObject({ content: 'Jawaban: Di mana?', ephemeral: false, edited: false });
    }
    await vi.waitFor(() => expect([kutip.acknowledged, kutip.answered].map(({ length }) => length)).toEqual([2, 2]));
  });

  it('a command that its asker alone wants to see is private', async () => {
    const umum = server.channel('umum');
    const before = umum.seen();
    const asked = sari.slash(umum, 'tanya', { pertanyaan: 'Siapa?', 'hanya-saya': true });
    expect((await asked.reply()).ephemeral).toBe(true);
    expect(umum.seen()).toEqual(before);
  });

  it('a channel may be private, and a thread is as its channel', async () => {
    kutip.settings = { ...kutip.settings, privateChannels: [server.channel('sunyi').id] };
    for (const [name, ephemeral] of [
      ['sunyi', true],
      ['bisik', true],
      ['umum', false],
      ['utas', false],
    ] as const) {
      expect(await sari.slash(server.channel(name), 'ask', { question: 'Di mana?' }).reply()).toMatchObject({
        ephemeral,
      });
    }
  });

  it('what cannot be right is refused at once and in private, in the language of whoever asks', async () => {
    const values = { question: 'Kapan?', since: '2022-13' };
    const refused = sari.slash(server.channel('umum'), 'ask', values);
    expect(await refused.acknowledged()).toBe('message');
    expect(await refused.reply()).toMatchObject({ ephemeral: true, content: expect.stringContaining('bukan tanggal') });
    const english = await budi.slash(server.channel('umum'), 'ask', values).reply();
    expect(english).toMatchObject({ ephemeral: true, content: expect.stringContaining('is not a date') });
  });

  it('a refusal that comes late is private too, and nothing of it stays for the others', async () => {
    kutip.answer = () => Promise.reject(mud());
    const umum = server.channel('umum');
    const before = umum.seen();
    const asked = sari.slash(umum, 'ask', { question: 'Apa?' });
    expect(await asked.reply()).toMatchObject({ ephemeral: true, content: expect.stringContaining('berlumpur') });
    expect(await budi.slash(umum, 'ask', { question: 'Apa?' }).reply()).toMatchObject({
      ephemeral: true,
      content: expect.stringContaining('too muddy'),
    });
    expect(umum.seen()).toEqual(before);
    expect(kutip.failures).toEqual([]);
  });

  it('a failure is private and names the id under which it is logged', async () => {
    kutip.answer = () => Promise.reject(new Error('out of paper'));
    const umum = server.channel('umum');
    const before = umum.seen();
    const reply = await sari.slash(umum, 'ask', { question: 'Apa?' }).reply();
    expect(reply.ephemeral).toBe(true);
    expect(kutip.failures).toHaveLength(1);
    expect(reply.content).toContain(kutip.failures[0]?.id);
    expect(umum.seen()).toEqual(before);
  });

  it('only managers may do what is theirs', async () => {
    const umum = server.channel('umum');
    const tono = server.person('Tono');
    expect(await sari.slash(umum, 'dokumen hapus').reply()).toMatchObject({
      ephemeral: true,
      content: expect.stringContaining('Kelola Server'),
    });
    expect((await budi.slash(umum, 'documents remove').reply()).content).toBe('Dihapus');
    expect((await tono.slash(umum, 'documents remove').reply()).content).toContain('Kelola Server');
    kutip.settings = { ...kutip.settings, managersRole: server.roleId('Guru') };
    expect((await tono.slash(umum, 'documents remove').reply()).content).toBe('Dihapus');
  });

  it('where a public answer stands is remembered, for its buttons', async () => {
    kutip.answer = async ({ visibility }) => toyReply('7K2M9QXA', visibility);
    const reply = await sari.slash(server.channel('umum'), 'ask', { question: 'Apa?' }).reply();
    const located = await discord.until(() => kutip.located.get('7K2M9QXA'), 'the address');
    expect(located).toEqual({ channel: server.channel('umum').id, message: reply.id });
    kutip.answer = async ({ visibility }) => toyReply('PR1VATE0', visibility);
    await sari.slash(server.channel('umum'), 'ask', { question: 'Apa?', 'only-me': true }).reply();
    expect(kutip.located.has('PR1VATE0')).toBe(false);
  });

  it('a button answers its presser alone, or all, or changes its message, or takes it away', async () => {
    const message = await board(['open:A1', 'share:A1', 'page:A1.2', 'delete:A1']);
    const umum = server.channel('umum');
    expect(await sari.press(message, 'open').reply()).toMatchObject({ content: 'Dibuka: A1', ephemeral: true });
    expect(await sari.press(message, 'share').reply()).toMatchObject({ content: 'Dibagikan: A1', ephemeral: false });
    expect(await sari.press(message, 'page').reply()).toMatchObject({ id: message.id, content: 'Halaman A1.2' });
    const again = await board(['delete:A1']);
    await sari.press(again, 'delete').acknowledged();
    await discord.until(() => umum.seen().every(({ id }) => id !== again.id), 'the deletion');
  });

  it('a button changes or takes away a message that one person alone sees', async () => {
    const reply = await sari.press(await board(['open:A1']), 'open').reply();
    const paged = await sari.press(reply, 'page:A1.3', { forged: true }).reply();
    expect(paged).toMatchObject({ id: reply.id, content: 'Halaman A1.3', ephemeral: true });
    await sari.press(reply, 'delete:A1', { forged: true }).acknowledged();
    await discord.until(() => sari.sees(server.channel('umum')).every(({ id }) => id !== reply.id), 'the deletion');
  });

  it('a button that is refused or fails leaves its message as it was, and says so in private', async () => {
    const message = await board(['never-quote:A1', 'mud:A1', 'mud-for-all:A1', 'bug:A1']);
    const before = server.channel('umum').seen();
    for (const [label, sentence] of [
      ['never-quote', 'Kelola Server'],
      ['mud', 'berlumpur'],
      ['mud-for-all', 'berlumpur'],
    ] as const) {
      const asked = sari.press(message, label);
      expect(await asked.reply()).toMatchObject({ ephemeral: true, content: expect.stringContaining(sentence) });
      expect(server.channel('umum').seen()).toEqual(before);
    }
    const failed = await sari.press(message, 'bug').reply();
    expect(failed).toMatchObject({ ephemeral: true, content: expect.stringContaining(kutip.failures[0]?.id ?? '?') });
    expect(server.channel('umum').seen()).toEqual(before);
    expect((await budi.press(message, 'never-quote').reply()).content).toBe('Tidak akan dikutip lagi');
  });

  it('a button that Kutip does not know any more says that it is outdated', async () => {
    const message = await board(['open:A1']);
    for (const id of ['fly:A1', 'something else', 'open', `open:${'x'.repeat(61)}`]) {
      const reply = await sari.press(message, id, { forged: true }).reply();
      expect(reply).toMatchObject({ ephemeral: true, content: expect.stringContaining('versi lain') });
    }
    expect(kutip.failures).toEqual([]);
  });

  it('menus give what was chosen: values, a role, channels, or nothing', async () => {
    const options = [
      { label: 'Bahasa Indonesia', value: 'id' },
      { label: 'English', value: 'en' },
    ];
    const { id: umum } = server.channel('umum');
    const guru = server.roleId('Guru');
    const many = { min_values: 0, max_values: 3 };
    const message = await board(
      { type: ComponentType.StringSelect, custom_id: 'set:language', options },
      { type: ComponentType.RoleSelect, custom_id: 'set:role', ...many },
      { type: ComponentType.ChannelSelect, custom_id: 'set:channels', ...many },
    );
    const chosen = async (select: string, values: string[]) =>
      (await budi.choose(message, select, values).reply()).content;
    expect(await chosen('set:language', ['en'])).toBe('language: en');
    const again = () =>
      board(
        { type: ComponentType.RoleSelect, custom_id: 'set:role', ...many },
        {
          type: ComponentType.ChannelSelect,
          custom_id: 'set:channels',
          ...many,
        },
      );
    expect((await budi.choose(await again(), 'set:role', [guru]).reply()).content).toBe(`role: ${guru}`);
    expect((await budi.choose(await again(), 'set:channels', [umum]).reply()).content).toBe(`channels: ${umum}`);
    expect((await budi.choose(await again(), 'set:channels', []).reply()).content).toBe('channels: kosong');
  });

  it('a form opens in the language of whoever pressed, and what was typed changes the message', async () => {
    const message = await board(['zone-form:setup']);
    expect(await sari.press(message, 'zone-form').reply()).toMatchObject({
      ephemeral: true,
      content: expect.stringContaining('Kelola Server'),
    });
    const form = await budi.press(message, 'zone-form').form();
    expect(form).toMatchObject({
      title: 'Time zone',
      fields: [
        { label: 'Zona', value: 'Asia/Jakarta', required: true, long: false, maxLength: 40 },
        { label: 'Mengapa', value: '', required: false, long: true },
      ],
    });
    const changed = await budi.submit(form, { Zona: 'Asia/Makassar' }).reply();
    expect(changed).toMatchObject({ id: message.id, content: 'setup: Asia/Makassar, tanpa alasan' });
  });

  it('the menu of a message gets its words as they were written', async () => {
    const umum = server.channel('umum');
    const written = budi.say(umum, `${discord.mention} "**Bumi** itu bulat"\n> kutipan`);
    await discord.until(() => umum.seen().some(({ replyTo }) => replyTo === written.id), 'the answer');
    for (const name of ['Periksa kutipan', 'Check quote']) {
      const checked = await sari.menu(written, name).reply();
      expect(checked.ephemeral).toBe(true);
      expect(checked.content.replaceAll('\\', '')).toContain('orang: ');
      expect(checked.content.replaceAll('\\', '')).toContain('"**Bumi** itu bulat"');
    }
    const own = await sari.slash(umum, 'ask', { question: 'Apa?' }).reply();
    expect((await sari.menu(own, 'Check quote').reply()).content).toBe('Kutip: Jawaban: Apa?');
  });

  it('an option is completed while it is typed, with at most 25 choices', async () => {
    const umum = server.channel('umum');
    const choices = await sari.autocomplete(umum, 'ask', 'document', 'kaz').choices();
    expect(choices).toHaveLength(25);
    expect(choices[0]).toEqual({ name: 'kaz 0', value: '0.pdf' });
    expect(await sari.autocomplete(umum, 'ask', 'document', 'boom').choices()).toEqual([]);
    expect(kutip.failures).toHaveLength(1);
  });

  it('a channel, a thread, a forum and a role are chosen, and known by their ids', async () => {
    const umum = server.channel('umum');
    const role = server.roleId('Guru');
    for (const channel of [umum, server.channel('utas'), server.channel('tanya')]) {
      const values = { kanal: channel, peran: role };
      expect((await sari.slash(umum, 'sematkan', values).reply()).content).toBe(`${channel.id} ${role}`);
    }
    expect((await sari.slash(umum, 'pin').reply()).content).toBe('undefined undefined');
  });

  it('choices depend on what else was chosen, where the person sees it', async () => {
    const umum = server.channel('umum');
    const { id } = server.channel('tanya');
    const role = server.roleId('Guru');
    const choices = (others: OptionValues) => sari.autocomplete(umum, 'pin', 'tag', 'ber', others).choices();
    expect(await choices({ channel: id, role })).toEqual([{ name: `ber ${id} ${role}`, value: 'ber' }]);
    await server.channel('tanya').permit(server.id, { deny: ['ViewChannel'] });
    expect(() => choices({ channel: id })).toThrow('does not see #tanya');
    await server.channel('tanya').permit(server.id, { allow: ['ViewChannel'] });
    expect(await choices({})).toEqual([{ name: 'ber undefined undefined', value: 'ber' }]);
  });

  it('long work shows how far it has got in the message that bears the button', async () => {
    const message = await board(['long-work:setup']);
    const { gate, open } = gated();
    toys.longWork = async (context) => {
      context.progress.update(1, 3, 'asia.pdf');
      await gate;
      return said(context, 'Selesai');
    };
    const pressed = budi.press(message, 'long-work');
    await pressed.replyThat(({ content }) => content.includes('asia'));
    open();
    expect(await pressed.replyThat(({ content }) => content === 'Selesai')).toMatchObject({ id: message.id });
  });

  it('long work that is refused gives the message back as it was', async () => {
    const message = await board(['long-work:setup']);
    const { gate, open } = gated();
    toys.longWork = async (context) => {
      context.progress.update(1, 3, 'asia.pdf');
      await gate;
      throw mud();
    };
    const pressed = budi.press(message, 'long-work');
    await pressed.replyThat(({ content }) => content.includes('asia'));
    open();
    const [told] = await discord.until(() => pressed.followUps().length > 0 && pressed.followUps(), 'the refusal');
    expect(told).toMatchObject({ ephemeral: true, content: expect.stringContaining('too muddy') });
    expect(server.channel('umum').seen().at(-1)).toEqual({ ...message, edited: true });
  });

  it('two people at once are each told what concerns them', async () => {
    const umum = server.channel('umum');
    const { gate, open } = gated();
    kutip.answer = async (context, question) => {
      await gate;
      if (question === 'mud') throw mud();
      return said(context, question);
    };
    const first = sari.slash(umum, 'ask', { question: 'mud' });
    const second = budi.slash(umum, 'ask', { question: 'Where?' });
    await Promise.all([first.acknowledged(), second.acknowledged()]);
    open();
    expect(await first.reply()).toMatchObject({ ephemeral: true, content: expect.stringContaining('berlumpur') });
    expect(await second.reply()).toMatchObject({ ephemeral: false, content: 'Where?' });
  });

  it('fifty people at once are all acknowledged, and no answer is lost', async () => {
    const umum = server.channel('umum');
    const { gate, open } = gated();
    kutip.answer = async (context, question) => {
      await gate;
      return said(context, question);
    };
    const asked = Array.from({ length: 50 }, (_, index) =>
      server.person(`Murid ${index}`).slash(umum, 'ask', { question: `Pertanyaan ${index}` }),
    );
    await Promise.all(asked.map((each) => each.acknowledged()));
    expect(kutip.surface.pending).toBe(50);
    open();
    const replies = await Promise.all(asked.map((each) => each.reply()));
    expect(replies.map(({ content }) => content)).toEqual(asked.map((_, index) => `Pertanyaan ${index}`));
  });

  it('fifty people may press one button at once', async () => {
    const message = await board(['open:A1', 'page:A1.2']);
    const pressed = Array.from({ length: 50 }, (_, index) =>
      server.person(`Murid ${index}`).press(message, index % 2 === 0 ? 'open' : 'page'),
    );
    const replies = await Promise.all(pressed.map((each) => each.reply()));
    expect(new Set(replies.map(({ content }) => content))).toEqual(new Set(['Dibuka: A1', 'Halaman A1.2']));
    expect(replies.filter(({ ephemeral }) => ephemeral)).toHaveLength(25);
  });

  it('outside servers Kutip says that it works in servers only', async () => {
    discord.fault({ method: 'POST', path: /\/callback$/, status: 200, body: {} });
    const user = { id: sari.id, username: 'sari', discriminator: '0', avatar: null };
    discord.gateway.emit('INTERACTION_CREATE', {
      id: '1100000000000000001',
      application_id: discord.applicationId,
      token: 'direct',
      type: 2,
      data: { id: '1100000000000000002', type: 1, name: 'ask', options: [] },
      channel: { id: '1100000000000000003', type: 1 },
      user,
      locale: 'id',
      entitlements: [],
      authorizing_integration_owners: {},
      version: 1,
    });
    const { body } = await discord.until(
      () => discord.requests.find(({ path }) => path.includes('/direct/callback')),
      'the answer',
    );
    expect(JSON.stringify(body)).toContain('Kutip hanya bekerja di server');
  });
});

function toyReply(id: string, visibility: 'public' | 'private'): Reply {
  const frame = { id, visibility, hasMore: false, undated: 0, first: false };
  return {
    kind: 'answer',
    language: 'id',
    answer: toyAnswer({ answered: false, sure: false }),
    answeringSentences: {},
    frame,
  };
}
