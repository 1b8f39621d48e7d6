// The menu “Add to Kutip's documents” over real sockets: managers add what a message holds, members propose it, managers decide.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { textFile } from './file-host.js';
import { wire } from './local-discord.js';
import { LANGUAGES, type ManagedServer, openManagedServer, plain, whenRead } from './managed-server.js';
import type { SeenMessage } from './seen.js';

wire('a message that holds a document', () => {
  let group: ManagedServer;
  beforeAll(async () => {
    group = await openManagedServer({ channels: [{ name: 'umum' }, { name: 'bisu', denied: ['SendMessages'] }] });
    // What everybody sees speaks the server's language, whoever presses.
    await group.kutip.services.group.changeSettings(group.server.id, { language: 'en' });
  });
  afterEach(() => group.expectSound());
  afterAll(() => group.close());

  const said = (messages: readonly SeenMessage[]) =>
    messages.filter(({ authorId }) => authorId === group.discord.applicationId);

  describe.each(LANGUAGES)('for people who read %s', (language) => {
    const words = WORDS[language];
    const manager = () => group.managers[language];
    const member = () => group.members[language];
    const posted = () => said(group.umum.seen());
    const [question, sentence] = [words.question, words.sentence];
    /** A member proposes a file of this text; the message in the channel, and what the member was told. */
    async function propose(name: string, text: string) {
      const before = posted().length;
      const message = group.members.id.say(group.umum, 'Ini, ya.', { files: [textFile(name, text)] });
      const told = await member().menu(message, words.menu).reply();
      const proposal = await group.discord.until(() => posted()[before], 'the proposal');
      return { told, proposal };
    }

    it('is added by a manager, who alone sees what was understood', async () => {
      const before = posted().length;
      const text = sentence('A');
      const message = member().say(group.umum, 'Bukunya', { files: [textFile(`${words.file} A.md`, text)] });
      const given = await whenRead(manager().menu(message, words.menu));
      expect(given).toMatchObject({ ephemeral: true, rows: [words.givenButtons] });
      expect(plain(given)).toContain(`${words.file} A`);
      expect(plain(await group.ask(member(), question('A')))).toContain(text);
      expect(posted()).toHaveLength(before);
      const again = await whenRead(manager().menu(message, words.menu));
      expect(plain(again)).toContain(words.known);
    });

    it('of a member is proposed to all in the channel, and only a manager can accept it', async () => {
      const { told, proposal } = await propose(`${words.file} B.md`, sentence('B'));
      expect(told).toMatchObject({ ephemeral: true, rows: [] });
      expect(plain(told)).toContain(words.proposed);
      expect(proposal).toMatchObject({ ephemeral: false, rows: [['Accept', 'Decline']] });
      expect(plain(proposal)).toContain(`${words.file} B.md`);
      expect(proposal.content).toContain(`<@${member().id}>`);
      for (const button of ['Accept', 'Decline']) {
        const refused = await member().press(proposal, button).reply();
        expect(refused).toMatchObject({ ephemeral: true, content: expect.stringContaining(words.whoMay) });
      }
      expect(plain(await group.ask(member(), question('B')))).not.toContain(sentence('B'));

      const accepted = await whenRead(manager().press(proposal, 'Accept'));
      expect(accepted).toMatchObject({ id: proposal.id, ephemeral: false });
      expect(plain(accepted)).toContain('can be quoted now');
      expect(plain(await group.ask(member(), question('B')))).toContain(sentence('B'));
      const late = await manager().press(proposal, acceptId(proposal), { forged: true }).reply();
      expect(late).toMatchObject({ ephemeral: true, content: expect.stringContaining(words.decided) });
      expect(plain(group.umum.seen().find(({ id }) => id === proposal.id) ?? late)).toContain('can be quoted now');
    });

    it('of a member is declined by a manager, and nothing is kept of it', async () => {
      const { proposal } = await propose(`${words.file} C.md`, sentence('C'));
      const list = await manager().slash(group.umum, 'documents list').reply();
      const waiting = list.buttons.find(({ label }) => label.startsWith(words.proposals))?.label ?? '';
      expect(waiting).toBe(`${words.proposals} (1)`);
      const shown = await manager().press(list, waiting).reply();
      expect(shown).toMatchObject({ ephemeral: true, rows: [words.decide] });
      expect(plain(shown)).toContain(words.waiting);
      const declined = await manager().press(proposal, 'Decline').reply();
      expect(declined).toMatchObject({ id: proposal.id, rows: [] });
      expect(plain(declined)).toContain('was not added');
      const late = await manager().press(shown, words.decide[0]).reply();
      expect(late).toMatchObject({ ephemeral: true, content: expect.stringContaining(words.decided) });
      expect(await group.kutip.services.proposals.list(group.server.id)).toEqual([]);
      expect(plain(await group.ask(member(), question('C')))).not.toContain(sentence('C'));
    });

    it('is its text only for who wrote it', async () => {
      const own = manager().say(group.umum, `**${sentence('D')}** ${words.more}`);
      const given = await whenRead(manager().menu(own, words.menu));
      expect(plain(given)).toContain(sentence('D'));
      expect(given.content).toContain(`https://discord.com/channels/${group.server.id}/${group.umum.id}/${own.id}`);
      const quoted = await group.ask(member(), question('D'));
      expect(plain(quoted)).toContain(`> ${sentence('D')}`);
      const others = member().say(group.umum, sentence('E'));
      const refused = await manager().menu(others, words.menu).reply();
      expect(refused).toMatchObject({ ephemeral: true, content: expect.stringContaining(words.ownOnly) });
      const before = posted().length;
      expect(plain(await member().menu(others, words.menu).reply())).toContain(words.proposed);
      const proposal = await group.discord.until(() => posted()[before], 'the proposal');
      expect((await manager().press(proposal, 'Decline').reply()).rows).toEqual([]);
    });

    it('is not had any more where Discord’s link has expired', async () => {
      const before = posted().length;
      const message = member().say(group.umum, 'x', { files: [textFile(`${words.file} F.md`, sentence('F'))] });
      group.discord.files.fault({ status: 404 }, 2);
      const refused = await member().menu(message, words.menu).reply();
      expect(refused).toMatchObject({ ephemeral: true, content: expect.stringContaining(words.expired) });
      const failed = await whenRead(manager().menu(message, words.menu));
      expect(plain(failed)).toContain(words.expired);
      expect(posted()).toHaveLength(before);
      expect(plain(await whenRead(manager().menu(message, words.menu)))).toContain(`${words.file} F`);
    });

    it('waits in the managers’ list where Kutip cannot write', async () => {
      const bisu = group.server.channel('bisu');
      const message = member().say(bisu, 'x', { files: [textFile(`${words.file} G.md`, sentence('G'))] });
      const told = await member().menu(message, words.menu).reply();
      expect(plain(told)).toContain(words.inTheList);
      expect(said(bisu.seen())).toEqual([]);
      const list = await manager().slash(group.umum, 'documents list').reply();
      const shown = await manager().press(list, `${words.proposals} (1)`).reply();
      const accepted = await whenRead(manager().press(shown, words.decide[0]));
      expect(accepted).toMatchObject({ id: shown.id, ephemeral: true });
      expect(plain(await group.ask(member(), question('G')))).toContain(sentence('G'));
    });
  });
});

