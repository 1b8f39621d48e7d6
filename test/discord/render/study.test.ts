// Study sessions on Discord: a whole session can be run from its messages, and none of them tells what is to be remembered.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { discordMarkdown, innerNodes, type MarkdownNode } from '../../../bench/pictures/discord-markdown.js';
import { renderReply } from '../../../src/discord/render/index.js';
import type { Reply } from '../../../src/reply.js';
import { visibleText } from '../../../src/visible-text.js';
import { toyQuote } from '../../commands/toy-answer.js';
import { HIDDEN, PERSON, passages, rounds, SIGNS, studyReplies } from './hostile-study.js';
import { judged, view } from './judge.js';
import { pressable } from './pressable.js';
import {
  MARK,
  openingOf,
  passageOf,
  RAFT,
  RINA,
  recapOf,
  roundOf,
  scheduleOf,
  scoresOf,
  sessionOf,
  spanOf,
  THREAD,
} from './study-toys.js';

const OURS = { kinds: ['heading', 'spoiler', 'user'], signs: SIGNS };
const shownOf = (reply: Reply) => renderReply(reply, view(reply.language));
const contentOf = (reply: Reply) => shownOf(reply).content;
const CITATION =
  '-# Rina Wati, “Rakit bambu”, 7\u00a0Maret\u00a02020, paragraf\u00a02 · [tautan](<https://example.org/rakit>) · kutipan 7K2M9QXA';

describe('the opening of a session', () => {
  it('says what is read, who guides, at what pace, and what to do, and is joined by a press', () => {
    const opening = shownOf(openingOf({ session: sessionOf({ joined: 4 }) }));
    expect(opening.content).toBe(
      [
        '### 📚 Sesi belajar: rakit bambu',
        `6 bagian dari 3 dokumen · dipandu <@${RINA}>`,
        'Langsung: lanjut bersama kalau sudah siap.',
        '',
        'Tekan **Gabung**, baca tiap bagian di utas, dan bahas bersama.',
        '-# 4 orang ikut',
      ].join('\n'),
    );
    expect(pressable(opening)).toEqual([[`Gabung study-join:SE551ON1.${MARK}`, `Keluar study-leave:SE551ON1.${MARK}`]]);
    expect(pressable(shownOf(openingOf({ mark: null })))).toEqual([
      ['Gabung study-join:SE551ON1', 'Keluar study-leave:SE551ON1'],
    ]);
  });

  it('says when a daily one goes on, in English too, and names no guide who does not want it', () => {
    const session = sessionOf({ pace: 'daily', nextAt: 1.6e12, guide: null, joined: 0 });
    const { text } = judged(shownOf(openingOf({ language: 'en', session, documents: 1 })), OURS);
    expect(text).toContain('6 passages from 1 document\nA passage a day, the next');
    expect(text).toContain('Nobody joined yet');
    expect(text).not.toContain('guided');
  });

  it('of one that is over cannot be joined, and leads to the recap', () => {
    const over = shownOf(openingOf({ session: sessionOf({ ended: true }) }));
    expect(over.content).toContain('Sesi ini sudah selesai.');
    expect(pressable(over)).toEqual([['Rekap study-recap:SE551ON1']]);
  });

  it('is told privately to who began it', () => {
    const opened = { kind: 'study-opened', language: 'id', session: sessionOf(), thread: THREAD } as const;
    expect(contentOf({ ...opened, existed: false })).toBe(`Sesinya dibuka di <#${THREAD}>.`);
    expect(contentOf({ ...opened, existed: true })).toBe(`Sesi ini sudah ada di <#${THREAD}>.`);
  });
});

