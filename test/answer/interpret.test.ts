// What was typed is read as a person means it: a question, a search, an overview, or a word to Kutip.
import { describe, expect, it } from 'vitest';
import { interpret, QUESTION_LIMIT } from '../../src/answer/interpret.js';
import { UserError } from '../../src/user-error.js';

const read = (typed: string, previous?: string) => interpret(typed, previous);
const kindOf = (typed: string) => read(typed).kind;
const codeOf = (typed: string): string => {
  try {
    return read(typed).kind;
  } catch (error) {
    return error instanceof UserError ? error.code : 'failure';
  }
};

describe('a question', () => {
  it.each([
    'Mengapa nelayan tidak melaut?',
    'knp nelayan gak melaut',
    'Knp Rusia kirim pasukan?',
    'apa itu rakit',
    'apa itu kutipan?',
    'rakit itu apa sih',
    'Tokayev siapa',
    'siapa itu Tokayev',
    'perahu dibuat thn brp',
    'baikonur dmn',
    'apakah rakit itu perahu',
    'benarkah rakit tenggelam',
    'bnr gak rakit tenggelam',
    'jelaskan mengapa nelayan tidak melaut',
    'jelaskan apa itu rakit',
    'jelasin dong rakit itu apa',
    'bisa jelaskan kenapa air laut asin',
    'sebutkan jenis rakit',
    'sebutin 3 jenis rakit dong',
    'bandingkan rakit dan perahu',
    'menurut kamu siapa yang salah',
    'apa yang bisa kamu jelaskan tentang rakit',
    'halo kak mau tanya, kapan rakit dibuat?',
    'permisi min, izin bertanya, apa tujuan rakit',
    '1. Mengapa air laut asin?',
    'Berdasarkan teks di atas, siapa pembuat rakit?',
    'Rakit?',
    'who built the raft',
    'whats a raft',
    'Is the raft made of bamboo',
    'does the raft float',
    'how old is the raft',
    'how can you tell bamboo from rattan',
    'list the parts of a raft',
    'define buoyancy',
    'explain why the raft sank',
    'tell me why the raft sank',
    'hello kutip, who built the raft',
    'Presiden mengatakan bahwa dua puluh ribu nelayan pulang ke desa pada bulan Januari',
    'The president said that foreign fighters had entered the country and attacked.',
  ])('is "%s"', (typed) => {
    expect(kindOf(typed)).toBe('question');
  });
});

describe('a search', () => {
  it.each([
    'rakit bambu',
    'RAKIT',
    'pengertian rakit',
    'tujuan perjanjian desa',
    'sejarah baikonur',
    'rakit vs perahu',
    'saya mau tanya soal rakit',
    'cari tentang rakit',
    'raft meaning',
    'selamat ulang tahun',
    'Kutip pasal 5 perjanjian',
  ])('is "%s"', (typed) => {
    expect(kindOf(typed)).toBe('search');
  });
});

describe('an overview', () => {
  it.each([
    ['ringkas dokumen rakit-bambu', 'rakit-bambu'],
    ['Ringkaskan artikel tentang rakit.', 'rakit'],
    ['tolong rangkum materi rakit bambu ya', 'rakit bambu'],
    ['rangkumin dong', ''],
    ['bikin ringkasan', ''],
    ['buatkan ringkasan tentang rakit', 'rakit'],
    ['bisa ringkas semua dokumen?', ''],
    ['jelaskan CSTO', 'CSTO'],
    ['bisakah kamu menjelaskan rakit?', 'rakit'],
    ['uraikan peran rakit di sungai', 'peran rakit di sungai'],
    ['jelaskan!', ''],
    ['kesimpulan artikel tentang rakit', 'rakit'],
    ['apa isi dokumen ini?', ''],
    ['artikel ini tentang apa', ''],
    ['poin penting dokumen rakit', 'rakit'],
    ['ringkas dokumen Mengapa Air Laut Asin', 'Mengapa Air Laut Asin'],
    ['summarize', ''],
    ['summary of who gained', 'who gained'],
    ['can you explain the raft', 'raft'],
    ['tell me about bamboo', 'bamboo'],
    ['what are the key points of the article', ''],
  ])('is "%s", of "%s"', (typed, subject) => {
    expect(read(typed)).toMatchObject({ kind: 'overview', subject });
  });
});

