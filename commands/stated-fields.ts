// What people write about a document into options and forms, taken as far as it is right.
import { parseDate } from '../src/corpus/metadata/dates.js';
import { type Statement, stated } from '../src/corpus/stated.js';
import type { Localized, Notice } from '../src/types.js';
import { UserError } from '../src/user-error.js';
import type { TextField } from './command.js';

export interface CheckedStatement {
  /** What is right of it. */
  readonly statement: Statement;
  /** What is wrong with the rest, and what to write instead. */
  readonly problems: readonly Notice[];
}

export const STATED_KEYS = [
  'title',
  'author',
  'publisher',
  'date',
  'url',
] as const satisfies readonly (keyof Statement)[];

const ISO_DATE = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/;
/** "2022-01-07", "7 Januari 2022", "07/01/22": meant as a date, whether or not it is one that Kutip takes. */
const LIKE_A_DATE = /^\d[\d\s./-]*$|^\d{1,2}\s.*\d{4}$|^\p{L}+\s+\d{4}$/u;
/** "Kompas 2022-01-07": no name ends so. */
const DATE_AT_THE_END = /^(.+?)[\s;:]+(\d{4}-\d{2}(?:-\d{2})?)$/su;

/** Each field by itself, so that one wrong one costs no other. */
export function checkedStatement(said: Statement): CheckedStatement {
  let statement: Statement = {};
  const problems: Notice[] = [];
  for (const key of STATED_KEYS) {
    const written = said[key];
    if (written === undefined) continue;
    const value = key === 'date' ? isoDate(written) : written;
    try {
      stated({}, { [key]: value });
      statement = { ...statement, [key]: value };
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      problems.push({ code: error.code, sentence: error.sentence });
    }
  }
  return { statement, problems };
}

/** A month that is named leaves no doubt; which number of "07/01/2022" is the month has to be said. */
function isoDate(written: string): string {
  return /\p{L}{3}/u.test(written) ? (parseDate(written) ?? written) : written;
}

/** Without those that were left empty. */
export function writtenStatement(said: { readonly [Key in keyof Statement]: string | undefined }): Statement {
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined && value.trim() !== ''));
}

/** "Kompas, 2022-01-07": publisher and date; or one of the two. */
export function publisherAndDate(text: string): Pick<Statement, 'publisher' | 'date'> {
  const line = text.trim();
  if (LIKE_A_DATE.test(line)) return { date: line };
  const comma = line.lastIndexOf(',');
  const end = line.slice(comma + 1).trim();
  const isDated = comma >= 0 && (ISO_DATE.test(end) || LIKE_A_DATE.test(end));
  if (isDated) return writtenStatement({ publisher: line.slice(0, comma).trim(), date: end });
  const [, publisher, date] = DATE_AT_THE_END.exec(line) ?? [];
  return writtenStatement(date === undefined ? { publisher: line } : { publisher, date });
}

/** A field of a form, with the words that it has everywhere. */
export function statedField(
  name: keyof typeof FIELDS,
  language: keyof Localized,
  given: { readonly value?: string; readonly maxLength?: number; readonly label?: Localized } = {},
): TextField {
  const { label, example, most } = FIELDS[name];
  const { value = '', maxLength = most } = given;
  return {
    ...{ type: 'text', name, long: false, required: false },
    label: (given.label ?? label)[language],
    ...(example !== null && { example }),
    ...(value !== '' && { value }),
    maxLength,
  };
}

/** Says where a document goes, except into the main collection, which needs no name. */
export function formTitle(title: string, collection: string | null): string {
  if (collection === null) return title;
  const whole = `${title} · ${collection}`;
  return whole.length <= LONGEST_FORM_TITLE
    ? whole
    : `${whole.slice(0, LONGEST_FORM_TITLE - 1).replace(/[\ud800-\udbff]$/u, '')}…`;
}

/** UTF-16 units that Discord shows. */
const LONGEST_FORM_TITLE = 45;
/** UTF-16 units; see `stated`. */
const LONGEST = 300;
const LONGEST_LINK = 2_000;

const FIELDS = {
  title: { label: { id: 'Judul', en: 'Title' }, example: null, most: LONGEST },
  author: { label: { id: 'Penulis', en: 'Author' }, example: null, most: LONGEST },
  publisher: { label: { id: 'Penerbit', en: 'Publisher' }, example: 'Kompas', most: LONGEST },
  date: { label: { id: 'Tanggal', en: 'Date' }, example: '2022-01-07', most: LONGEST },
  'publisher-date': {
    label: { id: 'Penerbit, tanggal', en: 'Publisher, date' },
    example: 'Kompas, 2022-01-07',
    most: LONGEST,
  },
  url: { label: { id: 'Tautan', en: 'Link' }, example: 'https://…', most: LONGEST_LINK },
} satisfies Record<string, { label: Localized; example: string | null; most: number }>;
