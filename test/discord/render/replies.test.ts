// What each kind of reply says and offers, beside answers.
import { ComponentType } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { renderReply } from '../../../src/discord/render/index.js';
import type { Payload } from '../../../src/discord/render/payload.js';
import { questionInLine } from '../../../src/discord/render/question-line.js';
import type { Reply } from '../../../src/reply.js';
import type { CheckResult, Language } from '../../../src/types.js';
import { toyQuote } from '../../commands/toy-answer.js';
import { judged, view } from './judge.js';

const RAFT = toyQuote('Rakit dibuat dari bambu yang tua. Ia mengapung.', 'bambu yang tua');
type Of<K extends Reply['kind']> = Omit<Extract<Reply, { kind: K }>, 'kind' | 'language'>;
const render = <K extends Reply['kind']>(kind: K, rest: Of<K>, language: Language = 'id') =>
  renderReply({ kind, language, ...rest } as unknown as Reply, view(language));
const labels = ({ components }: Payload) =>
  components.flatMap((row) => row.components.flatMap((part) => ('label' in part ? [part.label] : [])));
const ids = ({ components }: Payload) =>
  components.flatMap((row) => row.components.map((each) => ('custom_id' in each ? each.custom_id : '')));

describe('passages', () => {
  it('are named as no answer, shown whole, and can be opened', () => {
    const message = render('passages', { of: 'nearest', quotes: [RAFT], answerId: 'ABCD1234', shareable: false });
    expect(message.content).toMatch(/^Bagian terdekat \(bukan jawaban\):\n/);
    expect(judged(message).quotes).toEqual([RAFT.text]);
    expect(ids(message)).toEqual(['open:7K2M9QXA.ABCD1234']);
  });

  it('that bear on a message are never for or against it; one person can share them, and delete what was shared', () => {
    const sources = { of: 'sources', quotes: [RAFT], answerId: 'ABCD1234' } as const;
    const found = render('passages', { ...sources, shareable: true });
    expect(found.content).toContain('tidak menilai');
    expect(ids(found)).toContain('share:ABCD1234');
    expect(ids(render('passages', { ...sources, shareable: false }))).toContain('delete:ABCD1234');
  });

  it('say first what somebody wrote, as it can be read again when they are shared', () => {
    const about = 'Rakit *selalu* mengapung.\n@everyone';
    const sources = { of: 'sources', quotes: [RAFT], about, answerId: 'ABCD1234', shareable: true } as const;
    const message = render('passages', sources);
    expect(judged(message).quotes).toEqual([RAFT.text]);
    expect(questionInLine(message.content)).toBe('Rakit *selalu* mengapung. @everyone');
  });

  it('are cut at sentence ends; what has no room is left out and counted', () => {
    const sentence = `Air sungai itu tenang ${'dan jernih '.repeat(28)}sepanjang tahun.`;
    const quotes = [1, 2, 3, 4, 5, 6, 7].map((number) => ({
      ...toyQuote(`${sentence} Ikan berenang. ${sentence}`, null),
      id: `AAAAAAA${number}`,
    }));
    for (const of of ['more', 'nearest'] as const) {
      const message = render('passages', { of, quotes, answerId: 'ABCD1234', shareable: false });
      const shown = judged(message);
      expect(shown.quotes.length).toBeGreaterThan(1);
      for (const quote of shown.quotes) expect(quote).toMatch(/\.(?: \[…\])?$/);
      expect(message.content).toContain(`${7 - shown.quotes.length} bagian lagi tidak muat di sini.`);
      expect(ids(message)).toHaveLength(shown.quotes.length);
    }
  });

  it('that bear on a message fill about one phone screen: the first whole, of the others the sentence that bears', () => {
    const text = `${'Awalnya air tenang. '.repeat(12)}Lalu rakit hanyut. ${'Orang mencari. '.repeat(8)}`.trim();
    const quotes = [1, 2, 3].map((number) => ({ ...toyQuote(text, null), id: `AAAAAAA${number}` }));
    const start = 100 + text.indexOf('Lalu rakit');
    const answeringSentences = Object.fromEntries(quotes.map(({ id }) => [id, { start, end: start + 18 }]));
    const sources = { of: 'sources', quotes, answeringSentences, answerId: 'ABCD1234', shareable: true } as const;
    const message = render('passages', sources);
    const bearing = '[…] Lalu rakit hanyut. […]';
    expect(judged(message).quotes).toEqual([text, bearing, bearing]);
    expect(message.content.length).toBeLessThanOrEqual(1250);
  });

  it('that are many are each shown, the later ones cut', () => {
    const quotes = [1, 2, 3, 4, 5].map((number) => ({
      ...toyQuote('Air sungai itu tenang. '.repeat(25).trim(), null),
      id: `AAAAAAA${number}`,
    }));
    const shown = judged(render('passages', { of: 'more', quotes, answerId: 'ABCD1234', shareable: false }));
    expect(shown.quotes[0]).toBe(quotes[0]?.text);
    expect(shown.quotes.length).toBeGreaterThanOrEqual(4);
    expect(shown.quotes.at(-1)).toMatch(/ \[…\]$/);
  });
});