describe('a passage', () => {
  it('stands whole with its place, how many are ready, and everything to go on with', () => {
    const passage = shownOf(passageOf());
    expect(passage.content).toBe(
      ['**Bagian 2 dari 6** · rakit bambu', `> ${RAFT.text}`, CITATION, '', '-# Siap: 4 dari 6'].join('\n'),
    );
    expect(pressable(passage)).toEqual([
      [`Siap study-ready:SE551ON1.1.${MARK}`, `Lanjut › study-next:SE551ON1.1.${MARK}`, 'Buka open:7K2M9QXA.SE551ON1'],
      ['Kuis study-quiz:SE551ON1', 'Akhiri study-end:SE551ON1'],
    ]);
  });

  it('says in the first what the buttons do, and has no quiz yet', () => {
    const first = shownOf(passageOf({ step: 0 }));
    expect(first.content).toContain('Selesai membaca? Tekan **Siap**. Pemandu melanjutkan dengan **Lanjut**.');
    expect(pressable(first).flat().join()).not.toContain('study-quiz');
  });

  it('ends the session from the last', () => {
    const labels = pressable(shownOf(passageOf({ step: 5 }))).flat();
    expect(labels).toContain(`Selesai › study-next:SE551ON1.5.${MARK}`);
    expect(labels.join()).not.toContain('study-end');
  });

  it('hides what is to be recalled, and what would tell it', () => {
    const prompt = { kind: 'recall', hidden: spanOf(RAFT, '7 Maret 2020') } as const;
    const session = sessionOf({ title: 'Rakit 7 maret 2020' });
    expect(contentOf(passageOf({ prompt, session }))).toBe(
      [
        '**Bagian 2 dari 6**',
        '**Coba ingat** yang tersembunyi, lalu ketuk untuk mengeceknya.',
        '> Rakit bambu hanyut pada ||7 Maret 2020|| bersama dua belas orang.',
        CITATION.replace(' 7\u00a0Maret\u00a02020,', ''),
        '',
        '-# Siap: 4 dari 6',
      ].join('\n'),
    );
    expect(contentOf(passageOf({ prompt, language: 'en' }))).toContain('**Try to recall** what is hidden');
  });

  it('shows both figures where sources differ, without judging, and leads to the other one', () => {
    const earlier = toyQuote('Ada sepuluh orang di atas rakit.', null, { id: 'EAR11ER1' });
    const address = { channel: THREAD, message: '333' };
    const other = { quote: earlier, there: spanOf(earlier, 'sepuluh'), address };
    const here = spanOf(RAFT, 'dua belas');
    const { content } = shownOf(passageOf({ prompt: { kind: 'comparison', here, earlier: other } }));
    expect(content).toContain('> Rakit bambu hanyut pada 7 Maret 2020 bersama **dua belas** orang.');
    expect(content).toContain(
      `Angkanya berbeda antarsumber: **dua belas** di sini, **sepuluh** di bagian sebelumnya · [tautan](<https://discord.com/channels/111111111111111111/${THREAD}/333>)`,
    );
    const gone = { kind: 'comparison', here, earlier: { ...other, address: null } } as const;
    expect(contentOf(passageOf({ prompt: gone }))).toMatch(/\*\*sepuluh\*\* di bagian sebelumnya\n/);
  });

  it('that was left can only be opened, and keeps its words hidden', () => {
    const prompt = { kind: 'recall', hidden: spanOf(RAFT, 'dua belas') } as const;
    const past = shownOf(passageOf({ prompt, state: 'past' }));
    expect(past.content).toContain('||dua belas||');
    expect(past.content).not.toContain('Siap');
    expect(pressable(past)).toEqual([['Buka open:7K2M9QXA.SE551ON1']]);
  });

  it('of a daily session says when the next comes, and waits for nobody', () => {
    const daily = shownOf(passageOf({ session: sessionOf({ pace: 'daily', nextAt: 1.6e12 }) }));
    expect(daily.content).toContain('-# Bagian berikutnya <t:1600000000:R>');
    expect(pressable(daily).flat().join()).not.toContain('study-ready');
    expect(pressable(daily).flat()).toContain(`Lanjut › study-next:SE551ON1.1.${MARK}`);
  });
});

