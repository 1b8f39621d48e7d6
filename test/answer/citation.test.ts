// References to paste into a paper: APA 7, Indonesian and English, nothing invented where something is not known.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { referenceOf } from '../../src/answer/citation.js';
import { citationLine } from '../../src/citation-line.js';
import type { Citation } from '../../src/types.js';

const FULL: Citation = {
  document: 'catatan/jembatan.md',
  title: 'Jembatan kampung di hulu',
  author: 'Rina Wati',
  publisher: 'Warta Hulu',
  date: '2020-03-07',
  url: 'https://example.org/jembatan',
  page: '4',
  section: 'Sejarah',
  paragraph: 12,
};
const plain = (change: Partial<Citation>, language: 'id' | 'en' = 'id') =>
  referenceOf({ ...FULL, ...change }, language).plain;
const inText = (change: Partial<Citation>, language: 'id' | 'en' = 'id') =>
  referenceOf({ ...FULL, ...change }, language).inText;

describe('a reference', () => {
  it('names author, date, title, publisher and link', () => {
    expect(plain({})).toBe(
      'Wati, R. (2020, 7 Maret). Jembatan kampung di hulu. Warta Hulu. https://example.org/jembatan',
    );
    expect(plain({}, 'en')).toContain('Wati, R. (2020, March 7). Jembatan');
    expect(plain({ date: '2020-03' }, 'en')).toContain('(2020, March)');
    expect(plain({ date: '2020' })).toContain('(2020).');
  });

  it('says that a date is not known', () => {
    expect(plain({ date: null })).toContain('(t.t.).');
    expect(plain({ date: null }, 'en')).toContain('(n.d.).');
  });

  it('begins with the publisher without an author, with the title without both', () => {
    expect(plain({ author: null, url: null })).toBe('Warta Hulu. (2020, 7 Maret). Jembatan kampung di hulu.');
    expect(plain({ author: null, publisher: null, url: null })).toBe('Jembatan kampung di hulu. (2020, 7 Maret).');
    expect(plain({ title: null, url: null }, 'en')).toContain('[Untitled].');
  });

  it('does not repeat a publisher that is the author', () => {
    expect(plain({ author: 'Warta Hulu News', publisher: 'Warta Hulu News', url: null })).toBe(
      'Warta Hulu News. (2020, 7 Maret). Jembatan kampung di hulu.',
    );
  });

  it.each([
    ['Rina Wati dan Budi A. Santoso', 'Wati, R., & Santoso, B. A.', 'Wati & Santoso'],
    ['Rina Wati, Budi Santoso, Citra Dewi', 'Wati, R., Santoso, B., & Dewi, C.', 'Wati dkk.'],
    ['Wati, Rina; Santoso, Budi', 'Wati, R., & Santoso, B.', 'Wati & Santoso'],
    ['Dr. Rina Wati, M.Si.', 'Wati, R.', 'Wati'],
    ['Jean-Paul van der Berg', 'van der Berg, J.-P.', 'van der Berg'],
    ['Sukarno', 'Sukarno.', 'Sukarno'],
    ['Kementerian Pekerjaan Umum dan Perumahan', 'Kementerian Pekerjaan Umum dan Perumahan.', 'Kementerian'],
    ['Redaksi Warta', 'Redaksi Warta.', 'Redaksi Warta'],
  ])('lists %s as %s', (author, listed, short) => {
    expect(plain({ author }).startsWith(`${listed} (2020`)).toBe(true);
    expect(inText({ author }).startsWith(`(${short}`)).toBe(true);
  });

  it('keeps the end mark of a title', () => {
    expect(plain({ title: 'Siapa membangun jembatan?' })).toContain('jembatan? Warta Hulu.');
  });

  it('sets the title in italics and escapes everything in HTML', () => {
    const { html } = referenceOf({ ...FULL, title: 'Besi <b>& baja</b>', publisher: 'A & "B"' }, 'id');
    expect(html).toContain('<i>Besi &#60;b&#62;&#38; baja&#60;/b&#62;.</i>');
    expect(html).toContain('A &#38; &#34;B&#34;');
  });

  it('can be made of anything that is known', () => {
    const known = fc.option(fc.string({ minLength: 1 }));
    fc.assert(
      fc.property(
        known,
        known,
        known,
        fc.constantFrom(null, '2020', '2020-12-31'),
        (author, title, publisher, date) => {
          const reference = referenceOf({ ...FULL, author, title, publisher, date }, 'en');
          expect(reference.plain).not.toMatch(
            /null|undefined/.test(`${author}${title}${publisher}`) ? /$^/ : /null|undefined/,
          );
          expect(reference.plain).toContain(date === null ? '(n.d.)' : '(2020');
        },
      ),
    );
  });
});

describe('a citation in the text', () => {
  it('gives the page, else the paragraph', () => {
    expect(inText({})).toBe('(Wati, 2020, hlm. 4)');
    expect(inText({}, 'en')).toBe('(Wati, 2020, p. 4)');
    expect(inText({ page: null, date: null })).toBe('(Wati, t.t., para. 12)');
    expect(inText({ document: 'kuliah.pptx' })).toBe('(Wati, 2020, slide 4)');
  });

  it('names the publisher or the title where no author is known', () => {
    expect(inText({ author: null })).toBe('(Warta Hulu, 2020, hlm. 4)');
    expect(inText({ author: null, publisher: null })).toBe('(“Jembatan kampung di hulu”, 2020, hlm. 4)');
  });
});

describe('the citation line', () => {
  it('says everything that is known, and nothing else', () => {
    expect(citationLine(FULL, 'id')).toBe(
      'Rina Wati, “Jembatan kampung di hulu”, Warta Hulu, 7 Maret 2020, hlm. 4, “Sejarah”, paragraf 12',
    );
    const bare = { ...FULL, title: null, author: null, publisher: null, date: null, page: null, section: null };
    expect(citationLine(bare, 'en')).toBe('Untitled (catatan/jembatan.md), para. 12');
  });
});
