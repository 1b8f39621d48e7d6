// A leader gives documents from a phone, over real sockets and in both languages: adds, sees what was understood, corrects, asks, removes, undoes.
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { PHONE_SCREEN } from '../../src/discord/render/payload.js';
import type { Asked } from './asked.js';
import { textFile } from './file-host.js';
import { type KutipWithCommands, startKutipWithCommands } from './kutip-with-commands.js';
import { type LocalDiscord, startLocalDiscord, wire } from './local-discord.js';
import { DOCUMENTS } from './readers.js';
import type { SeenMessage } from './seen.js';

interface Leader {
  readonly server: string;
  readonly name: string;
  readonly locale: 'id' | 'en-US';
  readonly add: string;
  readonly ask: string;
  readonly question: string;
  /** The file that answers it, and what is quoted. */
  readonly file: keyof typeof DOCUMENTS;
  readonly quote: string;
  readonly title: string;
  readonly form: string;
  readonly fields: readonly string[];
  readonly buttons: Readonly<Record<'more' | 'correct' | 'remove' | 'yes' | 'undo', string>>;
  readonly says: Readonly<Record<'both' | 'removed' | 'back' | 'expired' | 'managers' | 'unanswered', string>>;
}

const LEADERS: readonly Leader[] = [
  {
    ...{ server: 'Kelompok baca', name: 'Sari', locale: 'id', add: 'dokumen tambah', ask: 'tanya' },
    ...{ question: 'Rakit dibuat dari bambu apa?', file: 'rakit.md', title: 'Rakit bambu' },
    quote: 'Rakit dibuat dari **bambu** yang **tua**.',
    form: 'Tambah dokumen',
    fields: ['Berkas', 'Judul (kalau berkasnya satu)', 'Penulis', 'Penerbit, tanggal', 'Tautan'],
    buttons: { more: 'Tambah lagi', correct: 'Betulkan', remove: 'Hapus', yes: 'Ya, hapus', undo: 'Kembalikan' },
    says: {
      both: '2 dokumen',
      removed: 'sudah dihapus dan tidak dikutip lagi',
      back: 'sudah dikembalikan',
      expired: 'sudah kedaluwarsa',
      managers: 'Kelola Server',
      unanswered: 'tidak menjawab',
    },
  },
  {
    ...{ server: 'Reading group', name: 'Tono', locale: 'en-US', add: 'documents add', ask: 'ask' },
    ...{ question: 'What are kites made of?', file: 'kites.md', title: 'Paper kites' },
    quote: 'Kites are made of paper and bamboo.',
    form: 'Add documents',
    fields: ['Files', 'Title (for a single file)', 'Author', 'Publisher, date', 'Link'],
    buttons: { more: 'Add more', correct: 'Correct', remove: 'Remove', yes: 'Yes, remove', undo: 'Bring back' },
    says: {
      both: '2 documents',
      removed: 'was removed and is not quoted any more',
      back: 'is back',
      expired: 'has expired',
      managers: 'Manage Server',
      unanswered: 'do not answer',
    },
  },
];

/** Who manages nothing there. */
const memberOf = (server: string) => `Ani (${server})`;

/** When all was read. */
const whenRead = (asked: Asked) => asked.replyThat(({ content }) => !/[▱▰]/.test(content));

/** As on a phone: it fits on about one screen. */
function plain({ content }: SeenMessage): string {
  expect(content.length).toBeLessThanOrEqual(PHONE_SCREEN);
  return content.replaceAll(/[\\*]/g, '');
}

