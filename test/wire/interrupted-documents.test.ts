// Reading that is interrupted or outlasts its reply: nothing given is lost, the list shows what waits, and the channel is told where it may be.
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { createToyEncoder } from '../toy/toy-encoder.js';
import { textFile } from './file-host.js';
import { type FolderOptions, type KutipOnFolder, startKutipOnFolder } from './kutip-on-folder.js';
import { temporaryData } from './kutip-process.js';
import { type LocalDiscord, startLocalDiscord, wire } from './local-discord.js';
import type { SeenMessage } from './seen.js';
import { standingClock } from './test-clock.js';
import { gated } from './toy-kutip.js';

const LATE = 'Kabar susulan';
/** A reply that outlives nothing, in place of the fourteen minutes. */
const SHORT = { replyWithinMs: 200 };
/** Of so many passages that they are not embedded in one go. */
const LONG = Array.from({ length: 1_500 }, (_, at) => `Baris ${at} tentang ombak nomor ${at * 7}.`).join(' ');
const isFinal = ({ content }: SeenMessage) => !/[▰▱]/.test(content);

/** An encoder that stands still from `close` to `open`. */
function standingEncoder() {
  const toy = createToyEncoder();
  let standing = gated();
  standing.open();
  let waits: () => void = () => {};
  return {
    encoder: {
      ...toy,
      async embedPassages(texts: readonly string[]) {
        waits();
        await standing.gate;
        return toy.embedPassages(texts);
      },
    },
    /** Resolves when the next reading stands still. */
    close(): Promise<void> {
      standing = gated();
      return new Promise((resolve) => {
        waits = resolve;
      });
    },
    open: () => standing.open(),
  };
}

wire('reading that is interrupted', () => {
  const data = temporaryData();
  const clock = standingClock();
  const encoder = standingEncoder();
  let discord: LocalDiscord;
  let kutip: KutipOnFolder;

  const start = async (timing: FolderOptions['timing'] = {}) => {
    kutip = await startKutipOnFolder(discord, { folder: data.folder, clock, encoder: encoder.encoder, timing });
  };
  beforeAll(async () => {
    discord = await startLocalDiscord({
      servers: [
        {
          name: 'Kelas',
          channels: [{ name: 'umum' }, { name: 'guru', onlyFor: ['Guru'] }, { name: 'arsip', onlyFor: ['Guru'] }],
          people: [
            { name: 'Budi', locale: 'id', permissions: ['ManageGuild'], roles: ['Guru'] },
            { name: 'Sari', locale: 'id' },
          ],
        },
      ],
    });
  });
  beforeEach(() => start(SHORT));
  afterEach(async () => {
    encoder.open();
    await vi.waitFor(() => expect(kutip.pending).toBe(0));
    await kutip.stop();
    expect(kutip.failures).toEqual([]);
    expect(discord.problems()).toEqual([]);
  });
  afterAll(async () => {
    await discord.close();
    data.remove();
  });

  const channel = (name: string) => discord.server().channel(name);
  const budi = () => discord.server().person('Budi');
  const plain = ({ content }: SeenMessage) => content.replaceAll(/[*\\]/g, '');
  const late = (name: string) =>
    channel(name)
      .seen()
      .map(plain)
      .filter((content) => content.includes(LATE));
  const list = async () => plain(await budi().slash(channel('umum'), 'dokumen daftar').reply());
  const answer = async (pertanyaan: string) =>
    plain(await discord.server().person('Sari').slash(channel('umum'), 'tanya', { pertanyaan }).reply());
  /** The reply as it stands when it can tell no more, with the reading standing still. */
  async function giveAndOutlast(
    name: string,
    where: string,
    text: string,
    options: Readonly<Record<string, string>> = {},
  ) {
    const stands = encoder.close();
    const given = budi().slash(channel(where), 'dokumen tambah', { berkas: textFile(name, text), ...options });
    await stands;
    return plain(await given.replyThat((message) => isFinal(message)));
  }
  const finish = async () => {
    encoder.open();
    await kutip.services.documents.resume();
    await kutip.tell();
  };

  it('by the end of Kutip goes on when it is started again, and the channel is told once', async () => {
    await kutip.stop();
    await start();
    const stands = encoder.close();
    const form = await budi().slash(channel('umum'), 'dokumen tambah').form();
    const files = [
      textFile('jangkar.txt', `Jangkar kapal ditempa oleh pandai besi.\n\n${LONG}`),
      textFile('layar.txt', 'Layar kapal dijahit oleh nenek Rina.'),
    ];
    const given = budi().submit(form, {}, { files });
    await stands;
    await kutip.stop(encoder.open);
    expect(kutip.failures).toEqual([]);
    expect(plain(await given.reply())).not.toContain('bisa dikutip');

    await start();
    const waiting = await list();
    expect(waiting).toContain('jangkar.txt');
    expect(waiting).toContain('layar.txt');
    await kutip.tell();
    expect(late('umum')).toEqual([]);
    await kutip.day();
    await kutip.tell();
    await kutip.tell();
    expect(late('umum')).toEqual([expect.stringMatching(/2 dokumen bisa dikutip[\s\S]*jangkar\.txt[\s\S]*layar\.txt/)]);
    expect(await answer('Jangkar kapal ditempa oleh pandai apa?')).toContain('pandai besi.');
    expect(await answer('Layar kapal dijahit oleh nenek siapa?')).toContain('nenek Rina.');
  });

  it('that outlasts its reply is told in the channel when it is done, and shown as waiting until then', async () => {
    const before = late('umum').length;
    const said = await giveAndOutlast('kemudi.txt', 'umum', 'Kemudi kapal dipahat oleh tukang tua.');
    expect(said).toMatch(/kemudi\.txt sudah disimpan dan sedang dibaca[\s\S]*memberi tahu di kanal ini/);
    await kutip.tell();
    expect(late('umum')).toHaveLength(before);
    expect(await list()).toMatch(/kemudi\.txt/);
    await finish();
    expect(late('umum').slice(before)).toEqual([expect.stringContaining('kemudi.txt sekarang bisa dikutip')]);
    expect(await answer('Kemudi kapal dipahat oleh tukang apa?')).toContain('tukang tua.');
  });

  it('into a collection of other channels is told only where all who read may know of it', async () => {
    const { collections } = kutip.services;
    const { id: owner } = discord.server();
    const { id } = await collections.create(owner, 'Rapat', []);
    await collections.tie(owner, id, [channel('guru').id]);
    const before = late('umum').length;
    const options = { koleksi: 'Rapat' };

    const untold = await giveAndOutlast('rahasia.txt', 'umum', 'Rapat kapal membahas lambung bocor.', options);
    expect(untold).toMatch(/Hasilnya nanti terlihat/);
    await finish();
    const told = await giveAndOutlast('notulen.txt', 'guru', 'Notulen kapal menyebut tiang patah.', options);
    expect(told).toMatch(/memberi tahu di kanal ini/);
    await finish();
    expect(late('guru')).toEqual([expect.stringContaining('notulen.txt')]);

    // Tied elsewhere while it was read: nobody there may know of it any more.
    await giveAndOutlast('keputusan.txt', 'guru', 'Keputusan kapal menunda pelayaran jauh.', options);
    await collections.tie(owner, id, [channel('arsip').id]);
    await finish();
    expect(late('guru')).toHaveLength(1);
    expect(late('arsip')).toEqual([]);
    expect(late('umum')).toHaveLength(before);
    expect(JSON.stringify(channel('umum').seen())).not.toMatch(/rahasia|notulen|keputusan/);
  });
});
