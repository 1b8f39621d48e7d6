// The files of a recap: every quote exactly, with its reference; nothing in them breaks out, loads or runs.
import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { referenceOf } from '../../src/answer/citation.js';
import { type RecapToKeep, recapFiles } from '../../src/study/recap-files.js';
import type { Language } from '../../src/types.js';
import { visibleText } from '../../src/visible-text.js';
import { toyQuote } from '../commands/toy-answer.js';
import { recaps } from '../discord/render/hostile-study.js';
import { RAFT, RINA, recapOf } from '../discord/render/study-toys.js';

const HELD = Date.UTC(2022, 2, 7);

function filesOf(recap: RecapToKeep, language: Language = 'id') {
  const [markdown, html] = recapFiles(recap, { language, heldAt: HELD, referenceOf });
  if (markdown === undefined || html === undefined) throw new Error('two files were expected');
  const textOf = ({ bytes }: { bytes: Uint8Array }) => new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  return { names: [markdown.name, html.name], markdown: textOf(markdown), html: textOf(html) };
}

const FULL = recapOf({
  quotes: [RAFT, toyQuote('Rakit dari bambu tua.', null, { id: 'SEC0ND11' })],
  questions: [
    { question: 'Siapa yang ikut?', answered: true },
    { question: 'Di mana rakitnya?', answered: false },
  ],
  scores: [
    { person: RINA, right: 4, answered: 5 },
    { person: null, right: 5, answered: 5 },
  ],
  people: 3,
});

describe('the Markdown file', () => {
  it('holds quotes, where they stand, references, questions and scores', () => {
    expect(filesOf(FULL).markdown).toBe(
      [
        '# Rekap sesi belajar: rakit bambu',
        '',
        'Dimulai pada 7 Maret 2022 (UTC) · 2 dari 6 bagian dibaca · 3 orang ikut.',
        '',
        '## Kutipan',
        '',
        '> Rakit bambu hanyut pada 7 Maret 2020 bersama dua belas orang.',
        '',
        'Rina Wati, “Rakit bambu”, 7 Maret 2020, paragraf 2  ',
        '(Wati, 2020, para. 2) · kutipan 7K2M9QXA <https://example.org/rakit>',
        '',
        '> Rakit dari bambu tua.',
        '',
        'Rina Wati, “Rakit bambu”, 7 Maret 2020, paragraf 2  ',
        '(Wati, 2020, para. 2) · kutipan SEC0ND11 <https://example.org/rakit>',
        '',
        '## Pertanyaan',
        '',
        '- Siapa yang ikut? (terjawab)\n- Di mana rakitnya? (belum terjawab)',
        '',
        '## Skor kuis',
        '',
        `- Anggota Discord ${RINA}: 4/5\n- 2 orang lain ikut.`,
        '',
        '## Daftar rujukan (APA 7)',
        '',
        '- Wati, R. (2020, 7 Maret). Rakit bambu. <https://example.org/rakit>',
        '',
        '---',
        '',
        'Dibuat oleh Kutip. Setiap kutipan persis seperti di dokumennya; tidak ada kalimat buatan mesin.',
        '',
      ].join('\n'),
    );
  });

  it('speaks English, and leaves out what there is nothing to say of', () => {
    const { markdown, names } = filesOf(recapOf({ language: 'en' }), 'en');
    expect(names).toEqual(['recap-rakit-bambu.md', 'recap-rakit-bambu.html']);
    expect(markdown).toContain(
      '# Recap of a study session: rakit bambu\n\nBegun on 7 March 2022 (UTC) · 1 of 6 passages',
    );
    for (const part of ['Questions', 'Quiz', 'took part']) expect(markdown).not.toContain(part);
  });

  it('shows texts that look like Markdown as they are', () => {
    const quote = toyQuote('# Judul\n- *satu* <b>dua</b>\n===\n1. [tiga](http://e.org) | `x` &amp; @semua', null, {
      title: '](http://e.org) **tebal**\n# lagi',
    });
    const { markdown } = filesOf(recapOf({ quotes: [quote] }));
    expect(markdown).toContain(
      [
        '> \\# Judul',
        '> \\- \\*satu\\* \\<b\\>dua\\</b\\>',
        '> \\===',
        '> 1\\. \\[tiga\\](http\\://e.org) \\| \\`x\\` \\&amp; \\@semua',
      ].join('\n'),
    );
    expect(markdown).toContain('“\\](http\\://e.org) \\*\\*tebal\\*\\* # lagi”');
  });
});

