// Large documents over real sockets: read and answered with the right pages, politely, and with questions answered meanwhile.
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { makeEpub } from '../corpus/loaders/make-epub.js';
import { column, makePdf } from '../corpus/loaders/make-pdf.js';
import { createToyEncoder } from '../toy/toy-encoder.js';
import { textFile } from './file-host.js';
import { type KutipOnFolder, startKutipOnFolder } from './kutip-on-folder.js';
import { temporaryData } from './kutip-process.js';
import { type LocalDiscord, startLocalDiscord, wire } from './local-discord.js';
import type { UploadedFile } from './multipart.js';
import { standingClock } from './test-clock.js';
import { gated } from './toy-kutip.js';

const PAGES = 300;
/** Of a message that shows how far it has got. */
const EVERY_MS = 2_000;
/** What it takes to embed once, by the clock of the test. */
const EMBEDDING_MS = 500;

const letters = (index: number) => [...String(index)].map((digit) => 'bcdfghjkmn'[Number(digit)]).join('a');
/** In each document words of its own, so that the toy models tell them apart; each sentence stands in one place only. */
const SENTENCES = {
  hulu: (at: string) => `Waduk ${at} menampung curah hujan tahunan.`,
  hilir: (at: string) => `Pintu bendungan ${at} dibuat dari batu kali.`,
  muara: (at: string) => `Mercusuar ${at} menyala sepanjang malam.`,
};
const QUESTIONS = {
  hulu: (at: string) => `Waduk ${at} menampung curah apa?`,
  hilir: (at: string) => `Pintu bendungan ${at} dibuat dari apa?`,
  muara: (at: string) => `Mercusuar ${at} menyala kapan?`,
};
type Place = keyof typeof SENTENCES;
const about = (place: Place, index: number) => SENTENCES[place](place + letters(index));
const question = (place: Place, index: number) => QUESTIONS[place](place + letters(index));

async function manyPages(): Promise<UploadedFile> {
  const filler = (page: number) =>
    Array.from(
      { length: 3 },
      (_, line) => `Catatan ${letters(page)} baris ${letters(line)} tentang debit air sungai itu.`,
    );
  const pages = Array.from({ length: PAGES }, (_, index) => ({
    lines: column([...filler(index + 1), '', about('hulu', index + 1), '', ...filler(index + 1 + PAGES)]),
  }));
  const bytes = await makePdf(pages, { title: 'Bendungan di hulu', author: 'Rina Wati' });
  return { name: 'hulu.pdf', type: 'application/pdf', bytes: Buffer.from(bytes) };
}

/** Mostly tags, as web pages are. */
function largePage(bytes: number): UploadedFile {
  const paragraphs: string[] = [];
  const style = `style="${'margin:0 auto;padding:1px 2px;'.repeat(28)}"`;
  for (let size = 0, at = 1; size < bytes; at += 1) {
    const paragraph = `<div class="kolom"><div ${style}><p>${about('hilir', at)}</p></div></div>\n`;
    paragraphs.push(paragraph);
    size += paragraph.length;
  }
  const html = `<html><head><title>Bendungan di hilir</title></head><body>${paragraphs.join('')}</body></html>`;
  return { name: 'hilir.html', type: 'text/html', bytes: Buffer.from(html) };
}

function book(): UploadedFile {
  const chapters = Array.from({ length: 40 }, (_, index) => {
    const page = `<span epub:type="pagebreak" role="doc-pagebreak" title="${index + 1}">${index + 1}</span>`;
    return `<section epub:type="chapter">${page}<h1>Bab ${letters(index)}</h1><p>${about('muara', index + 1)}</p></section>`;
  });
  const metadata =
    '<dc:title>Bendungan di muara</dc:title><dc:creator>Ani Lestari</dc:creator><dc:language>id</dc:language>';
  return { name: 'muara.epub', type: 'application/epub+zip', bytes: Buffer.from(makeEpub({ metadata, chapters })) };
}