describe('help', () => {
  it.each([
    ...[
      'halo',
      'Halo Kutip!',
      'hai gan',
      'p',
      'selamat pagi kak',
      'assalamu’alaikum wr wb',
      'hello',
      'hi there',
      'tes',
    ],
    ...['good morning', 'makasih ya kak', 'terima kasih banyak', 'thank you so much', 'ok', 'oke siap', 'wkwkwk'],
    ...[
      'selamat malam, mau tanya dong',
      'kamu siapa',
      'km siapa',
      'siapa sih kamu',
      'lo siapa',
      'who r u',
      'are you a bot?',
    ],
    ...[
      'apa itu Kutip?',
      'kutip itu apa',
      'siapa yang membuat kamu?',
      'kamu bot ya',
      'km bs apa aja',
      'what can you do?',
    ],
    ...[
      'cara pakai bot ini gimana',
      'gmn cara pakenya',
      'how do I use this bot',
      'how does Kutip work?',
      'help',
      'bantuan',
    ],
    ...['ada dokumen apa aja', 'daftar dokumen', 'what documents do you have?'],
  ])('is wanted by "%s"', (typed) => {
    expect(kindOf(typed)).toBe('help');
  });
});

describe('courtesy and frames', () => {
  it.each([
    ['halo, apa itu rakit?', 'apa itu rakit?'],
    ['halo kak mau tanya, kapan rakit dibuat?', 'kapan rakit dibuat?'],
    ['mau tanya dong rakit itu apa ya', 'rakit itu apa'],
    ['saya ingin tahu tentang rakit', 'rakit'],
    ['no 5 knp rakit tenggelam', 'kenapa rakit tenggelam'],
    ['a. apa itu rakit', 'apa itu rakit'],
    ['Kutip, apa itu rakit?', 'apa itu rakit?'],
    ['menurut artikel ini, siapa pembuatnya?', 'siapa pembuatnya?'],
  ])('are not searched for: "%s" is "%s"', (typed, subject) => {
    expect(read(typed)).toMatchObject({ subject, readAs: subject });
  });

  it.each(['Hello Kitty dibuat siapa?', 'Hi-Tech Park di mana?', '1.500 rakit dikirim ke mana?', 'no 5'])(
    'are not seen in "%s"',
    (typed) => {
      expect(read(typed)).toMatchObject({ subject: typed, readAs: null });
    },
  );
});

describe('what cannot be asked', () => {
  it.each([
    ['', 'empty-question'],
    [' \n\t ', 'empty-question'],
    ['\u0000\u0007\u200b\u202e', 'empty-question'],
    ['🙏🙏🙏', 'no-words'],
    ['?!…', 'no-words'],
    ['x'.repeat(QUESTION_LIMIT + 1), 'question-too-long'],
  ])('%j is refused as %s', (typed, code) => {
    expect(codeOf(typed)).toBe(code);
  });

  it('begins beyond the limit, and the sentence names it in both languages', () => {
    expect(read('rakit '.repeat(200).slice(0, QUESTION_LIMIT - 1)).kind).toBe('question');
    expect(() => interpret('apa itu rakit?', undefined, 5)).toThrow(
      expect.objectContaining({ sentence: { id: expect.stringContaining('5'), en: expect.stringContaining('5') } }),
    );
  });
});

describe('a cleaned question', () => {
  it('loses control, direction and zero-width characters, which nobody typed on purpose', () => {
    expect(read('\u202eapa\u200b itu\u0007\n rakit?')).toMatchObject({ subject: 'apa itu rakit?', readAs: null });
  });

  it('is said to be read otherwise only when words changed', () => {
    expect(read('Apa itu rakit?').readAs).toBeNull();
    expect(read('  Apa   itu rakit? ').readAs).toBeNull();
    expect(read('apa itu rakit sih').readAs).toBe('apa itu rakit');
  });

  it('stays as typed in English, where short forms are words', () => {
    expect(read('who was the spy')).toMatchObject({ language: 'en', subject: 'who was the spy', readAs: null });
    expect(read('kpn The Lord of the Rings terbit')).toMatchObject({
      language: 'id',
      readAs: 'kapan The Lord of the Rings terbit',
    });
  });
});

describe('a follow-up', () => {
  it('is read with the question before, both in plain spelling', () => {
    expect(read('trs kpn?', 'knp nelayan minta bantuan')).toMatchObject({
      kind: 'question',
      subject: 'Kapan nelayan minta bantuan',
      readAs: 'Kapan nelayan minta bantuan',
    });
  });

  it('is neither thanks nor an order', () => {
    expect(read('makasih', 'Siapa pembuat rakit?').kind).toBe('help');
    expect(read('ringkas dokumen ini', 'Siapa pembuat rakit?')).toMatchObject({ kind: 'overview', readAs: null });
  });
});
