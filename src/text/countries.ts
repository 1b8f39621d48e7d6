// Names of countries in Indonesian and English, as the Unicode data that Node carries write them, and as people do.

/** Short and older names that the data lack. */
const MORE = `Kazakhstan Kirgistan Kirgizstan Kyrgyzstan Tiongkok Cina China Turki Turkey Belarusia Belarus Inggris Britania Britain England
  Belanda Soviet Amerika America AS US USA Rusia Russia Korea Palestina Palestine Taiwan Ceko Eropa Europe
  Kazakh Uzbek Kirgiz Kyrgyz Tajik Turkmen`;

const NAMES = new Set([...['id', 'en'].flatMap(regionNames), ...MORE.split(/\s+/)].map((name) => name.toLowerCase()));

export function isCountry(name: string): boolean {
  return NAMES.has(name.normalize('NFKC').toLowerCase());
}

function regionNames(language: string): string[] {
  const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  return letters.flatMap((first) => letters.flatMap((second) => names.of(first + second) ?? []));
}