wire('a leader', () => {
  let discord: LocalDiscord;
  let kutip: KutipWithCommands;

  beforeAll(async () => {
    discord = await startLocalDiscord({
      servers: LEADERS.map(({ server, name, locale }) => ({
        name: server,
        people: [
          { name, locale, permissions: ['ManageGuild'] },
          { name: memberOf(server), locale },
        ],
      })),
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

  const placeOf = ({ server: name, name: leader }: Leader) => {
    const server = discord.server(name);
    return { leader: server.person(leader), ani: server.person(memberOf(name)), umum: server.channel('umum') };
  };
  const ask = (reader: Leader, channel = placeOf(reader).umum) =>
    placeOf(reader).ani.slash(channel, reader.ask, { question: reader.question }).reply();

  it.each(LEADERS)('adds documents through the form, corrects one, and it is quoted ($locale)', async (reader) => {
    const { leader, ani, umum } = placeOf(reader);
    const { file, title, buttons, says } = reader;
    const refused = await ani.slash(umum, reader.add).reply();
    expect([refused.ephemeral, refused.content]).toEqual([true, expect.stringContaining(says.managers)]);

    const form = await leader.slash(umum, reader.add).form();
    expect(form.title).toBe(reader.form);
    expect(form.fields.map(({ label }) => label)).toEqual(reader.fields);
    const files = [textFile(file, DOCUMENTS[file]), textFile('sampan.md', DOCUMENTS['sampan.md'])];
    const given = await whenRead(leader.submit(form, {}, { files }));
    expect(given.ephemeral).toBe(true);
    expect(plain(given)).toContain(says.both);
    expect(plain(given)).toContain(title);
    expect(given.rows).toEqual([[`${buttons.correct} …`], [buttons.more]]);

    const choice = given.selects[0]?.options.find(({ label }) => label === title);
    const correction = await leader.choose(given, `${buttons.correct} …`, [choice?.value ?? '']).form();
    expect(correction.fields[0]?.value).toBe(title);
    const corrected = await whenRead(leader.submit(correction, { author: 'Budi Santoso' }));
    expect(plain(corrected)).toContain('Budi Santoso');

    const answer = await ask(reader);
    expect(answer.ephemeral).toBe(false);
    expect(plain(answer)).toContain(reader.quote.replaceAll('*', ''));
    expect(plain(answer)).toContain('Budi Santoso');

    const asked = await leader.press(corrected, buttons.remove).reply();
    const removed = await leader.press(asked, buttons.yes).replyThat(({ content }) => content.includes(says.removed));
    expect(removed.rows).toEqual([[buttons.undo]]);
    expect(plain(await ask(reader))).toContain(says.unanswered);
    await leader.press(removed, buttons.undo).replyThat(({ content }) => content.includes(says.back));
    expect(plain(await ask(reader))).toContain(reader.quote.replaceAll('*', ''));
  });

  it.each(LEADERS)('is told which file could not be taken, and why; the others are kept ($locale)', async (reader) => {
    const { leader, umum } = placeOf(reader);
    const form = await leader.slash(umum, reader.add).form();
    const files = [
      textFile('keranjang.md', DOCUMENTS['baskets.md']),
      { name: 'gambar.png', type: 'image/png', bytes: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex') },
      textFile('lampion.md', DOCUMENTS['lanterns.md']),
    ];
    discord.files.fault({ status: 404 });
    const given = await whenRead(leader.submit(form, {}, { files }));
    const said = plain(given);
    expect(said).toContain(reader.says.expired);
    expect(said).toContain('gambar.png');
    const [list] = given.selects;
    expect(list?.options).toHaveLength(1);
  });

  it.each(LEADERS)('adds one with the command alone ($locale)', async (reader) => {
    const { leader, umum } = placeOf(reader);
    const file = textFile('perahu.md', DOCUMENTS['perahu.md']);
    const [option, title] = reader.locale === 'id' ? ['berkas', 'judul'] : ['file', 'title'];
    const given = await whenRead(leader.slash(umum, reader.add, { [option]: file, [title]: 'Kapal kayu' }));
    expect(plain(given)).toContain('Kapal kayu');
    expect(given.rows[0]).toEqual([reader.buttons.correct, reader.buttons.remove, reader.buttons.more]);
  });
});