describe('the context of a quote', () => {
  const context = {
    ...RAFT,
    at: 0,
    earlier: true,
    later: false,
    parts: [
      { text: 'Sungai itu lebar. ', quoted: false },
      { text: 'Rakit hanyut.', quoted: true },
      { text: '\n\nOrang mencari.', quoted: false },
    ],
  };
  const around = { context, changedSince: null, answerId: 'ABCD1234', discussable: true };

  it('sets the quote apart from what stands around it', () => {
    const message = render('context', around);
    expect(message.content).toContain('\nSungai itu lebar.\n> Rakit hanyut.\nOrang mencari.\n');
    expect(message.content).toMatch(/^\*\*Rakit bambu\*\* · teks di sekitar kutipan\n/);
    expect(judged(message).quotes).toEqual(['Rakit hanyut.']);
  });

  it('can be paged, cited and discussed', () => {
    expect(ids(render('context', around))).toEqual([
      'page:7K2M9QXA.ABCD1234.-1',
      'page:7K2M9QXA.ABCD1234.1',
      'cite:7K2M9QXA',
      'discuss:7K2M9QXA.ABCD1234',
      'study-quote:7K2M9QXA',
    ]);
    const alone = { ...around, context: { ...context, earlier: false }, discussable: false, answerId: null };
    expect(ids(render('context', alone))).toEqual(['cite:7K2M9QXA']);
  });

  it('keeps what is nearest to the quote when there is too much', () => {
    const before = { text: `${'Jauh sekali di hulu. '.repeat(90)}Dekat sekali. `, quoted: false };
    const after = { text: ` Langsung sesudahnya. ${'Jauh di hilir. '.repeat(90)}`, quoted: false };
    const parts = [before, { text: 'Rakit hanyut.', quoted: true }, after];
    const { content } = render('context', { ...around, context: { ...context, parts } });
    expect(content).toContain('Dekat sekali.\n> Rakit hanyut.\nLangsung sesudahnya.');
    expect(content).toMatch(/\\\[…\\\] Jauh[\s\S]*Jauh di hilir\. \\\[…\\\]/);
  });

  it('says when the document has changed since', () => {
    expect(render('context', { ...around, changedSince: 1.7e12 }).content).toContain('sudah berubah');
  });
});

describe('a reference', () => {
  const reference = { plain: 'Wati, R. (2020). Rakit.', html: '', inText: '(Wati, 2020, para. 2)' };

  it('stands in blocks to copy, backticks included', () => {
    const { content } = render('reference', { quote: 'Ketik `npm` saja.', reference, changedSince: null });
    expect(content).toContain('```\nKetik `npm` saja.\n```');
    expect(content).toContain('```\nWati, R. (2020). Rakit.\n```');
    expect(content).toContain('```\n(Wati, 2020, para. 2)\n```');
  });

  it('is a block quote where the words would end a code block', () => {
    const message = render('reference', { quote: 'Lihat ```kode``` ini.', reference, changedSince: null });
    expect(judged(message).quotes).toEqual(['Lihat ```kode``` ini.']);
  });
});

