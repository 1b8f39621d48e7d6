// The answer message: what a member of a study group sees on about one phone screen, and what can be pressed.
import { ComponentType } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { renderReply } from '../../../src/discord/render/index.js';
import type { Payload } from '../../../src/discord/render/payload.js';
import { questionInLine } from '../../../src/discord/render/question-line.js';
import type { AnswerFrame, Reply } from '../../../src/reply.js';
import type { Answer, Quote, Span } from '../../../src/types.js';
import { toyAnswer, toyQuote } from '../../commands/toy-answer.js';
import { judged, view } from './judge.js';

const FRAME: AnswerFrame = { id: 'ABCD1234', visibility: 'public', hasMore: false, undated: 0, first: false };
const RAFT = toyQuote('Rakit dibuat dari bambu yang tua.\nIa mengapung.', 'bambu yang tua');
const LONG = toyQuote(
  `${'Awalnya air tenang. '.repeat(12)}Lalu rakit hanyut. ${'Orang mencari. '.repeat(8)}`.trim(),
  'hanyut',
  { id: '8K2M9QXB' },
);
const sentenceOf = (quote: Quote, words: string): Record<string, Span> => {
  const start = quote.start + quote.text.indexOf(words);
  return { [quote.id]: { start, end: start + words.length } };
};

function answer(change: Partial<Answer>, frame: Partial<AnswerFrame> = {}, sentences: Record<string, Span> = {}) {
  const all = toyAnswer(change);
  const reply: Reply = {
    kind: 'answer',
    language: all.language,
    answer: all,
    answeringSentences: sentences,
    frame: { ...FRAME, ...frame },
  };
  return renderReply(reply, view());
}

/** `label action:argument` of each button, row by row. */
function buttons({ components }: Payload): string[][] {
  return components.map((row) =>
    row.components.map((each) => {
      if (each.type !== ComponentType.Button || !('custom_id' in each)) throw new Error('a button was expected');
      return `${each.label ?? each.emoji?.name} ${each.custom_id}`;
    }),
  );
}

