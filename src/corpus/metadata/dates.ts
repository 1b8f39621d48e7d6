// A date as written in a document -> ISO 8601, shortened where the document says less than a day.

const MONTHS: readonly RegExp[] = [
  /^jan(?:uari|uary)?$/,
  /^(?:feb|peb)(?:ruari|ruary)?$/,
  /^mar(?:et|ch)?$/,
  /^apr(?:il)?$/,
  /^(?:mei|may)$/,
  /^jun(?:i|e)?$/,
  /^jul(?:i|y)?$/,
  /^(?:ag(?:us|u|t|ustus)?|aug(?:ust)?)$/,
  /^(?:sep|sept|september)$/,
  /^(?:okt|oct)(?:ober)?$/,
  /^(?:nov|nop)(?:ember)?$/,
  /^(?:des|dec)(?:ember)?$/,
];

const WEEKDAY =
  /^(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|wed|thu|fri|sat|sun)\b[,\s]+/i;
const TIME =
  /[,\s|–-]*(?:pukul|jam|at)?\s*\d{1,2}[.:]\d{2}(?:[.:]\d{2})?\s*(?:wib|wita|wit|am|pm|utc|gmt)?(?:\s*[+-]\d{1,2}(?::?\d{2})?)?$/i;
/** "Jakarta, 7 Januari 2022": the place before a date that stands alone. */
const PLACE = /^\p{Lu}[\p{L}. ]{1,30},\s+(?=\d)/u;

/**
 * The date that `value` consists of: "2022-01-07", "7 Januari 2022", "Januari 2022", "7/1/2022" (day first),
 * "January 7, 2022", "2022"; weekday, place and time of day around it are ignored. Null for anything else.
 */
export function parseDate(value: string): string | null {
  const text = value.trim().replace(/\s+/g, ' ');
  if (text.length > 80) return null;
  const iso = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ].*)?)?)?$/.exec(text);
  if (iso) return toIso(iso[1], iso[2], iso[3]);
  const bare = text
    .replace(WEEKDAY, '')
    .replace(PLACE, '')
    .replace(/(?<=\d{4})\)?[,\s|–-]+\(?.*$/, stripTime)
    .replace(/[.,)]+$/, '');
  return named(bare) ?? numeric(bare);
}

/** Drops a time of day after the year; keeps anything else, which then makes the date unreadable. */
function stripTime(rest: string): string {
  return TIME.test(rest) && rest.replace(TIME, '') === '' ? '' : rest;
}

function named(text: string): string | null {
  const dayFirst = /^(?:(\d{1,2})(?:st|nd|rd|th)?[\s-]+)?(\p{L}+)\.?,?[\s-]+(\d{4})$/u.exec(text);
  if (dayFirst) return toIso(dayFirst[3], monthNumber(dayFirst[2]), dayFirst[1]);
  const monthFirst = /^(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/u.exec(text);
  return monthFirst ? toIso(monthFirst[3], monthNumber(monthFirst[1]), monthFirst[2]) : null;
}

function numeric(text: string): string | null {
  const yearFirst = /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/.exec(text);
  if (yearFirst) return toIso(yearFirst[1], yearFirst[2], yearFirst[3]);
  const parts = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/.exec(text);
  if (!parts) return null;
  return toIso(parts[4], parts[3], parts[1]) ?? toIso(parts[4], parts[1], parts[3]);
}

function monthNumber(word: string | undefined): string | null {
  const lower = word?.toLowerCase() ?? '';
  const index = MONTHS.findIndex((month) => month.test(lower));
  return index < 0 ? null : String(index + 1);
}

/** Null unless it is a real day of the calendar; a month that is named but unknown (null) is no date. */
function toIso(year: string | undefined, month: string | null | undefined, day: string | undefined): string | null {
  if (year === undefined || month === null || Number(year) < 1000 || Number(year) > 2199) return null;
  if (month === undefined) return day === undefined ? year : null;
  if (Number(month) < 1 || Number(month) > 12) return null;
  const shortened = `${year}-${month.padStart(2, '0')}`;
  if (day === undefined) return shortened;
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return Number(day) >= 1 && Number(day) <= days ? `${shortened}-${day.padStart(2, '0')}` : null;
}
