// The sample corpus keeps its promises: cited like real documents, in its own words, with the difficulties it is there to show.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../src/corpus/parse-document.js';
import { packageRoot } from '../src/package-root.js';
import type { ParsedDocument } from '../src/types.js';

const folder = join(packageRoot(), 'corpus');
const articles = join(packageRoot(), '../shared/corpus');
const undated = 'daftar-istilah.md';
const scraped = 'asia-tengah-setahun-perang.html';
const sources = /The Diplomat|Intisari Online|HetaNews|Berita Utama|Tak Pernah Dekat atau Terpisah/;

const names = readdirSync(folder);
const parsed = new Map<string, Promise<ParsedDocument>>();

function sample(name: string): Promise<ParsedDocument> {
  const document = parsed.get(name) ?? parseDocument(readFileSync(join(folder, name)), name);
  parsed.set(name, document);
  return document;
}

const samples = () => Promise.all(names.map(sample));

/** The words that can be quoted, sentence by sentence. */
const sentencesOf = ({ text, sentences }: ParsedDocument) => sentences.map(({ start, end }) => text.slice(start, end));

const wordsOf = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

function runsOf(text: string, length: number): string[] {
  const words = wordsOf(text);
  return words.slice(length - 1).map((_, start) => words.slice(start, start + length).join(' '));
}

describe.each(names)('corpus/%s', (name) => {
  it('has a title, an author, a date and a language', async () => {
    const { title, author, date, language } = (await sample(name)).metadata;
    expect(title).toMatch(/\w/);
    expect(author).toMatch(/^[A-Z]\w+/);
    if (name === undated) expect(date).toBeNull();
    else expect(date).toMatch(/^202[23]-\d\d-\d\d$/);
    expect(language).toMatch(/^(id|en)$/);
  });

  it('names its source', async () => {
    expect((await sample(name)).text).toMatch(sources);
  });

  it('is a short note with headings and enough sentences to quote', async () => {
    const { text, sentences, paragraphs } = await sample(name);
    expect(wordsOf(text).length).toBeGreaterThan(220);
    expect(wordsOf(text).length).toBeLessThan(600);
    expect(sentences.length).toBeGreaterThan(10);
    expect(paragraphs.filter(({ kind }) => kind === 'heading').length).toBeGreaterThan(3);
  });

  it.skipIf(!existsSync(articles))('shares no eight consecutive words with the articles it draws on', async () => {
    const theirs = new Set(
      readdirSync(articles).flatMap((file) => runsOf(readFileSync(join(articles, file), 'utf8'), 8)),
    );
    expect(theirs.size).toBeGreaterThan(1000);
    expect(runsOf((await sample(name)).text, 8).filter((run) => theirs.has(run))).toEqual([]);
  });
});

describe('the sample corpus', () => {
  it('has every format and both languages', async () => {
    const all = await samples();
    expect(new Set(all.map(({ format }) => format))).toEqual(new Set(['txt', 'md', 'html', 'pdf', 'docx', 'pptx']));
    expect(all.filter(({ metadata }) => metadata.language === 'id').length).toBeGreaterThan(6);
    expect(all.filter(({ metadata }) => metadata.language === 'en').length).toBeGreaterThan(2);
  });

  it('holds two comparable sentences that give different figures', async () => {
    const figures = (await samples()).flatMap(sentencesOf).flatMap((sentence) => {
      return /([\d.]+) tentara CSTO dikirim ke Kazakhstan/.exec(sentence)?.[1] ?? [];
    });
    expect(figures.sort()).toEqual(['2.500', '4.000']);
  });

  it('holds one paragraph that two notes share word for word', async () => {
    const others = sentencesOf(await sample('pangkalan-militer-rusia.docx'));
    const shared = sentencesOf(await sample('perbatasan-afghanistan.md')).filter((sentence) =>
      others.includes(sentence),
    );
    expect(shared.length).toBeGreaterThanOrEqual(3);
    expect(shared[0]).toMatch(/^Rusia punya pangkalan militer/);
  });

  it('joins the hyphenated lines of the pdf', async () => {
    const text = sentencesOf(await sample('lima-pertanyaan.pdf')).join(' ');
    expect(text).toMatch(/menjaga infrastruktur penting/);
    expect(text).not.toMatch(/\p{Ll}- ?\n/u);
  });

  it('lets no menu, advert or spam of the scraped page be quoted, and loses none of its prose', async () => {
    const quotable = sentencesOf(await sample(scraped)).join('\n');
    const junk =
      /gacor|togel|slot|judi|Baca juga|See also|Posted by|You May Also Like|berlangganan|About the Author|Copyright/i;
    expect((await sample(scraped)).text).toMatch(junk);
    expect(quotable).not.toMatch(junk);
    for (const prose of [
      'Kirgistan membatalkan latihan',
      'mematuhi sanksi Barat',
      'Kazakhstan menyalurkan 80 persen',
      'Nama baik CSTO',
    ]) {
      expect(quotable).toContain(prose);
    }
  });
});
