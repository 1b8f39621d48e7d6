// Files that Kutip cannot take: each is refused with a sentence in both languages that names file and remedy.
import { Document, Packer, Paragraph } from 'docx';
import { describe, expect, it } from 'vitest';
import { loadDocument } from '../../../src/corpus/loaders/index.js';
import { defaultParseLimits } from '../../../src/corpus/parse-limits.js';
import { UserError } from '../../../src/user-error.js';
import { makeEpub } from './make-epub.js';
import { column, makePdf } from './make-pdf.js';
import { makeZip } from './make-zip.js';

const utf8 = (text: string) => new TextEncoder().encode(text);
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);
const NOISE = Uint8Array.from({ length: 4_000 }, (_, index) => (index * 7919 + (index >> 3) * 31) % 256);
const zeros = (bytes: number) => new Uint8Array(bytes);
const epub = () => makeEpub({ chapters: ['<p>Isi yang utuh.</p>'] });
const docx = async () => Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('Isi yang utuh.')] }] }));

/** A PDF whose encryption dictionary asks for a password that nobody gives. */
function lockedPdf(): Uint8Array {
  const hex = '0123456789abcdef'.repeat(4);
  return utf8(
    [
      '%PDF-1.4',
      '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
      '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
      '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>endobj',
      `4 0 obj<</Filter/Standard/V 1/R 2/O<${hex}>/U<${hex}>/P -4>>endobj`,
      `trailer<</Root 1 0 R/Encrypt 4 0 R/ID[<${hex.slice(0, 32)}><${hex.slice(0, 32)}>]>>`,
      '%%EOF',
    ].join('\n'),
  );
}

/** The refusal of a file; fails when the file is taken or the sentence does not name it. */
async function refusal(bytes: Uint8Array, name: string, limits = defaultParseLimits): Promise<string> {
  const error: unknown = await loadDocument(bytes, name, limits).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof UserError)) throw new Error(`${name} was not refused by a UserError: ${String(error)}`);
  expect(error.sentence.id).toContain(`"${name}"`);
  expect(error.sentence.en).toContain(`"${name}"`);
  expect(error.sentence.id.split('. ').length).toBeGreaterThan(1);
  return error.code;
}

describe('a file is refused', () => {
  it('when it is empty or holds nothing visible', async () => {
    expect(await refusal(new Uint8Array(0), 'kosong.pdf')).toBe('empty-file');
    expect(await refusal(utf8(' \n\t\u200b\n'), 'hampa.txt')).toBe('no-text');
    expect(await refusal(utf8('<html><body><script>x</script></body></html>'), 'hampa.html')).toBe('no-text');
    expect(await refusal(utf8('---\njudul: x\n---\n'), 'hampa.md')).toBe('no-text');
  });

  it('when it is binary with the name of a text', async () => {
    expect(await refusal(NOISE, 'derau.txt')).toBe('not-text');
    expect(await refusal(PNG, 'gambar.txt')).toBe('wrong-type');
    expect(await refusal(await docx(), 'naskah.md')).toBe('wrong-type');
    expect(await refusal(epub(), 'buku.txt')).toBe('wrong-type');
    expect(await refusal(await docx(), 'naskah.epub')).toBe('wrong-type');
    expect(await refusal(await makePdf([{ lines: column(['Isi.']) }]), 'laporan.txt')).toBe('wrong-type');
  });

  it('when its type is unknown', async () => {
    expect(await refusal(PNG, 'gambar.png')).toBe('unknown-type');
    expect(await refusal(utf8('{\\rtf1 isi}'), 'surat.rtf')).toBe('unknown-type');
    expect(await refusal(NOISE, 'tanpa-akhiran')).toBe('unknown-type');
  });

  it('when it is too large, or its text is too long', async () => {
    expect(await refusal(utf8('a'.repeat(2_000)), 'besar.txt', { ...defaultParseLimits, fileBytes: 1_000 })).toBe(
      'file-too-large',
    );
    expect(await refusal(utf8('kata '.repeat(500)), 'panjang.txt', { ...defaultParseLimits, textUnits: 1_000 })).toBe(
      'too-much-text',
    );
  });

  it('when it is damaged', async () => {
    const whole = await docx();
    expect(await refusal(whole.subarray(0, whole.length / 2), 'potong.docx')).toBe('damaged-file');
    expect(await refusal(epub().subarray(0, 400), 'potong.epub')).toBe('damaged-file');
    expect(await refusal(utf8('bukan apa-apa'), 'teks.epub')).toBe('damaged-file');
    expect(await refusal(utf8('%PDF-1.7\nrusak sama sekali'), 'rusak.pdf')).toBe('damaged-file');
    expect(await refusal(utf8('bukan apa-apa'), 'teks.pdf')).toBe('damaged-file');
    expect(await refusal(makeZip([{ name: 'word/document.xml', content: utf8('<tidak') }]), 'rusak.docx')).toBe(
      'damaged-file',
    );
    expect(await refusal(makeZip([{ name: 'ppt/presentation.xml', content: utf8('<p:x/>') }]), 'rusak.pptx')).toBe(
      'damaged-file',
    );
    expect(await refusal(makeZip([{ name: 'a.txt', content: utf8('x') }]), 'arsip.docx')).toBe('wrong-type');
  });

  it('when it is locked', async () => {
    expect(await refusal(lockedPdf(), 'rahasia.pdf')).toBe('encrypted-file');
    const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), zeros(2_000)]);
    expect(await refusal(ole, 'rahasia.docx')).toBe('encrypted-file');
  });

  it('when it inflates beyond size, ratio or number of entries, whatever sizes it declares', async () => {
    const body = { name: 'word/document.xml', content: utf8('<w:document/>') };
    const bomb = (bytes: number) => makeZip([body, { name: 'word/media/a.bin', content: zeros(bytes) }]);
    expect(await refusal(bomb(50_000_000), 'rasio.docx')).toBe('zip-bomb');
    expect(await refusal(bomb(1_500_000), 'ukuran.docx', { ...defaultParseLimits, inflatedBytes: 1_000_000 })).toBe(
      'zip-bomb',
    );
    expect(await refusal(bomb(10), 'jumlah.pptx', { ...defaultParseLimits, zipEntries: 1 })).toBe('wrong-type');
    expect(await refusal(epub(), 'jumlah.epub', { ...defaultParseLimits, zipEntries: 3 })).toBe('zip-bomb');
    expect(await refusal(epub(), 'besar.epub', { ...defaultParseLimits, fileBytes: 100 })).toBe('file-too-large');
    expect(await refusal(bomb(10), 'jumlah.docx', { ...defaultParseLimits, zipEntries: 1 })).toBe('zip-bomb');
    const liar = makeZip([body, { name: 'word/media/a.bin', content: zeros(50_000_000), declaredSize: 10 }]);
    expect(['zip-bomb', 'damaged-file']).toContain(await refusal(liar, 'bohong.docx'));
  });
});
