// Books: chapters in reading order, printed pages, what is no text marked, and nothing that a hostile one could win.
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { loadDocument } from '../../../src/corpus/loaders/index.js';
import { parseDocument } from '../../../src/corpus/parse-document.js';
import { defaultParseLimits } from '../../../src/corpus/parse-limits.js';
import { UserError } from '../../../src/user-error.js';
import { chapter, type EpubParts, makeEpub } from './make-epub.js';
import { expectSoundOffsets, outline, slices } from './offsets.js';

const load = (parts: EpubParts) => loadDocument(makeEpub(parts), 'buku.epub');
const item = (id: string, href: string, more = '') =>
  `<item id="${id}" href="${href}" media-type="application/xhtml+xml" ${more}/>`;

const NAVIGATION = chapter(`<nav epub:type="toc"><h1>Isi</h1><ol><li><a href="teks/2.xhtml">Hulu</a></li></ol></nav>
<nav epub:type="landmarks" hidden=""><ol><li><a epub:type="titlepage" href="teks/1.xhtml">Judul</a></li>
<li><a epub:type="bodymatter" href="teks/2.xhtml#awal">Mulai</a></li></ol></nav>
<nav epub:type="page-list" hidden=""><ol><li><a href="teks/2.xhtml#h3">3</a></li><li><a href="teks/3.xhtml#h5">5</a></li></ol></nav>`);

const BOOK: EpubParts = {
  metadata: `<dc:title id="t">Sungai &amp; Ladang</dc:title><dc:creator id="a">Dewi Lestari Putri</dc:creator>
    <dc:creator id="b">Aigul Sultanova</dc:creator><meta refines="#b" property="role">trl</meta>
    <dc:publisher>Penerbit Lembah</dc:publisher><dc:date>2021-05-04T00:00:00Z</dc:date><dc:language>en</dc:language>
    <dc:source>urn:isbn:9780000000001</dc:source><dc:source>https://lembah.example/buku</dc:source>`,
  items: item('nav', 'isi.xhtml', 'properties="nav"'),
  spine: '<itemref idref="c1"/><itemref idref="nav"/><itemref idref="c2"/><itemref idref="c3"/><itemref idref="c4"/>',
  chapters: [
    '<h1>Sungai &amp; Ladang</h1><p>Dewi Lestari Putri</p>',
    `<section epub:type="chapter" id="awal"><header><span epub:type="pagebreak" id="h3"/><h1>Hulu</h1></header>
      <p>Mata air itu ada di lereng utara. Airnya <span epub:type="pagebreak" role="doc-pagebreak" title="4">4</span>tidak pernah kering.</p>
      <h2>Sawah</h2><p>Padi ditanam dua kali&nbsp;setahun.</p><aside><p>Catatan tentang benih.</p></aside></section>`,
    '<h1>Hilir</h1><p><a id="h5"/>Kota pelabuhan tumbuh di muara.</p><ul><li>ikan</li><li>garam</li></ul>',
    '<body epub:type="copyright-page"><p>Hak cipta dilindungi.</p></body>',
  ],
  entries: { 'OEBPS/isi.xhtml': NAVIGATION },
};