describe('a discussion', () => {
  it('says where it is, and begins with the question and the quote', () => {
    const thread = '123456789012345678';
    const said = (existed: boolean, here: boolean) => render('discussion', { thread, existed, here }).content;
    expect(said(false, false)).toContain(`<#${thread}>`);
    expect(said(false, true)).toBe('Kutipannya sudah dikirim di utas ini.');
    expect(said(true, true)).toBe('Kutipan ini sudah pernah dikirim di utas ini.');
    const opening = { question: 'Apa itu rakit?', quote: RAFT, answerId: 'ABCD1234' };
    const message = render('discussion-opening', opening);
    expect(message.content).toMatch(/^\*\*Apa itu rakit\?\*\*\n\n> Rakit/);
    expect(ids(message)).toEqual(['open:7K2M9QXA.ABCD1234', 'study-quote:7K2M9QXA']);
  });
});

describe('documents', () => {
  const metadata = {
    title: 'Rakit bambu',
    author: 'Rina Wati',
    publisher: null,
    date: '2020-03-07',
    url: 'https://example.org/r',
    language: null,
  };
  const document = { path: 'rakit.pdf', metadata, notices: [], pages: 12, passages: 1 };

  it('are listed with counts, dates and pages, and how to ask one of them', () => {
    const list = { documents: [document], page: 1, pages: 3, total: 21, passages: 1234, search: 'rakit' };
    const message = render('documents', list);
    for (const part of [
      '**21 dokumen** · 1.234 bagian · halaman 2/3',
      'Dicari: rakit',
      '**Rakit bambu**',
      '7 Maret 2020',
      'rakit\\.pdf',
      '12 halaman',
      '1 bagian',
      '</ask:',
    ])
      expect(message.content).toContain(part);
    expect(ids(message)).toEqual(['documents-page:0..rakit', 'documents-page:2..rakit']);
    expect(render('documents', { ...list, documents: [] }).content).toContain('Tidak ada dokumen yang cocok.');
  });

  it('are shown one by one with what is known, what is wrong, and their opening', () => {
    const sentence = { id: '3 halaman hanya gambar.', en: '3 pages are pictures only.' };
    const one = { ...document, notices: [{ code: 'x', sentence }] };
    const message = render('document', { document: one, opening: ['Rakit itu tua.', 'Ia mengapung.'] });
    expect(judged(message).quotes).toEqual(['Rakit itu tua. Ia mengapung.']);
    expect(message.content).toContain('⚠️ 3 halaman hanya gambar.');
    expect(judged(message).links).toEqual(['https://example.org/r']);
  });
});