describe('an answer', () => {
  it('shows the question, the exact words with the answer in bold, and where they stand', () => {
    expect(answer({ quotes: [RAFT] }).content).toBe(
      [
        '**Dari apa rakit dibuat?**',
        '',
        '> Rakit dibuat dari **bambu yang tua**.',
        '> Ia mengapung.',
        '-# Rina Wati, “Rakit bambu”, 7\u00a0Maret\u00a02020, paragraf\u00a02 · [tautan](<https://example.org/rakit>) · kutipan 7K2M9QXA',
        '',
        '-# Huruf tebal dari Kutip.',
      ].join('\n'),
    );
  });

  it('speaks the language of the reply, and leaves quotes in theirs', () => {
    const all = toyAnswer({ quotes: [RAFT], sure: false });
    const reply = { kind: 'answer', language: 'en', answer: all, answeringSentences: {}, frame: FRAME } as const;
    const { text } = judged(renderReply(reply, view('id')));
    for (const part of [
      'May answer:',
      '7\u00a0March\u00a02020',
      'link',
      'quote 7K2M9QXA',
      'Emphasis by Kutip.',
      'Ia mengapung',
    ])
      expect(text).toContain(part);
  });

  it('has one button to open each quote and below what can be done with it, never more in a row than a phone holds', () => {
    expect(buttons(answer({ quotes: [RAFT] }))).toEqual([
      ['Buka open:7K2M9QXA.ABCD1234'],
      ['Hapus delete:ABCD1234', '👍 thumbs-up:ABCD1234', '👎 thumbs-down:ABCD1234'],
    ]);
    const third = { ...RAFT, id: '9K2M9QXC' };
    const labels = (message: Payload) => buttons(message).map((row) => row.map((each) => each.replace(/ \S+$/, '')));
    expect(labels(answer({ quotes: [RAFT, LONG] }, { hasMore: true, visibility: 'private' }))).toEqual([
      ['Buka 1', 'Buka 2', 'Lainnya'],
      ['Bagikan', '👍', '👎'],
    ]);
    expect(labels(answer({ quotes: [RAFT, { ...RAFT, id: '8K2M9QXB' }, third] }, { hasMore: true }))).toEqual([
      ['Buka 1', 'Buka 2', 'Buka 3'],
      ['Lainnya'],
      ['Hapus', '👍', '👎'],
    ]);
    expect(answer({ quotes: [RAFT] }, { id: null }).components).toEqual([]);
  });

  it('shows the first quote whole and of the others the sentence that answers, between marks of the cuts', () => {
    const sentence = sentenceOf(LONG, 'Lalu rakit hanyut.');
    expect(judged(answer({ quotes: [LONG, RAFT] }, {}, sentence)).quotes[0]).toBe(LONG.text);
    const second = judged(answer({ quotes: [RAFT, LONG] }, {}, sentence));
    expect(second.quotes).toEqual([RAFT.text, '[…] Lalu rakit hanyut. […]']);
    expect(second.boldInQuotes).toEqual(['bambu yang tua', 'hanyut']);
    expect(second.text).toMatch(/\n1 · Rina Wati[\s\S]*\n2 · Rina Wati/);
  });

  it('leaves a third quote to More when it does not fit on a phone', () => {
    const third = (id: string) => ({ ...LONG, emphasis: null, id });
    const first = toyQuote('Air sungai itu tenang. '.repeat(30).trim(), null);
    const all = [first, third('AAAAAAA1'), third('AAAAAAA2')];
    const message = answer({ quotes: all });
    expect(judged(message).quotes).toHaveLength(2);
    expect(buttons(message)[0]?.at(-1)).toBe('Lainnya more:ABCD1234');
    const short = [RAFT, { ...RAFT, id: 'AAAAAAA1' }, { ...RAFT, id: 'AAAAAAA2' }];
    expect(judged(answer({ quotes: short })).quotes).toHaveLength(3);
  });

  it('cuts a quote that is longer than a message at a sentence end, around the words that answer', () => {
    const endless = toyQuote(`${'Air sungai itu tenang. '.repeat(150)}Rakit hanyut. Selesai.`, 'hanyut');
    const [shown] = judged(answer({ quotes: [endless] }, {}, sentenceOf(endless, 'Rakit hanyut.'))).quotes;
    expect(shown).toBe('[…] Rakit hanyut. […]');
    const unmarked = { ...endless, emphasis: null };
    expect(judged(answer({ quotes: [unmarked] })).quotes[0]).toMatch(/^Air sungai itu tenang\. [\s\S]*tenang\. \[…\]$/);
  });

  it('names what else there is to know, figures that differ before the quotes', () => {
    const change = { quotes: [RAFT], sure: false, figuresDiffer: true, alsoIn: { '7K2M9QXA': ['b.md', 'c.pdf'] } };
    const { lines } = judged(answer({ ...change, readAs: 'rakit dari apa' }, { undated: 3, first: true }));
    expect(lines.slice(0, 5)).toEqual([
      'Dari apa rakit dibuat?',
      'Dibaca sebagai: rakit dari apa',
      'Mungkin menjawab:',
      '⚠️ Angkanya berbeda antarsumber.',
      '',
    ]);
    for (const part of ['Juga dimuat di: b.md, c.pdf', '3 dokumen tanpa tanggal tidak ikut dicari.'])
      expect(lines).toContain(part);
    expect(lines.join(' ')).toContain('bukan pertanyaanmu');
  });

  it('calls the other documents by their titles, and those without one by their file names', () => {
    const all = toyAnswer({ quotes: [RAFT], alsoIn: { '7K2M9QXA': ['b.md', 'c.pdf'] } });
    const titles = { 'b.md': 'Bambu *tua*' };
    const reply = {
      kind: 'answer',
      language: 'id',
      answer: all,
      answeringSentences: {},
      titles,
      frame: FRAME,
    } as const;
    expect(judged(renderReply(reply, view())).lines).toContain('Juga dimuat di: “Bambu *tua*”, c.pdf');
  });

  it('from a collection for other channels says who sees it, and cannot be shared', () => {
    const frame = { id: 'A1B2C3D4', visibility: 'private' } as const;
    const actions = (change: Partial<AnswerFrame>) =>
      JSON.stringify(answer({ quotes: [RAFT] }, { ...frame, ...change }));
    expect(actions({})).toContain('share:A1B2C3D4');
    expect(actions({ tied: true })).not.toContain('share:');
    const { lines } = judged(answer({ quotes: [RAFT] }, { ...frame, tied: true }));
    expect(lines).toContain('Koleksi ini untuk kanal lain, jadi hanya kamu yang lihat jawaban ini di sini.');
  });

  it('in a study session links to what was quoted there already, in place of the words', () => {
    const other = toyQuote('Perahu dibuat dari kayu ulin.', 'kayu ulin', { id: '8K2M9QXB' });
    const shownBefore = { [RAFT.id]: { server: '11', channel: '22', message: '33' } };
    const both = answer({ quotes: [RAFT, other] }, { shownBefore });
    expect(both.content).not.toContain('bambu yang tua');
    expect(both.content).toContain('> Perahu dibuat dari **kayu ulin**.');
    const [linked, cited] = both.content.split('\n').slice(2);
    expect(linked).toBe('↑ Sudah dikutip di sini: [tautan](<https://discord.com/channels/11/22/33>)');
    expect(cited).toMatch(/^-# \*\*1\*\* · Rina Wati, “Rakit bambu”.* · kutipan 7K2M9QXA$/);
    expect(buttons(both)[0]?.slice(0, 2)).toEqual(['Buka 1 open:7K2M9QXA.ABCD1234', 'Buka 2 open:8K2M9QXB.ABCD1234']);
    const english = answer({ quotes: [RAFT], language: 'en' }, { shownBefore }).content;
    expect(english).toContain('↑ Quoted here already: [link](<https://discord.com/channels/11/22/33>)');
    expect(english).not.toContain('Emphasis by Kutip');
  });

  it('to a search or an overview is named so', () => {
    expect(answer({ kind: 'search', quotes: [RAFT] }).content).toContain('\nDitemukan di dokumen:\n');
    expect(answer({ kind: 'overview', quotes: [RAFT] }).content).toContain('tidak menulis ringkasan');
  });

  it('links only to addresses of the web that are nothing else', () => {
    const linked = (url: string) => judged(answer({ quotes: [{ ...RAFT, url }] })).links;
    expect(linked('https://example.org/a_(b)?c=*d*')).toEqual(['https://example.org/a_%28b%29?c=%2Ad%2A']);
    const refused = [
      'javascript:alert(1)',
      'https://user:secret@example.org/',
      'https://discord.gg/abc',
      'http://localhost/x',
      'https://example.org/\u202efdp.exe',
      `https://example.org/${'x'.repeat(300)}`,
      'https://example.org/> <@123456789012345678>',
      'rakit',
    ];
    for (const url of refused) expect(linked(url), url).toEqual([]);
  });
});

describe('no answer', () => {
  it('says so plainly and shows the nearest passages only when asked', () => {
    const message = answer({ answered: false, sure: false, nearest: [RAFT] });
    expect(message.content).toBe('**Dari apa rakit dibuat?**\nDokumen yang ada tidak menjawab pertanyaan ini.');
    expect(buttons(message)).toEqual([['Bagian terdekat (bukan jawaban) nearest:ABCD1234', 'Hapus delete:ABCD1234']]);
    const nothing = answer({ answered: false, kind: 'search' }, { visibility: 'private' });
    expect(nothing.content).toContain('Tidak ada yang cocok di dokumen.');
    expect(buttons(nothing)).toEqual([['Bagikan share:ABCD1234']]);
  });
});

describe('the question line', () => {
  it('is cut at 200 characters and read back from the message', () => {
    const question = `Kenapa *rakit* ${'a'.repeat(300)}?`;
    const { content } = answer({ question, quotes: [RAFT] });
    expect(questionInLine(content)).toBe(`${question.slice(0, 199)}…`);
    expect(questionInLine(answer({ question: 'Apa **itu**\n# rakit?', quotes: [] }).content)).toBe(
      'Apa **itu** # rakit?',
    );
  });

  it('is not seen where there is none', () => {
    for (const content of ['', 'Halo', '**a** · **b**', '> **Apa?**', '**Apa?** itu'])
      expect(questionInLine(content)).toBeNull();
  });
});
