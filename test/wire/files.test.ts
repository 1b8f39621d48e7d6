// Files over real sockets: those that people attach to a form, a command or a message, and those that Kutip sends.
import { ComponentType } from 'discord.js';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { CommandContext } from '../../commands/command.js';
import { textFile } from './file-host.js';
import { type LocalDiscord, type LocalServer, startLocalDiscord, wire } from './local-discord.js';
import type { Person } from './person.js';
import type { SeenMessage } from './seen.js';
import { createToyActions, postBoard } from './toy-actions.js';
import { said } from './toy-commands.js';
import { startToyKutip, type ToyKutip } from './toy-kutip.js';

/** Without the marks that keep Discord from taking names for Markdown. */
const plain = ({ content }: SeenMessage) => content.replaceAll('\\', '');

const FILES = [textFile('rakit.txt', 'Rakit mengapung.'), textFile('Bab 1 – Perahu.txt', 'Perahu berlayar.')];

wire('files in Discord', () => {
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
          people: [
            { name: 'Sari', locale: 'id' },
            { name: 'Budi', locale: 'id', permissions: ['ManageGuild'] },
          ],
        },
        { name: 'Sempit', fileLimit: 1_000, people: [{ name: 'Sari', locale: 'id' }, { name: 'Tono' }] },
      ],
    });
    kutip = await startToyKutip(discord, { actions: createToyActions().actions });
    server = discord.server('Geografi');
    sari = server.person('Sari');
    budi = server.person('Budi');
  });
  beforeEach(() => {
    kutip.answer = async (context) => said(context, `Batas: ${context.fileLimit}`);
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
  const umum = () => server.channel('umum');

  it('are attached to a form that a button opens, and come in their order with what was typed', async () => {
    const board = await postBoard(discord, kutip, umum(), [['hand-in:buku']]);
    const form = await sari.press(board, 'hand-in').form();
    expect(form.fields).toMatchObject([
      { label: 'Berkas', help: 'Paling banyak tiga', files: { least: 1, most: 3 } },
      { label: 'Judul', files: null },
    ]);
    const handed = await sari.submit(form, { Judul: 'Dua bab' }, { files: FILES }).reply();
    expect(plain(handed)).toBe('buku: Dua bab: rakit.txt (16), Bab 1 – Perahu.txt (16)');
    expect(() => sari.submit(form, {})).toThrow('takes 1 to 3 files');
  });

  it('need not be attached where a form does not ask for any', async () => {
    const board = await postBoard(discord, kutip, umum(), [['hand-in:any']]);
    const form = await sari.press(board, 'hand-in').form();
    expect((await sari.submit(form, {}).reply()).content).toBe('any: tanpa judul: tanpa berkas');
  });

  it('go with the choice that opened the form', async () => {
    const options = ['satu', 'dua'].map((value) => ({ label: value, value }));
    const menu = { type: ComponentType.StringSelect as const, custom_id: 'hand-in:', placeholder: 'Pilih', options };
    const board = await postBoard(discord, kutip, umum(), [menu]);
    const form = await sari.choose(board, 'Pilih', ['dua']).form();
    expect((await sari.submit(form, {}, { files: FILES.slice(0, 1) }).reply()).content).toContain('dua: tanpa judul');
  });

  it('are an option of a command, which shows a form where none is given', async () => {
    const [file] = FILES;
    if (file === undefined) throw new Error('no file');
    const short = await budi.slash(umum(), 'dokumen tambah', { berkas: file, judul: 'Rakit' }).reply();
    expect([short.ephemeral, plain(short)]).toEqual([true, 'Rakit: rakit.txt (16)']);
    const form = await budi.slash(umum(), 'documents add', { title: 'Perahu' }).form();
    const sent = await budi.submit(form, {}, { files: FILES }).reply();
    expect([sent.ephemeral, plain(sent)]).toEqual([true, expect.stringContaining('Perahu: tanpa judul: rakit.txt')]);
    const refused = await sari.slash(umum(), 'documents add').reply();
    expect(refused).toMatchObject({ ephemeral: true });
  });

  it('are found with a message whose menu is opened, and downloaded from where Discord keeps them', async () => {
    const message = sari.say(umum(), 'Ini bukunya', { files: FILES });
    const content = plain(await budi.menu(message, 'Periksa kutipan').reply());
    expect(content).toContain('rakit.txt: Rakit mengapung.');
    expect(content).toContain('Bab 1 – Perahu.txt: Perahu berlayar.');
    discord.files.fault({ status: 404 }, 2);
    const gone = await budi.menu(message, 'Periksa kutipan').reply();
    expect(gone.content).toContain('sudah kedaluwarsa');
  });

  const sendBytes =
    (bytes: Uint8Array) =>
    async ({ language }: CommandContext) =>
      ({ kind: 'file', language, name: 'dokumen.zip', bytes, sentence: 'Ini dokumennya.' }) as const;

  it('are sent with a reply, byte for byte, and once also when Discord’s answer is lost', async () => {
    const bytes = Uint8Array.from({ length: 5_000 }, (_, index) => index % 251);
    kutip.answer = sendBytes(bytes);
    const lost = discord.fault({ method: 'PATCH', path: /@original$/, reset: 'after' });
    const reply = await sari
      .slash(umum(), 'tanya', { question: 'x', 'only-me': true })
      .replyThat(({ edited }) => edited);
    expect(lost.hits).toBe(1);
    expect(reply).toMatchObject({ ephemeral: true, content: 'Ini dokumennya.' });
    expect(reply.files).toEqual([{ name: 'dokumen.zip', bytes: Buffer.from(bytes) }]);
  });

  it('are posted in a channel', async () => {
    const bytes = Buffer.from('isi');
    const reply = { kind: 'file', language: 'id', name: 'a.zip', bytes, sentence: 'Ini.' } as const;
    const { message } = await kutip.surface.messenger.send(umum().id, reply);
    const posted = umum()
      .seen()
      .find(({ id }) => id === message);
    expect(posted?.files).toEqual([{ name: 'a.zip', bytes }]);
  });

  it('that are too large for the server are not sent, and the command line is named', async () => {
    const sempit = discord.server('Sempit');
    const ask = (name: string) =>
      sempit.person(name).slash(sempit.channel('umum'), 'ask', { question: 'x', 'only-me': true }).reply();
    expect((await ask('Sari')).content).toBe('Batas: 1000');
    kutip.answer = sendBytes(new Uint8Array(2_000));
    for (const [name, sentence] of [
      ['Sari', 'lebih besar daripada yang diterima Discord'],
      ['Tono', 'larger than Discord takes'],
    ] as const) {
      const refused = await ask(name);
      expect(refused.files).toEqual([]);
      expect(refused.content).toContain(sentence);
      expect(refused.content).toContain('npm run corpus');
    }
  });
});