describe('a question of a quiz', () => {
  it('has a gap instead of the words, and four choices', () => {
    const round = shownOf(roundOf());
    expect(round.content).toBe(
      [
        '**Kuis · 2 dari 5** · Apa yang hilang?',
        '> Rakit bambu hanyut pada 7 Maret 2020 bersama ▁▁▁▁ orang.',
        CITATION,
        '',
        '-# 3 orang sudah menjawab',
      ].join('\n'),
    );
    expect(pressable(round)).toEqual([
      ['sepuluh quiz-choice:R0VND001.0', 'dua belas quiz-choice:R0VND001.1'],
      ['tujuh quiz-choice:R0VND001.2', 'sembilan quiz-choice:R0VND001.3'],
      ['Lanjut › quiz-next:R0VND001', 'Pertanyaan buruk quiz-bad:R0VND001'],
    ]);
  });

  it('is not told by its citation or its link', () => {
    const quote = { ...RAFT, title: 'Dua Belas orang', url: 'https://example.org/dua-belas' };
    const content = contentOf(roundOf({ quote }));
    expect(content).toContain('-# Rina Wati, 7\u00a0Maret\u00a02020, paragraf\u00a02 · kutipan 7K2M9QXA');
    const dated = (date: string) =>
      contentOf(roundOf({ quote: { ...RAFT, date }, hidden: spanOf(RAFT, '7 Maret 2020'), language: 'en' }));
    expect(dated('2020-03-07')).not.toContain('2020');
    expect(dated('2020-05-14')).toContain('14\u00a0May\u00a02020');
  });

  it('says in the first that the first choice counts, and leads from the last to the scores', () => {
    expect(contentOf(roundOf({ number: 0 }))).toContain('Pilihan pertamamu yang dihitung');
    expect(pressable(shownOf(roundOf({ number: 4 }))).at(-1)?.[0]).toBe('Skor › quiz-next:R0VND001');
  });

  it('gives short choices one row, and long ones a row each', () => {
    const rows = (choices: string[]) => pressable(shownOf(roundOf({ choices }))).map((row) => row.length);
    expect(rows(['12', '14', '2020', '7'])).toEqual([4, 2]);
    expect(rows(['Perhimpunan Pembuat Rakit', 'a', 'b', 'c'])).toEqual([1, 1, 1, 1, 2]);
  });

  it('shows the words when it is closed', () => {
    const closed = shownOf(roundOf({ state: 'closed', right: 1 }));
    expect(closed.content).toContain('**Kuis · 2 dari 5**\nJawabannya: **dua belas**\n');
    expect(closed.content).toContain('bersama **dua belas** orang.');
    expect(pressable(closed)).toEqual([['Buka open:7K2M9QXA.SE551ON1']]);
  });

  it('says that it was dropped', () => {
    const dropped = contentOf(roundOf({ state: 'dropped' }));
    expect(dropped).toContain('~~**Kuis · 2 dari 5**~~\nPertanyaan ini dibatalkan dan tidak dihitung.');
  });

  it('is answered privately: right, not quite, and which choice counts', () => {
    const choice = { kind: 'study-choice', language: 'id', right: 'dua belas', quote: null } as const;
    expect(contentOf({ ...choice, choice: 'dua belas', first: true })).toBe('✅ Benar: **dua belas**.');
    expect(contentOf({ ...choice, choice: 'tujuh', first: true })).toBe('❌ Belum tepat. Yang benar: **dua belas**.');
    expect(contentOf({ ...choice, choice: 'tujuh', first: false })).toBe(
      'Yang dihitung pilihan pertamamu: **tujuh**.\n❌ Belum tepat. Yang benar: **dua belas**.',
    );
  });
});

describe('scores', () => {
  it('are in order, equal ones in the same place, and count who is not shown', () => {
    const scores = [
      { person: RINA, right: 4, answered: 5 },
      { person: '5', right: 4, answered: 5 },
      { person: null, right: 3, answered: 5 },
      { person: '6', right: 1, answered: 2 },
    ];
    const shown = shownOf(scoresOf({ scores, people: 7 }));
    expect(shown.content).toBe(
      [
        '### 🏁 Skor kuis',
        `🥇 <@${RINA}> · 4/5`,
        '🥇 <@5> · 4/5',
        '🥉 <@6> · 1/5',
        '-# 4 orang lain ikut.',
        '-# Skor tampil hanya kalau pemiliknya mau.',
      ].join('\n'),
    );
    expect(pressable(shown)).toEqual([['Tampilkan skorku study-score:SE551ON1']]);
  });

  it('may be nobody’s', () => {
    expect(contentOf(scoresOf({ scores: [] }))).toContain('Belum ada skor yang ditampilkan.\n-# 3 orang ikut.');
  });
});

describe('a recap', () => {
  it('shows what was read, asked and scored', () => {
    const questions = [
      { question: 'Siapa yang ikut?', answered: true },
      { question: 'Di mana rakitnya sekarang?', answered: false },
    ];
    const scores = [{ person: RINA, right: 4, answered: 5 }];
    expect(contentOf(recapOf({ questions, scores, people: 3, endedBy: 'guide' }))).toBe(
      [
        '### 📚 Rekap: rakit bambu',
        'Diakhiri pemandu. 1 dari 6 bagian dibaca.',
        '',
        `> ${RAFT.text}`,
        CITATION,
        '',
        '**Ditanyakan**',
        '-# ❓ Di mana rakitnya sekarang? · belum terjawab',
        '-# ✅ Siapa yang ikut?',
        '',
        `**Skor** <@${RINA}> 4/5`,
        '-# 2 orang lain ikut.',
      ].join('\n'),
    );
  });

  it('has its files along, or buttons for them', () => {
    const files = [{ name: 'rekap.md', bytes: new Uint8Array([1]) }];
    const along = shownOf(recapOf({ files }));
    expect(along).toMatchObject({ files });
    expect(pressable(along)).toEqual([['Unduh html untuk dicetak study-file:SE551ON1.html']]);
    expect(pressable(shownOf(recapOf()))).toEqual([
      ['Unduh Markdown study-file:SE551ON1.md', 'Unduh html untuk dicetak study-file:SE551ON1.html'],
    ]);
  });

  it('cuts long quotes at ends of sentences, and says how many stand only in the files', () => {
    const text = `${'Rakit itu hanyut pelan melewati kampung di tepi sungai. '.repeat(9)}Selesai.`;
    const quotes = Array.from({ length: 14 }, (_, at) => toyQuote(text, null, { id: `7K2M9Q${at + 10}` }));
    const { quotes: shown, text: all } = judged(shownOf(recapOf({ quotes })), OURS);
    expect(shown.length).toBeGreaterThan(5);
    for (const each of shown) expect(each).toMatch(/sungai\. \[…\]$/);
    expect(all).toContain(`${14 - shown.length} kutipan lagi ada di berkasnya.`);
  });
});

