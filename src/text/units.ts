// What a number counts, under one name in both languages: so that figures of two texts can be compared.
import { isStopWord } from './stop-words.js';

const UNIT_NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    persen: '%',
    percent: '%',
    'per cent': '%',
    dolar: '$',
    dollar: '$',
    dollars: '$',
    us$: '$',
    as$: '$',
    usd: '$',
    rupiah: 'rp',
    idr: 'rp',
    tentara: 'troops',
    pasukan: 'troops',
    prajurit: 'troops',
    personel: 'troops',
    serdadu: 'troops',
    troops: 'troops',
    soldiers: 'troops',
    personnel: 'troops',
    orang: 'people',
    jiwa: 'people',
    people: 'people',
    persons: 'people',
    tahun: 'year',
    years: 'year',
    year: 'year',
    kilometer: 'km',
    kilometres: 'km',
    kilometers: 'km',
    km: 'km',
    negara: 'country',
    countries: 'country',
    hari: 'day',
    days: 'day',
    bulan: 'month',
    months: 'month',
  }),
);

/**
 * Of a number: the currency sign before it, or the word or sign after it, in lower case. One name for all words of the same; the word
 * itself where it is unknown; empty where there is none.
 */
export function unitOf(currency: string | undefined, after: string | undefined): string {
  const name = currency?.replace('.', '') ?? after ?? '';
  return isStopWord(name) ? '' : (UNIT_NAMES.get(name) ?? name);
}

/** Whether it is a word for something that is counted. */
export function isUnit(word: string): boolean {
  return UNIT_NAMES.has(word);
}
