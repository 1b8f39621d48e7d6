// What a name names, as far as the words in it and around it tell: so that a person stands among persons, a town among towns.
import { isCountry } from './countries.js';
import { BODIES, TITLES } from './name-words.js';

export type NameRole = 'person' | 'place' | 'country' | 'body' | 'press';

/** The words around one place where a name stands: some twenty UTF-16 units on either side. */
export interface AroundName {
  readonly before: string;
  readonly after: string;
}

/** Bodies that are known by another word than their first. */
const BODY_WORDS =
  /(?:^|[\s-])(?:Union|Organi[sz]ation|Council|Committee|University|Universitas|Institute|Institut|Agency|Alliance|Bank|Group|League|Party|Partai|Uni|Pakta|Pact|Liga|Aliansi)(?:$|[\s(-])/u;
const PRESS_WORDS =
  /^The\s|(?:^|\s)(?:Times|Post|News|Online|Today|Daily|Herald|Gazette|Diplomat|Journal|Magazine|Kompas|Tempo)$/u;
const NATIONALITY =
  /(?:[ei]ans?|ese|ish|Dutch|French|Germans?|Greeks?|Kazakhs?|Uzbeks?|K[iy]rgyz|Kirgiz|Tajiks?|Turkmens?)$/u;
const BEFORE_PLACE =
  /(?:^|[\s(])(?:di|ke|in|at|near|dekat|menuju|sekitar|kota|ibu kota|ibukota|city of|town of|capital,?)\s$/iu;
/** A river among towns would be told by its looks. */
const BEFORE_NATURE =
  /(?:^|[\s(])(?:kawasan|wilayah|pulau|laut|sungai|gunung|danau|selat|lembah|river|lake|mount|sea|island|valley)\s$/iu;
const BEFORE_PERSON = /(?:^|[\s(])(?:pakar|ahli|expert|scholar|researcher|peneliti|pengamat)\s$/iu;
const SAYS =
  /^\s(?:mengatakan|berkata|menilai|menyatakan|menyebut|menulis|menegaskan|beralasan|ingin|said|says|told|wrote|believes|expects|argues|wanted)(?!\p{L})/iu;

/** Of all places where the name stands; null where nothing tells. */
export function nameRole(name: string, around: readonly AroundName[]): NameRole | null {
  if (isOddName(name)) return null;
  if (isCountry(name)) return 'country';
  if (PRESS_WORDS.test(name)) return 'press';
  const [first = '', ...more] = name.split(/[\s-]/u);
  if (BODIES.has(first.toLowerCase()) || BODY_WORDS.test(name)) return 'body';
  if (around.some(({ before }) => BEFORE_PERSON.test(before) || TITLES.has(lastWord(before)))) return 'person';
  if (around.some(({ before }) => BEFORE_NATURE.test(before))) return null;
  if (around.some(({ before }) => BEFORE_PLACE.test(before))) return 'place';
  // "Moskow mengatakan": capitals speak for their governments.
  return more.length > 0 && around.some(({ after }) => SAYS.test(after)) ? 'person' : null;
}

/** More words are two names that were taken together. */
const MOST_WORDS = 3;
const TWICE = /^(\p{L}+)-\1/iu;

/** A nationality, or what was taken together with words beside it ("Negara-negara Asia"): nothing to be asked for. */
export function isOddName(name: string): boolean {
  if (NATIONALITY.test(name) || TWICE.test(name)) return true;
  const words = name.split(/[\s–-]+/u);
  const isBody = BODIES.has((words[0] ?? '').toLowerCase()) || BODY_WORDS.test(name);
  if (isBody || isCountry(name)) return false;
  return name.split(' ').length > MOST_WORDS || (words.length > 1 && words.some(isCountry));
}

function lastWord(before: string): string {
  return (
    before
      .trimEnd()
      .split(/[\s(]+/u)
      .at(-1) ?? ''
  )
    .replace(/\.$/u, '')
    .toLowerCase();
}