describe('a scheduled session', () => {
  it('says what, where and when it begins, and can be stopped', () => {
    const set = shownOf(scheduleOf({ note: 'Sudah diatur.' }));
    expect(set.content).toBe(
      [
        'Sudah diatur.',
        '### 📚 Sesi belajar terjadwal',
        `**rakit bambu** · <#${THREAD}>`,
        'Berikutnya <t:1600000000:R>, <t:1600000000:f>',
        '',
        'Senin, Rabu pukul 19.30 WIB (Asia/Jakarta)',
        '-# 6 bagian · langsung · pengingat 30 menit sebelumnya · ada di daftar acara server',
      ].join('\n'),
    );
    expect(pressable(set)).toEqual([['Hentikan stop-study:SCHED001']]);
    expect(contentOf(scheduleOf({ once: '2022-03-07', language: 'en', reminder: 120 }))).toMatch(
      /Once, on 7 March 2022 at 19:30 WIB \(Asia\/Jakarta\)\n.*reminder 2 hours before/,
    );
  });

  it('names the permission that an event needs', () => {
    expect(contentOf(scheduleOf({ event: 'refused' }))).toContain('belum punya izin Buat Acara');
    expect(contentOf(scheduleOf({ event: 'refused', language: 'en' }))).toContain('lacks the permission Create Events');
  });

  it('that was stopped says so, and has nothing to press', () => {
    const stopped = shownOf(scheduleOf({ stopped: true, nextAt: null }));
    expect(stopped.content).toContain('Sudah dihentikan');
    expect(pressable(stopped)).toEqual([]);
  });

  it('is announced with its posting in a button that does nothing', () => {
    const reminder = { kind: 'study-reminder', language: 'id', collectionId: 7, title: 'rakit', at: 1.6e12 } as const;
    const shown = shownOf({ ...reminder, mark: MARK });
    expect(shown.content).toBe('⏰ Sesi belajar **rakit** mulai <t:1600000000:R>.');
    expect(shown.components[0]?.components[0]).toMatchObject({ custom_id: `study-reminder:${MARK}`, disabled: true });
  });
});

describe('any message of a session', () => {
  it('is within all limits, does nothing but be read, and has different buttons', () => {
    fc.assert(
      fc.property(studyReplies, (reply) => {
        const message = shownOf(reply);
        judged(message, OURS);
        const ids = message.components.flatMap((row) =>
          row.components.map((each) => ('custom_id' in each ? each.custom_id : '')),
        );
        expect(new Set(ids).size).toBe(ids.length);
        for (const each of ids) expect(each.length).toBeLessThanOrEqual(100);
      }),
      { numRuns: 300 },
    );
  });

  it('names people only where the reply does', () => {
    fc.assert(
      fc.property(studyReplies, (reply) => {
        const named = JSON.stringify(reply, (key, value) => (key === 'bytes' ? null : value)).includes(PERSON);
        const { kinds } = judged(shownOf(reply), OURS);
        if (!named) expect(kinds.has('user')).toBe(false);
      }),
      { numRuns: 100 },
    );
  });

  it('hides what is to be recalled once and nowhere shows it', () => {
    fc.assert(
      fc.property(passages, (passage) => {
        const { content } = shownOf(passage);
        if (passage.prompt?.kind !== 'recall' || !content.includes('||')) return;
        const told = visibleText(content).split(HIDDEN).length - 1;
        if (contentHides(content))
          expect({ told, spoiled: spoilersIn(discordMarkdown(content)) }).toEqual({
            told: 1,
            spoiled: HIDDEN,
          });
      }),
      { numRuns: 150 },
    );
  });

  it('shows nothing of the words while a question is open', () => {
    fc.assert(
      fc.property(rounds, (round) => {
        const { content } = shownOf(round);
        if (round.state === 'open') expect(visibleText(content).toLowerCase()).not.toMatch(/kalisari.77/);
      }),
      { numRuns: 150 },
    );
  });
});

/** Whether something is asked to be recalled. */
function contentHides(content: string): boolean {
  return /\*\*(?:Coba ingat|Try to recall)\*\*/.test(content);
}

function spoilersIn(nodes: readonly MarkdownNode[], within = false): string {
  return nodes
    .map((node) => {
      const inner = innerNodes(node);
      if (inner.length > 0) return spoilersIn(inner, within || node.type === 'spoiler');
      return within ? String(node['content'] ?? node['name'] ?? '') : '';
    })
    .join('');
}
