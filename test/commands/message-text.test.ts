// What a message says and what it quotes, with Discord's Markdown undone.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockQuotes, plainText, quotedPassages } from '../../commands/message-text.js';
import { renderReply } from '../../src/discord/render/index.js';
import { visibleText } from '../../src/visible-text.js';
import { hostileText } from '../discord/hostile-text.js';
import { toyAnswer, toyQuote } from './toy-answer.js';

describe('the words of a message', () => {
  it.each([
    ['**tebal** dan *miring* dan __garis__ dan ~~coret~~', 'tebal dan miring dan garis dan coret'],
    ['***keduanya*** ||rahasia||', 'keduanya rahasia'],
    ['nama_berkas_panjang dan 2*3*4', 'nama_berkas_panjang dan 2*3*4'],
    ['\\*bukan miring\\* dan \\_ini\\_ \\> juga', '*bukan miring* dan _ini_ > juga'],
    ['`kode` dan ```js\nlet a;\n```', 'kode dan let a;'],
    ['[teks](<https://contoh.id/a>) dan <https://contoh.id>', 'teks dan https://contoh.id'],
    ['# Judul\n> kutipan\n- butir\n-# kecil', 'Judul\nkutipan\nbutir\nkecil'],
    ['halo <@123> <#45> <:senyum:678> <t:1700000000:R> </ask:9>', 'halo'],
    ['   ', ''],
    ['<@123>', ''],
  ])('%j reads %j', (markdown, text) => {
    expect(plainText(markdown).replace(/ +/g, ' ')).toBe(text);
  });
});

describe('what a message quotes', () => {
  it('is each of its block quotes, without where it is from', () => {
    const message = [
      'Lihat ini:',
      '> Rakit dibuat',
      '> dari **bambu**.',
      'dan',
      '> -# Rina',
      '> Perahu dari kayu ulin.',
    ];
    expect(blockQuotes(message.join('\n'))).toEqual(['Rakit dibuat\ndari bambu.', 'Perahu dari kayu ulin.']);
    expect(blockQuotes('kata\n>>> Rakit dibuat\ndari bambu.')).toEqual(['Rakit dibuat\ndari bambu.']);
    expect(blockQuotes('> \\> Rakit \\*dari\\* bambu')).toEqual(['> Rakit *dari* bambu']);
    expect(blockQuotes('\\> bukan kutipan sama sekali\n>juga bukan kutipan')).toEqual([]);
  });

  it('is what stands between quotation marks of any kind', () => {
    const message = 'Katanya “rakit dari bambu tua”, „perahu dari ulin“, «sampan dari jati tua» dan "daun dari pohon".';
    expect(quotedPassages(message)).toEqual([
      'rakit dari bambu tua',
      'perahu dari ulin',
      'sampan dari jati tua',
      'daun dari pohon',
    ]);
  });

  it('is no single word set apart, and nothing twice', () => {
    expect(quotedPassages('Kata “mudik” dan "pulang kampung" itu apa?')).toEqual([]);
    expect(blockQuotes('> Dari apa rakit?\nx\n> Dari apa rakit?')).toEqual(['Dari apa rakit?']);
  });
});

describe('Kutip’s own answer', () => {
  const shownAs = (text: string, emphasis: string | null) => {
    const frame = { id: 'ABCD1234', visibility: 'public', hasMore: false, undated: 0, first: true } as const;
    const answer = toyAnswer({ quotes: [toyQuote(text, emphasis)], question: 'Dari **apa** rakit?' });
    const reply = { kind: 'answer', language: 'id', answer, answeringSentences: {}, frame } as const;
    return renderReply(reply, { language: 'id', mention: (name) => `/${name}` }).content;
  };

  it.each([
    'Rakit dibuat dari bambu yang tua.',
    'Harga *dasar* [1] naik_turun: 5 > 3, `kode`, ~10% @semua #1 <@123> https://contoh.id/a_b.',
    '# Judul?\n- satu\n1. dua\n> tiga',
  ])('gives back the very words of the source: %j', (text) => {
    expect(blockQuotes(shownAs(text, text.split(' ')[1] ?? null))).toEqual([text]);
  });

  it('gives back any words, however they try to look like something else', () => {
    const inWords = (text: string) => text.replace(/\s+/g, '');
    fc.assert(
      fc.property(hostileText(), (hostile) => {
        const text = `satu dua tiga ${hostile}`.slice(0, 300).trim();
        const [quote] = blockQuotes(shownAs(text, 'dua tiga'));
        expect(inWords(quote ?? '')).toBe(inWords(visibleText(text)));
      }),
    );
  });
});