describe('a checked quotation', () => {
  const check = (result: CheckResult, more: readonly CheckResult[] = []) =>
    render('check', { checked: [result, ...more].map((each, index) => ({ text: `Teks ${index}`, result: each })) });

  it('shows its verdict, its place, and that truth is not judged', () => {
    const message = check({ verdict: 'same', place: RAFT, differences: ['spaces', 'hyphenation'] });
    expect(message.content).toMatch(/^✅ \*\*Sama persis\*\*\n> Rakit/);
    expect(message.content).toContain('Beda hanya: spasi, tanda hubung atau pemenggalan kata.');
    expect(message.content).toContain('bukan benar tidaknya');
    expect(ids(message)).toEqual(['open:7K2M9QXA.-', 'cite:7K2M9QXA']);
    expect(message.content).toContain('kutipan 7K2M9QXA');
    expect(ids(check({ verdict: 'same', place: { ...RAFT, id: null }, differences: [] }))).toEqual([]);
  });

  it('shows the words that differ, with a legend', () => {
    const comparison = [
      { in: 'both', words: 'Rakit dibuat dari' },
      { in: 'text', words: 'kayu' },
      { in: 'source', words: 'bambu' },
    ] as const;
    const { content } = check({ verdict: 'nearly', place: RAFT, comparison });
    expect(content).toContain('> Rakit dibuat dari ~~kayu~~ **bambu**\n');
    expect(content).toContain('~~dicoret~~: hanya di teksmu · **tebal**: hanya di dokumen');
  });

  it('cuts what both have far from a difference, and keeps every difference that fits', () => {
    const same = 'kata yang sama '.repeat(30).trim();
    const comparison = [
      { in: 'both', words: same },
      { in: 'text', words: 'kayu' },
      { in: 'both', words: same },
    ] as const;
    const { content } = check({ verdict: 'nearly', place: RAFT, comparison });
    expect(content).toMatch(/> \\\[…\\\] [^\n]{1,60} ~~kayu~~ [^\n]{1,60} \\\[…\\\]\n/);
  });

  it('says when its document changed, was withdrawn, or never held it', () => {
    const changed = check({ verdict: 'changed', place: RAFT, readAt: 1.7e12, now: null });
    expect(changed.content).toMatch(
      /Dokumen sudah berubah[\s\S]*<t:1700000000:D>[\s\S]*tidak ada lagi di versi sekarang/,
    );
    const withdrawn = check({ verdict: 'withdrawn', title: 'Rakit', retiredAt: 1.7e12 });
    expect(withdrawn.content).toMatch(/Dokumen sudah dihapus[\s\S]*“Rakit”[\s\S]*<t:1700000000:D>/);
    const nowhere = check({ verdict: 'not-found', nearest: [RAFT] });
    expect(nowhere.content).toMatch(/Tidak ditemukan[\s\S]*Bagian terdekat \(bukan jawaban\)/);
  });

  it('bears the number of its button where several can be opened', () => {
    const same = { verdict: 'same', differences: [] } as const;
    const other = { ...RAFT, id: '8K2M9QXB' };
    const message = check({ verdict: 'not-found', nearest: [] }, [
      { ...same, place: RAFT },
      { verdict: 'nearly', place: other, comparison: [{ in: 'both', words: 'Rakit' }] },
    ]);
    expect(ids(message)).toEqual(['open:7K2M9QXA.-', 'open:8K2M9QXB.-']);
    expect(message.content).toMatch(/\*\*1\*\* · .*7K2M9QXA[\s\S]*\*\*2\*\* · .*8K2M9QXB/);
  });

  it('is told from the others by its words where there are several', () => {
    const message = check({ verdict: 'not-found', nearest: [] }, [{ verdict: 'not-found', nearest: [] }]);
    for (const part of ['“Teks 0”', '“Teks 1”']) expect(message.content).toContain(part);
  });
});

describe('help', () => {
  it('says what Kutip can do, what it is made of, and where privacy is told', () => {
    const entry = {
      name: { id: 'tanya', en: 'ask' },
      help: { id: 'Tanyakan sesuatu', en: 'Ask something' },
      options: [],
      access: 'everyone',
      discordOnly: false,
    } as const;
    const about = { version: '1.2.3', encoder: 'encoder-x', reader: 'reader-y', licence: 'MIT' };
    const { content } = render('help', { entries: [entry, { ...entry, access: 'managers' }], about });
    for (const part of [
      '</ask:123456789012345678> – Tanyakan sesuatu',
      'Untuk pengelola:',
      'Kutip 1.2.3 · MIT',
      'encoder-x',
      '</my-data show:',
    ])
      expect(content).toContain(part);
  });
});

describe('a complaint', () => {
  it('has one menu of reasons for each quote', () => {
    const message = render('complaint', { answerId: 'ABCD1234', quotes: [RAFT, { ...RAFT, id: '8K2M9QXB' }] });
    expect(ids(message)).toEqual(['complain:ABCD1234.7K2M9QXA', 'complain:ABCD1234.8K2M9QXB']);
    const [first] = message.components[0]?.components ?? [];
    if (first?.type !== ComponentType.StringSelect) throw new Error('a menu was expected');
    expect(first.options.map(({ value }) => value)).toEqual(['wrong-passage', 'out-of-context', 'outdated', 'junk']);
  });
});