wire('large documents', () => {
  const data = temporaryData();
  const clock = standingClock();
  const embedding = { calls: 0, standing: Promise.resolve() };
  let discord: LocalDiscord;
  let kutip: KutipOnFolder;

  beforeAll(async () => {
    const people = [
      { name: 'Budi', locale: 'id', permissions: ['ManageGuild'] },
      { name: 'Sari', locale: 'id' },
    ] as const;
    discord = await startLocalDiscord({ servers: [{ name: 'Kelas air', people }], patienceMs: 100_000 });
    const toy = createToyEncoder();
    const encoder = {
      ...toy,
      async embedPassages(texts: readonly string[]) {
        embedding.calls += 1;
        clock.pass(EMBEDDING_MS);
        if (embedding.calls > 4) await embedding.standing;
        return toy.embedPassages(texts);
      },
    };
    kutip = await startKutipOnFolder(discord, { folder: data.folder, clock, encoder });
  });
  afterAll(async () => {
    await kutip.stop();
    await discord.close();
    data.remove();
  });

  const server = () => discord.server();
  const umum = () => server().channel('umum');
  const ask = async (words: string) => {
    const { content } = await server().person('Sari').slash(umum(), 'tanya', { pertanyaan: words }).reply();
    return content.replaceAll(/[*\\]/g, '').replaceAll('\u00a0', ' ');
  };

  it('are read while others ask, with progress at a polite pace, and are quoted with their pages', {
    timeout: 180_000,
  }, async () => {
    const budi = server().person('Budi');
    const first = textFile('rakit.txt', 'Rakit dibuat dari bambu yang tua. Ia mengapung di sungai.');
    const added = budi.slash(umum(), 'dokumen tambah', { berkas: first });
    await added.replyThat(({ content }) => content.includes('bisa dikutip'));

    const files = [await manyPages(), largePage(5_000_000), book()];
    expect(files[1]?.bytes.length).toBeGreaterThanOrEqual(5_000_000);
    const { gate, open } = gated();
    embedding.standing = gate;
    const [calls, requests, begun] = [embedding.calls, discord.requests.length, clock.now()];
    const form = await budi.slash(umum(), 'dokumen tambah').form();
    const given = budi.submit(form, {}, { files });
    await given.acknowledged();
    await vi.waitFor(() => expect(embedding.calls).toBeGreaterThan(Math.max(4, calls)), {
      timeout: 90_000,
      interval: 50,
    });

    try {
      expect(await ask('Rakit dibuat dari bambu apa?')).toContain('Rakit dibuat dari bambu yang tua.');
      expect(await ask(question('hulu', 217))).not.toContain('“');
      const shown = await given.replyThat(({ content }) => /[▰▱]/.test(content));
      expect(shown.content).not.toContain('bisa dikutip');
    } finally {
      open();
    }
    const done = await given.replyThat(({ content }) => content.includes('bisa dikutip'));
    expect(done.content).toContain('3 dokumen bisa dikutip');
    expect(done.content).toContain('300 halaman');

    // One at once, one for every two seconds that it took, and the result.
    const edits = discord.requests.slice(requests).filter(({ method }) => method === 'PATCH');
    const ofThis = edits.filter(({ path }) => path === edits.at(-1)?.path);
    expect(ofThis.length).toBeGreaterThan(3);
    expect(ofThis.length).toBeLessThanOrEqual((clock.now() - begun) / EVERY_MS + 2);

    for (const [what, at, place] of [
      ['hulu', 217, 'hlm. 217'],
      ['hulu', 300, 'hlm. 300'],
      ['muara', 31, 'Ani Lestari, “Bendungan di muara”, hlm. 31'],
      ['hilir', 4_000, '“Bendungan di hilir”'],
    ] as const) {
      const answer = await ask(question(what, at));
      expect.soft(answer).toContain(about(what, at));
      expect.soft(answer).toContain(place);
    }
    await vi.waitFor(() => expect(kutip.pending).toBe(0));
    expect(kutip.failures).toEqual([]);
    expect(discord.problems()).toEqual([]);
  });
});