describe('the page', () => {
  it('can be printed on A4, and neither loads nor runs anything', () => {
    const { html } = filesOf(FULL);
    expect(html).toContain('@page { size: A4;');
    expect(html).toContain("default-src 'none'");
    const { document } = parseHTML(html);
    expect(document.documentElement.getAttribute('lang')).toBe('id');
    expect([...document.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual([
      'https://example.org/rakit',
      'https://example.org/rakit',
    ]);
    expect([...document.querySelectorAll('.references li i')].map((title) => title.textContent)).toEqual([
      'Rakit bambu.',
    ]);
  });
});

describe('the files of any recap', () => {
  const words = (text: string) => visibleText(text).replace(/\s+/g, ' ').trim();

  it('hold every quote exactly', () => {
    fc.assert(
      fc.property(recaps, (recap) => {
        const { markdown, html } = filesOf(recap, recap.language);
        const { document } = parseHTML(html);
        const blocks = [...document.querySelectorAll('blockquote')].map((each) => words(each.textContent ?? ''));
        expect(blocks).toEqual(recap.quotes.map(({ text }) => words(text)));
        const unescaped = words(markdown.replace(/^> ?/gm, '').replace(/\\([!-/:-@[-`{-~])/g, '$1'));
        for (const { text } of recap.quotes) expect(unescaped).toContain(words(text));
      }),
      { numRuns: 60 },
    );
  });

  it('have plain names, and no element or address but their own', () => {
    const own = new Set(
      'html head meta title style body h1 small bdi p h2 figure blockquote figcaption br a ul li i footer'.split(' '),
    );
    fc.assert(
      fc.property(recaps, (recap) => {
        const { html, names } = filesOf(recap, recap.language);
        for (const name of names) expect(name).toMatch(/^(?:rekap|recap)-[A-Za-z\d-]{1,60}\.(?:md|html)$/);
        const all = [...parseHTML(html).document.querySelectorAll('*')];
        expect(all.map((each) => each.localName).filter((name) => !own.has(name))).toEqual([]);
        const attributes = new Set(all.flatMap((each) => [...each.attributes].map(({ name }) => name)));
        for (const name of attributes)
          expect(['lang', 'charset', 'name', 'content', 'http-equiv', 'href', 'rel', 'class']).toContain(name);
        for (const link of all.filter((each) => each.localName === 'a'))
          expect(
            recap.quotes.some(({ url }) => url !== null && sameAddress(url, link.getAttribute('href') ?? '')),
          ).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('begin no line of Markdown with a sign of their own making but those of quotes, headings and lists', () => {
    fc.assert(
      fc.property(recaps, (recap) => {
        // What is escaped ends an entity, as any sign does.
        for (const line of filesOf(recap, recap.language).markdown.split('\n')) {
          const said = line.replace(/^(?:> ?|- |#{1,2} |---$)/, '').replace(/ <https?:\/\/[!-;=?-~]+>$/, '');
          expect(said.replace(/\\./g, ' ')).not.toMatch(/^[#>]|^[-+] |[*_`<>[\]|~$@]|&[#\w]+;|:\/\//);
        }
      }),
      { numRuns: 60 },
    );
  });
});

/** Signs that could end an attribute or a link are written as percent signs. */
function sameAddress(url: string, link: string): boolean {
  const plain = (text: string) => new URL(text).href.replace(/[<>"'`\\]|%(?:3C|3E|22|27|60|5C)/gi, '');
  return URL.canParse(url) && plain(url) === plain(link);
}
