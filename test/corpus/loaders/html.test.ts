// Web pages: all visible text, what is not the article marked, links and metadata kept.
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { loadDocument } from '../../../src/corpus/loaders/index.js';
import { expectSoundOffsets, outline, slices } from './offsets.js';

const load = (html: string) => loadDocument(new TextEncoder().encode(html), 'halaman.html');
const SENTENCE =
  'Warga lembah menanam aprikot di lereng selatan sejak puluhan tahun lalu, dan hasilnya dijual ke kota terdekat. ';

const PAGE = `<!doctype html><html lang="en"><head>
<title>Kebun Aprikot | Kabar Lembah</title>
<meta property="og:site_name" content="Kabar Lembah">
<meta property="article:published_time" content="2022-01-07T08:00:00+07:00">
<link rel="canonical" href="https://kabar.example/aprikot">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"x"},
{"@type":"NewsArticle","headline":"Kebun Aprikot","author":[{"@type":"Person","name":"Dewi Lestari Putri"}]}]}</script>
<style>p{color:red}</style></head><body>
<header><a href="/">Beranda</a> <a href="/b">Berita</a></header>
<nav><ul><li><a href="/c">Politik</a></li><li><a href="/d">Olahraga</a></li></ul></nav>
<article><header><h1>Kebun Aprikot</h1></header>
<p>${SENTENCE.repeat(3)}</p><p style="display: none">tersembunyi</p>
<h2>Panen</h2><p>${SENTENCE.repeat(4)}Baca <a href="/peta">peta kebun</a> kami.<br>Baris kedua.</p>
<table><tr><th>Tahun</th><th>Ton</th></tr><tr><td>2020</td><td><p>12</p></td></tr></table>
<ul><li>manis</li><li>asam</li></ul><pre>a  b
c</pre></article>
<aside>Artikel lain</aside><footer>Hak cipta</footer><script>var x = 1;</script></body></html>`;

describe('a web page', () => {
  it('gives its visible text as blocks in order', async () => {
    const document = await load(PAGE);
    expectSoundOffsets(document);
    const blocks = outline(document);
    expect(blocks).toContainEqual(['h1', 'Kebun Aprikot']);
    expect(blocks).toContainEqual(['h2', 'Panen']);
    expect(blocks).toContainEqual(['table', 'Tahun\tTon']);
    expect(blocks).toContainEqual(['table', '2020\t12']);
    expect(blocks).toContainEqual(['list', 'manis']);
    expect(blocks).toContainEqual(['code', 'a  b\nc']);
    expect(document.text).not.toMatch(/tersembunyi|color:red|var x/);
    expect(document.text).toContain('Baca peta kebun kami.\nBaris kedua.');
  });

  it('marks menus, header, footer and asides, never the title or the article', async () => {
    const document = await load(PAGE);
    const marked = slices(document, document.boilerplate);
    expect(marked).toEqual(['Beranda Berita', 'Politik', 'Olahraga', 'Artikel lain', 'Hak cipta']);
  });

  it('keeps the words of links', async () => {
    const document = await load(PAGE);
    expect(slices(document, document.links)).toEqual(['Beranda', 'Berita', 'Politik', 'Olahraga', 'peta kebun']);
  });

  it('takes metadata from JSON-LD, meta elements and the canonical link; the language from the text', async () => {
    expect((await load(PAGE)).metadata).toEqual({
      title: 'Kebun Aprikot',
      author: 'Dewi Lestari Putri',
      publisher: 'Kabar Lembah',
      date: '2022-01-07',
      url: 'https://kabar.example/aprikot',
      language: 'id',
    });
  });

  it('has short blocks outside a clear article marked even when nothing names them', async () => {
    const menu = ['Masuk', 'Daftar', 'Langganan', 'Iklan']
      .map((item) => `<div class="x"><a href="#">${item}</a></div>`)
      .join('');
    const article = `<div id="content"><h1>Kebun</h1>${`<p>${SENTENCE.repeat(4)}</p>`.repeat(4)}</div>`;
    const document = await load(`<html><body><div class="menu">${menu}</div>${article}</body></html>`);
    expect(slices(document, document.boilerplate)).toEqual(['Masuk', 'Daftar', 'Langganan', 'Iklan']);
  });

  it('may be a fragment, and two line breaks part paragraphs', async () => {
    const document = await load('Satu <b>kalimat</b>.<br><br>Dua kalimat.<p>Tiga.');
    expect(outline(document).map(([, text]) => text)).toEqual(['Satu kalimat.', 'Dua kalimat.', 'Tiga.']);
  });

  it('is decoded by the charset it names', async () => {
    const html = '<html><head><meta charset="windows-1251"></head><body><p>Бишкек – столица.</p></body></html>';
    const document = await loadDocument(iconv.encode(html, 'windows-1251'), 'kota.html');
    expect(document.text).toBe('Бишкек – столица.');
  });

  it('nested 100,000 elements deep does not overflow the stack', async () => {
    const depth = 100_000;
    const document = await load(
      `<html><body>${'<div>'.repeat(depth)}dalam sekali${'</div>'.repeat(depth)}</body></html>`,
    );
    expect(document.text).toBe('dalam sekali');
  });

  it('nested deeper than browsers nest keeps its texts, in paragraphs and in order', async () => {
    const [depth, chapter] = [2_000, (at: string) => `<div><p>Kalimat ${at}.<p>Lanjutan ${at}.</div>`];
    const deep = (open: string, close: string) => open.repeat(depth) + chapter('dalam') + close.repeat(depth);
    const page = `${chapter('awal')}${deep('<b>', '')}${deep('<div title="a">', '</div>')}${chapter('akhir')}`;
    const { text } = await load(`<html><body><div>${page}</div><p>Penutup.</p></body></html>`);
    expect(text.split(/\s*\n\s*/)).toEqual([
      ...['awal', 'dalam', 'dalam', 'akhir'].flatMap((at) => [`Kalimat ${at}.`, `Lanjutan ${at}.`]),
      'Penutup.',
    ]);
  });

  it('with many elements that nothing closes is as if each closed itself', async () => {
    const rows = Array.from(
      { length: 1_500 },
      (_, row) => `<p><font>Baris ${row}</font><br/><img src=a><!-- <div> -->`,
    );
    const document = await load(`<html><body><script>"<div>"</script>${rows.join('')}</body></html>`);
    expect(document.paragraphs).toHaveLength(1_500);
  });
});
