// Figures differ: only the answering words count, and only figures of one unit are compared.
import { describe, expect, it } from 'vitest';
import { figuresDiffer } from '../../src/answer/figures.js';

const differ = (question: string, ...texts: string[]) => figuresDiffer(question, texts);
const HOW_MANY = 'Berapa pasukan yang dikirim?';

describe('figures differ', () => {
  it.each([
    ['4.000 tentara', '2.500 tentara'],
    ['4.000 tentara', '2,500 troops'],
    ['4.000', '2.500 personel'],
    ['Rp 5 juta', 'rp5 miliar'],
    ['$2 million', 'US$3 juta'],
    ['12 persen', '15%'],
    ['1,5 juta orang', '2 juta jiwa'],
    ['2000 tentara', '1991 tentara'],
  ])('between "%s" and "%s"', (left, right) => {
    expect(differ(HOW_MANY, left, right)).toBe(true);
    expect(differ(HOW_MANY, right, left)).toBe(true);
  });

  it.each([
    ['4.000 tentara', '4,000 troops'],
    ['4 ribu pasukan', '4000 prajurit'],
    ['4.000', '4 ribu'],
    ['1,5 juta orang', '1.500.000 jiwa'],
    ['12 persen', '12%'],
    ['4.000 tentara', '30 tahun'],
    ['4.000 tentara', 'ribuan tentara'],
    ['pada 2022 sekitar 4.000 tentara', '4.000 tentara pada 2021'],
    ['4.000 tentara pada tahun 2022', '4 ribu tentara'],
    ['4.000 tentara, 12 di antaranya perwira', '4.000 tentara'],
  ])('not between "%s" and "%s"', (left, right) => {
    expect(differ(HOW_MANY, left, right)).toBe(false);
    expect(differ(HOW_MANY, right, left)).toBe(false);
  });

  it.each([
    ['sejak 1991 oleh Rusia', 'sejak 1992 oleh Rusia'],
    ['tahun 2022 Rusia menarik diri', 'tahun 2021 Rusia menarik diri'],
    ['in January 2022', 'in January 2021'],
  ])('not by years in passing: "%s" and "%s"', (left, right) => {
    expect(differ('Mengapa pasukan ditarik?', left, right)).toBe(false);
  });

  it('by a bare number when the question names what is counted', () => {
    expect(differ('How many troops were sent?', '4,000', '2,500')).toBe(true);
    expect(differ('Siapa yang dikirim?', '4.000', '2.500')).toBe(false);
  });

  it('when any two of several disagree, and never within one', () => {
    expect(differ(HOW_MANY, '4.000 tentara', '4 ribu tentara', '2.500 tentara')).toBe(true);
    expect(differ(HOW_MANY, '4.000 tentara, lalu 2.500 tentara')).toBe(false);
    expect(differ(HOW_MANY)).toBe(false);
  });
});
