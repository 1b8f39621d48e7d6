// Chat spelling: what is typed on a phone is read as it would be written, and names are left alone.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chatSpelling, plainSpelling } from '../../src/answer/chat-spelling.js';

describe('plain spelling', () => {
  it.each([
    ['knp nelayan gak melaut', 'kenapa nelayan tidak melaut'],
    ['sp yg bikin rakit itu sih', 'siapa yang membuat rakit itu'],
    ['kpn & dmn perahu dibuat?', 'kapan & di mana perahu dibuat?'],
    ['brp org di desa skrg', 'berapa orang di desa sekarang'],
    ['gmn cr nelayan pulang klw ombak', 'bagaimana cr nelayan pulang kalau ombak'],
    ['udh brp thn desa itu ada dong', 'sudah berapa tahun desa itu ada'],
    ['mnrt nelayan bnr gk', 'menurut nelayan benar tidak'],
  ])('of "%s" is "%s"', (typed, plain) => {
    expect(plainSpelling(typed)).toBe(plain);
  });

  it('reads the capital with which a phone begins a question', () => {
    expect(plainSpelling('Knp Rusia kirim pasukan?')).toBe('kenapa Rusia kirim pasukan?');
    expect(plainSpelling('Gmn caranya?')).toBe('bagaimana caranya?');
  });

  it.each([
    'Apa tujuan dr. Soetomo mendirikan perkumpulan?',
    'Dr. Rina menulis apa?',
    'Dr Rina menulis apa?',
    'Siapa ketua PD Pasar Jaya?',
    'Kirim ke sp@example.org',
    'Lihat example.org/yg/knp',
    'Berapa isi berkas data.g?',
    'Apa itu GA-LINE?',
    'Mengapa air laut asin?',
  ])('leaves "%s" as it is', (question) => {
    expect(plainSpelling(question)).toBe(question);
  });

  it('doubles a word before "2", but no figure', () => {
    expect(plainSpelling('negara2 tetangga')).toBe('negara-negara tetangga');
    expect(plainSpelling('apa isi bab 2')).toBe('apa isi bab 2');
    expect(plainSpelling('apa itu SU27')).toBe('apa itu SU27');
  });

  it('drops particles and the space that they leave, but never the whole question', () => {
    expect(plainSpelling('kenapa sih ya?')).toBe('kenapa?');
    expect(plainSpelling('dong deh')).toBe('dong deh');
  });

  it('takes "km" and "g" for units behind a number', () => {
    expect(plainSpelling('brp km jarak 5 km itu')).toBe('berapa km jarak 5 km itu');
    expect(plainSpelling('50 g garam')).toBe('50 g garam');
    expect(plainSpelling('km g tau?')).toBe('kamu tidak tahu?');
  });

  it('is its own plain spelling', () => {
    const word = fc.constantFrom('knp', 'yg', 'Rusia', 'dgn', 'sih', 'rakit', 'dr', 'negara2', '5', 'km', 'gak', 'di');
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), (words) => {
        const plain = plainSpelling(words.join(' '));
        expect(plainSpelling(plain)).toBe(plain);
      }),
    );
  });
});

describe('chat spelling', () => {
  const plainWords = fc.constantFrom(
    ...['mengapa', 'kenapa', 'kapan', 'di mana', 'berapa', 'bagaimana', 'siapa', 'yang', 'dengan', 'karena', 'tidak'],
    ...['sudah', 'untuk', 'pada', 'dari', 'tahun', 'orang', 'rakit', 'Sungai Musi', 'negara', 'perahu', 'sebelum'],
  );

  it('of every plain word of the table is read as that word again', () => {
    fc.assert(
      fc.property(fc.array(plainWords, { minLength: 1, maxLength: 8 }), (words) => {
        const question = words.join(' ');
        expect(plainSpelling(chatSpelling(question)).toLowerCase()).toBe(question.toLowerCase());
      }),
    );
  });

  it('looks like what is typed on a phone', () => {
    expect(chatSpelling('Mengapa nelayan tidak melaut dan di mana perahunya?')).toBe(
      'mngp nelayan gak melaut dan dmn perahunya?',
    );
  });
});