describe('my data', () => {
  const data = {
    ...{ answers: 3, openQuestions: ['Apa **itu** rakit?'], thumbsUp: 1, thumbsDown: 0 },
    ...{ documents: 2, proposals: 1, sessions: 2, unnamed: false, since: 1.7e12 },
  };

  it('are shown, deleted only after asking, and named once they are gone', () => {
    const shown = render('my-data', { data, stage: 'shown' });
    expect(judged(shown).quotes).toEqual(['Apa **itu** rakit?']);
    expect(shown.content).toContain('2 dokumen yang kamu tambahkan\n• 1 usulan dokumen yang belum diputuskan');
    expect(shown.content).toContain('• 2 sesi belajar yang kamu pandu atau ikuti\n');
    expect(ids(shown)).toEqual(['my-data-named:hide', 'delete-my-data:ask']);
    expect(ids(render('my-data', { data, stage: 'asked' }))).toEqual(['delete-my-data:confirm', 'delete-my-data:show']);
    expect(render('my-data', { data, stage: 'deleted' }).content).toMatch(
      /^Sudah dihapus, atau tidak lagi terhubung denganmu:/,
    );
  });

  it('let a person choose whether to be named, also where nothing is kept', () => {
    const nothing = {
      ...{ answers: 0, openQuestions: [], thumbsUp: 0, thumbsDown: 0, documents: 0, proposals: 0, sessions: 0 },
      ...{ unnamed: false, since: null },
    };
    const offer = render('my-data', { data: nothing, stage: 'shown' });
    expect([labels(offer), ids(offer)]).toEqual([['Jangan sebut namaku'], ['my-data-named:hide']]);
    const unnamed = render('my-data', { data: { ...nothing, unnamed: true, since: 1.7e12 }, stage: 'shown' });
    expect(unnamed.content).toContain('• permintaanmu supaya namamu tidak disebut kepada yang lain');
    expect(labels(unnamed)).toEqual(['Sebut namaku lagi', 'Hapus data saya']);
    expect(ids(render('my-data', { data: nothing, stage: 'asked' }))).toEqual([]);
  });
});

describe('short replies', () => {
  it('read as they are, and a failure gives its id', () => {
    expect(render('notice', { sentence: 'Sudah: *a* @everyone' }).content).toBe('Sudah: \\*a\\* \\@everyone');
    expect(render('refusal', { code: 'x', sentence: 'Coba lagi.' }).content).toBe('⚠️ Coba lagi.');
    const see = { server: '1', channel: '2', message: '3' };
    expect(render('refusal', { code: 'x', sentence: 'Sudah dibagikan.', see }).content).toBe(
      '⚠️ Sudah dibagikan. [tautan](<https://discord.com/channels/1/2/3>)',
    );
    expect(render('failure', { id: 'ab12cd34' }).content).toMatch(/: ab12cd34$/);
    expect(render('progress', { done: 3, total: 12, label: 'a_b.pdf' }).content).toMatch(/▰▰▰▱+ 3\/12\na\\_b\\.pdf$/);
    expect(render('deletion', { answerId: 'ABCD1234' }).content).toBe('');
  });

  it('say that passages are counted where progress names nothing', () => {
    const counted = (language: Language) => render('progress', { done: 24, total: 78, label: '' }, language).content;
    expect(counted('id')).toMatch(/ 24\/78\nmenyiapkan bagian$/);
    expect(counted('en')).toMatch(/ 24\/78\npreparing passages$/);
  });

  it('tell operators how Kutip is doing', () => {
    const status = {
      version: '1',
      uptime: 90_000_000,
      servers: 2,
      ping: null,
      questionsRunning: 0,
      questionsWaiting: 0,
      answers: 5,
      failures: 0,
      memory: 1e8,
      modelMemory: null,
      databaseBytes: 2e6,
    };
    const { content } = render('status', { status }, 'en');
    for (const part of ['**Running for:** 1 d 1 h', '**Ping:** –', '100 MB', '**Database:** 2 MB'])
      expect(content).toContain(part);
  });
});
