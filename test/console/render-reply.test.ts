// What a person reads in the terminal: the exact words, where they stand, and nothing that could command the terminal.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberedQuotes, renderReply } from '../../src/console/render-reply.js';
import { readableWidth, type Screen } from '../../src/console/screen.js';
import { createStyles, wantsColour } from '../../src/console/styles.js';
import { columnsOf } from '../../src/console/wrap.js';
import type { Reply } from '../../src/reply.js';
import type { Answer, CheckResult, Span } from '../../src/types.js';
import { toyAnswer, toyQuote } from '../commands/toy-answer.js';

const screen = (width = 80, coloured = false): Screen => ({ width, styles: createStyles(coloured), command: null });
const replyOf = (change: Partial<Answer>, answeringSentences: Record<string, Span> = {}): Reply => {
  const answer = toyAnswer(change);
  const frame = { id: null, visibility: 'private', hasMore: false, undated: 0, first: false } as const;
  return { kind: 'answer', language: answer.language, answer, answeringSentences, frame };
};
const RAFT = toyQuote('Rakit dibuat dari bambu yang tua. Ia mengapung.', 'bambu yang tua');
const LONG = toyQuote(
  `${'Awalnya air tenang. '.repeat(12)}Lalu rakit hanyut. ${'Orang mencari. '.repeat(8)}`.trim(),
  'hanyut',
  {
    id: 'ABCD1234',
  },
);
const cut = LONG.text.indexOf('Lalu rakit hanyut.');
const sentence = { start: LONG.start + cut, end: LONG.start + cut + 'Lalu rakit hanyut.'.length };
/** The words of the blocks, without bars, numbers and line breaks. */
const quoted = (text: string) =>
  text
    .split('\n')
    .filter((line) => line.includes('│'))
    .map((line) => line.slice(line.indexOf('│') + 2))
    .join(' ');

describe('an answer', () => {
  it('shows question, exact words, citation, link and quote id', () => {
    expect(renderReply(replyOf({ quotes: [RAFT] }), screen(60))).toBe(
      [
        'Dari apa rakit dibuat?',
        '',
        '  1 │ Rakit dibuat dari bambu yang tua. Ia mengapung.',
        '    Rina Wati, “Rakit bambu”, 7 Maret 2020, paragraf 2',
        '    https://example.org/rakit',
        '    kutipan 7K2M9QXA',
        '',
        'Ketik 1 untuk membuka konteksnya, “1 rujukan” untuk menyalin',
        'rujukannya.',
      ].join('\n'),
    );
  });

  it('is in English for an English question', () => {
    const text = renderReply(
      replyOf({ language: 'en', quotes: [RAFT], sure: false, readAs: 'what are rafts' }),
      screen(),
    );
    for (const part of ['Read as: what are rafts', 'May answer', '7 March 2020', 'quote 7K2M9QXA', 'Type 1']) {
      expect(text).toContain(part);
    }
  });

  it('names what else there is to know', () => {
    const change = { quotes: [RAFT], sure: false, figuresDiffer: true, alsoIn: { '7K2M9QXA': ['b.md', 'c.pdf'] } };
    const text = renderReply(replyOf({ ...change, readAs: 'rakit dari apa' }), screen());
    const parts = [
      'Mungkin menjawab',
      'Angkanya berbeda antarsumber',
      'Juga dimuat di: b.md, c.pdf',
      'Dibaca sebagai: rakit',
    ];
    for (const part of parts) expect(text).toContain(part);
  });

  it('calls the other documents by their titles, where they have one', () => {
    const reply = replyOf({ quotes: [RAFT], alsoIn: { '7K2M9QXA': ['b.md', 'c.pdf'] } });
    const titled = { ...reply, titles: { 'b.md': 'Bambu tua' } } as Reply;
    expect(renderReply(titled, screen())).toContain('Juga dimuat di: “Bambu tua”, c.pdf');
  });

  it('says that figures differ before the first of them, for who stops reading there', () => {
    const text = renderReply(replyOf({ quotes: [RAFT], figuresDiffer: true }), screen());
    expect(text.indexOf('Angkanya berbeda antarsumber.')).toBeGreaterThan(text.indexOf('Dari apa rakit dibuat?'));
    expect(text.indexOf('Angkanya berbeda antarsumber.')).toBeLessThan(text.indexOf('│'));
  });

  it('keeps a date on one line', () => {
    for (let width = 24; width <= 80; width++) {
      expect(renderReply(replyOf({ quotes: [RAFT] }), screen(width))).toMatch(/7 Maret 2020,/);
    }
  });

  it('that is none says so and names the nearest as no answer', () => {
    const text = renderReply(replyOf({ answered: false, sure: false, nearest: [RAFT] }), screen());
    expect(text).toContain('Dokumen yang ada tidak menjawab pertanyaan ini.');
    expect(text.indexOf('Bagian terdekat (bukan jawaban)')).toBeLessThan(text.indexOf('│'));
  });

  it('to a search or an overview is named so', () => {
    expect(renderReply(replyOf({ kind: 'search', quotes: [RAFT] }), screen())).toContain('Ditemukan di dokumen');
    expect(renderReply(replyOf({ kind: 'overview', quotes: [RAFT] }), screen())).toContain('tidak menulis ringkasan');
    expect(renderReply(replyOf({ kind: 'search', answered: false }), screen())).toContain('Tidak ada yang cocok');
  });

  it('shows a long quote whole when it is the first, else its answering sentence between marks for the cuts', () => {
    const first = renderReply(replyOf({ quotes: [LONG] }, { ABCD1234: sentence }), screen());
    expect(quoted(first)).toBe(LONG.text);
    const second = renderReply(replyOf({ quotes: [RAFT, LONG] }, { ABCD1234: sentence }), screen());
    expect(second).toContain('  2 │ […] Lalu rakit hanyut. […]');
  });

  it('numbers its quotes, or the nearest where it has none', () => {
    expect(numberedQuotes(replyOf({ quotes: [RAFT, LONG] }))).toEqual(['7K2M9QXA', 'ABCD1234']);
    expect(numberedQuotes(replyOf({ answered: false, nearest: [LONG] }))).toEqual(['ABCD1234']);
    expect(numberedQuotes({ kind: 'failure', language: 'id', id: 'x' })).toBeNull();
  });
});