function acceptId({ buttons }: SeenMessage): string {
  return buttons.find(({ customId }) => customId?.startsWith('accept-proposal:'))?.customId ?? '';
}

const WORDS = {
  id: {
    menu: 'Tambah ke dokumen Kutip',
    file: 'Sumur',
    sentence: (name: string) => `Sumur ${name}${name} digali oleh warga.`,
    question: (name: string) => `Sumur ${name}${name} digali oleh siapa?`,
    more: 'Airnya jernih.',
    givenButtons: ['Betulkan', 'Hapus', 'Tambah lagi'],
    known: 'Tidak ditambahkan lagi: isinya sudah ada sebagai',
    proposed: 'Dokumennya sudah diusulkan.',
    inTheList: 'Pengelola melihatnya di /dokumen daftar.',
    whoMay: 'Kelola Server',
    decided: 'Usulan ini sudah diputuskan',
    proposals: 'Usulan',
    waiting: '1 usulan menunggu',
    decide: ['Terima', 'Tolak'],
    ownOnly: 'teks hanya bisa ditambahkan oleh penulisnya sendiri',
    expired: 'sudah kedaluwarsa',
  },
  en: {
    menu: "Add to Kutip's documents",
    file: 'Well',
    sentence: (name: string) => `Well ${name}${name} was dug by villagers.`,
    question: (name: string) => `Well ${name}${name} was dug by whom?`,
    more: 'Its water is clear.',
    givenButtons: ['Correct', 'Remove', 'Add more'],
    known: 'Not added again: its contents are here already as',
    proposed: 'The document was proposed.',
    inTheList: 'Managers see it in /documents list.',
    whoMay: 'Manage Server',
    decided: 'This proposal was decided already',
    proposals: 'Proposals',
    waiting: '1 proposal waiting',
    decide: ['Accept', 'Decline'],
    ownOnly: 'a text can be added only by who wrote it',
    expired: 'has expired',
  },
} as const;
