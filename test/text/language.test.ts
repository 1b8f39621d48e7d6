import { describe, expect, it } from 'vitest';
import { detectLanguage, questionLanguage } from '../../src/text/language.js';

describe('language of a document', () => {
  it.each([
    ['id', 'Danau itu menyusut karena airnya dialirkan ke ladang kapas di hulu, dan nelayan pindah ke kota.'],
    ['en', 'The lake has been shrinking because its water was led to the cotton fields, and fishermen moved away.'],
    ['id', 'Menteri Pertanian Budi Contoh meresmikan pelabuhan Danau Purba, menegaskan pengerukan dilanjutkan.'],
    [null, 'Der See schrumpft, weil das Wasser auf die Felder geleitet wird, und die Fischer ziehen in die Stadt.'],
    [null, 'Озеро мелеет, потому что вода уходит на поля.'],
    [null, '12 345 !!! 😀'],
    [null, ''],
  ])('is %s: %s', (language, text) => expect(detectLanguage(text)).toBe(language));
});

describe('language of a question', () => {
  it.each([
    ['id', 'Mengapa danau itu menyusut?'],
    ['id', 'knp danaunya makin kecil sih'],
    ['id', 'brp org yg pindah dr sana'],
    ['id', 'Kapan film The Lake of the Kings dibuat?'],
    ['id', 'Dimanakah letak kantor pusat WHO?'],
    ['id', 'Danau Purba 1990'],
    ['id', ''],
    ['en', 'Why is the lake shrinking?'],
    ['en', 'who paid for the canal'],
    ['en', 'what does "gotong royong" mean'],
    ['en', 'cotton exports and irrigation'],
    ['en', 'military bases'],
    ['en', 'hello'],
    ['id', 'halo'],
    ['id', 'pangkalan militer'],
  ])('is %s: %s', (language, text) => expect(questionLanguage(text)).toBe(language));
});
