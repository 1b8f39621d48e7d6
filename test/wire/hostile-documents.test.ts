// Hostile files over real sockets: each refusal says what is wrong and what to do, nothing is left behind, and Kutip goes on answering.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument, PDFName, PDFString, StandardFonts } from 'pdf-lib';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { makeZip } from '../corpus/loaders/make-zip.js';
import { type FileFault, textFile } from './file-host.js';
import { type KutipOnFolder, startKutipOnFolder } from './kutip-on-folder.js';
import { temporaryData } from './kutip-process.js';
import { type LocalDiscord, startLocalDiscord, wire } from './local-discord.js';
import type { UploadedFile } from './multipart.js';
import { standingClock } from './test-clock.js';

const FILE_BYTES = 2_000_000;
const binary = (name: string, bytes: Uint8Array): UploadedFile => ({
  ...{ name, type: 'application/octet-stream' },
  bytes: Buffer.from(bytes),
});

/** Grows to two hundred times its size. */
function zipBomb(): UploadedFile {
  const types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>';
  const entries = [
    { name: '[Content_Types].xml', content: Buffer.from(types) },
    { name: 'word/document.xml', content: Buffer.alloc(100_000_000, ' ') },
  ];
  return binary('bom.docx', makeZip(entries));
}

/** Would run a script when it is opened, left or looked at, holds a program, and names what is to be started. */
async function busyPdf(): Promise<UploadedFile> {
  const pdf = await PDFDocument.create();
  const page = pdf.addPage([600, 800]);
  page.drawText('Lumbung padi dijaga oleh dua orang penjaga.', {
    x: 60,
    y: 700,
    font: await pdf.embedFont(StandardFonts.Helvetica),
  });
  const script = (text: string) => pdf.context.obj({ S: 'JavaScript', JS: PDFString.of(text) });
  pdf.addJavaScript('awal', 'app.alert("Dijalankan"); while (true);');
  await pdf.attach(Buffer.from('MZ bukan program'), 'pemasang.exe', { mimeType: 'application/x-msdownload' });
  pdf.catalog.set(PDFName.of('OpenAction'), pdf.context.obj({ S: 'Launch', F: PDFString.of('/bin/sh') }));
  pdf.catalog.set(PDFName.of('AA'), pdf.context.obj({ WC: script('app.launchURL("https://example.org/bocor")') }));
  page.node.set(PDFName.of('AA'), pdf.context.obj({ O: script('while (true);') }));
  return binary('sibuk.pdf', await pdf.save());
}

const DEEP = 100_000;
const deepPage = () =>
  textFile(
    'dalam.html',
    `<html><body>${'<div>'.repeat(DEEP)}<p>Gudang garam dijaga oleh tiga orang.</p>${'</div>'.repeat(DEEP)}`,
  );
const program = Buffer.concat([
  Buffer.from('MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0', 'latin1'),
  Buffer.alloc(4_000, 7),
]);

/** What the person's machine called it, and how people see it. */
const NAMES: readonly (readonly [string, string])[] = [
  ['../../../etc/cron.d/x.txt', 'x.txt'],
  ['..\\..\\Windows\\y.txt', 'y.txt'],
  ['kosong\0byte.txt', 'kosongbyte.txt'],
  ['catatan\u202etxt.exe.txt', 'catatantxt.exe.txt'],
  ['CON.txt', 'CON.txt'],
  ['NUL', 'NUL'],
  ['....txt', 'dokumen.txt'],
  [`${'n'.repeat(300)}.txt`, `${'n'.repeat(100)}.txt`],
];

/** Of a download, and what is said of it. */
const FAULTS: readonly (readonly [string, FileFault, RegExp])[] = [
  ['kedaluwarsa.txt', { status: 404 }, /kedaluwarsa.*Lampirkan lagi/],
  ['dialihkan.txt', { redirect: 'http://127.0.0.1:9/rahasia' }, /tidak disimpan oleh Discord.*Lampirkan berkasnya/],
  ['takhabis.txt', 'endless', /terlalu besar; batasnya 2 MB\. Pecah/],
  ['sesumbar.txt', 'boastful', /terlalu besar; batasnya 2 MB\. Pecah/],
];
/** Tried again, so they meet every try. */
const BROKEN: readonly (readonly [string, FileFault])[] = [
  ['panjang.txt', 'longer'],
  ['pendek.txt', 'shorter'],
  ['putus.txt', 'cut'],
  ['galat.txt', { status: 503 }],
];