describe('a book', () => {
  it('gives its chapters in reading order with their headings and printed pages', async () => {
    const document = await load(BOOK);
    expectSoundOffsets(document);
    expect(outline(document).map(([kind, text], at) => [document.paragraphs[at]?.page, kind, text])).toEqual([
      [null, 'h1', 'Sungai & Ladang'],
      [null, 'prose', 'Dewi Lestari Putri'],
      [null, 'h1', 'Isi'],
      [null, 'list', 'Hulu'],
      ['3', 'h1', 'Hulu'],
      ['3', 'prose', 'Mata air itu ada di lereng utara. Airnya tidak pernah kering.'],
      ['4', 'h2', 'Sawah'],
      ['4', 'prose', 'Padi ditanam dua kali\u00a0setahun.'],
      ['4', 'prose', 'Catatan tentang benih.'],
      ['4', 'h1', 'Hilir'],
      ['5', 'prose', 'Kota pelabuhan tumbuh di muara.'],
      ['5', 'list', 'ikan'],
      ['5', 'list', 'garam'],
      ['5', 'prose', 'Hak cipta dilindungi.'],
    ]);
  });

  it('takes its metadata from Dublin Core, the author without the translator, the language from the text', async () => {
    expect((await parseDocument(makeEpub(BOOK), 'buku.epub')).metadata).toEqual({
      title: 'Sungai & Ladang',
      author: 'Dewi Lestari Putri',
      publisher: 'Penerbit Lembah',
      date: '2021-05-04',
      url: 'https://lembah.example/buku',
      language: 'id',
    });
  });

  it('has title page, contents and copyright page marked, but no sidebars and no chapter headings', async () => {
    const document = await load(BOOK);
    expect(slices(document, document.boilerplate)).toEqual([
      'Sungai & Ladang',
      'Dewi Lestari Putri',
      'Isi',
      'Hulu',
      'Hak cipta dilindungi.',
    ]);
    const { text, sentences } = await parseDocument(makeEpub(BOOK), 'buku.epub');
    expect(sentences.map(({ start, end }) => text.slice(start, end))).toContain('Airnya tidak pernah kering.');
  });

  it('of the second version has guide, page list and roles of its own', async () => {
    const document = await load({
      metadata: `<dc:title>Peta</dc:title><dc:creator opf:role="ill">Budi Santoso</dc:creator>
        <dc:creator opf:role="aut">Toer, Rahma</dc:creator><dc:creator opf:role="aut">Sari, Dewi</dc:creator>
        <dc:date opf:event="modification">2020-01-01</dc:date><dc:date opf:event="publication">1999</dc:date>`,
      items: '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>',
      spine: '<itemref idref="c1" linear="no"/><itemref idref="c2"/><itemref idref="c3"/>',
      after:
        '<guide><reference type="copyright-page" href="teks/2.xhtml"/><reference type="toc" href="teks/3.xhtml#isi"/></guide>',
      chapters: [
        '<p>Sampul</p>',
        '<p>Semua hak dilindungi.</p>',
        '<p id="isi">Bab satu</p><p id="p9">Peta itu tua.</p>',
      ],
      entries: {
        'OEBPS/toc.ncx': `<?xml version="1.0"?><!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "http://www.daisy.org/z3986/2005/ncx-2005-1.dtd">
          <ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><pageList><pageTarget><navLabel><text>Page ix</text></navLabel>
          <content src="teks/3.xhtml#p9"/></pageTarget></pageList></ncx>`,
      },
    });
    expectSoundOffsets(document);
    expect(slices(document, document.boilerplate)).toEqual(['Sampul', 'Semua hak dilindungi.', 'Bab satu']);
    expect(document.paragraphs.at(-1)?.page).toBe('ix');
    expect(document.metadata).toMatchObject({ title: 'Peta', author: 'Toer, Rahma; Sari, Dewi', date: '1999' });
  });

  it('in one part stays text although its guide calls the part its contents', async () => {
    const document = await load({
      after: '<guide><reference type="toc" href="teks/1.xhtml"/></guide>',
      chapters: ['<p>Isi buku ini pendek saja.</p>'],
    });
    expect(document.boilerplate).toEqual([]);
    expect(document.paragraphs[0]?.page).toBeNull();
  });

  it('may be written in another encoding than UTF-8', async () => {
    const text = chapter('<p>Бишкек – столица.</p>').replace('utf-8', 'windows-1251');
    const wide = iconv.encode(chapter('<p>Ошская долина.</p>').replace('utf-8', 'utf-16'), 'utf-16', { addBOM: true });
    const document = await load({
      chapters: ['', ''],
      entries: { 'OEBPS/teks/1.xhtml': iconv.encode(text, 'windows-1251'), 'OEBPS/teks/2.xhtml': wide },
    });
    expect(document.text).toBe('Бишкек – столица.\n\nОшская долина.');
  });

  it('is known by its content when its name has no ending, and needs no mimetype', async () => {
    const parts = { chapters: ['<p>Isi.</p>'] };
    expect((await loadDocument(makeEpub(parts), 'buku')).format).toBe('epub');
    const bare = await load({ ...parts, entries: { mimetype: null } });
    expect(bare.text).toBe('Isi.');
  });
});

const ENCRYPTION = (algorithm: string, path: string) => `<?xml version="1.0"?>
<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData>
<enc:EncryptionMethod Algorithm="${algorithm}"/><enc:CipherData><enc:CipherReference URI="${path}"/></enc:CipherData>
</enc:EncryptedData></encryption>`;

describe('a book with copy protection', () => {
  const protectedBy = (algorithm: string, path: string) =>
    load({ chapters: ['<p>Isi buku.</p>'], entries: { 'META-INF/encryption.xml': ENCRYPTION(algorithm, path) } });

  it('is refused by name with the remedy', async () => {
    const refused = protectedBy('http://www.w3.org/2001/04/xmlenc#aes128-cbc', 'OEBPS/teks%2F1.xhtml');
    await expect(refused).rejects.toMatchObject({
      code: 'protected-book',
      sentence: { id: expect.stringMatching(/"buku.epub".*DRM.*tanpa DRM/), en: expect.stringMatching(/DRM/) },
    });
  });

  it('on its fonts only is read', async () => {
    const document = await protectedBy('http://www.idpf.org/2008/embedding', 'OEBPS/huruf.otf');
    expect(document.text).toBe('Isi buku.');
  });
});