describe('the words that answer', () => {
  it('are bold and underlined on a terminal, which is said to be Kutip’s doing', () => {
    const text = renderReply(replyOf({ quotes: [RAFT] }), screen(80, true));
    expect(text).toContain('\u001b[1m\u001b[4mbambu yang tua\u001b[24m\u001b[22m');
    expect(text).toContain('Huruf tebal dari Kutip.');
  });

  it('are left alone where nothing can be bold', () => {
    const text = renderReply(replyOf({ quotes: [RAFT] }), screen());
    expect(text).not.toContain('\u001b');
    expect(text).not.toContain('Huruf tebal');
  });

  it('have colours only on a terminal that wants them', () => {
    expect(wantsColour({ isTTY: true }, {})).toBe(true);
    expect(wantsColour({}, {})).toBe(false);
    expect(wantsColour({ isTTY: true }, { NO_COLOR: '1' })).toBe(false);
  });
});

describe('any text', () => {
  const hostile = fc.string({
    unit: fc.constantFrom('a', ' ', '\n', '\u001b[2J', '\u202e', '\u200b', '語', '\u0007', '👩‍👩‍👧', 'é'),
  });

  it('keeps within the width, and nothing in it commands the terminal', () => {
    fc.assert(
      fc.property(hostile, fc.integer({ min: 24, max: 120 }), (text, width) => {
        const quote = toyQuote(`a${text}`, 'a', { title: text, author: text, url: text });
        const shown = renderReply(replyOf({ question: text, quotes: [quote] }), screen(width));
        for (const line of shown.split('\n')) expect(columnsOf(line)).toBeLessThanOrEqual(width);
        expect(shown).not.toMatch(/(?!\n)[\p{Cc}\u200b\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
  });

  it('of a quote stays the same but for white space, at any width', () => {
    const prose = fc.array(fc.stringMatching(/^[a-z語é.,]{1,30}$/), { minLength: 1 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(prose, fc.integer({ min: 24, max: 120 }), (text, width) => {
        const shown = quoted(renderReply(replyOf({ quotes: [toyQuote(text, null)] }), screen(width)));
        expect(shown.replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
    );
  });

  it('is read at 24 to 100 columns', () => {
    expect([readableWidth(undefined), readableWidth(60), readableWidth(300), readableWidth(3)]).toEqual([
      80, 60, 100, 24,
    ]);
  });
});

describe('how to go on', () => {
  it('is a number at the prompt, else the program called again in the same places', () => {
    const command = 'npm run ask -- --data x';
    const text = renderReply(replyOf({ quotes: [RAFT] }), { ...screen(), command });
    expect(text).toContain('npm run ask -- --data x --open 7K2M9QXA');
    expect(text).not.toContain('Ketik 1');
  });
});

describe('the context of a quote', () => {
  const context = {
    ...RAFT,
    at: 0,
    earlier: false,
    later: false,
    parts: [
      { text: 'Sungai itu lebar. ', quoted: false },
      { text: 'Rakit hanyut.', quoted: true },
      { text: ' Orang mencari.', quoted: false },
    ],
  };
  const linesOf = (changedSince: number | null) =>
    renderReply(
      { kind: 'context', language: 'id', context, changedSince, answerId: null, discussable: false },
      screen(),
    ).split('\n');

  it('sets the quote apart without need of colours', () => {
    const lines = ['    │ Sungai itu lebar.', '    ┃ Rakit hanyut.', '    │ Orang mencari.'];
    expect(linesOf(null).slice(0, 3)).toEqual(lines);
  });

  it('says which text it is where the document changed since, and so does its reference', () => {
    const told = 'Teks tanggal 1 Maret 2026, sudah berubah sejak itu.';
    expect(linesOf(Date.UTC(2026, 2, 1)).at(-1)).toBe(`    ${told}`);
    expect(linesOf(null).join()).not.toContain('berubah');
    const reference = { plain: 'Wati, R. (2020).', html: '', inText: '(Wati, 2020)' };
    const reply = { kind: 'reference', language: 'id', quote: RAFT.text, reference } as const;
    expect(
      renderReply({ ...reply, changedSince: Date.UTC(2026, 2, 1) }, screen())
        .split('\n')
        .at(-1),
    ).toBe(told);
  });
});

describe('the list of documents', () => {
  const list = (search: string | null) =>
    renderReply(
      { kind: 'documents', language: 'id', documents: [], page: 0, pages: 1, total: 0, passages: 0, search },
      screen(),
    );

  it('says whether there are none at all, or none that match', () => {
    expect(list(null)).toBe('Belum ada dokumen.');
    expect(list('kereta')).toBe('Tidak ada yang cocok di dokumen.');
  });
});

describe('a checked quotation', () => {
  const check = (...results: CheckResult[]) =>
    renderReply({ kind: 'check', language: 'id', checked: results.map((result) => ({ text: 'x', result })) }, screen());

  it('shows its verdict, its place, and that truth is not judged', () => {
    const text = check({ verdict: 'same', place: RAFT, differences: ['spaces', 'hyphenation'] });
    expect(text).toMatch(/^Sama persis\n/);
    expect(text).toContain('Beda hanya: spasi, tanda hubung atau pemenggalan kata.');
    expect(text).toContain('bukan benar tidaknya');
  });

  it('shows the differing words without need of colours', () => {
    const comparison = [
      { in: 'both', words: 'Rakit dibuat dari' },
      { in: 'text', words: 'kayu' },
      { in: 'source', words: 'bambu' },
    ] as const;
    expect(check({ verdict: 'nearly', place: RAFT, comparison })).toContain('Rakit dibuat dari [-kayu-] {+bambu+}');
  });

  it('says when its document changed, was withdrawn, or never held it', () => {
    const readAt = Date.UTC(2026, 2, 1);
    expect(check({ verdict: 'changed', place: RAFT, readAt, now: null })).toMatch(
      /^Dokumen sudah berubah[\s\S]*1 Maret 2026/,
    );
    expect(check({ verdict: 'withdrawn', title: 'Rakit', retiredAt: readAt })).toMatch(
      /^Dokumen sudah dihapus[\s\S]*1 Maret 2026/,
    );
    expect(check({ verdict: 'not-found', nearest: [RAFT] })).toMatch(/^Tidak ditemukan[\s\S]*Bagian terdekat/);
  });
});

describe('what only Discord shows', () => {
  it('has no meaning in a terminal', () => {
    const digests = { kind: 'digests', language: 'id', digests: [], chosen: null, note: null } as const;
    expect(() => renderReply(digests, screen())).toThrow('digests');
  });
});