wire('hostile documents', () => {
  const data = temporaryData();
  let discord: LocalDiscord;
  let kutip: KutipOnFolder;

  beforeAll(async () => {
    const people = [
      { name: 'Budi', locale: 'id', permissions: ['ManageGuild'] },
      { name: 'Sari', locale: 'id' },
    ] as const;
    discord = await startLocalDiscord({ servers: [{ name: 'Kelas', people }], patienceMs: 60_000 });
    kutip = await startKutipOnFolder(discord, {
      ...{ folder: data.folder, clock: standingClock() },
      limits: { fileBytes: FILE_BYTES, inflatedBytes: 5_000_000 },
    });
    await given([textFile('rakit.txt', 'Rakit dibuat dari bambu yang tua. Ia mengapung di sungai.')]);
  });
  afterEach(async () => {
    await expectAnswered('Rakit dibuat dari bambu apa?', 'Rakit dibuat dari bambu yang tua.');
    await vi.waitFor(() => expect(kutip.pending).toBe(0));
    const orphans = await kutip.services.documents.orphans(discord.server().id);
    expect(Object.entries(orphans).filter(([, count]) => count > 0)).toEqual([]);
    expect(kutip.failures).toEqual([]);
    expect(discord.problems()).toEqual([]);
  });
  afterAll(async () => {
    await kutip.stop();
    await discord.close();
    data.remove();
  });

  const place = async () => {
    const owner = discord.server().id;
    return { owner, collectionId: (await kutip.services.library.collection(owner)).id };
  };
  const files = async () => kutip.services.documents.files(await place());
  const stored = () => readdirSync(join(data.folder, 'files', discord.server().id));
  /** What is said when all is done, without the marks that keep Discord from taking words for Markdown. */
  async function given(uploads: readonly UploadedFile[]): Promise<string> {
    const umum = discord.server().channel('umum');
    const budi = discord.server().person('Budi');
    const form = await budi.slash(umum, 'dokumen tambah').form();
    const done = await budi.submit(form, {}, { files: uploads }).replyThat(({ content }) => !/[▰▱]/.test(content));
    return done.content.replaceAll(/[*\\]/g, '');
  }
  async function expectAnswered(pertanyaan: string, quote: string): Promise<void> {
    const answer = await discord
      .server()
      .person('Sari')
      .slash(discord.server().channel('umum'), 'tanya', { pertanyaan })
      .reply();
    expect(answer.content.replaceAll(/[*\\]/g, '')).toContain(quote);
  }
  /** Nothing is kept of what `work` gives. */
  async function expectNothingKept(work: () => Promise<void>): Promise<void> {
    const before = [(await files()).map(({ path }) => path), stored()];
    await work();
    expect([(await files()).map(({ path }) => path), stored()]).toEqual(before);
  }

  it('that are not what they are named are not kept', async () => {
    await expectNothingKept(async () => {
      for (const name of ['tugas.pdf', 'tugas.docx', 'tugas.txt', 'tugas.exe', 'tugas']) {
        const said = await given([binary(name, program)]);
        expect(said).toContain(name);
        expect(said).toMatch(/tidak ditambahkan[\s\S]*(?:Simpan|Ganti|simpan ulang)/);
      }
      expect(await given([textFile('kosong.txt', '')])).toMatch(/kosong \(0 bita\)\. Ganti/);
      expect(await given([binary('besar.txt', Buffer.alloc(FILE_BYTES + 1, 'a'))])).toMatch(
        /terlalu besar; batasnya 2 MB\. Pecah/,
      );
    });
  });

  it('that grow far beyond their size are refused, and can be removed', async () => {
    const said = await given([zipBomb()]);
    expect(said).toMatch(/bom\.docx.*tidak bisa dibaca[\s\S]*mengembang terlalu besar.*Simpan ulang/);
    const bomb = (await files()).find(({ path }) => path === 'bom.docx');
    expect(bomb).toMatchObject({ state: 'refused' });
    await kutip.services.documents.remove(discord.server().id, bomb?.id ?? '', null);
  });

  it('with scripts, programs and a hundred thousand elements inside are read for their text alone', async () => {
    const said = await given([await busyPdf(), deepPage()]);
    expect(said).toContain('2 dokumen bisa dikutip');
    expect(said).not.toContain('Dijalankan');
    await expectAnswered('Lumbung padi dijaga oleh dua orang apa?', 'Lumbung padi dijaga oleh dua orang penjaga.');
    await expectAnswered('Gudang garam dijaga oleh tiga apa?', 'Gudang garam dijaga oleh tiga orang.');
  });

  it('with names that are paths, devices, or cannot be seen are kept under a name that can, and nowhere else', async () => {
    const { owner, collectionId } = await place();
    const { documents } = kutip.services;
    for (const [at, [name, seen]] of NAMES.entries()) {
      const bytes = Buffer.from(`Catatan nomor ${at} tentang perahu.`);
      const kept = await documents.keep({ owner, collectionId, name, bytes, by: 'budi' });
      expect([name, kept.file.path]).toEqual([name, seen]);
    }
    await documents.read({ owner, collectionId });
    // Discord takes some of that out on the way; whatever comes through is shown without the rest.
    const uploads = NAMES.map(([name], at) => textFile(name, `Lembar nomor ${at} tentang sampan.`));
    expect(await given(uploads)).toContain(`${NAMES.length} dokumen bisa dikutip`);
    for (const { path } of await files()) expect(path).toMatch(/^[^\\/\p{C}]{1,110}$/u);
    expect(stored().every((name) => /^[0-9a-f]{64}$/.test(name))).toBe(true);
  });

  it('whose download is not what was promised are not kept, and each is told apart', { timeout: 60_000 }, async () => {
    await expectNothingKept(async () => {
      for (const [name, fault, sentence] of FAULTS) {
        discord.files.fault(fault);
        const said = await given([textFile(name, 'Isi yang tidak sampai.')]);
        expect(said).toContain(name);
        expect(said).toMatch(sentence);
        expect(said).not.toContain('http');
      }
      for (const [name, fault] of BROKEN) {
        discord.files.fault(fault, 4);
        expect(await given([textFile(name, 'Isi yang tidak sampai.')])).toMatch(
          /tidak bisa diunduh dari Discord sekarang\. Coba lagi/,
        );
      }
    });
  });

  it('ten at once, good ones among them, are each told of; the good ones are kept', { timeout: 60_000 }, async () => {
    discord.files.fault({ status: 404 });
    const said = await given([
      textFile('hilang.txt', 'Tidak sampai.'),
      binary('palsu.pdf', program),
      textFile('kosong2.txt', ''),
      zipBomb(),
      textFile('baik-1.txt', 'Jangkar kapal ditempa oleh pandai besi.'),
      textFile('baik-1.txt', 'Jangkar kapal ditempa oleh pandai besi.'),
      binary('rusak.epub', Buffer.from('PK\x03\x04rusak')),
      textFile('baik-2.md', 'Layar kapal dijahit oleh nenek Rina.'),
      textFile('hampa.html', '<script>1</script>'),
      binary('biner.txt', program),
    ]);
    for (const name of [
      'hilang.txt',
      'palsu.pdf',
      'kosong2.txt',
      'bom.docx',
      'baik-1.txt',
      'rusak.epub',
      'baik-2.md',
      'hampa.html',
      'biner.txt',
    ]) {
      expect(said).toContain(name);
    }
    await expectAnswered('Jangkar kapal ditempa oleh pandai apa?', 'Jangkar kapal ditempa oleh pandai besi.');
    await expectAnswered('Layar kapal dijahit oleh nenek siapa?', 'Layar kapal dijahit oleh nenek Rina.');
  });
});