describe('a hostile book', () => {
  const refusal = async (parts: EpubParts, limits = defaultParseLimits): Promise<string> => {
    const error: unknown = await loadDocument(makeEpub(parts), 'jahat.epub', limits).catch((reason: unknown) => reason);
    if (!(error instanceof UserError)) throw new Error(`not refused by a UserError: ${String(error)}`);
    expect(error.sentence.id).toContain('"jahat.epub"');
    return error.code;
  };
  const good = '<p>Isi yang baik.</p>';

  it('that inflates too far, or has too many entries, is refused', async () => {
    const bomb = { chapters: [good], entries: { 'OEBPS/gambar.png': new Uint8Array(50_000_000) } };
    expect(await refusal(bomb)).toBe('zip-bomb');
    expect(await refusal({ chapters: [good, good] }, { ...defaultParseLimits, zipEntries: 4 })).toBe('zip-bomb');
  });

  it('that says it is something else, or lacks what makes it a book, is refused', async () => {
    expect(await refusal({ chapters: [good], entries: { mimetype: 'application/x-lain' } })).toBe('wrong-type');
    expect(await refusal({ chapters: [good], entries: { 'OEBPS/buku.opf': '<package><spine>' } })).toBe('damaged-file');
    expect(await refusal({ chapters: [good], entries: { 'META-INF/container.xml': '<container/>' } })).toBe(
      'damaged-file',
    );
    expect(await refusal({ chapters: [good], spine: '' })).toBe('damaged-file');
    expect(await refusal({ chapters: ['<script>isi()</script>'] })).toBe('no-text');
  });

  it('never leads out of its container, nor to the network', async () => {
    const hrefs = [
      '../../../etc/passwd.html',
      '/etc/passwd.html',
      '%2e%2e/%2e%2e/a.html',
      'https://a.example/b.html',
      '%',
    ];
    const document = await load({
      chapters: [good],
      items: hrefs.map((href, index) => item(`x${index}`, href)).join(''),
      spine: `<itemref idref="c1"/>${hrefs.map((_, index) => `<itemref idref="x${index}"/>`).join('')}<itemref idref="entah"/>`,
    });
    expect(document.text).toBe('Isi yang baik.');
    expect(document.notices).toMatchObject([
      { code: 'missing-chapters', sentence: { id: expect.stringMatching(/^6 bab/) } },
    ]);
    expect(await refusal({ chapters: [good], entries: { '../keluar.xhtml': 'x' } })).toBe('damaged-file');
  });

  it('has each chapter read once, and fallbacks that lead in a circle are left', async () => {
    const document = await load({
      chapters: [good],
      items:
        '<item id="a" href="a.svg" media-type="image/svg+xml" fallback="b"/><item id="b" href="b.svg" media-type="image/svg+xml" fallback="a"/>' +
        '<item id="g" href="g.svg" media-type="image/svg+xml" fallback="c1"/>',
      spine: `<itemref idref="a"/><itemref idref="g"/>${'<itemref idref="c1"/>'.repeat(1_000)}`,
    });
    expect(document.text).toBe('Isi yang baik.');
  });

  it('has no entities of its own resolved, no scripts read and no pictures fetched', async () => {
    const declared = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "ha ha">]>';
    const document = await load({
      chapters: ['', ''],
      entries: {
        'OEBPS/teks/1.xhtml': declared + chapter('<p>Satu &x; dua.</p><img src="https://a.example/b.png" alt="x"/>'),
        'OEBPS/teks/2.xhtml': chapter('<script src="a.js"/><p>Tiga<script>var empat;</script>.</p><p/><p>Lima.</p>'),
      },
    });
    expect(outline(document).map(([, text]) => text)).toEqual(['Satu &x; dua.', 'Tiga.', 'Lima.']);
    const opf = '<!DOCTYPE package [<!ENTITY x SYSTEM "file:///etc/passwd">]><package><metadata/></package>';
    expect(await refusal({ chapters: [good], entries: { 'OEBPS/buku.opf': opf } })).toBe('damaged-file');
  });

  it('nested deeper than any stack is read, or refused when it is the package that is nested', async () => {
    const deep = (tag: string, depth: number, inside: string) =>
      `<${tag}>`.repeat(depth) + inside + `</${tag}>`.repeat(depth);
    const document = await load({ chapters: [deep('div', 20_000, 'dalam sekali')] });
    expect(document.text).toBe('dalam sekali');
    const opf = `<package>${deep('metadata', 20_000, '')}</package>`;
    expect(await refusal({ chapters: [good], entries: { 'OEBPS/buku.opf': opf } })).toBe('damaged-file');
  });
});
